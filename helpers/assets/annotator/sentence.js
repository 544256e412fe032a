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
    const last = this.home.store.sentences.length - 1;
    this.at = Math.min(Math.max(this.at + by, 0), last);
    this.home.select(null, [], true);
  }
  /** Accepts all of it, and goes on. */
  accept() {
    const [start, end] = this.span;
    this.home.ask("accept_sentence", { start, end });
    this.step(1);
  }
  rows(table) {
    const [from, to] = this.span;
    return this.home.store
      .all(table)
      .filter((row) => Number.isInteger(row.start) && row.start >= from && row.start < to)
      .sort((a, b) => a.start - b.start);
  }
  /** What waits and stands in no sentence: remarks on the whole, relations, who is not named. */
  elsewhere() {
    const { store } = this.home,
      named = new Set(store.all("mentions").map((row) => row.entity_id));
    return store.order
      .map((id) => store.row(id))
      .filter(
        (row) =>
          row?.table === "relations" ||
          (row?.table === "observations" && !Number.isInteger(row.start)) ||
          (row?.table === "entities" && !named.has(row.entity_id)),
      );
  }
  /** At the end of the text: what is still to be checked beside it. */
  rest() {
    const { store } = this.home,
      rows = this.at < store.sentences.length - 1 ? [] : this.elsewhere(),
      more = rows.length > 20 ? ` and ${rows.length - 20} more in the queue` : "";
    return (
      rows.length > 0 &&
      h(
        "p",
        { class: "an-hint" },
        "Still to check, and in no sentence: ",
        rows.slice(0, 20).map((row) => [this.home.link(row), " "]),
        more,
      )
    );
  }
  draw() {
    const { store, queue } = this.home,
      [start, end] = this.span,
      statements = this.rows("attributions"),
      others = ["mentions", "dates", "observations"].flatMap((table) => this.rows(table)),
      left = [...statements, ...others].filter((row) => store.queue.has(row.id)).length;
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
        button(
          "Accept the sentence (a)",
          once(() => this.accept()),
          { class: "an-main" },
        ),
        button("Back (p)", () => this.step(-1)),
        button("Next (n)", () => this.step(1)),
        button(
          `Accept all ${queue.sure()} without a doubt`,
          once(() => this.home.ask("accept_undoubted", {})),
        ),
      ),
      h("blockquote", {}, cut(store.words(start, end), 240)),
      statements.length
        ? h(
            "ol",
            { class: "an-said-here" },
            statements.map((row) => h("li", {}, this.statement(row))),
          )
        : h(
            "p",
            { class: "an-hint" },
            "No statement begins here. Is one missing? Select its words.",
          ),
      others.length &&
        h(
          "p",
          { class: "an-hint" },
          "Also marked here: ",
          others.map((row) => [this.home.link(row), " "]),
        ),
      this.rest(),
    ].filter(Boolean);
  }
  /** Who – cue – what – when – how sure: one statement in a line, which opens its card. */
  statement(row) {
    const { store } = this.home,
      hops = store.hops(row.attribution_id),
      last = hops.at(-1) ?? {},
      claim = store.find("claims", row.claim_id),
      through = hops.slice(1, -1).map((hop) => store.find("entities", hop.entity_id).name);
    const when = [
      last.said_edtf && `said ${last.said_edtf}`,
      claim.event_edtf && `happened ${claim.event_edtf}`,
    ].filter(Boolean);
    const how = [row.act, row.stance, row.certainty].filter(Boolean);
    return h(
      "button",
      { type: "button", onclick: () => this.home.select(row.id) },
      h("b", {}, store.find("entities", last.entity_id)?.name ?? ""),
      through.length ? ` through ${through.reverse().join(", ")}` : "",
      h("i", { class: "an-cues" }, last.cue ? ` ${last.cue}` : ""),
      ` – ${claim.proposition}`,
      h("small", {}, [...when, ...how].join(" · ")),
      store.queue.get(row.id)?.doubt
        ? h("small", { class: "an-badge" }, store.queue.get(row.id).why)
        : null,
    );
  }
}
