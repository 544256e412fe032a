// Tools of a card that make one row of two, or two of one.

class Tools {
  constructor(home) {
    this.home = home;
  }
  entity(row) {
    const { store } = this.home,
      mentions = store.all("mentions").filter((mention) => mention.entity_id === row.entity_id),
      name = this.home.fields.labelled("name of the new entity", h("input"));
    const boxes = mentions.map((mention) =>
      h("input", { type: "checkbox", value: mention.mention_id }),
    );
    const begun = this.keepSplit(row, "split_entity", name, boxes);
    return h(
      "div",
      {},
      this.merger(row, "merge_entities"),
      h(
        "details",
        { open: begun },
        h(
          "summary",
          {},
          `Its ${mentions.length} mention${mentions.length === 1 ? "" : "s"}; split some off`,
        ),
        h(
          "ul",
          { class: "an-ticks" },
          mentions.map((mention, n) =>
            h(
              "li",
              {},
              h(
                "label",
                {},
                boxes[n],
                ` ${quoted(mention.text)} `,
                h(
                  "small",
                  {},
                  `… ${store.words(Math.max(0, mention.start - 25), mention.start)}`,
                  h("b", {}, mention.text),
                  `${store.words(mention.end, mention.end + 25)} …`,
                ),
              ),
            ),
          ),
        ),
        name.element,
        h(
          "div",
          { class: "an-row" },
          button("Split off", () =>
            this.home.ask("split_entity", {
              entity_id: row.entity_id,
              mention_ids: boxes.filter((box) => box.checked).map((box) => box.value),
              name: name.input.value,
            }),
          ),
        ),
      ),
    );
  }
  claim(row) {
    const said = this.home.store.all("attributions").filter((one) => one.claim_id === row.claim_id),
      words = this.home.fields.labelled(
        "the new claim, in a sentence",
        h("textarea", { rows: 2, value: row.proposition }),
      ),
      boxes = said.map((one) => h("input", { type: "checkbox", value: one.attribution_id })),
      begun = this.keepSplit(row, "split_claim", words, boxes);
    return h(
      "div",
      {},
      this.merger(row, "merge_claims"),
      h(
        "details",
        { open: begun || said.length > 1 },
        h(
          "summary",
          {},
          `Made in ${said.length} statement${said.length === 1 ? "" : "s"}; split some off`,
        ),
        h(
          "ul",
          { class: "an-ticks" },
          said.map((one, n) =>
            h(
              "li",
              {},
              h("label", {}, boxes[n], " ", h("span", {}, one.attribution_id)),
              " ",
              this.home.link(one),
            ),
          ),
        ),
        words.element,
        h(
          "div",
          { class: "an-row" },
          button("Split off", () =>
            this.home.ask("split_claim", {
              claim_id: row.claim_id,
              attribution_ids: boxes.filter((box) => box.checked).map((box) => box.value),
              proposition: words.input.value,
            }),
          ),
        ),
      ),
    );
  }
  /** Keeps what is split off, and under which words, until it is. */
  keepSplit(row, verb, words, boxes) {
    const ticks = boxes.map((box) => [box.value, box]);
    return this.home.fields.keepForm(row, verb, {
      ...Object.fromEntries(ticks),
      words: words.input,
    });
  }
  merger(row, verb) {
    const other = this.home.fields.labelled(
      `another ${NOUNS[row.table]} that is the same`,
      this.home.choosing.select(
        this.home.choosing.rows(row.table, (one) => one.id !== row.id),
        "",
        true,
      ),
    );
    const begun = this.home.fields.keepForm(row, verb, { other: other.input });
    const merge = () =>
      other.input.value && this.home.ask(verb, { kept: row.key[0], gone: other.input.value });
    return h(
      "details",
      { open: begun },
      h("summary", {}, "Merge another into this"),
      other.element,
      h("div", { class: "an-row" }, button("Merge", merge)),
    );
  }
}
