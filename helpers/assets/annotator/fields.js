// Fields: controls with a label before them and, below, what is wrong.

/** The row under which forms are kept that are about the article as a whole. */
const WHOLE = { table: "observations", key: ["(whole)"], id: idOf("observations", ["(whole)"]) };
/** Where a form of a card stands: the table of the card's row, and what names the row. */
const ON_CARD = {
  copy_attribution: ["attributions", "attribution_id"],
  also_said: ["claims", "claim_id"],
  add_relation: ["claims", "claim_a"],
  add_quantity: ["attributions", "attribution_id"],
  add_assessment: ["claims", "claim_id"],
  tell: ["observations"],
  add_observation: ["observations"],
  add_hop: ["attributions", "attribution_id"],
  split_entity: ["entities", "entity_id"],
  merge_entities: ["entities", "kept"],
  split_claim: ["claims", "claim_id"],
  merge_claims: ["claims", "kept"],
};
/** The key that leads to a field. */
const LETTERS = {
  certainty: "c",
  act: "t",
  stance: "v",
  proposition: "b",
  knowledge: "*",
  hedge: "%",
  quote: '"',
  setting: "_",
};
/** The key with which a click in the article fills a field. */
const CLICKED = {
  "hops entity_id": "w",
  "hops said_edtf": "d",
  "quantities comparator": "Shift and a letter",
  "quantities direction": "Shift and a letter",
  "quantities attribution_id": "=",
  "claims event_edtf": "e",
  "mentions entity_id": "w",
  "mentions form": "Shift + letter",
  "entities kind": "Shift + letter",
  "entities affiliation": "Shift B",
  "claims place": "Shift L",
  "claims topic": ":",
};

const isTick = (input) => input.type === "checkbox";
const valueOf = (input) => (isTick(input) ? (input.checked ? "yes" : "") : input.value);

/** Puts into a control what stood there; what it had at first where that can be chosen no more. */
function refill(input, value, first) {
  if (isTick(input)) return void (input.checked = Boolean(value));
  input.dispatchEvent(new Event("focus"));
  input.value = value;
  if (input.value !== value) input.value = first;
  input.dispatchEvent(new Event("change"));
}

