// Whom a mention rather means, by a digit, and how it mentions him, by a letter: the mention on the
// card, or that which was marked last.

/** The key of somebody new, behind those of whom Python proposes. */
const NEW_KEY = 4;

class Whom {
  constructor(home) {
    Object.assign(this, { home, taken: null, asked: null, rows: [] });
    this.element = h("div", { class: "an-row an-whom", hidden: true });
  }
  /** The mention on the card; on that of a sentence the one that was marked last. */
  row() {
    const { home } = this,
      row = home.row();
    if (row) return row.table === "mentions" ? row : null;
    return this.taken && home.order === "reading" ? home.store.row(this.taken) : null;
  }
  /** The part of a card; Python is asked when it is another mention, or may be other now. */
  draw() {
    const { mention_id } = this.row() ?? {};
    if (mention_id !== this.asked)
      Object.assign(this, { asked: mention_id, rows: [], stale: true });
    if (mention_id && this.stale) this.home.send({ kind: "whom", mention_id });
    this.stale = false;
    this.list();
    return this.element;
  }
  heard({ rows, for: { mention_id } }) {
    if (mention_id !== this.asked || alike(rows, this.rows)) return;
    this.rows = rows;
    this.list();
  }
  list() {
    const row = this.row();
    this.element.hidden = !row;
    if (!row) return;
    const { name, kind } = this.home.store.find("entities", row.entity_id);
    this.element.replaceChildren(
      h("span", {}, `${quoted(row.text, 40)} means ${cut(name, 60)} (${kind}). Rather: `),
      ...this.rows.map((other, n) => this.offer(`${cut(other.name, 40)} (${n + 1})`, n)),
      this.offer(`somebody new (${NEW_KEY})`, NEW_KEY - 1),
      this.forms(row),
      this.home.row() ? "" : h("small", {}, `Its kind by Shift and a letter: ${KINDS_TOLD}.`),
    );
  }
  /** How the words mention him: what it is now, and what a press makes it. */
  forms(row) {
    const own = Boolean(this.home.row()),
      { table, key } = row;
    return h(
      "span",
      { class: "an-row an-forms", role: "group", "aria-label": "How it is mentioned" },
      Object.entries(MENTIONED).map(([letter, form]) => {
        const told = { "aria-pressed": String(form === row.form) },
          keys = own ? { title: `Shift ${letter.toUpperCase()}` } : {},
          act = once(() => this.home.ask("change", { table, key, values: { form } }));
        return button(form, act, { class: "an-form", ...told, ...keys });
      }),
    );
  }
  offer(words, n) {
    const { name, kind } = this.rows[n] ?? {};
    return keyed(
      words,
      once(() => this.take(n)),
      { title: name ? `${name}, ${kind}` : "" },
    );
  }
  /** Gives the mention to the nth that is proposed, or to somebody new. */
  take(n) {
    const { mention_id, text: words } = this.row(),
      other = this.rows[n];
    if (n === NEW_KEY - 1)
      return this.home.ask("reassign_mention", { mention_id, name: words.replace(/\s+/g, " ") });
    if (!other) return this.home.tell("Nobody is proposed under this key.", true);
    this.home.ask("reassign_mention", { mention_id, entity_id: other.entity_id });
  }
  /** Follows what was done: which mention was marked last, as long as it is what is corrected. */
  follow({ name, args = {} }, made) {
    if (name === "add_mention" && made) this.taken = idOf(made[0], made.slice(1));
    else if (name !== "reassign_mention" && !["entities", "mentions"].includes(args.table))
      this.taken = null;
  }
}
