// Where what is on the card begins or ends: at a word that is clicked, once a key has asked for it.

/** The click on a word that an edge is moved to. */
class Spanning {
  constructor(home) {
    this.home = home;
    home.article.box.addEventListener("click", (event) => this.take(event), true);
  }
  /** Takes the clicked word as the edge that is asked for; marks are not opened by this click. */
  take(event) {
    const { picking, article } = this.home,
      edge = picking.what;
    if (!["begin", "end"].includes(edge)) return;
    event.stopPropagation();
    this.home.focus.take();
    const word = article.wordAtCaret();
    if (!word) return this.home.tell(`${PICKS[edge]} That is none.`, true);
    const { table, key } = this.home.hand.row();
    picking.stop();
    this.home.ask("set_edge", { table, key, edge, ...word });
  }
}
