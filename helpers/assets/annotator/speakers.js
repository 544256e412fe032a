// Who may rather say a statement: the nearest names, by a click, or by a digit behind w.

class Speakers {
  constructor(home) {
    Object.assign(this, { home, asked: null, rows: [] });
    this.element = h("p", { class: "an-offers an-hint", hidden: true });
  }
  /** The part of a statement's card; Python is asked when it is another, or may be other now. */
  draw({ attribution_id }) {
    if (attribution_id !== this.asked)
      Object.assign(this, { asked: attribution_id, rows: [], stale: true });
    if (this.stale) this.home.send({ kind: "speakers", attribution_id });
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
      "Rather: ",
      h("kbd", {}, "w"),
      ...this.rows.map(({ name }, n) => offer(n + 1, name, () => this.take(n), { title: name })),
    );
  }
  /** Gives the statement to the nth that is proposed. */
  take(n) {
    const { entity_id, start, end } = this.rows[n] ?? {},
      { attribution_id } = this.home.hand.statement();
    if (!entity_id) return this.home.tell("Nobody is proposed under this key.", true);
    this.home.picking.stop();
    this.home.ask("set_source", { attribution_id, entity_id, start, end });
  }
}
