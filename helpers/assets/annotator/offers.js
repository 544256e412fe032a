// What Python offers for the statement on a card: asked for when that is another, or may be other
// now, and drawn anew only where something else is offered.

class Offers {
  /** kind: the message that asks for it; look: the classes of its line. */
  constructor(home, kind, look) {
    Object.assign(this, { home, kind, asked: null, rows: [] });
    this.element = h("div", { class: look, hidden: true });
  }
  /** The part of a statement's card. */
  draw({ attribution_id }) {
    if (attribution_id !== this.asked)
      Object.assign(this, { asked: attribution_id, rows: [], stale: true });
    if (this.stale) this.home.send({ kind: this.kind, attribution_id });
    this.stale = false;
    this.list();
    return this.element;
  }
  heard({ rows, for: { attribution_id } }) {
    if (attribution_id !== this.asked || alike(rows, this.rows)) return;
    this.rows = rows;
    this.list();
  }
}
