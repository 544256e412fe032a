// The card of what is selected: what it says, its fields, and what can be done with it.

/** The panel beside the article; what has the keys keeps them when it is drawn anew. */
class Card {
  constructor(home) {
    this.home = home;
    this.tools = new Tools(home);
    this.statement = new Statement(home);
    this.panel = h("section", { class: "an-card", "aria-label": "Card", tabindex: "-1" });
  }
  draw() {
    const active = document.activeElement,
      kept = this.panel.contains(active) && {
        field: active.dataset.field,
        at: active.selectionStart,
        to: active.selectionEnd,
      };
    const open = new Set(this.folds().map(([name, fold]) => fold.open && name));
    this.home.fields.shown = new Map();
    this.wrong = h("p", { class: "an-error", role: "alert" });
    const row = this.home.row(),
      { store, words, bearing } = this.home,
      shown = row?.table === "hops" ? store.find("attributions", row.attribution_id) : row;
    const gone = row === undefined && this.home.selected;
    const bears = shown?.table === "attributions" || (!shown && this.home.order === "reading");
    if (!bears || words.formOpen) bearing.leave();
    words.drawBegun();
    if (words.formOpen && words.form) this.panel.replaceChildren(words.form.element, this.wrong);
    else if (shown)
      this.panel.replaceChildren(...this.head(row, shown), this.wrong, ...this.body(shown));
    else if (this.home.order === "reading" && !gone)
      this.panel.replaceChildren(...this.home.sentence.draw(), this.wrong);
    else
      this.panel.replaceChildren(
        h("h3", {}, gone ? "This row is gone" : "Nothing selected"),
        h(
          "p",
          { class: "an-hint" },
          "Click a mark in the article, or the first row of the queue, to see its card. ",
        ),
        this.wrong,
      );
    const now = words.formOpen ? null : (shown?.id ?? this.home.sentence.at);
    if (now !== this.drawn) this.panel.scrollTop = 0;
    else this.folds().forEach(([name, fold]) => (fold.open ||= open.has(name)));
    this.drawn = now;
    this.home.words.need();
    for (const id of new Set(
      [...this.home.fields.shown.keys()].map((name) => name.slice(0, name.indexOf("]") + 1)),
    ))
      this.home.fields.marks(id);
    if (!kept) return;
    const again = this.panel.contains(active)
      ? active
      : [...this.panel.querySelectorAll("[data-field]")].find(
          (one) => one.dataset.field === kept.field,
        );
    (again ?? this.panel).focus({ preventScroll: true });
    if (again && typeof kept.at === "number") again.setSelectionRange(kept.at, kept.to);
  }
  /** Does what may draw the card anew; on the same card what is looked at stays where it is. */
  steady(act) {
    const { panel, drawn } = this,
      { scrollTop } = panel,
      field = this.looked(),
      top = (one) => one.getBoundingClientRect().top,
      was = field && top(field);
    act();
    if (this.drawn !== drawn) return;
    const fields = [...panel.querySelectorAll("[data-field]")],
      now = fields.find((one) => one.dataset.field === field?.dataset.field);
    panel.scrollTop = now ? panel.scrollTop + top(now) - was : scrollTop;
  }
  /** The field that is looked at: that which has the keys, if it is in view, else the first that
   * is; none where the card is read from its top. */
  looked() {
    const box = this.panel.getBoundingClientRect(),
      inView = (one) => {
        const { top, bottom, height } = one.getBoundingClientRect();
        return height && bottom > box.top && top < box.bottom;
      },
      seen = [...this.panel.querySelectorAll("[data-field]")].filter(inView);
    const active = seen.find((one) => one === document.activeElement);
    return active ?? (this.panel.scrollTop ? seen[0] : undefined);
  }
  /** The folds of the card, each under its heading, but for counts, and which of that it is. */
  folds() {
    const seen = {};
    return [...this.panel.querySelectorAll("details")].map((fold) => {
      const heading = fold.firstChild.textContent.replace(/ \(.*\)$/, "");
      seen[heading] = (seen[heading] ?? 0) + 1;
      return [`${heading} ${seen[heading]}`, fold];
    });
  }
  head(row, shown) {
    const { store } = this.home,
      others = this.home.others.map((id) => store.row(id)).filter(Boolean),
      spans = store.spans(shown);
    return [
      h(
        "h3",
        {},
        h("span", { class: "an-kind" }, NOUNS[shown.table]),
        ` ${shown.key.join(" ")} `,
        shown.status &&
          h(
            "span",
            { class: `an-badge an-is-${row.status}` },
            row.status === "checked" ? "✓ checked" : "drafted",
          ),
      ),
      spans.length > 0 && shown.text
        ? h(
            "blockquote",
            {},
            cut(spans.map(([start, end]) => store.words(start, end)).join(" … "), 320),
          )
        : null,
      this.hints(row, shown),
      others.length
        ? h(
            "p",
            { class: "an-hint" },
            "Also marked here: ",
            others.map((other) => [this.home.link(other), " "]),
          )
        : null,
      shown.status &&
        h(
          "div",
          { class: "an-row an-actions" },
          keyed(
            "Accept (a)",
            once(() => this.home.settle("accept")),
            { class: "an-main" },
          ),
          shown.table === "entities" &&
            button(
              "Accept with its mentions",
              once(() => this.home.settle("accept", { mentions: true })),
            ),
          keyed(
            "Reject (r)",
            once(() => this.home.settle("reject")),
          ),
          keyed("Next (n)", () => this.home.step(1)),
          spans.length > 0 &&
            shown.table !== "entities" &&
            shown.table !== "claims" &&
            shown.table !== "attributions" &&
            keyed(
              `Move ${shown.key.join(" ")} to the chosen words (')`,
              () => this.home.words.moveHere(shown),
              {
                class: "an-needs",
              },
            ),
        ),
    ].filter(Boolean);
  }
  /** A mention: whom it means and of what kind that is, then the rest of it. */
  mention(row) {
    const { fields, store } = this.home,
      who = store.find("entities", row.entity_id),
      named = (table, name) => store.schema[table].fields.find((meta) => meta.name === name);
    return [
      this.home.whom.draw(),
      h(
        "div",
        { class: "an-fields" },
        fields.field(row, named("mentions", "entity_id")),
        fields.field(who, named("entities", "kind")),
        fields.of(row, ["entity_id"]),
      ),
      h("p", {}, "Its entity: ", this.home.link(who)),
    ];
  }
  /** Why to look at a row, and which rule drafted it. */
  hints(row, shown) {
    const why = this.home.store.queue.get(row.id)?.why;
    const told = [
      why && `Why look at it: ${why}.`,
      shown.drafted_by && `Drafted by ${shown.drafted_by}.`,
    ];
    return told.some(Boolean) && h("p", { class: "an-hint" }, told.filter(Boolean).join(" "));
  }
  body(row) {
    const { store } = this.home,
      fields = h("div", { class: "an-fields" }, this.home.fields.of(row));
    if (row.table === "mentions") return this.mention(row);
    if (row.table === "entities") return [fields, this.tools.entity(row)];
    if (row.table === "claims") return [fields, this.tools.claim(row)];
    if (row.table === "dates") return [this.home.days.draw(row), fields];
    if (row.table !== "attributions") return [fields];
    return this.statement.draw(row, fields);
  }
}
