// Forms on a card that make something of a statement: parts, more speakers, numbers, grades.

/** What is known of the article, where its name says too little. */
const TOLD = {
  published: "published on (such as 2024-10-29)",
  inferred: "if that is not stated: the day or year that dates are counted from, as you infer it",
};

class Making {
  constructor(home) {
    Object.assign(this, { home, wrong: new Map() });
  }
  /** What can be asked of a statement, and is answered by a click in the article. */
  asking() {
    const { picking } = this.home;
    return h(
      "div",
      { class: "an-row an-tools", role: "toolbar", "aria-label": "Ask of this statement" },
      keyed("Who (w)", () => picking.ask("source")),
      keyed("Said when (d)", () => picking.ask("said")),
      keyed("Happened when (e)", () => picking.ask("event")),
    );
  }
  /** What is done with the words chosen in the article, or by a click in it. */
  tools(row) {
    const { picking, words } = this.home,
      needs = { class: "an-needs" };
    return h(
      "div",
      { class: "an-row an-tools", role: "toolbar", "aria-label": "With its words" },
      h("span", {}, "The chosen words:"),
      keyed("split off (x)", () => this.split(), needs),
      keyed("said, too (m)", () => this.more(row), needs),
      button("one more piece", () => this.goOn(row), needs),
      keyed("move it there (')", () => words.moveHere(row), needs),
      keyed("its own words once more (&)", () => this.repeat(row)),
      h("span", {}, "A word:"),
      button(["it begins here ", h("kbd", {}, "(")], () => picking.ask("begin"), {
        "aria-keyshortcuts": "(",
      }),
      button(["it ends here ", h("kbd", {}, ")")], () => picking.ask("end"), {
        "aria-keyshortcuts": ")",
      }),
    );
  }
  /**
   * The chosen words as a statement of their own; without any, the statement cut in two where it
   * was clicked. Of the statement that is open, else of the smallest that holds the place.
   */
  split() {
    const { words, article, hand } = this.home,
      at = article.caret(),
      span = words.chosen ?? (at === null ? null : { start: at });
    const row = span && (hand.opened() ?? this.holding(span));
    if (!row) return this.home.tell("Select words inside a statement first.", true);
    this.home.ask("split_attribution", { attribution_id: row.attribution_id, ...span });
  }
  /** The smallest statement that words stand in. */
  holding({ start, end = start }) {
    const size = (row) => row.end - row.start;
    return this.home.store
      .all("attributions")
      .filter((row) => row.start <= start && end <= row.end)
      .sort((a, b) => size(a) - size(b))[0];
  }
  /** The number in the chosen words, as the drafter reads it. */
  count() {
    const { words, hand } = this.home,
      span = words.wanted(),
      row = span && (hand.opened() ?? this.holding(span));
    if (!row) return this.home.tell("Select a number inside a statement first.", true);
    this.home.ask("add_quantity", { attribution_id: row.attribution_id, ...span });
  }
  more({ attribution_id }) {
    this.withWords("say_more", { attribution_id });
  }
  /** Its own words once more, as another claim, which is in hand then. */
  repeat({ attribution_id, start, end }) {
    const { home } = this;
    if (home.hand.opened()) home.select(null);
    home.ask("say_more", { attribution_id, start, end }, true);
  }
  goOn({ table, key }) {
    this.withWords("add_piece", { table, key });
  }
  withWords(verb, args) {
    const span = this.home.words.wanted();
    if (!span) return this.home.tell("Select the words in the article first.", true);
    this.home.ask(verb, { ...args, ...span });
  }
  /** The folds below a statement. */
  folds(row) {
    return [
      this.others(row),
      this.again(row),
      this.home.relating.fold(row),
      this.quantity(row),
      this.grade(row),
    ];
  }
  /** A fold with some controls that asks for one change; what stands in it is kept. */
  fold(row, verb, summary, label, parts, args, elements = null) {
    const { fields } = this.home,
      inputs = Object.fromEntries(Object.entries(parts).map(([name, { input }]) => [name, input])),
      begun = fields.keepForm(row, verb, inputs),
      wrong = h("span", { class: "an-error", role: "alert" });
    this.wrong.set(verb, wrong);
    return h(
      "details",
      { open: begun },
      h("summary", {}, summary),
      h(
        "div",
        { class: "an-fields" },
        elements ?? Object.values(parts).map((part) => part.element),
      ),
      h(
        "div",
        { class: "an-row" },
        button(label, () => this.home.ask(verb, args(fields.values(parts)))),
        wrong,
      ),
    );
  }
  others(row) {
    const { store, choosing } = this.home,
      there = new Set(store.hops(row.attribution_id).map((hop) => hop.entity_id)),
      near = choosing.nearest(row.start).filter((entity) => !there.has(entity.entity_id));
    const parts = Object.fromEntries(
      near
        .slice(0, 12)
        .map((entity) => [
          entity.entity_id,
          { input: h("input", { type: "checkbox", value: entity.entity_id }) },
        ]),
    );
    const ticks = h(
      "ul",
      { class: "an-ticks" },
      Object.entries(parts).map(([id, { input }]) =>
        h("li", {}, h("label", {}, input, ` ${store.find("entities", id).name}`)),
      ),
    );
    return this.fold(
      row,
      "copy_attribution",
      "The same words, said by others too",
      "They say it, too",
      parts,
      () => ({
        attribution_id: row.attribution_id,
        entity_ids: Object.values(parts)
          .filter(({ input }) => input.checked)
          .map(({ input }) => input.value),
      }),
      [ticks],
    );
  }
  again(row) {
    const { fields } = this.home,
      party = fields.party("", "the outlet's own voice", row.start),
      { act } = fields.controls("attributions", { act: "assert" });
    return this.fold(
      this.home.store.claimOf(row),
      "also_said",
      "The same claim, also said or denied in the chosen words",
      "Said in the chosen words",
      {
        entity_id: party.controls.entity_id,
        name: party.controls.name,
        kind: party.controls.kind,
        act,
      },
      (values) => ({
        claim_id: row.claim_id,
        ...this.home.words.chosen,
        ...party.value("source"),
        act: values.act,
      }),
    );
  }
  /** A grade of who says it, of the claim, or of both. */
  grade(row) {
    const { fields, store, who } = this.home,
      { entity_id } = store.hops(row.attribution_id).at(-1),
      given = store
        .all("assessments")
        .filter((one) => one.claim_id === row.claim_id || one.entity_id === entity_id),
      { name } = store.find("entities", entity_id);
    const parts = fields.controls("assessments", {
      reliability: "",
      credibility: "",
      why: "",
      assessor: who?.value ?? "",
    });
    const form = this.fold(
      this.home.store.claimOf(row),
      "add_assessment",
      `+ Grade of ${cut(name, 40)} and the claim (${given.length} there)`,
      "Record this grade",
      parts,
      (values) => ({
        ...values,
        credibility: values.credibility ? Number(values.credibility) : null,
        entity_id: values.reliability ? entity_id : "",
        claim_id: row.claim_id,
      }),
    );
    form.firstChild.after(
      h(
        "ul",
        { class: "an-ticks" },
        given.map((one) =>
          h("li", {}, `${one.assessor}: ${one.reliability}${one.credibility ?? ""} – ${one.why}`),
        ),
      ),
    );
    return form;
  }
  quantity(row) {
    const parts = this.home.fields.controls("quantities", {
      measure: "",
      comparator: "=",
      low: "",
      high: "",
      unit: "",
      direction: "",
    });
    const number = (words) => (words.trim() ? Number(words) : null);
    return this.fold(
      row,
      "add_quantity",
      "+ Number in the chosen words",
      "Add this number",
      parts,
      (values) => ({
        attribution_id: row.attribution_id,
        ...this.home.words.chosen,
        ...values,
        low: number(values.low),
        high: number(values.high),
      }),
    );
  }
  /** What is said of the article as a whole: what is known of it, remarks, grades. */
  whole() {
    const { fields, store } = this.home,
      { about } = store,
      typed = (label, value) => fields.labelled(label, h("input", { value, autocomplete: "off" }));
    const told = Object.fromEntries(
      Object.entries(about).map(([name, value]) => [name, typed(TOLD[name] ?? name, value)]),
    );
    return [
      this.fold(
        WHOLE,
        "tell",
        "What is known of the article",
        "Take this over",
        told,
        (all) => all,
      ),
      this.fold(
        WHOLE,
        "add_observation",
        "+ Remark on the whole text",
        "Add this remark",
        fields.controls("observations", { kind: "silence", note: "" }),
        (values) => values,
      ),
    ];
  }
}
