// Who may rather say a statement, or stand in its chain, or say it, too: the nearest names, by a
// click, or by a digit behind w, l or Shift+H.

const ELSE_TOLD =
  "With Shift: whom they have it from; with Alt: through whom it comes;" +
  " with Ctrl: who says it, too.";
/** What a click makes of one who is offered, by the key that is held down. */
const HELD = ({ shiftKey, altKey, ctrlKey, metaKey }) =>
  shiftKey ? "origin" : altKey ? "relay" : ctrlKey || metaKey ? "others" : "source";

class Speakers extends Offers {
  constructor(home) {
    super(home, "speakers", "an-offers an-hint");
  }
  list() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      "Rather: ",
      h("kbd", {}, "w"),
      ...this.rows.map((one, n) =>
        offer(n + 1, one.name, (event) => this.take(n, HELD(event)), { title: this.titled(one) }),
      ),
    );
  }
  /** What a click on one brings, and what else it may make. */
  titled({ name, cue, start }) {
    const told = cue ? `${name}: “${cue}”` : name;
    return Number.isInteger(start) ? `${told}. ${ELSE_TOLD}` : told;
  }
  /** Gives the statement to the nth that is proposed, or makes him one more who says it. */
  take(n, how = "source") {
    const one = this.rows[n],
      { picking } = this.home,
      row = this.home.hand.statement();
    if (!one) return this.home.tell("Nobody is proposed under this key.", true);
    picking.stop();
    const last = picking.last(row).hop;
    if (!Number.isInteger(one.start)) return this.unseen(row, one);
    ({
      source: () => picking.source(row, one),
      origin: () => picking.via(row, one, last + 1),
      relay: () => picking.via(row, one, Math.max(last, 1)),
      others: () => this.too(row, one),
    })[how]();
  }
  /** Gives the statement to whom no words of the text name: the outlet, or somebody unnamed. */
  unseen({ attribution_id }, { entity_id, name }) {
    const nobody = { name: `${name} (${attribution_id})`, kind: "anonymous", keep: true };
    this.home.ask("set_source", { attribution_id, ...(entity_id ? { entity_id } : nobody) });
  }
  /** The same claim in the same words, of one more source. */
  too({ attribution_id }, { entity_id }) {
    this.home.ask("copy_attribution", { attribution_id, entity_ids: [entity_id] });
  }
}
