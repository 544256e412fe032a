// Days that are offered on a card: for a statement, when it was said and when it happened; for
// words that tell a time, what they stand for. One click takes one, or a digit.

/** What asks for a day of a statement, and by which key. */
const ASKED_BY = { said: "d", event: "e" };
/** How far Shift carries a day on, and to what. */
const CARRIED_ON = {
  hops: ["article", "With Shift: also what else they say in the article, where it has no day."],
  claims: ["sentence", "With Shift: also what else they claim in this sentence, undated so far."],
};
/** The days that Python offers for the row on the card. */
class Days {
  constructor(home) {
    Object.assign(this, { home, row: null, rows: [] });
    this.element = h("section", { class: "an-days", "aria-label": "Days to choose" });
  }
  /** The part of the card of a row; Python is asked when it is another, or may be other now. */
  draw(row) {
    const same = this.row?.id === row.id;
    this.row = row;
    if (!same) this.rows = [];
    if (!same || this.stale)
      this.home.send({ kind: "days", table: row.table, id: String(row.key[0]) });
    this.stale = false;
    this.list();
    return this.element;
  }
  heard({ rows, for: { table, id } }) {
    if (this.row?.table !== table || this.row.key[0] !== id || alike(rows, this.rows)) return;
    this.rows = rows;
    this.list();
  }
  /** The days for one row that they date: those that it does not have already. */
  offered(table, key) {
    const id = idOf(table, key),
      row = this.home.store.row(id),
      has = row && this.day(row);
    const other = (one) =>
      !has || one.edtf !== has.edtf || one.basis !== has.basis || one.date_id !== has.date_id;
    return this.rows.filter((one) => idOf(one.table, one.key) === id && other(one));
  }
  /** How a row is dated now. */
  day(row) {
    const what = { hops: "said_", claims: "event_", dates: "" }[row.table],
      date_id = row.table === "dates" ? "" : row[`${what}date_id`];
    return { edtf: row[`${what}edtf`], basis: row[`${what}basis`], date_id };
  }
  list() {
    this.element.replaceChildren(...this.lines().filter(Boolean));
    this.element.hidden = !this.element.childElementCount;
  }
  lines() {
    const { row, home } = this;
    if (row.table === "dates") return [this.line("It stands for", "dates", row.key, "")];
    const hops = home.store.hops(row.attribution_id),
      steps = hops.filter(({ hop }) => hop > 0 || hops.length === 1).reverse();
    return [
      ...steps.map((hop, n) => this.line(this.step(hop, steps), "hops", hop.key, n ? null : "d")),
      this.line("Happened", "claims", [row.claim_id], "e"),
    ];
  }
  /** Whose day of speech it is, where several speak. */
  step({ entity_id }, steps) {
    const name = steps.length > 1 && this.home.store.find("entities", entity_id)?.name;
    return name ? `${name} said it` : "Said";
  }
  /** The days for one row: by a click, or by its letter and a digit (a null letter has none). */
  line(told, table, key, letter) {
    const rows = this.offered(table, key),
      row = this.home.store.row(idOf(table, key)),
      dated = row && this.day(row).edtf;
    if (!rows.length && !dated) return null;
    return h(
      "p",
      { class: "an-hint an-offers" },
      `${told}: `,
      letter ? [h("kbd", {}, letter), " "] : null,
      rows.map((one, n) => [this.offer(one, n, letter), " "]),
      dated &&
        button(
          "no day",
          once(() => this.undate(table, key)),
          { class: "an-link" },
        ),
    );
  }
  /** One that is offered: the words that it rests on, and its value. */
  offer(one, n, letter) {
    const digit = letter !== null && n + 1,
      keys = letter === "" ? { "aria-keyshortcuts": String(digit) } : {},
      [far, told] = CARRIED_ON[one.table] ?? [],
      title = [`${one.edtf}, ${one.basis}`, told].filter(Boolean).join(". "),
      act = ({ shiftKey }) => this.take(one, shiftKey ? far : "");
    return offer(digit, one.told, act, { title, remark: one.edtf, ...keys });
  }
  /** What a digit takes: what is asked for, or what the words on the card stand for. */
  asked(key) {
    const row = this.home.hand.row(),
      n = /^[1-9]$/.test(key) && Number(key) - 1;
    if (n === false || !row || row.id !== this.row?.id) return undefined;
    if (row.table === "dates") return () => this.takeNth("dates", row.key, n);
    const { what } = this.home.picking;
    if (!ASKED_BY[what]) return undefined;
    const [table, key_] = this.home.picking.dates(what);
    return () => this.takeNth(table, key_, n);
  }
  takeNth(table, key, n) {
    const one = this.offered(table, key)[n];
    if (!one) return this.home.tell("No day is offered under this key.", true);
    this.take(one);
  }
  /** Takes one; carry: and how far it is carried on. */
  take({ table, key, edtf, basis, date_id, bound }, carry = "") {
    this.home.picking.stop();
    if (table === "dates") return this.home.ask("change", { table, key, values: { edtf, basis } });
    this.home.picking.dated = { table, key, date_id, bound, basis };
    this.home.ask("set_date", { ...this.home.picking.dated, ...(carry && { carry }) });
  }
  /** A row without its day. */
  undate(table, key) {
    this.home.picking.stop();
    const values = {
      dates: { edtf: "" },
      hops: { said_edtf: "", said_date_id: "" },
      claims: { event_edtf: "", event_date_id: "" },
    }[table];
    this.home.ask("change", { table, key, values });
  }
  /** No day for what is asked for; else for what was dated last, or the only one that is. */
  none() {
    const { hand, picking } = this.home,
      row = hand.row();
    if (row?.table === "dates") return this.undate("dates", row.key);
    if (!hand.statement()) return;
    if (ASKED_BY[picking.what]) return this.undate(...picking.dates(picking.what));
    const at = this.last();
    at
      ? this.undate(...at)
      : this.home.tell("Said or happened? Press d or e first, then Backspace.", true);
  }
  /** What was dated last, or alone is. */
  last() {
    const { picking, store } = this.home,
      both = Object.keys(ASKED_BY).map((what) => picking.dates(what)),
      dated = both.filter((at) => this.day(store.row(idOf(...at))).edtf),
      last = picking.dated && idOf(picking.dated.table, picking.dated.key);
    return dated.find((at) => idOf(...at) === last) ?? (dated.length === 1 ? dated[0] : null);
  }
}
