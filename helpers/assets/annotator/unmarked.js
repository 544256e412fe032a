// Words of the sentence that are not marked yet, and what a click makes of them: a mention, a date.

/** The lines of what is offered: which rows, told how; the first of which has the key I. */
const OFFERED = [
  ["Not marked; a click marks it, I the first: ", (row) => row.sort === "mention" && row.likely],
  ["When? A click dates it: ", (row) => row.sort === "time"],
  ["Other words; a click marks them: ", (row) => row.sort === "mention" && !row.likely],
];

class Unmarked {
  constructor(home) {
    Object.assign(this, { home, span: [], rows: [], awaited: 0, wished: 0 });
    this.element = h("div", { class: "an-hint an-unmarked", hidden: true });
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
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      ...OFFERED.map(([told, fits]) => [told, this.rows.filter(fits)])
        .filter(([, rows]) => rows.length)
        .map(([told, rows]) => h("p", {}, told, this.offers(rows))),
    );
  }
  /** What seems to mention somebody, in the order of the sentence. */
  likely() {
    return this.rows.filter((row) => row.likely);
  }
  offers(rows) {
    const [first] = this.likely();
    return rows.flatMap((row) => [
      button(
        cut(row.told, 70),
        once(() => this.take(row)),
        {
          class: "an-link",
          title: row.told,
          ...(row === first ? { "aria-keyshortcuts": "I" } : {}),
        },
      ),
      " ",
    ]);
  }
  /** Marks the first, once it is known which that is. */
  next() {
    const { home } = this,
      [row] = this.likely();
    if (home.row()) return home.tell("Go back to the sentence first (Esc).", true);
    if (this.awaited) return void (this.wished += 1);
    row
      ? this.take(row)
      : home.tell("No more words of this sentence seem to mention somebody.", true);
  }
  /** Makes of words what is offered; where its value is to be told then, on a card of its own. */
  take(row) {
    const { verb, args, opens } = row;
    this.rows = this.rows.filter((other) => other !== row);
    this.list();
    this.home.ask(verb, args, opens !== true);
    if (Array.isArray(opens)) this.home.select(idOf(opens[0], [opens[1]]));
  }
}
