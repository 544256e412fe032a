// The card of a statement: what is claimed, through whom, how it is said, what is counted.

class Statement {
  constructor(home) {
    this.home = home;
  }
  /** The parts of the card; fields: those of the statement's own row. */
  draw(row, fields) {
    const { store } = this.home;
    const claim = store.find("claims", row.claim_id),
      quantities = store
        .all("quantities")
        .filter((quantity) => quantity.attribution_id === row.attribution_id);
    return [
      this.home.making.asking(),
      h(
        "fieldset",
        {},
        h("legend", {}, "Who says it, and through whom"),
        this.home.speakers.draw(row),
        this.unsourced(row),
        h(
          "ol",
          { class: "an-chain" },
          store
            .hops(row.attribution_id)
            .reverse()
            .map((hop) => this.hop(row, hop)),
        ),
        this.hopMaker(row),
      ),
      this.home.days.draw(row),
      this.home.making.tools(row),
      h(
        "fieldset",
        {},
        h("legend", {}, "What is claimed: ", claim.claim_id),
        this.home.repeats.draw(row),
        h("div", { class: "an-fields" }, this.home.fields.of(claim)),
        this.home.topics.draw(row),
        h(
          "p",
          {},
          button("Merge or split this claim", () => this.home.select(claim.id), {
            class: "an-link",
          }),
        ),
      ),
      h("fieldset", {}, h("legend", {}, "How it is said"), fields, this.known(row)),
      quantities.length
        ? h(
            "fieldset",
            {},
            h("legend", {}, "What is counted"),
            quantities.map((quantity) => this.counted(quantity)),
          )
        : null,
      this.home.bearing.draw([row.claim_id]),
      ...this.home.making.folds(row),
    ].filter(Boolean);
  }
  /** The words that say how who says it would know. */
  known({ attribution_id, knowledge_start, knowledge_end }) {
    const { store, words } = this.home,
      said = knowledge_start !== null && store.words(knowledge_start, knowledge_end),
      set = (span) => this.home.ask("set_knowledge", { attribution_id, ...span });
    return h(
      "div",
      { class: "an-row" },
      h(
        "span",
        {},
        said ? `How they would know: ${quoted(said)}` : "No words say how they would know.",
      ),
      button("Known by: the chosen words", () => set(words.chosen), { class: "an-needs" }),
      said && button("No such words", () => set({ start: null, end: null })),
    );
  }
  /** A quantity of a statement, with all that is accepted when the statement is. */
  counted(quantity) {
    const common = ["measure", "comparator", "low", "high", "unit"],
      others = this.home.store.schema.quantities.fields
        .map((meta) => meta.name)
        .filter((name) => !common.includes(name)),
      rest = others.filter(
        (name) => text(quantity[name]) && !this.home.fields.isFixed("quantities", name),
      );
    return h(
      "div",
      {},
      h("p", {}, this.home.link(quantity)),
      h(
        "div",
        { class: "an-fields" },
        this.home.fields.of(
          quantity,
          others.filter((name) => !rest.includes(name)),
        ),
      ),
      h(
        "details",
        {},
        h("summary", {}, "its direction, day, note"),
        h("div", { class: "an-fields" }, this.home.fields.of(quantity, [...common, ...rest])),
      ),
    );
  }
  /** The list of who may say what is so far the outlet's own. */
  unsourced({ attribution_id, start }) {
    const { choosing, fields, store } = this.home;
    if (store.hops(attribution_id).length > 1) return null;
    const input = choosing.select(choosing.people(start), "", true, "nobody but the outlet"),
      name = `${idOf("hops", [attribution_id, 1])}entity_id`,
      shown = fields.labelled("who or what", input, "", "w");
    input.dataset.field = name;
    input.addEventListener("change", () => {
      const entity_id = input.value;
      if (entity_id) this.home.ask("set_source", { attribution_id, entity_id });
    });
    fields.shown.set(name, shown);
    return shown.element;
  }
  hop(row, hop) {
    const rare = ["mention_id", "said_date_id", "addressee", "setting", "note"],
      common = ["entity_id", "said_edtf", "said_basis"],
      key = hop.key;
    const { store } = this.home,
      fields = h("div", { class: "an-fields" }, this.home.fields.of(hop, rare)),
      folded = hop.hop === 0 && store.hops(row.attribution_id).length > 1;
    return h(
      "li",
      { value: String(hop.hop) },
      folded
        ? h("details", {}, h("summary", {}, store.find("entities", hop.entity_id).name), fields)
        : fields,
      hop.hop > 0 &&
        h(
          "div",
          { class: "an-row" },
          h("span", {}, hop.cue ? `Cue: ${quoted(hop.cue)}` : "No cue."),
          button("Cue: the chosen words", () => this.home.words.moveHere(hop), {
            class: "an-needs",
          }),
          hop.cue &&
            button("No cue", () =>
              this.home.ask("move", { table: "hops", key, start: null, end: null }),
            ),
          button("Remove this step", () =>
            this.home.ask("remove_hop", { attribution_id: row.attribution_id, hop: hop.hop }),
          ),
        ),
      h(
        "details",
        {},
        h("summary", {}, "named where, told to whom, note"),
        h("div", { class: "an-fields" }, this.home.fields.of(hop, common)),
      ),
    );
  }
  hopMaker(row) {
    const hops = this.home.store.hops(row.attribution_id),
      places = hops.map((hop, n) => [
        String(n + 1),
        `after ${this.home.store.find("entities", hop.entity_id).name}`,
      ]),
      party = this.home.fields.party("", "somebody new", row.start);
    const place = this.home.fields.labelled(
        "place in the chain",
        this.home.choosing.select(plain(places), String(hops.length), false),
      ),
      cue = this.home.fields.labelled("its cue, in the article's words", h("input"));
    const add = () => {
      const at = this.home.words.cue(cue.input.value, row.start);
      if (at === undefined)
        return void (cue.error.textContent = "these words do not stand in the article");
      this.home.ask("add_hop", {
        attribution_id: row.attribution_id,
        position: Number(place.input.value),
        ...party.value("entity_id"),
        cue: at,
      });
    };
    const begun = this.home.fields.keepForm(row, "add_hop", {
      who: party.controls.entity_id.input,
      name: party.controls.name.input,
      kind: party.controls.kind.input,
      place: place.input,
      cue: cue.input,
    });
    return h(
      "details",
      { open: begun },
      h("summary", {}, "Add a step"),
      h("div", { class: "an-fields" }, party.elements, place.element, cue.element),
      h("div", { class: "an-row" }, button("Add this step", add)),
    );
  }
}
