// The ways in which one claim may bear on another, as words to click: how, in what respect, and
// with Shift on the other ground.

/** How a relation is told the other way round, from the claim that it bears on. */
const PASSIVE = {
  supports: "is supported by",
  contradicts: "is contradicted by",
  qualifies: "is qualified by",
  updates: "is updated by",
  elaborates: "is elaborated by",
};
/** In what respect, and on what ground, in plain words. */
const RESPECTS = {
  scope: "in what it covers",
  value: "in a number",
  date: "in a day",
  denial: "by a denial",
  wording: "in its words",
};
const GROUNDS = { stated: "the text says so", inferred: "a reader infers it" };
const OTHER_GROUND = { stated: "inferred", inferred: "stated" };

/** Words to click for how the one claim bears on the other. */
class Ways {
  constructor(home) {
    this.home = home;
  }
  /** The ways of a pair that is proposed, told from the claim that comes first as it is guessed. */
  offered([guessed, ...ways], take) {
    const told = (way) => (way.claim_a === guessed.claim_a ? way.relation : PASSIVE[way.relation]),
      is = (way) => ["claim_a", "relation", "kind"].every((name) => way[name] === guessed[name]);
    return this.line(
      ways.map((way) => ({ ...way, told: told(way), now: is(way), take: take(way) })),
      [" · ", this.same(guessed), " · ", this.any([guessed, ...ways], take)],
    );
  }
  /** Every way in which a pair may bear, shown under the mouse or the focus. */
  any(ways, take) {
    const all = h("div", { class: "an-all" }),
      show = () => all.childElementCount || all.append(this.table(ways, take));
    return h(
      "span",
      { class: "an-any", onpointerenter: show, onfocusin: show },
      button("any other way", (event) => event.currentTarget.focus(), {
        class: "an-link",
      }),
      all,
    );
  }
  table(ways, take) {
    const [{ claim_a, claim_b }] = ways,
      pairs = [
        { claim_a, claim_b },
        { claim_a: claim_b, claim_b: claim_a },
      ];
    const word = (to, kind, pair, told) => {
      const like = ways.find((way) => way.relation === to && way.claim_a === pair.claim_a),
        { basis } = like ?? ways[0];
      return this.word({ told, kind, basis, take: take({ ...pair, relation: to, kind }) });
    };
    const line = (to, pair, told) => [
      h("b", {}, told),
      Object.keys(RESPECTS).map((kind) => word(to, kind, pair, told)),
    ];
    return this.grid("How it bears", [
      Object.keys(PASSIVE).map((to) => line(to, pairs[0], to)),
      Object.entries(PASSIVE).map(([to, told]) => line(to, pairs[1], told)),
    ]);
  }
  grid(label, lines) {
    return h("div", { class: "an-instead", role: "group", "aria-label": label }, lines);
  }
  /** Both claims are one, which is made twice. */
  same({ claim_a, claim_b }) {
    return button(
      "the same claim",
      once(() => this.home.bearing.unite(claim_a, claim_b)),
      {
        class: "an-link",
        title:
          "Both say the same: one claim. That which is made more often stays, or the drafted one," +
          " or the first.",
      },
    );
  }
  /** All ways in which what was taken last may rather bear; the other may support it. */
  instead(row) {
    const { claim_a, relation, claim_b, basis } = row,
      key = { claim_a, relation, claim_b };
    const word = (kind, to, more) =>
      this.word({
        told: more ? PASSIVE[to] : to,
        kind,
        basis,
        now: !more && to === relation && kind === row.kind,
        take: (ground) =>
          this.home.ask("set_relation", { ...key, to, kind, basis: ground, ...more }),
      });
    const line = (to, more = null) => [
      h("b", {}, more ? PASSIVE[to] : to),
      Object.keys(RESPECTS).map((kind) => word(kind, to, more)),
    ];
    return this.grid("Rather", [
      Object.keys(PASSIVE).map((to) => line(to)),
      line("supports", { turned: true }),
    ]);
  }
  /** What of a relation that is suggested may be otherwise, a word each: how, in what respect, on
   * what ground. */
  otherwise(row) {
    const { claim_a, relation, claim_b, kind, basis } = row,
      { bearing } = this.home;
    const word = (told, act) =>
      button(
        told,
        once(() => (bearing.hold(row.id), act())),
        { class: "an-link" },
      );
    const to = (how) =>
        word(how, () => this.home.ask("set_relation", { claim_a, relation, claim_b, to: how })),
      change = (values) => word(Object.values(values)[0], () => this.home.keys.change(row, values));
    return h("p", { class: "an-ways" }, [
      "Rather: ",
      Object.keys(PASSIVE)
        .filter((how) => how !== relation)
        .map((how) => [to(how), " "]),
      "· ",
      Object.keys(RESPECTS)
        .filter((respect) => respect !== kind)
        .map((respect) => [change({ kind: respect }), " "]),
      "· ",
      change({ basis: OTHER_GROUND[basis] }),
      " · ",
      this.any([row], (way) => (ground) => {
        const turned = way.claim_a !== claim_a,
          more = { to: way.relation, turned, kind: way.kind, basis: ground };
        bearing.hold(row.id);
        this.home.ask("set_relation", { claim_a, relation, claim_b, ...more });
      }),
    ]);
  }
  /** The ways in a line, those together that bear alike: how, by itself in scope, and in what. */
  line(ways, more) {
    const alike = new Map();
    for (const way of ways) alike.set(way.told, [...(alike.get(way.told) ?? []), way]);
    const words = (told, ones) => [
      ones[0].kind === "scope" ? this.word(ones.shift(), told) : h("b", {}, told),
      ones.map((way) => [" ", this.word(way)]),
    ];
    return h(
      "p",
      { class: "an-ways" },
      "Or: ",
      [...alike].map(([told, ones], n) => [n ? " · " : "", ...words(told, ones)]),
      more,
    );
  }
  /** One way: a click records all of it. */
  word({ told, kind, basis, now = false, take }, words = kind) {
    const other = OTHER_GROUND[basis];
    return button(
      words,
      once(({ shiftKey }) => take(shiftKey ? other : basis)),
      {
        class: "an-link",
        "aria-label": `${told}: ${kind}`,
        "aria-pressed": String(now),
        title:
          `${told} ${RESPECTS[kind]}; ${basis}: ${GROUNDS[basis]}.` +
          ` With Shift: ${other}, ${GROUNDS[other]}.`,
      },
    );
  }
}
