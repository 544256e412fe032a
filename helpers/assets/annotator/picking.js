// What a click in the article answers while the card asks for it: who says it, or when.

const PICKS = {
  source: "Click who says it: a name in the article, or select the words that name somebody.",
  said: "Click the date on which it was said.",
  event: "Click the date on which it happened, or will.",
};

/** What is asked for, if anything is. */
class Picking {
  constructor(home) {
    Object.assign(this, { home, what: null });
  }
  /** Asks for a click; once more, and it asks no longer. */
  ask(what) {
    if (!this.statement()) return this.home.tell("Open a statement first.", true);
    const again = this.what === what;
    this.stop();
    if (again) return;
    this.what = what;
    this.home.root.dataset.picking = what;
    this.home.tell(`${PICKS[what]} Esc leaves it as it is.`);
  }
  stop() {
    this.what = null;
    delete this.home.root.dataset.picking;
  }
  statement() {
    const row = this.home.row();
    return row?.table === "attributions" ? row : null;
  }
  /** Takes the marks that were clicked as the answer; whether they are one. */
  take(ids) {
    if (!this.what) return false;
    const { store } = this.home,
      table = this.what === "source" ? "mentions" : "dates",
      found = ids.map((id) => store.row(id)).find((row) => row?.table === table);
    if (!found) this.home.tell(`${PICKS[this.what]} That is none.`, true);
    else this.answer(found);
    return true;
  }
  /** Whether words are asked for, which are taken once the mouse is let go. */
  get waits() {
    return this.what === "source";
  }
  /** Takes the words that were selected as who says it. */
  words({ start, end }) {
    const { attribution_id } = this.statement(),
      name = this.home.store.words(start, end).replace(/\s+/g, " ");
    this.home.ask("set_source", { attribution_id, start, end, name });
    this.stop();
  }
  answer(found) {
    const row = this.statement(),
      { date_id, entity_id, start, end } = found,
      last = this.home.store.hops(row.attribution_id).at(-1);
    if (this.what === "source")
      this.home.ask("set_source", { attribution_id: row.attribution_id, entity_id, start, end });
    else {
      const [table, key] =
        this.what === "said" ? ["hops", last.key] : ["claims", [String(row.claim_id)]];
      this.dated = { table, key, date_id };
      this.home.ask("set_date", this.dated);
    }
    this.stop();
  }
  /** Carries the day that was set last to what else the same party says. */
  carry(where) {
    if (this.dated?.table !== "hops") return this.home.tell("Set the day of a speech first.", true);
    this.home.ask("set_date", { ...this.dated, carry: where });
  }
}
