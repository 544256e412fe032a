// The statement in hand: what the keys act on, whether its card is open or that of its sentence.

class Hand {
  constructor(home) {
    Object.assign(this, { home, held: null, place: 0 });
  }
  /** The row that keys act on: that on the card; on that of a sentence, the statement in hand. */
  row() {
    const { home } = this,
      reading = home.order === "reading" && !home.words.formOpen;
    if (home.selected) return home.row();
    return reading && this.held ? home.store.row(this.held) : null;
  }
  /** The statement that keys act on. */
  statement() {
    const row = this.row();
    return row?.table === "attributions" ? row : null;
  }
  /** The statement of which the card is open. */
  opened() {
    return this.home.selected ? this.statement() : null;
  }
  /** Opens what is in hand, for what only its card has. */
  open() {
    const row = this.statement();
    if (row && !this.home.selected) this.home.select(row.id);
  }
  /** A statement whose card is opened stays in hand when one goes back to its sentence. */
  hold(id) {
    if (!id || JSON.parse(id)[0] !== "attributions") return;
    Object.assign(this, { held: id, place: this.home.store.row(id)?.start ?? 0 });
  }
  /** Of the statements of a sentence that held already; where it is gone, the next behind its
   * place that is not checked, else the first. */
  among(rows) {
    const open = rows.filter(({ status }) => status === "drafted"),
      kept = rows.find((row) => row.id === this.held),
      row = kept ?? open.find(({ start }) => start >= this.place) ?? open[0] ?? rows[0];
    this.held = row?.id ?? null;
    this.place = row?.start ?? 0;
    return row;
  }
  /** Takes the next statement of the sentence in hand, behind the last the first again. */
  next() {
    const { home } = this,
      rows = home.sentence.rows("attributions");
    if (home.selected || !this.row())
      return home.tell("That goes through the statements on the card of a sentence.", true);
    const at = (rows.findIndex(({ id }) => id === this.held) + 1) % rows.length;
    home.picking.stop();
    this.held = rows[at].id;
    home.card.draw();
    home.article.select(this.row(), false);
    home.tell(`In hand: ${this.quoted()}, ${at + 1} of ${rows.length} in this sentence.`);
  }
  quoted() {
    return quoted(this.statement().text.replace(/\s+/g, " "), 60);
  }
  /** Which statement is meant, before what is asked of it; nothing where its card shows it. */
  meant() {
    return !this.home.selected && this.statement() ? `For ${this.quoted()}: ` : "";
  }
}
