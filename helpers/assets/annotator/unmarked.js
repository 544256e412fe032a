// Words of the sentence that seem to mention somebody and are not marked yet: a click marks them.

class Unmarked {
  constructor(home) {
    Object.assign(this, { home, span: [], rows: [], awaited: 0, wished: 0 });
    this.element = h("div", { class: "an-hint", hidden: true });
  }
  /** The part of a sentence's card; Python is asked when it is another, or may be other now. */
  draw(span) {
    const same = span.join() === this.span.join();
    if (!same) Object.assign(this, { span, rows: [], wished: 0 });
    if (!same || this.stale) this.ask();
    this.stale = false;
    this.list();
    return this.element;
  }
  ask() {
    const [start, end] = this.span;
    this.awaited += 1;
    this.home.send({ kind: "unmarked", start, end });
  }
  /** Takes up Python's answer, and marks what was asked for before it came. */
  heard({ rows, for: { start, end } }) {
    this.awaited -= 1;
    if ([start, end].join() !== this.span.join()) return;
    this.rows = rows;
    this.list();
    const { wished } = this;
    this.wished = 0;
    for (let n = 0; n < wished; n++) this.next();
  }
  list() {
    const likely = this.likely(),
      others = this.rows.filter((row) => !row.likely);
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      ...[
        likely.length > 0 &&
          h("p", {}, "Not marked; a click marks it, I the first: ", this.offers(likely)),
        others.length > 0 && h("p", {}, "Other words; a click marks them: ", this.offers(others)),
      ].filter(Boolean),
    );
  }
  /** What seems to mention somebody, in the order of the sentence. */
  likely() {
    return this.rows.filter((row) => row.likely);
  }
  offers(rows) {
    return rows.flatMap((row, n) => {
      const who = row.new ? "new" : row.means,
        told = row.likely ? `${row.text} → ${who}` : row.text,
        key = row.likely && !n ? { "aria-keyshortcuts": "I" } : {};
      return [
        button(
          told,
          once(() => this.mark(row)),
          { class: "an-link", ...key },
        ),
        " ",
      ];
    });
  }
  /** Marks the first, once it is known which that is. */
  next() {
    const { home } = this,
      [row] = this.likely();
    if (home.row()) return home.tell("Go back to the sentence first (Esc).", true);
    if (this.awaited) return void (this.wished += 1);
    row
      ? this.mark(row)
      : home.tell("No more words of this sentence seem to mention somebody.", true);
  }
  mark(row) {
    const { start, end } = row;
    this.rows = this.rows.filter((other) => other !== row);
    this.list();
    this.home.ask("add_mention", { start, end }, true);
  }
}
