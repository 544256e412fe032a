// Which claim a statement may make once more: the likeliest, by a click, or by a digit behind =.

class Repeats {
  constructor(home) {
    Object.assign(this, { home, asked: null, rows: [] });
    this.element = h("p", { class: "an-offers an-one-line an-hint", hidden: true });
  }
  /** The part of a statement's card; Python is asked when it is another, or may be other now. */
  draw({ attribution_id }) {
    if (attribution_id !== this.asked)
      Object.assign(this, { asked: attribution_id, rows: [], stale: true });
    if (this.stale) this.home.send({ kind: "repeats", attribution_id });
    this.stale = false;
    this.list();
    return this.element;
  }
  heard({ rows, for: { attribution_id } }) {
    if (attribution_id !== this.asked) return;
    this.rows = rows;
    this.list();
  }
  list() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      h("span", {}, "The same as "),
      h("kbd", {}, "="),
      ...this.rows.map(({ proposition }, n) =>
        offer(n + 1, proposition, () => this.take(n), {
          title: `The same claim as: ${proposition}`,
        }),
      ),
    );
  }
  /** Makes the nth that is offered the claim of the statement in hand, too. */
  take(n) {
    const one = this.rows[n],
      { hand, picking } = this.home;
    if (!one) return this.home.tell("No claim is offered under this key.", true);
    picking.stop();
    picking.same(hand.statement(), one);
  }
}
