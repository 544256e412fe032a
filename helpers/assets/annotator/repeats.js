// Which claim a statement may make once more: the likeliest, by a click, or by a digit behind =.

class Repeats extends Offers {
  constructor(home) {
    super(home, "repeats", "an-offers an-one-line an-hint");
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
