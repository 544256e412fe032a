// Forms on a card that make something of a statement: parts, more speakers, relations, numbers.

/** What is known of the article, where its name says too little. */
const TOLD = {
  published: "published on (such as 2024-10-29)",
  inferred: "if that is not stated: the day that dates are counted from, as you infer it",
};

class Making {
  constructor(home) {
    this.home = home;
  }
  /** What is done with the words chosen in the article, or by a click in it. */
  tools(row) {
    const { picking, words } = this.home,
      needs = { class: "an-needs" };
    return h(
      "div",
      { class: "an-row an-tools", role: "toolbar", "aria-label": "With this statement" },
      button("Who (w)", () => picking.ask("source")),
      button("Said when (d)", () => picking.ask("said")),
      button("Happened when (e)", () => picking.ask("event")),
      h("span", {}, "The chosen words:"),
      button("split off (x)", () => this.split(row), needs),
      button("said, too (m)", () => this.more(row), needs),
      button("one more piece", () => this.goOn(row), needs),
      button("move it there", () => words.moveHere(row), needs),
    );
  }
  split({ attribution_id }) {
    this.withWords("split_attribution", { attribution_id });
  }
  more({ attribution_id }) {
    this.withWords("say_more", { attribution_id });
  }
  goOn({ table, key }) {
    this.withWords("add_piece", { table, key });
  }
  withWords(verb, args) {
    const { chosen } = this.home.words;
    if (!chosen) return this.home.tell("Select the words in the article first.", true);
    this.home.ask(verb, { ...args, ...chosen });
  }
  /** The folds below a statement. */
  folds(row) {
    return [this.others(row), this.again(row), this.relation(row), this.quantity(row)];
  }
  /** A fold with some controls that asks for one change; what stands in it is kept. */
  fold(row, verb, summary, label, parts, args, elements = null) {
    const { fields } = this.home,
      inputs = Object.fromEntries(Object.entries(parts).map(([name, { input }]) => [name, input])),
      begun = fields.keepForm(row, verb, inputs);
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
      ),
    );
  }
  others(row) {
    const { store, fields } = this.home,
      there = new Set(store.hops(row.attribution_id).map((hop) => hop.entity_id)),
      near = fields.nearest(row.start).filter((entity) => !there.has(entity.entity_id));
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
      row,
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
  relation(row) {
    const { fields, store } = this.home,
      claims = fields.rows("claims", (claim) => claim.claim_id !== row.claim_id),
      claim_b = fields.labelled("the other claim", fields.select(claims, "", true)),
      more = fields.controls("relations", { relation: "", kind: "", basis: "inferred", why: "" }),
      mine = store
        .all("relations")
        .filter((one) => [one.claim_a, one.claim_b].includes(row.claim_id));
    const form = this.fold(
      row,
      "add_relation",
      `Relations to other claims (${mine.length})`,
      "Relate them",
      { relation: more.relation, claim_b, kind: more.kind, basis: more.basis, why: more.why },
      (values) => ({ claim_a: row.claim_id, ...values }),
    );
    form.firstChild.after(
      h(
        "ul",
        { class: "an-ticks" },
        mine.map((one) => h("li", {}, this.home.link(one))),
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
      "A number in the chosen words",
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
        "A remark on the whole text",
        "Add this remark",
        fields.controls("observations", { kind: "silence", note: "" }),
        (values) => values,
      ),
    ];
  }
}
