// What is marked in a sentence beside its statements, in few lines: who is mentioned and by which
// words, the dates, the remarks.

/** A name without what a register adds to it in brackets. */
const plainName = (name) => name.replace(/ \([^)]*\)$/, "");

class Marked {
  constructor(home) {
    this.home = home;
  }
  /** The line of mentions and of other marks; false where nothing is marked. */
  draw(mentions, others) {
    const { store } = this.home,
      ids = [...new Set(mentions.map((row) => row.entity_id))],
      labels = store.labels(others, 44);
    const all = [
      ...ids.map((id) => this.party(id, mentions)),
      ...labels.map((label, n) => this.home.link(others[n], label)),
    ];
    return (
      all.length > 0 &&
      h(
        "p",
        { class: "an-hint an-marked" },
        "Marked here: ",
        all.map((one, n) => [n ? " · " : "", one]),
      )
    );
  }
  /** The words that stand for somebody, one for those that read alike, and whom they mean: of what
   * kind, and by which name where the words are others; of whom, until that is checked. */
  party(id, mentions) {
    const { home } = this,
      { store } = home,
      who = store.find("entities", id),
      rows = mentions.filter((row) => row.entity_id === id),
      words = [...new Map(rows.map((row) => [row.text, row])).values()],
      of = who.status === "drafted" && store.find("entities", who.affiliation)?.name;
    return h(
      "span",
      {},
      words.map((row, n) => [
        h(
          "span",
          { class: "an-listed" },
          home.link(row, quoted(row.text, 60)),
          n < words.length - 1 && ",",
        ),
        n < words.length - 1 && " ",
      ]),
      this.whom(who, words),
      of && ` of ${plainName(of)}`,
    );
  }
  whom(who, words) {
    const { home } = this,
      name = plainName(who.name).toLowerCase(),
      told = home.store.label(who, 60);
    if (words.some((row) => row.text.toLowerCase() !== name))
      return [" for ", home.link(who, told)];
    const open = () => home.select(who.id, [], true);
    return [" ", button(`(${who.kind})`, open, { class: "an-link", "aria-label": told })];
  }
}
