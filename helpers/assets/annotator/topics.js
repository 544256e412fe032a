// What the claim of a statement is about: the topics that the dossier uses, by a click, or by a
// digit behind :; with Shift also for the claims of the paragraph that are not sorted yet.

class Topics extends Offers {
  constructor(home) {
    super(home, "topics", "an-offers");
  }
  /** The part of a card; with the field to type a topic in, where the card has none besides. */
  draw(row) {
    const { fields, store } = this.home,
      meta = store.schema.claims.fields.find(({ name }) => name === "topic");
    this.claim = store.claimOf(row);
    const own = this.home.row() ? h("kbd", {}, ":") : fields.field(this.claim, meta);
    return h("div", { class: "an-about an-hint" }, own, super.draw(row));
  }
  list() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      ...this.rows.map(({ topic }, n) =>
        offer(n + 1, topic, ({ shiftKey }) => this.take(n, shiftKey), {
          "aria-pressed": String(topic === this.claim.topic),
          title: `About ${topic}. With Shift: also what is not sorted yet in the paragraph.`,
        }),
      ),
    );
  }
  /** Asks for a topic; once more, or where none is offered, to type one. */
  ask() {
    const { fields, picking } = this.home;
    if (picking.what !== "topic" && this.rows.length) {
      picking.ask("topic");
      return this.element.parentElement.scrollIntoView({ block: "nearest" });
    }
    picking.stop();
    fields.go("topic");
  }
  /** Gives the claim the nth that is offered. */
  take(n, carried) {
    const one = this.rows[n];
    if (!one) return this.home.tell("No topic is offered under this key.", true);
    this.give(this.home.hand.statement(), one.topic, carried);
  }
  give({ claim_id }, topic, carried = false) {
    this.home.picking.stop();
    this.home.ask("set_topic", { claim_id, topic, ...(carried && { carry: "paragraph" }) });
  }
}
