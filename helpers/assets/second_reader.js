// Two dossiers of one text beside each other: draws each difference with what both say, and sends
// back what is chosen. Python compares, keeps and makes.

const SILENCE =
  "Python has not answered within three seconds: it is busy, or the kernel stopped. If it was " +
  "restarted, run the notebook again: what was chosen until then is kept, what was chosen since " +
  "then is not.";
const NOTHING = "has nothing here";

/** The whole widget: who is compared, the differences, and the dossier made of both. */
class SecondReader {
  constructor(model, el) {
    this.line = new Line(model, SILENCE, "ex-silence");
    this.told = h("p", { class: "ex-told", role: "status", "aria-live": "polite" });
    this.others = h("select", { onchange: () => this.ask("open", { other: this.others.value }) });
    this.count = h("p", { class: "sr-count" });
    this.kind = h("select", { onchange: () => this.sift() });
    this.left = h("input", { type: "checkbox", onchange: () => this.sift() });
    this.list = h("ol", { class: "sr-list" });
    this.foot = h("div", { class: "sr-foot" });
    el.replaceChildren(
      h(
        "section",
        { class: "ex sr", "aria-label": "Second reader", "data-lm-suppress-shortcuts": "true" },
        h(
          "div",
          { class: "ex-row" },
          h("label", {}, "Beside it: the dossier ", this.others),
          button("Look again", () => this.ask("ready")),
        ),
        this.count,
        this.list,
        this.told,
        this.line.notice,
        this.foot,
      ),
    );
    this.line.open((message, mine) => this.heed(message, mine));
    this.ask("ready");
  }
  ask(kind, more = {}) {
    this.line.say({ kind, of: this.of, ...more });
  }
  heed(message, mine) {
    if (message.kind === "all") this.draw(message);
    this.choices = message.choices;
    this.mark();
    if (mine || message.kind === "all") this.told.textContent = message.told;
  }
  draw({ own, others, of, rows }) {
    const [, other = ""] = of;
    Object.assign(this, { own, of, rows });
    this.others.replaceChildren(
      h("option", { value: "" }, others.length ? "choose" : "none of this text"),
      ...others.map((name) => h("option", { value: name, selected: name === other }, name)),
    );
    const kinds = [...new Set(rows.map(({ what }) => what))];
    this.kind.replaceChildren(
      h("option", { value: "" }, "all"),
      ...kinds.map((what) => h("option", { value: what }, what)),
    );
    this.list.replaceChildren(...together(rows).map((same) => this.passage(same)));
    this.foot.replaceChildren(...(rows.length ? this.closing(other) : []));
  }
  /** A passage, and what differs there. */
  passage(rows) {
    const [before, words, after] = rows[0].passage;
    return h(
      "li",
      {},
      words && h("blockquote", { dir: "auto" }, before, h("mark", {}, words), after),
      rows.map((row) => this.difference(row)),
    );
  }
  /** One difference, with what both say. */
  difference(row) {
    return h(
      "fieldset",
      { "data-key": row.key, "data-what": row.what },
      h("legend", {}, h("strong", {}, row.column ? `${row.what}: ${row.column}` : row.what)),
      this.choice(row, "one", this.of[0]),
      this.choice(row, "other", this.of[1]),
    );
  }
  choice(row, value, name) {
    const said = row[value];
    return h(
      "label",
      { class: "sr-choice" },
      h("input", {
        type: "radio",
        name: `${this.line.name}-${row.key}`,
        value,
        onchange: () => this.ask("choose", { keys: [row.key], choice: value }),
      }),
      h("span", {}, h("b", {}, `${name}: `), said ? h("bdi", {}, said) : h("i", {}, NOTHING)),
    );
  }
  /** How what was chosen becomes a dossier. */
  closing(other) {
    const field = (label, value) => h("input", { "aria-label": label, value, placeholder: label });
    const [first, second] = [field("who read first", ""), field("who read second", "")];
    const folder = field("folder name", "");
    const all = (choice, name) =>
      button(`All undecided shown: as ${name} has it`, () =>
        this.ask("choose", { keys: this.shown(), choice }),
      );
    const save = () =>
      this.ask("save", { folder: folder.value, names: [first.value, second.value] });
    return [
      h("div", { class: "ex-row" }, all("one", this.own), all("other", other)),
      h("div", { class: "ex-row" }, first, second, folder, button("Save as one dossier", save)),
      h(
        "p",
        { class: "ex-rule" },
        `What stays undecided is as ${this.own} has it. What is chosen is kept until it is saved.`,
      ),
    ];
  }
  open() {
    return this.rows.filter(({ key }) => !this.choices[key]).map(({ key }) => key);
  }
  /** Those of the undecided that the list shows now. */
  shown() {
    return this.open().filter(
      (key) => !this.list.querySelector(`[data-key="${CSS.escape(key)}"]`).hidden,
    );
  }
  /** Shows what is chosen, and how much is not. */
  mark() {
    for (const item of this.list.querySelectorAll("fieldset")) {
      const chosen = this.choices[item.dataset.key];
      item.querySelectorAll("input").forEach((radio) => (radio.checked = radio.value === chosen));
      item.classList.toggle("sr-chosen", Boolean(chosen));
    }
    this.count.replaceChildren(...(this.rows.length ? this.counted() : []));
    this.sift();
  }
  counted() {
    const of = this.rows.length;
    return [
      `${of} difference${of === 1 ? "" : "s"}, ${this.open().length} undecided. `,
      h("label", { class: "sr-left" }, "Show ", this.kind),
      h("label", { class: "sr-left" }, this.left, " only the undecided"),
    ];
  }
  /** Hides what is not asked for; not what somebody is just choosing. */
  sift() {
    for (const item of this.list.querySelectorAll("fieldset")) {
      const done = this.left.checked && Boolean(this.choices[item.dataset.key]);
      const other = Boolean(this.kind.value) && item.dataset.what !== this.kind.value;
      item.hidden = other || (done && !item.contains(document.activeElement));
    }
    for (const passage of this.list.children)
      passage.hidden = !passage.querySelector("fieldset:not([hidden])");
  }
}

/** Rows in groups: those beside each other that are about the same passage. */
function together(rows) {
  const groups = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && String(last[0].passage) === String(row.passage)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function render({ model, el }) {
  const view = new SecondReader(model, el);
  return () => view.line.close();
}

export default { render };
