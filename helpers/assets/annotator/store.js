// What the browser knows of a dossier. Offsets count code points, as in the tables.

const NOUNS = {
  entities: "entity",
  mentions: "mention",
  dates: "date",
  claims: "claim",
  attributions: "statement",
  hops: "step of a chain",
  quantities: "quantity",
  relations: "relation",
  observations: "observation",
  assessments: "grade",
};
/**
 * The first part of the key under which what stands in a form is kept: no row has it, since the row
 * is not there yet.
 */
const NEW = "(new)";

const text = (value) => (value === null || value === undefined ? "" : String(value));
const idOf = (table, key) => JSON.stringify([table, ...key.map(String)]);
const count = (words) => Array.from(words).length;
const cut = (words, most) =>
  words.length > most ? words.slice(0, most - 1).trimEnd() + "…" : words;
/** Words between quotation marks, cut where they are long: of their own marks those around them go,
 * and those within are made single. */
function quoted(words, most = Infinity) {
  const [, own = words] = /^\s*[“"]([^“”"]*)[”"]?\s*$/.exec(words) ?? [],
    single = own
      .replace(/"([^"]*)"/g, "‘$1’")
      .replace(/“/g, "‘")
      .replace(/”/g, "’");
  return `“${cut(single, most)}”`;
}

/**
 * What the browser knows of the dossier: rows by id, the queue, and what was typed but not taken
 * over.
 */
class Store {
  constructor(all) {
    Object.assign(this, {
      schema: all.schema,
      title: all.title,
      points: Array.from(all.text),
      sentences: all.sentences,
      about: all.article,
      state: all.state,
      queue: new Map(),
      typed: new Map(),
      errors: new Map(),
    });
    this.tables = Object.fromEntries(Object.keys(all.schema).map((table) => [table, new Map()]));
    for (const [table, rows] of Object.entries(all.tables))
      rows.forEach((cells) => this.put(this.asRow(table, cells)));
    this.begun = new Map();
    all.typed.forEach((field) => this.remember(field));
    this.requeue({ set: all.queue, gone: [] });
  }
  /** A row of a table, from its cells in the order of the schema. */
  asRow(table, cells) {
    const row = {
      table,
      ...Object.fromEntries(this.schema[table].fields.map((field, n) => [field.name, cells[n]])),
    };
    row.key = this.schema[table].key.map((name) => String(row[name]));
    row.id = idOf(table, row.key);
    return row;
  }
  put(row) {
    this.tables[row.table].set(row.id, row);
    this.chains = undefined;
  }
  drop(table, id) {
    this.tables[table].delete(id);
    this.chains = undefined;
  }
  row(id) {
    return this.tables[JSON.parse(id)[0]]?.get(id);
  }
  find(table, key) {
    return this.tables[table].get(idOf(table, [key]));
  }
  claimOf({ claim_id }) {
    return this.find("claims", claim_id);
  }
  all(table) {
    return [...this.tables[table].values()];
  }
  hops(attribution) {
    this.chains ??= this.all("hops").reduce(
      (chains, hop) =>
        chains.set(hop.attribution_id, [...(chains.get(hop.attribution_id) ?? []), hop]),
      new Map(),
    );
    return [...(this.chains.get(attribution) ?? [])].sort((a, b) => a.hop - b.hop);
  }
  words(start, end) {
    return this.points.slice(start, end).join("");
  }
  requeue({ set, gone }) {
    gone.forEach(([table, key]) => this.queue.delete(idOf(table, key)));
    set.forEach(([table, key, doubt, why, start]) =>
      this.queue.set(idOf(table, key), { doubt, why, start }),
    );
    this.order = [...this.queue]
      .sort(([, a], [, b]) => b.doubt - a.doubt || a.start - b.start)
      .map(([id]) => id);
  }
  /** Takes up what was typed and is no change yet. */
  remember(field) {
    if (field.key?.[0] === NEW) this.begin(field);
    else this.typed.set(idOf(field.table, field.key) + field.column, field.value);
  }
  /** Keeps what stands in one control of a form that is not sent yet. */
  begin({ table, key, column, value }) {
    const id = idOf(table, key),
      form = this.begun.get(id) ?? {
        what: table,
        span: { start: Number(key[1]), end: Number(key[2]) },
        values: {},
      };
    form.values[column] = value;
    this.begun.set(id, form);
  }
  /** A row in a few words. */
  label(row, most = 90) {
    const name = (key) => this.find("entities", key)?.name ?? "";
    switch (row.table) {
      case "entities":
        return cut(
          row.name.endsWith(`(${row.kind})`) ? row.name : `${row.name} (${row.kind})`,
          most,
        );
      case "mentions":
        return cut(`${quoted(row.text)} for ${name(row.entity_id)}`, most);
      case "dates":
        return cut(`${quoted(row.text)} ${row.edtf || "no value"}`, most);
      case "claims":
        return cut(`${row.claim_id} ${row.proposition}`, most);
      case "attributions":
        return cut(
          `${name(this.hops(row.attribution_id).at(-1)?.entity_id)}: ${quoted(row.text)}`,
          most,
        );
      case "hops":
        return cut(`${row.attribution_id}, step ${row.hop}: ${name(row.entity_id)}`, most);
      case "relations":
        return this.related(row, most);
      case "observations":
        return row.text
          ? `${quoted(row.text, most - row.kind.length - 3)} ${row.kind}`
          : cut(row.note, most);
      default:
        return cut(`${quoted(row.text)} ${row.measure ?? ""}`, most);
    }
  }
  /** Rows in a few words each, those that would read alike with the words before them. */
  labels(rows, most) {
    const labels = rows.map((row) => this.label(row, most)),
      times = new Map();
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
    return labels.map((label, n) => (times.get(label) > 1 ? label + this.after(rows[n]) : label));
  }
  /** Behind which words of the text a row stands. */
  after(row) {
    const [[start] = [0]] = this.spans(row),
      before = this.words(Math.max(0, start - 30), start)
        .trim()
        .split(/\s+/)
        .slice(-3)
        .join(" ");
    return before && `, after ${quoted(before)}`;
  }
  /** A relation, told in the words of its two claims. */
  related({ claim_a, relation, claim_b }, most) {
    const half = Math.floor((most - relation.length - 6) / 2),
      said = (key) => quoted(this.find("claims", key)?.proposition ?? key, half);
    return `${said(claim_a)} ${relation} ${said(claim_b)}`;
  }
  /** Where a row stands in the text: [[start, end], …]. */
  spans(row) {
    if (row.pieces) return row.pieces.split(" ").map((piece) => piece.split("-").map(Number));
    if (row.table === "hops") return row.cue ? [[row.cue_start, row.cue_end]] : [];
    if (row.table === "entities")
      return this.all("mentions")
        .filter((mention) => mention.entity_id === row.entity_id)
        .slice(0, 1)
        .map((mention) => [mention.start, mention.end]);
    if (row.table === "claims")
      return this.all("attributions")
        .filter((said) => said.claim_id === row.claim_id)
        .slice(0, 1)
        .flatMap((said) => this.spans(said));
    return Number.isInteger(row.start) ? [[row.start, row.end]] : [];
  }
}
