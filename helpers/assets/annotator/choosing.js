// What there is to choose from in a control: values of a column, rows of a table, people.

/** How many rows are listed before the control is reached. */
const MANY = 200;
/** How long the label of a row is; one that is told by its words is longer, to be told apart. */
const LONG = { claims: 110, attributions: 110 };
const plain = (pairs) => ({ later: false, all: () => pairs });

class Choosing {
  constructor(home) {
    this.home = home;
  }
  /** What a column of a row allows; null where anything can be written. */
  of(meta, row) {
    if (meta.type === "boolean")
      return plain([
        ["true", "yes"],
        ["false", "no"],
      ]);
    if (meta.options.length)
      return plain(
        meta.options.map(String).map((option) => [option, meta.meanings[option] ?? option]),
      );
    if (meta.refers === "entities" && row.attribution_id)
      return this.people(this.home.store.find("attributions", row.attribution_id).start);
    return meta.refers
      ? this.rows(
          meta.refers,
          meta.name === "mention_id" && row.entity_id
            ? (other) => other.entity_id === row.entity_id
            : () => true,
        )
      : null;
  }
  /**
   * Rows to choose from; very many are listed only when the control is reached, so that a card
   * opens at once.
   */
  rows(table, fits = () => true) {
    return {
      long: table in LONG,
      later: this.home.store.tables[table].size > MANY,
      all: () => this.pairs(this.home.store.all(table).filter(fits)),
      one: (key) =>
        this.pairs([this.home.store.find(table, key)].filter((row) => row && fits(row))),
    };
  }
  /** What rows are chosen by, and what is read of them. */
  pairs(rows) {
    const labels = this.home.store.labels(rows, LONG[rows[0]?.table] ?? 60);
    return rows.map((row, n) => [row.key[0], labels[n]]);
  }
  select({ long, later, all, one }, value, blank, nothing = "–") {
    const node = h("select", { "data-long": long }),
      fill = (pairs) => {
        const odd =
          value && !pairs.some(([key]) => key === value) ? [[value, `${value} (not allowed)`]] : [];
        node.replaceChildren(
          ...[...(blank ? [["", nothing]] : []), ...pairs, ...odd].map(([key, words]) =>
            h("option", { value: key }, words),
          ),
        );
      };
    fill(later ? one(value) : all());
    node.value = value;
    const whole = () => {
      const kept = node.value;
      if (later) fill(all());
      later = false;
      node.value = kept;
    };
    if (later) ["focus", "pointerdown"].forEach((event) => node.addEventListener(event, whole));
    return node;
  }
  topics() {
    if (!this.topicList)
      this.home.root.append(
        (this.topicList = h("datalist", {
          id: `an-topics-${Math.random().toString(36).slice(2)}`,
        })),
      );
    this.topicList.replaceChildren(
      ...[...new Set(this.home.store.all("claims").map((claim) => claim.topic))].map((topic) =>
        h("option", { value: topic }),
      ),
    );
    return this.topicList.id;
  }
  /** All entities, those that are mentioned nearest to a place of the text first. */
  nearest(place) {
    const far = new Map();
    for (const { entity_id, start } of this.home.store.all("mentions"))
      far.set(entity_id, Math.min(far.get(entity_id) ?? Infinity, Math.abs(start - place)));
    const distance = ({ entity_id }) => far.get(entity_id) ?? Infinity;
    return this.home.store.all("entities").sort((a, b) => distance(a) - distance(b) || 0);
  }
  /** The entities to choose from, the nearest to a place first. */
  people(place) {
    const { later, one } = this.rows("entities");
    return { later, one, all: () => this.pairs(this.nearest(place)) };
  }
}
