// A sentence and all that is said in it, to be read and accepted as one.

/** The card of the sentence that is being read. */
class Sentence {
  constructor(home) {
    Object.assign(this, { home, at: 0 });
  }
  get span() {
    return this.home.store.sentences[this.at] ?? [0, 0];
  }
  /** The sentence in which a place of the text lies. */
  find(place) {
    const at = this.home.store.sentences.findIndex(([, end]) => place < end);
    this.at = at < 0 ? Math.max(this.home.store.sentences.length - 1, 0) : at;
  }
  step(by) {
    const last = this.home.store.sentences.length - 1,
      ends = this.at === last && by > 0;
    this.at = Math.min(Math.max(this.at + by, 0), last);
    this.home.select(null, [], true);
    if (ends) this.end();
  }
  /** There is no sentence behind the last: what is still to check comes into view. */
  end() {
    const { card, store } = this.home,
      { length } = store.order,
      left = length ? `Still to check: ${length}.` : "Nothing is left to check.";
    card.panel.querySelector(".an-rest")?.scrollIntoView({ block: "nearest" });
    this.home.tell(`This is the last sentence. ${left}`);
  }
  /** Goes to where something was undone, or done again: to the first words that are others now. */
  backTo(tables) {
    const { store } = this.home,
      [from, to] = this.span,
      changed = Object.entries(tables).flatMap(([table, { rows }]) =>
        rows.map((cells) => store.asRow(table, cells).start),
      ),
      places = changed.filter(Number.isInteger);
    if (places.length && !places.some((place) => place >= from && place < to))
      this.find(Math.min(...places));
  }
  /** Accepts all of it, and goes on. */
  accept() {
    const [start, end] = this.span;
    this.home.ask("accept_sentence", { start, end, relations: true });
    this.step(1);
  }
  rows(table) {
    const [from, to] = this.span;
    return this.home.store
      .all(table)
      .filter((row) => Number.isInteger(row.start) && row.start >= from && row.start < to)
      .sort((a, b) => a.start - b.start);
  }
  /** What waits in no sentence, and in others: what is left once the text is read to its end. */
  elsewhere() {
    const { store } = this.home,
      named = new Set(store.all("mentions").map((row) => row.entity_id)),
      beside = (row) =>
        row.table === "relations" ||
        (row.table === "observations" && !Number.isInteger(row.start)) ||
        (row.table === "entities" && !named.has(row.entity_id)),
      rows = store.order.map((id) => store.row(id)).filter(Boolean),
      [start, end] = this.span,
      here = (row) => store.spans(row).some(([at]) => at >= start && at < end),
      none = rows.filter(beside);
    return [none, rows.filter((row) => !none.includes(row) && !here(row))];
  }
  /** At the end of the text: what is still to be checked beside it. */
  rest() {
    const last = this.at >= this.home.store.sentences.length - 1,
      [none, others] = last || this.home.order !== "reading" ? this.elsewhere() : [[], []];
    return [
      this.listed("Still to check, and in no sentence: ", none),
      this.listed("Still to check in other sentences: ", others),
    ];
  }
  listed(told, rows, most = 20) {
    const more = rows.length > most ? ` and ${rows.length - most} more in the queue` : "",
      labels = this.home.store.labels(rows.slice(0, most), 60);
    return (
      rows.length > 0 &&
      h(
        "p",
        { class: "an-hint an-rest" },
        told,
        labels.map((label, n) => [this.home.link(rows[n], label), " "]),
        more,
      )
    );
  }
  /** How claims bear on each other, by the draft, of which the later is first made here. */
  related() {
    const { store } = this.home,
      [from, to] = this.span,
      first = new Map();
    for (const { claim_id, start } of store.all("attributions"))
      first.set(claim_id, Math.min(first.get(claim_id) ?? Infinity, start));
    const later = (row) => Math.max(first.get(row.claim_a), first.get(row.claim_b));
    return store
      .all("relations")
      .filter((row) => row.status === "drafted" && later(row) >= from && later(row) < to);
  }
  /** A suggested relation, which is accepted with the sentence unless it is rejected. */
  suggested(row) {
    const { table, key } = row,
      reject = once(() => this.home.ask("reject", { table, key }));
    return h(
      "li",
      {},
      this.home.link(row),
      h("small", {}, ` ${row.why} `),
      button("Reject it", reject),
      this.home.ways.otherwise(row),
    );
  }
  draw() {
    const { store } = this.home,
      [start, end] = this.span,
      statements = this.rows("attributions"),
      mentions = this.rows("mentions"),
      others = ["dates", "observations"].flatMap((table) => this.rows(table)),
      related = this.related(),
      inHand = this.home.hand.among(statements),
      left = [...statements, ...mentions, ...others, ...related].filter((row) =>
        store.queue.has(row.id),
      ).length;
    return [
      h(
        "h3",
        {},
        h("span", { class: "an-kind" }, "sentence"),
        ` ${this.at + 1} of ${store.sentences.length} `,
        h(
          "span",
          { class: `an-badge an-is-${left ? "drafted" : "checked"}` },
          left ? `${left} to check` : "✓ nothing to check",
        ),
      ),
      h(
        "div",
        { class: "an-row an-actions" },
        keyed(
          "Accept the sentence (a)",
          once(() => this.accept()),
          { class: "an-main" },
        ),
        keyed("Back (p)", () => this.step(-1)),
        keyed("Next (n)", () => this.step(1)),
      ),
      h("p", { class: "an-begins" }, store.words(start, end)),
      statements.length
        ? h(
            "ol",
            { class: "an-said-here" },
            statements.map((row) => this.line(row, row === inHand)),
          )
        : h(
            "p",
            { class: "an-hint" },
            "No statement begins here. Is one missing? Select its words.",
          ),
      this.offered(inHand),
      this.choice(statements),
      this.home.marked.draw(mentions, others),
      this.home.whom.draw(),
      this.home.unmarked.draw([start, end]),
      related.length > 0 && [
        h("p", { class: "an-hint" }, "Suggested, and accepted with the sentence:"),
        h(
          "ul",
          { class: "an-ticks" },
          related.map((row) => this.suggested(row)),
        ),
      ],
      this.home.bearing.draw([...new Set(statements.map((row) => row.claim_id))]),
      ...this.rest(),
    ]
      .flat()
      .filter(Boolean);
  }
  /** How who says it would know, in words. */
  known({ knowledge }) {
    const { meanings } = this.home.store.schema.attributions.fields.find(
      (meta) => meta.name === "knowledge",
    );
    return `how known: ${meanings[knowledge]}`;
  }
  /** The numbers of a statement, each in a line which opens its card. */
  numbers({ attribution_id }) {
    const { store } = this.home,
      rows = store.all("quantities").filter((row) => row.attribution_id === attribution_id);
    return rows.map((row) =>
      h(
        "button",
        { type: "button", class: "an-number", onclick: () => this.home.select(row.id) },
        inWords(row),
      ),
    );
  }
  line(row, inHand) {
    return h(
      "li",
      { class: inHand ? "an-in-hand" : null },
      this.statement(row, inHand),
      this.numbers(row),
    );
  }
  /** Who may rather say the statement in hand, which claim it may make once more, the days it may
   * have, and what it is about: below all statements, so that none of them moves when another is
   * taken in hand. */
  offered(row) {
    const { days, repeats, speakers, topics } = this.home;
    return (
      row &&
      h(
        "div",
        { class: "an-offered", role: "group", "aria-label": "For the statement in hand" },
        speakers.draw(row),
        repeats.draw(row),
        days.draw(row),
        topics.draw(row),
      )
    );
  }
  /** Which statement the keys act on, where there are several; and what else can be accepted. */
  choice(statements) {
    const sure = this.home.queue.sure();
    return h(
      "div",
      { class: "an-row an-choice" },
      statements.length > 1 &&
        keyed("Next in hand (-)", () => this.home.hand.next(), {
          title: "Keys change the statement in hand; a click on a statement opens its card.",
        }),
      sure > 0 &&
        button(
          `Accept all ${sure} without a doubt`,
          once(() => this.home.ask("accept_undoubted", {})),
        ),
    );
  }
  /** Who – cue – what – when – how sure: one statement in a line, which opens its card. */
  statement(row, inHand) {
    const { store } = this.home,
      hops = store.hops(row.attribution_id),
      last = hops.at(-1) ?? {},
      claim = store.find("claims", row.claim_id),
      through = hops.slice(1, -1).map((hop) => store.find("entities", hop.entity_id).name);
    const when = [
      last.said_edtf && `said ${last.said_edtf}`,
      claim.event_edtf && `happened ${claim.event_edtf}`,
    ].filter(Boolean);
    const denies = row.stance !== "affirms" && row.act !== "deny" && row.stance,
      how = [row.act, denies, row.certainty, this.known(row)].filter(Boolean),
      why = store.queue.get(row.id)?.doubt ? store.queue.get(row.id).why : "";
    return h(
      "button",
      {
        type: "button",
        "aria-current": inHand ? "true" : null,
        onclick: () => this.home.select(row.id),
      },
      inHand && h("span", { class: "an-kind" }, "in hand "),
      h("b", {}, store.find("entities", last.entity_id)?.name ?? ""),
      through.length ? ` through ${through.reverse().join(", ")}` : "",
      h("i", { class: "an-cues" }, last.cue ? ` ${last.cue}` : ""),
      ` – ${claim.proposition}`,
      h(
        "small",
        {},
        [...when, ...how].join(" · "),
        why && [" · ", h("span", { class: "an-badge" }, why)],
      ),
    );
  }
}
