// What may bear on the claims of the open card: relations to take by a key, and to correct by
// letters.

const SHOWN = 5;
/** The key of the first that is shown; those of the next follow it. */
const FIRST_KEY = 5;
const HOW_TO_TAKE =
  "A digit takes a pair as it is told; a click on a word, so instead: in scope, or in the respect" +
  " that is named. Shift and a click: stated for inferred, or inferred for stated.";
/** The relations that Python proposes for the claims of a sentence or a statement. */
class Bearing {
  constructor(home) {
    Object.assign(this, {
      home,
      claims: [],
      rows: [],
      from: 0,
      taken: null,
      wished: [],
      awaited: 0,
    });
    this.last = h("div", {});
    this.told = h("summary", {});
    this.body = h("div", {});
    this.fold = h("details", {}, this.told, this.body);
    this.element = h(
      "section",
      { class: "an-bearing", "aria-label": "What may bear on this" },
      this.last,
      this.fold,
    );
  }
  /** The part of the card, on these claims; Python is asked when they are others than before. */
  draw(claims) {
    const same = claims.join() === this.claims.join();
    if (!same) Object.assign(this, { claims, rows: [], from: 0, wished: [] });
    if (claims.length && (!same || this.stale)) this.ask();
    this.stale = false;
    this.list();
    return this.element;
  }
  ask() {
    this.awaited += 1;
    this.home.send({ kind: "likely", claims: this.claims });
  }
  /** No card is open that has such a part. */
  leave() {
    this.claims = [];
  }
  /** Takes up Python's answer, and takes what was asked for before it came. */
  heard({ rows, for: asked }) {
    this.awaited -= 1;
    if (this.awaited || asked.claims.join() !== this.claims.join()) return;
    this.rows = rows;
    if (this.from >= rows.length) this.from = 0;
    this.list();
    const { wished } = this;
    this.wished = [];
    wished.forEach((wish) => this.take(...wish));
  }
  shown() {
    return this.rows.slice(this.from, this.from + SHOWN);
  }
  list() {
    const rows = this.shown(),
      one = this.taken && this.home.store.row(this.taken),
      there = this.there();
    this.last.replaceChildren(...(one ? [this.rather(one)] : []));
    this.told.textContent = `What may bear on this (${this.counted(there)})`;
    this.body.replaceChildren(
      ...[
        there.length > 0 && h("h4", {}, "Taken already"),
        there.length > 0 &&
          h(
            "ul",
            { class: "an-ticks" },
            there.map((row) => h("li", {}, this.related(row))),
          ),
        there.length > 0 && rows.length > 0 && h("h4", {}, "Proposed"),
        rows.length > 0 && h("p", { class: "an-hint" }, HOW_TO_TAKE),
        rows.length > 0 &&
          h(
            "ol",
            {},
            rows.map((row, n) => h("li", {}, this.offer(row, n))),
          ),
        rows.length > 0 && this.none(),
      ].filter(Boolean),
    );
    this.fold.hidden = !this.body.childElementCount;
    this.element.hidden = this.fold.hidden && !one;
  }
  /** How many are proposed, and how many taken. */
  counted(there) {
    const counts = { proposed: this.rows.length, "taken already": there.length };
    return Object.entries(counts)
      .filter(([, count]) => count)
      .map(([what, count]) => `${count} ${what}`)
      .join(", ");
  }
  /** Whether it is in view; where it is folded away it comes into view, and nothing is taken. */
  seen() {
    const { open } = this.fold;
    this.fold.open = true;
    if (!open) this.home.tell("What may bear on it is shown now: the same key once more takes it.");
    return open;
  }
  /** The relations of these claims that somebody has taken, but for the one that is told below. */
  there() {
    const mine = ({ claim_a, claim_b }) =>
        this.claims.some((id) => [claim_a, claim_b].includes(id)),
      rows = this.home.store.all("relations").filter((row) => row.status === "checked");
    return rows.filter((row) => mine(row) && row.id !== this.taken);
  }
  related(row) {
    const { store } = this.home,
      open = () => this.home.select(row.id, [], true);
    return [
      button(store.label(row, 160), open, { class: "an-link" }),
      h("small", {}, ` ${row.kind}, ${row.basis}. ${row.why}`),
    ];
  }
  /** What was taken last, and how it is corrected. */
  rather(row) {
    return h(
      "div",
      {},
      h(
        "p",
        { class: "an-hint" },
        h("b", {}, `Taken (${row.kind}, ${row.basis}): `),
        this.home.link(row),
        " Rather: click a word. Shift and T: the other way round; Shift and B: stated or inferred.",
      ),
      this.home.ways.instead(row),
    );
  }
  /** A pair of claims: as it is guessed, under a key, and as else the one may bear on the other. */
  offer(ways, n) {
    const { store } = this.home,
      [row] = ways,
      key = String(FIRST_KEY + n),
      words = (id) => quoted(store.find("claims", id)?.proposition ?? id, 80);
    return [
      h(
        "button",
        {
          type: "button",
          "aria-keyshortcuts": key,
          onclick: once(({ shiftKey }) =>
            this.take(n, row, shiftKey ? OTHER_GROUND[row.basis] : row.basis),
          ),
        },
        h("kbd", {}, key),
        ` ${words(row.claim_a)} `,
        h("b", {}, row.relation),
        ` ${words(row.claim_b)}`,
        h("small", {}, `${row.kind}, ${row.basis}. ${row.why}`),
      ),
      this.home.ways.offered(ways, (way) => (basis) => this.take(n, way, basis)),
    ];
  }
  none() {
    const more = this.rows.length > SHOWN,
      { hand, picking } = this.home;
    return h(
      "div",
      { class: "an-row" },
      keyed(`None of these${more ? ": show others" : ""} (0)`, () => this.others(), {
        disabled: !more,
      }),
      hand.statement() && keyed("Another: click it (+)", () => picking.ask("relation")),
    );
  }
  /** Others than those that are shown; the first again behind the last. */
  others() {
    if (!this.rows.length) return this.home.tell("Nothing is proposed here.", true);
    if (!this.seen()) return;
    this.from = this.from + SHOWN < this.rows.length ? this.from + SHOWN : 0;
    this.list();
    this.home.tell(this.from ? "Others that may bear on it." : "The first that may bear on it.");
  }
  /** Takes the nth that is shown, as it is guessed or another way, once it is known which. */
  take(n, way = null, basis = null) {
    if (this.awaited) return void this.wished.push([n, way, basis]);
    const ways = this.shown()[n];
    if (!ways) return this.home.tell("Nothing is proposed under this key.", true);
    if (!this.seen()) return;
    this.rows = this.rows.filter((other) => other !== ways);
    this.home.ask("add_relation", way ? { ...way, basis } : ways[0]);
  }
  /** Two claims as one: that which more statements make stays, or is drafted, or is made first. */
  unite(...ids) {
    const { store } = this.home,
      made = (id) => store.all("attributions").filter((row) => row.claim_id === id),
      own = (id) => !store.find("claims", id).drafted_by,
      first = (id) => Math.min(...made(id).map((row) => row.start));
    const [kept, gone] = ids.sort(
      (one, other) =>
        made(other).length - made(one).length || own(one) - own(other) || first(one) - first(other),
    );
    this.home.ask("merge_claims", { kept, gone });
  }
  /** The relation on the card, or that which was taken last. */
  row() {
    const { home } = this,
      row = home.row();
    return row?.table === "relations" ? row : this.taken && home.store.row(this.taken);
  }
  /** A relation that letters change from now on, as that which was taken last. */
  hold(id) {
    this.taken = id;
  }
  /** What Shift and a letter ask of a relation; undefined when it is none. */
  asked(key) {
    const row = this.row();
    if (!row) return undefined;
    const { claim_a, relation, claim_b } = row,
      to = BEARS[key]?.relation;
    if (to === relation) return () => this.home.tell("It bears on it so already.");
    if (to) return () => this.home.ask("set_relation", { claim_a, relation, claim_b, to });
    const change = {
      ...BEARS,
      b: { basis: row.basis === "stated" ? "inferred" : "stated" },
      t: { claim_a: claim_b, claim_b: claim_a },
    }[key];
    return change && (() => this.home.keys.change(this.row(), change));
  }
  /** Follows what was done: which relation was taken last, by the key that it has now. */
  follow({ name, args = {} }, made) {
    if (name === "add_relation" && made) this.taken = idOf(made[0], made.slice(1));
    else if (name === "set_relation") this.renamed(this.otherwise(args));
    else if (name !== "change" || args.table !== "relations") this.taken = null;
    else this.renamed(args);
  }
  /** A relation that bears otherwise on the other claim, as a change of its row. */
  otherwise({ claim_a, relation, claim_b, to, turned }) {
    const key = [claim_a, relation, claim_b],
      pair = turned ? { claim_a: claim_b, claim_b: claim_a } : {};
    return { table: "relations", key, values: { relation: to, ...pair } };
  }
  /** A relation is named by its claims, which may have changed. */
  renamed({ table, key, values }) {
    const names = this.home.store.schema[table].key,
      old = idOf(table, key),
      now = idOf(
        table,
        names.map((name, n) => values[name] ?? key[n]),
      );
    if (this.taken === old) this.taken = now;
    if (this.home.selected === old) this.home.selected = now;
  }
  /** The reason of the relation, to be told in other words. */
  why() {
    const row = this.row();
    if (!row) return this.home.tell("Take a relation first.", true);
    this.home.select(row.id, [], true);
    this.home.fields.go("why");
  }
}