/** The controls of a card, by row and column; each asks Python to change a cell. */
class Fields {
  constructor(home) {
    this.home = home;
    this.serial = 0;
    this.shown = new Map();
    this.began = new Map();
    addEventListener("pagehide", () => this.flush());
  }
  /** A labelled control that asks Python to change one cell, with what is wrong beside it. */
  field(row, meta) {
    const name = row.id + meta.name,
      input = this.input(meta, this.home.store.typed.get(name) ?? text(row[meta.name]), row);
    input.dataset.field = name;
    input.addEventListener("input", () => this.note(row, meta.name, input.value));
    input.addEventListener("change", () => this.commit(row, meta.name, input.value));
    input.addEventListener("keydown", (event) => this.enter(event));
    const shown = this.labelled(meta.label, input, meta.hint, this.letter(row, meta.name));
    this.shown.set(name, shown);
    return shown.element;
  }
  /** The key of a field: that which leads to it, or asks for a click that fills it. */
  letter(row, column) {
    const { attribution_id, hop } = row,
      last = row.table !== "hops" || this.home.store.hops(attribution_id).at(-1)?.hop === hop;
    return LETTERS[column] ?? (last && CLICKED[`${row.table} ${column}`]);
  }
  labelled(label, input, hint, letter) {
    const own = (this.home.root.dataset.n ??= Math.random().toString(36).slice(2)),
      id = `an${own}-${++this.serial}`,
      error = h("span", { class: "an-error", id: `${id}e` });
    input.id = id;
    if (letter?.length === 1) input.setAttribute("aria-keyshortcuts", letter);
    input.setAttribute("aria-describedby", `${id}e${hint ? ` ${id}h` : ""}`);
    return {
      input,
      error,
      element: h(
        "div",
        { class: `an-field${input.matches("textarea, [data-long]") ? " an-long" : ""}` },
        h("label", { for: id, title: hint }, label, letter && [" ", h("kbd", {}, letter)]),
        input,
        error,
        hint && h("span", { id: `${id}h`, hidden: true }, hint),
      ),
    };
  }
  input(meta, value, row) {
    const { choosing } = this.home,
      choices = choosing.of(meta, row);
    if (choices) return choosing.select(choices, value, !meta.required || !value);
    if (["proposition", "note", "why"].includes(meta.name))
      return h("textarea", { rows: Math.min(6, 1 + Math.ceil(value.length / 42)), value });
    if (meta.name === "topic") return h("input", { value, list: choosing.topics() });
    return h("input", {
      value,
      autocomplete: "off",
      spellcheck: "false",
      inputmode: meta.type === "integer" ? "numeric" : null,
    });
  }
  /** Notes what stands in a field: kept while somebody types on, not only when they pause. */
  note(row, column, value) {
    const name = row.id + column;
    if (this.noted !== name) this.flush();
    this.noted = name;
    if (!this.home.store.typed.has(name)) this.began.set(name, text(row[column]));
    this.home.store.typed.set(name, value);
    this.unkept = () => this.keep(row, column, value);
    this.later ??= setTimeout(() => this.flush(), 700);
  }
  flush() {
    this.unkept?.();
    this.settle();
  }
  settle() {
    clearTimeout(this.later);
    this.later = this.unkept = null;
  }
  /** Enter takes over what a field says, and the keys are back at once; Shift makes a new line. */
  enter(event) {
    const { key, shiftKey, isComposing, target } = event;
    if (key !== "Enter" || shiftKey || isComposing) return;
    event.preventDefault();
    this.home.card.panel.focus({ preventScroll: true });
    this.entered = this.home.line.asked() ? target.dataset.field : null;
  }
  /** Back into the field that was left by Enter, since what it says is refused; letters that were
   * typed behind it are lost. */
  back(id) {
    if (this.entered?.startsWith(id) && this.shown.has(this.entered)) {
      this.shown.get(this.entered).input.focus();
      this.home.keys.later.length = 0;
    }
    this.entered = null;
  }
  /** Lets Python keep what was typed; null when there is nothing to keep. */
  keep({ table, key }, column, value) {
    this.home.send({ kind: "typed", field: { table, key, column, value } });
  }
  /** Asks for all that was typed into a row at once, because some cells are only right together. */
  commit(row, column, value) {
    this.settle();
    const { typed, errors } = this.home.store,
      now = this.home.store.row(row.id);
    if (!now) return;
    this.found = text(now[column]);
    typed.set(row.id + column, value);
    if (value === text(now[column])) {
      [typed, errors].forEach((kept) => kept.delete(row.id + column));
      this.keep(row, column, null);
    }
    const values = Object.fromEntries(
      this.home.store.schema[row.table].fields
        .filter((meta) => typed.has(row.id + meta.name))
        .map((meta) => [meta.name, typed.get(row.id + meta.name)]),
    );
    const { table, key } = row;
    if (Object.keys(values).length) this.home.ask("change", { table, key, values });
    else this.marks(row.id);
  }
  /** What was put into a field elsewhere while it was typed in here, and is replaced now. */
  replaced({ table, key, values }) {
    const [column] = Object.keys(values),
      began = this.began.get(idOf(table, key) + column);
    this.began.delete(idOf(table, key) + column);
    if (began === undefined) return "";
    const other = began !== this.found && this.found !== values[column];
    const words = `It takes the place of “${cut(this.found, 200)}”, put there in another window`;
    return other ? `${words} meanwhile; Undo brings that back.` : "";
  }
  forget({ table, key, values }) {
    for (const column of Object.keys(values))
      [this.home.store.typed, this.home.store.errors].forEach((kept) =>
        kept.delete(idOf(table, key) + column),
      );
    for (const name of [...this.home.store.errors.keys()])
      if (name.startsWith(idOf(table, key))) this.home.store.errors.delete(name);
  }
  /**
   * Keeps what stands in a form of a card, as what is typed into a field: the card may be drawn
   * anew, and the kernel stop, before the form is sent. Returns whether it was begun before.
   */
  keepForm(row, verb, inputs) {
    const { typed } = this.home.store,
      begun = Object.entries(inputs).map(([name, input]) => {
        const column = `${verb} ${name}`,
          first = valueOf(input),
          kept = typed.get(row.id + column);
        if (kept !== undefined) refill(input, kept, first);
        input.dataset.field = row.id + column;
        input.addEventListener("input", () => this.note(row, column, valueOf(input)));
        input.addEventListener("change", () => {
          this.flush();
          if (valueOf(input) === first) this.forgetOne(row, column);
        });
        return kept !== undefined;
      });
    return begun.some(Boolean);
  }
  /** The control of the card for a column of a row, or of a form on it. */
  named(row, column) {
    const name = row.id + column,
      all = [...this.home.card.panel.querySelectorAll("[data-field]")];
    return all.find((input) => input.dataset.field === name);
  }
  /** What a form asked for is done. */
  forgetForm({ name, args }) {
    const [table, id] = ON_CARD[name] ?? [];
    if (!table) return;
    const row = id ? { table, key: [args[id]], id: idOf(table, [args[id]]) } : WHOLE,
      start = `${row.id}${name} `;
    for (const typed of [...this.home.store.typed.keys()])
      if (typed.startsWith(start)) this.forgetOne(row, typed.slice(row.id.length));
  }
  forgetOne(row, column) {
    this.home.store.typed.delete(row.id + column);
    this.keep(row, column, null);
  }
  /** Puts the keys into the first field of the card for a column, unfolded where it is folded; what
   * is typed takes the place of what stands there. */
  go(column) {
    const found = [...this.shown].find(([name]) => name.endsWith(`]${column}`)),
      fold = found?.[1].element.closest("details");
    if (fold) fold.open = true;
    found?.[1].input.focus();
    found?.[1].input.select?.();
  }
  /** Shows beside each field of a row what is wrong with it. */
  marks(id) {
    for (const [name, { input, error }] of this.shown) {
      if (!name.startsWith(id)) continue;
      const wrong = this.home.store.errors.get(name) ?? "";
      error.textContent = wrong || (this.home.store.typed.has(name) ? "not taken over yet" : "");
      wrong ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    }
  }
  /** Controls for some columns of a row that is not there yet. */
  controls(table, values) {
    const meta = (name) => this.home.store.schema[table].fields.find((one) => one.name === name);
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        this.labelled(meta(name).label, this.input(meta(name), value, {}), meta(name).hint),
      ]),
    );
  }
  values(parts) {
    return Object.fromEntries(
      Object.entries(parts).map(([name, { input }]) => [name, input.value]),
    );
  }
  /** The controls for somebody: one of the dossier's entities, or a new one. */
  party(chosen, nothing = "somebody new", place = 0) {
    const { choosing, store } = this.home,
      kinds = store.schema.entities.fields
        .find((meta) => meta.name === "kind")
        .options.map((kind) => [kind, kind]);
    const who = this.labelled(
      "who",
      choosing.select(choosing.people(place), chosen, true, nothing),
    );
    const name = this.labelled("name, if new", h("input", { autocomplete: "off" })),
      kind = this.labelled("kind, if new", choosing.select(plain(kinds), "person", false));
    const onlyNew = () =>
      [name, kind].forEach(({ element }) => (element.hidden = Boolean(who.input.value)));
    who.input.addEventListener("change", onlyNew);
    onlyNew();
    return {
      elements: [who.element, name.element, kind.element],
      controls: { entity_id: who, source: who, name, kind },
      value: (column) =>
        who.input.value || !name.input.value.trim()
          ? { [column]: who.input.value }
          : { name: name.input.value.trim(), kind: kind.input.value },
    };
  }
  /** A field for each column of a row that a person may change. */
  of(row, skip = []) {
    return this.home.store.schema[row.table].fields
      .filter((meta) => !meta.fixed && !skip.includes(meta.name))
      .map((meta) => this.field(row, meta));
  }
  isFixed(table, name) {
    return this.home.store.schema[table].fields.find((meta) => meta.name === name).fixed;
  }
}
