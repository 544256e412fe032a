// Words of the sentence that seem to mention somebody and are not marked yet: a click marks them.

class Unmarked {
  constructor(home) {
    Object.assign(this, { home, span: [], rows: [] });
    this.element = h("p", { class: "an-hint", hidden: true });
  }
  /** The part of a sentence's card; Python is asked when it is another, or may be other now. */
  draw(span) {
    const same = span.join() === this.span.join();
    if (!same) Object.assign(this, { span, rows: [] });
    if (!same || this.stale) this.home.send({ kind: "unmarked", start: span[0], end: span[1] });
    this.stale = false;
    this.list();
    return this.element;
  }
  heard({ rows, for: { start, end } }) {
    if ([start, end].join() !== this.span.join()) return;
    this.rows = rows;
    this.list();
  }
  list() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      "Not marked; a click marks it: ",
      ...this.rows.flatMap((row) => this.offer(row)),
    );
  }
  offer(row) {
    const { start, end, text, means } = row,
      who = row.new ? "new" : means,
      mark = once(() => {
        this.rows = this.rows.filter((other) => other !== row);
        this.list();
        this.home.ask("add_mention", { start, end }, true);
      });
    return [button(`${text} → ${who}`, mark, { class: "an-link" }), " "];
  }
}
