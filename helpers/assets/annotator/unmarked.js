// Words of the sentence that are not marked yet, and what a click makes of them: a mention, a date,
// a statement, a number.

/** The lines of what is offered: which rows, told how; the first of which has the key I. */
const OFFERED = [
  ["Not marked; a click marks it, I the first: ", (row) => row.sort === "mention" && row.likely],
  ["When? A value dates it; the words alone open its card: ", (row) => row.sort === "time"],
  ["Also says? (Shift: the article itself) ", (row) => row.sort === "claim"],
  ["Not counted; a click counts it (Shift: for that in hand): ", (row) => row.sort === "number"],
  ["Other words; a click marks them: ", (row) => row.sort === "mention" && !row.likely],
];
/** How many statements are shown before the others are asked for. */
const MOST = 5;

/** Words and what a click makes of them, in one line: each is cut, and both are told. */
function shortened(told, most = 52) {
  const [words, made] = told.split(/ → (?!.* → )/);
  if (!made) return cut(told, most);
  const tail = cut(made, most / 2);
  return `${cut(words, most - tail.length)} → ${tail}`;
}

class Unmarked {
  constructor(home) {
    Object.assign(this, { home, span: [], rows: [], awaited: 0, wished: 0, all: false });
    this.element = h("div", { class: "an-hint an-unmarked", hidden: true });
  }
  /** The part of a sentence's card; Python is asked when it is another, or may be other now. */
  draw(span) {
    const same = span.join() === this.span.join();
    if (!same) Object.assign(this, { span, rows: [], wished: 0, all: false });
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
    if (!alike(rows, this.rows)) {
      this.rows = rows;
      this.list();
    }
    const { wished } = this;
    this.wished = 0;
    for (let n = 0; n < wished; n++) this.next();
  }
  list() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      ...OFFERED.map(([told, fits]) => [told, this.rows.filter(fits)])
        .filter(([, rows]) => rows.length)
        .map(([told, rows]) => h("p", { class: `an-of-${rows[0].sort}` }, told, this.offers(rows))),
    );
  }
  /** What seems to mention somebody, in the order of the sentence. */
  likely() {
    return this.rows.filter((row) => row.likely);
  }
  offers(rows) {
    const claims = rows[0].sort === "claim",
      shown = claims && !this.all ? rows.slice(0, MOST) : rows,
      more = rows.length - shown.length;
    return [
      shown.map((row) => [this.offer(row), this.values(row), " "]),
      more > 0 && button(`${more} more`, () => this.unfold()),
    ];
  }
  offer(row) {
    const keys = row === this.likely()[0] ? { "aria-keyshortcuts": "I" } : {},
      take = (event) => !isSecond(event) && this.take(this.meant(row, event));
    const title = row.teller ? `${row.told}. With Alt: said by ${row.teller}` : row.told;
    return button(shortened(row.told), take, { class: "an-link", title, ...keys });
  }
  /** What words that tell when may stand for: a click marks them, too. */
  values(row) {
    return row.values?.map(({ told, by, args }) => {
      const more = { "aria-label": `${row.told} → ${told}`, title: by || null };
      return [" ", offer(null, told, () => this.take({ ...row, args, opens: false }), more)];
    });
  }
  /** A statement of the source in whose words it stands, of the article itself, or of who tells; a
   * number of the statement in whose words it stands, or of that in hand. */
  meant(row, { shiftKey, altKey }) {
    if (row.verb === "add_quantity") return shiftKey ? this.inHand(row) : row;
    return { ...row, ...(shiftKey ? row.own : altKey && row.around) };
  }
  /** A number as one of the statement in hand. */
  inHand(row) {
    const attribution_id = this.home.hand.statement()?.attribution_id ?? row.args.attribution_id;
    return { ...row, args: { ...row.args, attribution_id } };
  }
  unfold() {
    this.all = true;
    this.list();
    this.element.querySelectorAll(".an-of-claim button")[MOST].focus();
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
    const { verb, args, opens, sort } = row,
      same = (other) => other.args.start === args.start && other.args.end === args.end;
    this.rows = this.rows.filter((other) => other.sort !== sort || !same(other));
    this.list();
    this.home.ask(verb, args, opens !== true);
    if (Array.isArray(opens)) this.home.select(idOf(opens[0], [opens[1]]));
  }
}
