// The annotator's view: draws a dossier, and asks Python for every change. Python judges; nothing is changed here.
// All text from the dossier goes through text nodes and attributes, never through HTML. Offsets count code points, as in the tables.

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
const LAYERS = {
  mentions: "mention",
  dates: "date",
  attributions: "statement",
  cues: "cue",
  observations: "observation",
};
const KEYS_TOLD = [
  ["a", "accept"],
  ["r", "reject"],
  ["n", "next in the queue"],
  ["p", "previous"],
  ["z or Ctrl+Z", "undo"],
  ["y or Ctrl+Y", "redo"],
  ["/", "search"],
  ["← →", "from mark to mark, in the article"],
];
const QUEUE_SHOWN = 30,
  MANY = 200,
  SLOW = 3_000;
const LOST =
  "Python has not answered within three seconds: it is busy, or the kernel stopped. If it was restarted, run this cell again: what was done before is in the journal, and this click is not.";
const FORMS = {
  add_mention: "mention",
  add_date: "date",
  add_attribution: "statement",
  add_observation: "observation",
};

/** The first part of the key under which what stands in a form is kept: no row has it, since the row is not there yet. */
const NEW = "(new)";

const idOf = (table, key) => JSON.stringify([table, ...key.map(String)]);
const count = (words) => Array.from(words).length;
const cut = (words, most) =>
  words.length > most ? words.slice(0, most - 1).trimEnd() + "…" : words;

/** An element: attributes, listeners (on…), properties (value, checked, …), and children; a string child becomes a text node. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (["value", "checked", "selected", "disabled", "hidden"].includes(name))
      node[name] = value;
    else if (value !== undefined && value !== null && value !== false)
      node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

/** What the browser knows of the dossier: rows by id, the queue, and what was typed but not taken over. */
class Store {
  constructor(all) {
    Object.assign(this, {
      schema: all.schema,
      title: all.title,
      points: Array.from(all.text),
      state: all.state,
      queue: new Map(),
      typed: new Map(),
      errors: new Map(),
    });
    this.tables = Object.fromEntries(Object.keys(all.schema).map((table) => [table, new Map()]));
    for (const [table, rows] of Object.entries(all.tables))
      rows.forEach((cells) => this.put(table, cells));
    this.begun = new Map();
    for (const field of all.typed)
      if (field.key?.[0] === NEW) this.begin(field);
      else this.typed.set(idOf(field.table, field.key) + field.column, field.value);
    this.requeue({ set: all.queue, gone: [] });
  }
  put(table, cells) {
    const row = {
      table,
      ...Object.fromEntries(this.schema[table].fields.map((field, n) => [field.name, cells[n]])),
    };
    row.key = this.schema[table].key.map((name) => String(row[name]));
    row.id = idOf(table, row.key);
    this.tables[table].set(row.id, row);
    this.chains = undefined;
    return row;
  }
  row(id) {
    return this.tables[JSON.parse(id)[0]]?.get(id);
  }
  find(table, key) {
    return this.tables[table].get(idOf(table, [key]));
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
        return cut(`${row.name} (${row.kind})`, most);
      case "mentions":
        return cut(`“${row.text}” for ${name(row.entity_id)}`, most);
      case "dates":
        return cut(`“${row.text}” ${row.edtf || "no value"}`, most);
      case "claims":
        return cut(`${row.claim_id} ${row.proposition}`, most);
      case "attributions":
        return cut(`${name(this.hops(row.attribution_id).at(-1)?.entity_id)}: “${row.text}”`, most);
      case "hops":
        return cut(`${row.attribution_id}, step ${row.hop}: ${name(row.entity_id)}`, most);
      case "relations":
        return `${row.claim_a} ${row.relation} ${row.claim_b}`;
      case "observations":
        return cut(row.text ? `“${row.text}” ${row.kind}` : row.note, most);
      default:
        return cut(`“${row.text}” ${row.measure ?? ""}`, most);
    }
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

/** The article: paragraphs of flat segments, each of which knows the marks over it. */
class Article {
  constructor(store, onpick) {
    this.store = store;
    this.over = new WeakMap();
    this.box = h("div", {
      class: "an-text",
      tabindex: "0",
      role: "region",
      "aria-label": "The article. Arrow keys go from mark to mark.",
      dir: "auto",
    });
    this.paragraphs = this.split();
    for (const table of ["mentions", "dates", "attributions", "observations", "hops"])
      store.all(table).forEach((row) => this.place(row));
    this.paragraphs.forEach((paragraph) => this.draw(paragraph));
    this.box.addEventListener("pointerdown", (event) => (this.pressed = event));
    this.box.addEventListener("click", (event) => {
      const segment = event.target.closest(".an-m");
      if (segment && !this.dragged(event)) onpick(this.over.get(segment));
    });
  }
  /** Whether a click is the end of selecting words: with the mouse moved, by a double click, or with Shift. */
  dragged(event) {
    const { clientX: x, clientY: y } = this.pressed ?? event;
    const far = event.detail > 0 && Math.hypot(event.clientX - x, event.clientY - y) > 4;
    return far || event.detail > 1 || event.shiftKey;
  }
  split() {
    const found = [];
    for (let start = 0, n = 0; n <= this.store.points.length; n++) {
      if (n < this.store.points.length && this.store.points[n] !== "\n") continue;
      if (n > start)
        found.push({
          start,
          end: n,
          marks: new Map(),
          segments: new Map(),
          element: this.box.appendChild(h("p")),
        });
      start = n + 1;
    }
    return found;
  }
  touching(spans) {
    return this.paragraphs.filter((paragraph) =>
      spans.some(([start, end]) => start < paragraph.end && end > paragraph.start),
    );
  }
  place(row) {
    const mark = {
      id: row.table === "hops" ? idOf("attributions", [row.attribution_id]) : row.id,
      layer: row.table === "hops" ? "cues" : row.table,
      drafted: row.status === "drafted",
      spans: this.store.spans(row),
    };
    return mark.spans.length
      ? this.touching(mark.spans).map((paragraph) => (paragraph.marks.set(row.id, mark), paragraph))
      : [];
  }
  lift(row) {
    return this.touching(this.store.spans(row)).map(
      (paragraph) => (paragraph.marks.delete(row.id), paragraph),
    );
  }
  draw(paragraph) {
    const edges = new Map([
      [paragraph.start, []],
      [paragraph.end, []],
    ]);
    for (const mark of paragraph.marks.values())
      for (const [start, end] of mark.spans)
        if (start < paragraph.end && end > paragraph.start)
          for (const [at, change] of [
            [Math.max(start, paragraph.start), 1],
            [Math.min(end, paragraph.end), -1],
          ])
            edges.set(at, [...(edges.get(at) ?? []), [mark, change]]);
    const cuts = [...edges.keys()].sort((a, b) => a - b),
      active = new Set(),
      nodes = [];
    paragraph.segments.clear();
    cuts.slice(0, -1).forEach((start, n) => {
      for (const [mark, change] of edges.get(start)) if (change < 0) active.delete(mark);
      for (const [mark, change] of edges.get(start)) if (change > 0) active.add(mark);
      nodes.push(this.segment(paragraph, this.store.words(start, cuts[n + 1]), [...active]));
    });
    paragraph.element.replaceChildren(...nodes);
  }
  segment(paragraph, words, marks) {
    if (!marks.length) return document.createTextNode(words);
    const size = (mark) => mark.spans.at(-1)[1] - mark.spans[0][0];
    marks.sort((a, b) => size(a) - size(b));
    const node = h(
      "span",
      {
        class: [
          "an-m",
          ...marks.map((mark) => `an-${mark.layer}`),
          marks.some((mark) => mark.drafted) ? "an-drafted" : "",
        ]
          .join(" ")
          .trim(),
      },
      words,
    );
    this.over.set(node, [...new Set(marks.map((mark) => mark.id))]);
    for (const mark of marks)
      paragraph.segments.set(mark.id, [...(paragraph.segments.get(mark.id) ?? []), node]);
    return node;
  }
  segments(row) {
    return this.touching(this.store.spans(row)).flatMap(
      (paragraph) => paragraph.segments.get(row.id) ?? [],
    );
  }
  select(row, scroll) {
    this.lit?.forEach((node) => node.classList.remove("an-on"));
    this.lit = row
      ? this.segments(
          ["entities", "claims", "hops", "quantities", "relations"].includes(row.table)
            ? this.stand(row)
            : row,
        )
      : [];
    this.lit.forEach((node) => node.classList.add("an-on"));
    const first = this.lit[0];
    if (!scroll || !first) return;
    const box = this.box.getBoundingClientRect(),
      at = first.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom)
      this.box.scrollTop += at.top - box.top - box.height / 3;
  }
  /** The marked row that shows where an unmarked one stands. */
  stand(row) {
    const { store } = this,
      made = (id) => store.all("attributions").find((said) => said.claim_id === id);
    return (
      {
        entities: () =>
          store.all("mentions").find((mention) => mention.entity_id === row.entity_id),
        claims: () => made(row.claim_id),
        relations: () => made(row.claim_a),
      }[row.table]?.() ??
      store.find("attributions", row.attribution_id) ??
      row
    );
  }
  /** The words that are selected with the mouse, as offsets without blanks at the ends; null when there are none in the article. */
  selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0),
      inside = this.paragraphs.filter((paragraph) => range.intersectsNode(paragraph.element));
    if (!inside.length) return null;
    let start = this.offset(inside[0], range.startContainer, range.startOffset, inside[0].start),
      end = this.offset(inside.at(-1), range.endContainer, range.endOffset, inside.at(-1).end);
    while (start < end && !this.store.points[start].trim()) start++;
    while (end > start && !this.store.points[end - 1].trim()) end--;
    return end > start ? { start, end } : null;
  }
  /** A place in the page as a code point of the article; `otherwise` when it lies outside the paragraph. */
  offset(paragraph, node, at, otherwise) {
    if (!paragraph.element.contains(node)) return otherwise;
    const before = document.createRange();
    before.setStart(paragraph.element, 0);
    before.setEnd(node, at);
    return paragraph.start + count(before.toString().replace(/[\ud800-\udbff]$/, ""));
  }
  /** Shows words as chosen, without touching the page's own selection or nodes. */
  light(span) {
    if (!window.CSS?.highlights) return;
    const ranges = span
      ? this.touching([[span.start, span.end]]).map((paragraph) =>
          this.range(
            paragraph,
            Math.max(span.start, paragraph.start),
            Math.min(span.end, paragraph.end),
          ),
        )
      : [];
    CSS.highlights.set("an-chosen", new Highlight(...ranges));
  }
  range(paragraph, start, end) {
    const range = document.createRange(),
      walker = document.createTreeWalker(paragraph.element, NodeFilter.SHOW_TEXT);
    for (let at = paragraph.start, node; (node = walker.nextNode());) {
      const points = Array.from(node.data),
        place = (n) => points.slice(0, n - at).join("").length;
      if (start >= at && start < at + points.length) range.setStart(node, place(start));
      if (end > at && end <= at + points.length) range.setEnd(node, place(end));
      at += points.length;
    }
    return range;
  }
  /** Every place where words stand, however their blanks, quotation marks and capitals are written. */
  find(words) {
    const plain = (point) =>
      ({
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
      })[point] ??
      (point.trim() ? (count(point.toLowerCase()) === 1 ? point.toLowerCase() : point) : " ");
    if (!this.folded) this.folded = foldPoints(this.store.points, plain);
    const wanted = foldPoints(Array.from(words.trim()), plain).text,
      found = [];
    for (
      let at = wanted ? this.folded.text.indexOf(wanted) : -1;
      at >= 0;
      at = this.folded.text.indexOf(wanted, at + 1)
    ) {
      const first = this.folded.place(at),
        last = this.folded.place(at + wanted.length - 1);
      found.push({ start: this.folded.from[first], end: this.folded.from[last] + 1 });
    }
    return found;
  }
}

function foldPoints(points, plain) {
  const kept = [],
    from = [];
  points.forEach((point, n) => {
    const to = plain(point);
    if (to !== " " || kept.at(-1) !== " ") {
      kept.push(to);
      from.push(n);
    }
  });
  const units = [];
  kept.forEach((point, n) => {
    for (let unit = 0; unit < point.length; unit++) units.push(n);
  });
  return { text: kept.join(""), from, place: (unit) => units[unit] };
}

/** The whole widget: bar, article, card, queue; and its talk with Python. */
class Annotator {
  constructor(model, el) {
    Object.assign(this, {
      model,
      el,
      selected: null,
      others: [],
      chosen: null,
      form: null,
      serial: 0,
    });
    this.said = h("p", { class: "an-said", role: "status" }, "Waiting for Python …");
    this.root = h(
      "section",
      {
        class: "an",
        tabindex: "-1",
        "aria-label": "Annotator",
        "data-lm-suppress-shortcuts": "true",
        onkeydown: (event) => this.key(event),
      },
      this.said,
    );
    el.append(this.root);
    model.on(
      "msg:custom",
      (this.hear = (message) => {
        this.answered();
        this.keepFocus(() => this[message.kind]?.(message));
      }),
    );
    this.watch = () => this.choose();
    document.addEventListener("selectionchange", this.watch);
    this.send({ kind: "ready" });
  }
  stop() {
    this.model.off("msg:custom", this.hear);
    document.removeEventListener("selectionchange", this.watch);
  }

  send(message) {
    if (message.kind === "save") this.tell("Checking and saving …");
    const lost = () => ((this.waiting = undefined), this.tell(LOST, true));
    if (message.kind !== "typed") this.waiting ??= setTimeout(lost, SLOW);
    try {
      this.model.send(message);
    } catch {
      this.answered();
      lost();
    }
  }
  answered() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  /** Does something that draws anew, and leaves the keys with the annotator if they were with it. */
  keepFocus(draw) {
    const active = document.activeElement,
      ours = this.root.contains(active);
    draw();
    const now = document.activeElement;
    if (ours && (!this.root.contains(now) || now.disabled))
      this.root.focus({ preventScroll: true });
  }

  // ---- what Python says
  all(message) {
    this.store = new Store(message);
    this.article = new Article(this.store, (ids) => this.select(ids[0], ids.slice(1)));
    Object.assign(this, { selected: null, others: [], from: 0, stuck: false });
    Object.assign(this, { chosen: null, form: null, showForm: false, topicList: undefined });
    this.lay(this.who?.value || message.who);
    this.refresh();
    this.tell(message.message || "Ready. Click a mark, or begin with the queue.");
  }
  changed(message) {
    const { store, article } = this,
      stale = new Set(),
      moved = new Set(Object.keys(message.tables));
    for (const [table, { rows, gone }] of Object.entries(message.tables)) {
      for (const key of gone) {
        const row = store.row(idOf(table, key));
        if (row) article.lift(row).forEach((paragraph) => stale.add(paragraph));
        store.tables[table].delete(idOf(table, key));
      }
      for (const cells of rows) {
        const old = store.row(
          idOf(
            table,
            store.schema[table].key.map(
              (name) => cells[store.schema[table].fields.findIndex((field) => field.name === name)],
            ),
          ),
        );
        if (old) article.lift(old).forEach((paragraph) => stale.add(paragraph));
        const row = store.put(table, cells);
        if (["mentions", "dates", "attributions", "observations", "hops"].includes(table))
          article.place(row).forEach((paragraph) => stale.add(paragraph));
      }
    }
    store.chains = undefined;
    stale.forEach((paragraph) => article.draw(paragraph));
    const asked = message.for;
    if (asked.name === "change") this.forget(asked.args);
    if (message.made && FORMS[asked.name]) this.unchoose();
    this.stuck &&= asked.kind !== "save";
    store.state = message.state;
    if (message.made && asked.name.startsWith("add_"))
      this.select(idOf(message.made[0], message.made.slice(1)));
    else if (moved.size) this.drawCard();
    this.article.select(this.row(), false);
    this.refresh();
    this.tell(message.message);
  }
  queue(message) {
    this.store.requeue(message);
    this.store.state = message.state;
    this.refresh();
  }
  refused(message) {
    const asked = message.for,
      on = message.table && idOf(message.table, message.key);
    this.tell(
      asked.name === "change"
        ? "Not taken over: see beside the field. What you typed stays."
        : `Not done. ${message.message}`,
      true,
    );
    this.stuck ||= message.elsewhere;
    this.refresh();
    if (asked.kind !== "do") return;
    if (asked.name === "change") {
      const row = idOf(asked.args.table, asked.args.key);
      Object.keys(asked.args.values).forEach((column) => this.store.errors.delete(row + column));
      this.store.errors.set(
        row +
          (on === row && message.column ? message.column : Object.keys(asked.args.values).at(-1)),
        message.told ?? message.message,
      );
      this.marks(row);
    } else this.trouble(message);
  }
  ask(name, args) {
    this.send({ kind: "do", name, args, who: this.who.value.trim(), why: this.why.value.trim() });
  }
  tell(words, wrong = false) {
    this.said.textContent = words;
    this.said.classList.toggle("an-wrong", wrong);
  }

  // ---- the parts
  lay(who) {
    const button = (words, act, more = {}) =>
      h("button", { type: "button", onclick: act, ...more }, words);
    this.bar = {
      progress: h("progress", { "aria-label": "rows checked", max: 1, value: 0 }),
      told: h("span", { class: "an-count" }),
      undo: button("Undo", () => this.send({ kind: "undo" }), { title: "z" }),
      redo: button("Redo", () => this.send({ kind: "redo" }), { title: "y" }),
    };
    this.who = h("input", { value: who, autocomplete: "off", placeholder: "optional" });
    this.why = h("input", {
      autocomplete: "off",
      placeholder: "optional; goes with each change until you empty it",
    });
    this.folder = h("input", { placeholder: "a new name, or a whole path", autocomplete: "off" });
    this.elsewhere = h(
      "div",
      { class: "an-row", hidden: true },
      h("label", { class: "an-wide" }, "Save elsewhere ", this.folder),
      button("Save there", () => this.saveThere()),
    );
    this.asides = h("div", {});
    this.begun = h("div", { class: "an-begun" });
    this.search = h("input", {
      type: "search",
      placeholder: "words, names, ids",
      oninput: () => this.turn(0),
    });
    this.kind = h(
      "select",
      { onchange: () => this.turn(0) },
      h("option", { value: "" }, "everything"),
      Object.entries(NOUNS)
        .filter(([table]) => table !== "assessments")
        .map(([table, noun]) =>
          h(
            "option",
            { value: table },
            noun.endsWith("y")
              ? noun.replace(/y$/, "ies")
              : noun.startsWith("step")
                ? "steps of chains"
                : `${noun}s`,
          ),
        ),
    );
    this.quoted = h("input", {
      placeholder: "paste or type words of the article",
      onkeydown: (event) => {
        if (event.key === "Enter") this.findNext();
      },
    });
    this.chosenWords = h("p", { class: "an-words" });
    this.making = h(
      "div",
      { class: "an-row", role: "toolbar", "aria-label": "Mark the chosen words as" },
      Object.entries({
        mention: "Mention",
        date: "Date",
        statement: "Statement",
        observation: "Observation",
      }).map(([what, word]) =>
        h(
          "button",
          {
            type: "button",
            onmousedown: (event) => event.preventDefault(),
            onclick: () => this.make(what),
            class: "an-needs",
          },
          `+ ${word}`,
        ),
      ),
      button("Clear", () => this.unchoose(), { class: "an-needs" }),
    );
    this.maker = h("div", { class: "an-maker" }, this.chosenWords, this.making, this.begun);
    this.panel = h("section", { class: "an-card", "aria-label": "Card", tabindex: "-1" });
    this.list = h("ol", { class: "an-list" });
    this.listed = h("p", { class: "an-hint" });
    this.pages = h(
      "div",
      { class: "an-row" },
      button("Earlier", () => this.turn(this.from - QUEUE_SHOWN)),
      button("Later", () => this.turn(this.from + QUEUE_SHOWN)),
    );
    const legend = h(
      "p",
      { class: "an-legend", "aria-label": "Legend" },
      Object.entries(LAYERS).map(([layer, word]) => [
        h("span", { class: `an-m an-${layer}` }, word),
        " ",
      ]),
      h("span", { class: "an-m an-attributions an-drafted" }, "dashed: drafted, not checked yet"),
    );
    this.root.replaceChildren(
      h(
        "header",
        { class: "an-bar" },
        h("div", { class: "an-progress" }, this.bar.progress, this.bar.told),
        this.bar.undo,
        this.bar.redo,
        button("Save", () => this.send({ kind: "save" }), { class: "an-main" }),
      ),
      this.said,
      this.elsewhere,
      this.asides,
      h(
        "div",
        { class: "an-columns" },
        h(
          "div",
          { class: "an-left" },
          h(
            "div",
            { class: "an-row" },
            h("label", { class: "an-wide" }, "Find words ", this.quoted),
            button("Find", () => this.findNext()),
          ),
          this.maker,
          legend,
          this.article.box,
        ),
        this.panel,
        h(
          "section",
          { class: "an-queue", "aria-label": "Queue" },
          h("h3", {}, "Queue"),
          h(
            "div",
            { class: "an-row" },
            h("label", { class: "an-wide" }, "Search ", this.search),
            h("label", {}, "Show ", this.kind),
          ),
          this.listed,
          this.list,
          this.pages,
        ),
      ),
      h(
        "div",
        { class: "an-row" },
        h("label", { class: "an-wide" }, "Your name ", this.who),
        h("label", { class: "an-wide" }, "Reason for the change ", this.why),
      ),
      h(
        "details",
        { class: "an-keys", open: true },
        h("summary", {}, "Keys"),
        h(
          "ul",
          {},
          KEYS_TOLD.map(([key, told]) => h("li", {}, h("kbd", {}, key), ` ${told}`)),
        ),
      ),
    );
    this.drawCard();
  }
  saveThere() {
    if (this.folder.value.trim()) this.send({ kind: "save", folder: this.folder.value });
    else this.tell("Type a name for the new folder first.", true);
  }
  refresh() {
    const { checked, of, undo, redo, folder, practice } = this.store.state,
      changes = `${undo} change${undo === 1 ? "" : "s"}`,
      saved = undo ? `${changes} not saved to ${folder}` : `all saved in ${folder}`;
    Object.assign(this.bar.progress, { max: Math.max(of, 1), value: checked });
    this.bar.told.textContent = `${checked} of ${of} checked · ${practice ? `${changes}, for practice: save elsewhere to keep them` : saved}`;
    Object.assign(this.bar.undo, { disabled: !undo });
    Object.assign(this.bar.redo, { disabled: !redo });
    this.elsewhere.hidden = !(this.stuck || practice);
    this.offer();
    this.drawBegun();
    this.drawQueue();
  }
  /** Offers the unsaved changes that an earlier opening could not bring back. */
  offer() {
    this.asides.replaceChildren(
      ...this.store.state.asides.map(([name, changes, last]) =>
        h(
          "div",
          { class: "an-row" },
          h(
            "span",
            {},
            `${changes} unsaved change${changes === 1 ? "" : "s"}${last ? ` of ${last.slice(0, 16).replace("T", ", ")}` : ""} lie aside in ${name}.`,
          ),
          this.button("Recover them", () => this.send({ kind: "recover", name })),
        ),
      ),
    );
  }
  /** What was begun in a form and not added: it can be gone on with. */
  drawBegun() {
    const open = this.showForm && this.form && this.formKey(this.form);
    this.begun.replaceChildren(
      ...[...this.store.begun]
        .filter(([id]) => id !== open)
        .map(([, { what, span }]) =>
          this.button(
            `Go on with the ${what} begun on “${cut(this.store.words(span.start, span.end), 40)}”`,
            () => (this.setChosen(span), this.make(what)),
            { class: "an-link" },
          ),
        ),
    );
  }
  /** Draws the page of the queue that begins here. */
  turn(from) {
    this.from = from;
    this.keepFocus(() => this.drawQueue());
  }
  drawQueue() {
    const { store } = this,
      query = this.search.value.trim().toLowerCase(),
      kind = this.kind.value;
    const fits = (row) =>
      row &&
      (!kind || row.table === kind) &&
      (!query || `${row.key.join(" ")} ${store.label(row, 1e6)}`.toLowerCase().includes(query));
    const waiting = store.order.map((id) => store.row(id)).filter(fits),
      others =
        query || kind
          ? Object.keys(NOUNS)
              .filter((table) => table !== "assessments")
              .flatMap((table) => store.all(table))
              .filter((row) => !store.queue.has(row.id) && fits(row))
          : [],
      rows = [...waiting, ...others];
    this.fits = rows.map((row) => row.id);
    this.from = Math.max(0, Math.min(this.from, rows.length - 1));
    this.from -= this.from % QUEUE_SHOWN;
    const to = Math.min(this.from + QUEUE_SHOWN, rows.length),
      left = waiting.length
        ? `${waiting.length} to check, the most doubtful first`
        : query || kind
          ? "None to check"
          : "Nothing is left to check";
    this.listed.textContent =
      left +
      (others.length ? `; ${others.length} more that fit` : "") +
      (rows.length > QUEUE_SHOWN ? `. Rows ${this.from + 1} to ${to} are shown.` : ".");
    this.pages.hidden = rows.length <= QUEUE_SHOWN;
    const [earlier, later] = this.pages.children;
    earlier.disabled = !this.from;
    later.disabled = to === rows.length;
    const focused = this.list.contains(document.activeElement) && document.activeElement.dataset.id;
    this.list.replaceChildren(...rows.slice(this.from, to).map((row) => this.listRow(row)));
    const buttons = [...this.list.querySelectorAll("button")],
      named = (id) => buttons.find((button) => button.dataset.id === id);
    if (focused) (named(focused) ?? named(this.selected))?.focus({ preventScroll: true });
  }
  listRow(row) {
    const { store } = this,
      why = store.queue.get(row.id)?.why;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: row.id === this.selected ? "an-here" : "",
          "data-id": row.id,
          "aria-current": row.id === this.selected ? "true" : null,
          onclick: () => this.select(row.id, [], true),
        },
        h("span", { class: "an-kind" }, NOUNS[row.table]),
        ` ${store.label(row)}`,
        h("small", {}, why || (store.queue.has(row.id) ? "nothing doubtful" : row.status)),
      ),
    );
  }

  // ---- selecting
  row() {
    return this.selected && this.store.row(this.selected);
  }
  select(id, others = [], scroll = false) {
    if (this.showForm && this.form) this.keepForm(this.form);
    Object.assign(this, { selected: id, others, showForm: false });
    this.article.select(this.row(), scroll);
    this.drawCard();
    for (const button of this.list.querySelectorAll("button")) {
      const here = button.dataset.id === id;
      button.classList.toggle("an-here", here);
      here ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
    }
  }
  step(by) {
    const at = this.fits.indexOf(this.selected);
    this.goTo(at < 0 ? this.from : Math.min(Math.max(at + by, 0), this.fits.length - 1));
  }
  /** Selects a row of the queue, and turns to its page. */
  goTo(at) {
    if (!this.fits[at]) return;
    if (at < this.from || at >= this.from + QUEUE_SHOWN) this.turn(at);
    this.select(this.fits[at], [], true);
  }
  stepMark(by) {
    const starts = (row) => this.store.spans(row)[0][0],
      marks = ["mentions", "dates", "attributions", "observations"]
        .flatMap((table) => this.store.all(table))
        .filter((row) => this.store.spans(row).length)
        .sort((a, b) => starts(a) - starts(b));
    const at = marks.findIndex((row) => row.id === this.selected);
    if (marks.length)
      this.select(marks[Math.min(Math.max(at + by, 0), marks.length - 1)].id, [], true);
  }
  settle(verb, more = {}) {
    const row = this.row();
    if (!row || !["drafted", "checked"].includes(row.status)) return;
    const at = this.fits.indexOf(row.id) + 1,
      next = at < this.fits.length ? at : 0;
    this.ask(verb, { table: row.table, key: row.key, ...more });
    if (this.fits[next] !== row.id && this.store.queue.has(row.id)) this.goTo(next);
  }
  key(event) {
    event.stopPropagation();
    const typing = event.target.closest("input, textarea, select"),
      control = event.ctrlKey || event.metaKey,
      key = event.key.toLowerCase();
    if (event.key === "Escape" && typing) return this.panel.focus();
    if (typing || event.altKey || (control && !["z", "y"].includes(key))) return;
    const act = {
      a: () => this.settle("accept"),
      r: () => this.settle("reject"),
      n: () => this.step(1),
      p: () => this.step(-1),
      z: () => this.send({ kind: event.shiftKey ? "redo" : "undo" }),
      y: () => this.send({ kind: "redo" }),
      "/": () => this.search.focus(),
    }[key];
    const arrow = event.target === this.article.box && { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (act || arrow) {
      event.preventDefault();
      arrow ? this.stepMark(arrow) : act();
      if (!this.root.contains(document.activeElement)) this.panel.focus({ preventScroll: true });
    }
  }

  // ---- choosing words, and what to make of them
  choose() {
    const span = this.article?.box.contains(window.getSelection().anchorNode)
      ? this.article.selected()
      : null;
    if (span) this.setChosen(span);
  }
  setChosen(span, more = "") {
    this.chosen = span;
    this.article.light(span);
    this.need();
    this.chosenWords.textContent = `Chosen${more}: “${cut(this.store.words(span.start, span.end), 160)}”`;
  }
  /** Buttons that need chosen words work only when there are some; none appears or goes, so that nothing moves under the mouse. */
  need() {
    this.root.querySelectorAll(".an-needs").forEach((button) => (button.disabled = !this.chosen));
    if (!this.chosen)
      this.chosenWords.textContent = "Select words below, or find them; then say what they are.";
  }
  unchoose() {
    if (this.form) this.dropForm(this.form);
    this.chosen = this.form = null;
    this.article.light(null);
    this.need();
    if (this.showForm) {
      this.showForm = false;
      this.drawCard();
    }
  }
  findNext() {
    const found = this.article.find(this.quoted.value);
    if (!found.length)
      return this.tell(
        this.quoted.value.trim()
          ? "These words do not stand in the article. Copy them from it, or type fewer."
          : "Type or paste words of the article first.",
        true,
      );
    const at = this.chosen ? found.findIndex((span) => span.start === this.chosen.start) : -1,
      next = (at + 1) % found.length;
    this.setChosen(
      found[next],
      found.length > 1 ? ` (place ${next + 1} of ${found.length}; Find goes on)` : "",
    );
    const place = this.article.touching([[found[next].start, found[next].end]])[0].element;
    this.article.box.scrollTop +=
      place.getBoundingClientRect().top - this.article.box.getBoundingClientRect().top - 40;
    this.tell(
      found.length > 1
        ? `Found in ${found.length} places; this is place ${next + 1}.`
        : "Found. Now say what it is.",
    );
  }
  /** The place of a cue's words nearest to the chosen ones: null when blank, undefined when they are not in the article. */
  cue(words, near) {
    if (!words.trim()) return null;
    const found = this.article
      .find(words)
      .sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0];
    return found && [found.start, found.end];
  }

  // ---- fields
  /** A labelled control that asks Python to change one cell, with what is wrong beside it. */
  field(row, meta) {
    const name = row.id + meta.name,
      input = this.input(meta, this.store.typed.get(name) ?? text(row[meta.name]), row);
    input.dataset.field = name;
    input.addEventListener("input", () => this.note(row, meta.name, input.value));
    input.addEventListener("change", () => this.commit(row, meta.name, input.value));
    const shown = this.labelled(meta.label, input, meta.hint);
    this.fields.set(name, shown);
    return shown.element;
  }
  labelled(label, input, hint) {
    const id = `an${(this.root.dataset.n ??= Math.random().toString(36).slice(2))}-${++this.serial}`,
      error = h("span", { class: "an-error", id: `${id}e` });
    input.id = id;
    input.setAttribute("aria-describedby", `${id}e${hint ? ` ${id}h` : ""}`);
    return {
      input,
      error,
      element: h(
        "div",
        { class: `an-field${input.tagName === "TEXTAREA" ? " an-long" : ""}` },
        h("label", { for: id, title: hint }, label),
        input,
        error,
        hint && h("span", { id: `${id}h`, hidden: true }, hint),
      ),
    };
  }
  input(meta, value, row) {
    const choices = this.choices(meta, row);
    if (choices) return this.select_(choices, value, !meta.required || !value);
    if (["proposition", "note", "why"].includes(meta.name))
      return h("textarea", { rows: Math.min(6, 1 + Math.ceil(value.length / 42)), value });
    if (meta.name === "topic") return h("input", { value, list: this.topics() });
    return h("input", {
      value,
      autocomplete: "off",
      spellcheck: "false",
      inputmode: meta.type === "integer" ? "numeric" : null,
    });
  }
  choices(meta, row) {
    if (meta.type === "boolean")
      return plain([
        ["true", "yes"],
        ["false", "no"],
      ]);
    if (meta.options.length)
      return plain(meta.options.map((option) => [String(option), String(option)]));
    return meta.refers
      ? this.rows(
          meta.refers,
          meta.name === "mention_id" && row.entity_id
            ? (other) => other.entity_id === row.entity_id
            : () => true,
        )
      : null;
  }
  /** Rows to choose from; very many are listed only when the control is reached, so that a card opens at once. */
  rows(table, fits = () => true) {
    const pair = (row) => [row.key[0], this.store.label(row, 60)];
    return {
      later: this.store.tables[table].size > MANY,
      all: () => this.store.all(table).filter(fits).map(pair),
      one: (key) => [this.store.find(table, key)].filter((row) => row && fits(row)).map(pair),
    };
  }
  select_({ later, all, one }, value, blank, nothing = "–") {
    const node = h("select"),
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
      this.root.append(
        (this.topicList = h("datalist", {
          id: `an-topics-${Math.random().toString(36).slice(2)}`,
        })),
      );
    this.topicList.replaceChildren(
      ...[...new Set(this.store.all("claims").map((claim) => claim.topic))].map((topic) =>
        h("option", { value: topic }),
      ),
    );
    return this.topicList.id;
  }
  note(row, column, value) {
    this.store.typed.set(row.id + column, value);
    clearTimeout(this.later);
    this.later = setTimeout(
      () => this.send({ kind: "typed", field: { table: row.table, key: row.key, column, value } }),
      700,
    );
  }
  /** Asks for all that was typed into a row at once, because some cells are only right together. */
  commit(row, column, value) {
    clearTimeout(this.later);
    const { typed, errors } = this.store,
      now = this.store.row(row.id) ?? row;
    typed.set(row.id + column, value);
    if (value === text(now[column])) {
      [typed, errors].forEach((kept) => kept.delete(row.id + column));
      this.send({ kind: "typed", field: { table: row.table, key: row.key, column, value: null } });
    }
    const values = Object.fromEntries(
      this.store.schema[row.table].fields
        .filter((meta) => typed.has(row.id + meta.name))
        .map((meta) => [meta.name, typed.get(row.id + meta.name)]),
    );
    if (Object.keys(values).length) this.ask("change", { table: row.table, key: row.key, values });
    else this.marks(row.id);
  }
  forget({ table, key, values }) {
    for (const column of Object.keys(values))
      [this.store.typed, this.store.errors].forEach((kept) =>
        kept.delete(idOf(table, key) + column),
      );
    for (const name of [...this.store.errors.keys()])
      if (name.startsWith(idOf(table, key))) this.store.errors.delete(name);
  }
  /** Shows beside each field of a row what is wrong with it. */
  marks(id) {
    for (const [name, { input, error }] of this.fields) {
      if (!name.startsWith(id)) continue;
      const wrong = this.store.errors.get(name) ?? "";
      error.textContent = wrong || (this.store.typed.has(name) ? "not taken over yet" : "");
      wrong ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    }
  }
  trouble(message) {
    const at = this.showForm && this.form?.controls[message.column];
    for (const { input, error } of Object.values(this.form?.controls ?? {})) {
      error.textContent = "";
      input.removeAttribute("aria-invalid");
    }
    if (at) {
      at.error.textContent = message.told;
      at.input.setAttribute("aria-invalid", "true");
      at.input.focus();
    } else this.wrong.textContent = `Not done. ${message.message}`;
  }

  // ---- the card
  drawCard() {
    const active = document.activeElement,
      kept = this.panel.contains(active) && {
        field: active.dataset.field,
        at: active.selectionStart,
        to: active.selectionEnd,
      };
    this.fields = new Map();
    this.wrong = h("p", { class: "an-error", role: "alert" });
    const row = this.row(),
      shown = row?.table === "hops" ? this.store.find("attributions", row.attribution_id) : row;
    this.drawBegun();
    if (this.showForm && this.form) this.panel.replaceChildren(this.form.element, this.wrong);
    else if (shown)
      this.panel.replaceChildren(...this.head(row, shown), this.wrong, ...this.body(shown));
    else
      this.panel.replaceChildren(
        h("h3", {}, row === undefined && this.selected ? "This row is gone" : "Nothing selected"),
        h(
          "p",
          { class: "an-hint" },
          "Click a mark in the article, or the first row of the queue, to see its card. ",
        ),
        this.wrong,
      );
    this.need();
    for (const id of new Set(
      [...this.fields.keys()].map((name) => name.slice(0, name.indexOf("]") + 1)),
    ))
      this.marks(id);
    if (!kept) return;
    const again = this.panel.contains(active)
      ? active
      : kept.field && this.fields.get(kept.field)?.input;
    (again ?? this.panel).focus({ preventScroll: true });
    if (again && typeof kept.at === "number") again.setSelectionRange(kept.at, kept.to);
  }
  button(words, act, more = {}) {
    return h("button", { type: "button", onclick: act, ...more }, words);
  }
  link(row) {
    return this.button(this.store.label(row, 60), () => this.select(row.id, [], true), {
      class: "an-link",
    });
  }
  head(row, shown) {
    const { store } = this,
      others = this.others.map((id) => store.row(id)).filter(Boolean),
      spans = store.spans(shown);
    return [
      h(
        "h3",
        {},
        h("span", { class: "an-kind" }, NOUNS[shown.table]),
        ` ${shown.key.join(" ")} `,
        shown.status &&
          h(
            "span",
            { class: `an-badge an-is-${row.status}` },
            row.status === "checked" ? "✓ checked" : "drafted",
          ),
      ),
      spans.length && shown.text
        ? h(
            "blockquote",
            {},
            cut(spans.map(([start, end]) => store.words(start, end)).join(" … "), 320),
          )
        : null,
      store.queue.get(row.id)?.why
        ? h("p", { class: "an-hint" }, `Why look at it: ${store.queue.get(row.id).why}.`)
        : null,
      shown.drafted_by ? h("p", { class: "an-hint" }, `Drafted by ${shown.drafted_by}.`) : null,
      others.length
        ? h(
            "p",
            { class: "an-hint" },
            "Also marked here: ",
            others.map((other) => [this.link(other), " "]),
          )
        : null,
      shown.status &&
        h(
          "div",
          { class: "an-row an-actions" },
          this.button("Accept (a)", () => this.settle("accept"), { class: "an-main" }),
          shown.table === "entities" &&
            this.button("Accept with its mentions", () =>
              this.settle("accept", { mentions: true }),
            ),
          this.button("Reject (r)", () => this.settle("reject")),
          this.button("Next (n)", () => this.step(1)),
          spans.length &&
            shown.table !== "entities" &&
            shown.table !== "claims" &&
            this.button(
              `Move ${shown.key.join(" ")} to the chosen words`,
              () => this.ask("move", { table: shown.table, key: shown.key, ...this.chosen }),
              { class: "an-needs" },
            ),
        ),
    ].filter(Boolean);
  }
  body(row) {
    const { store } = this,
      fieldsOf = (one, skip = []) =>
        store.schema[one.table].fields
          .filter((meta) => !meta.fixed && !skip.includes(meta.name))
          .map((meta) => this.field(one, meta)),
      fields = h("div", { class: "an-fields" }, fieldsOf(row));
    if (row.table === "mentions")
      return [fields, h("p", {}, "Its entity: ", this.link(store.find("entities", row.entity_id)))];
    if (row.table === "entities") return [fields, this.entityTools(row)];
    if (row.table === "claims") return [fields, this.claimTools(row)];
    if (row.table !== "attributions") return [fields];
    const claim = store.find("claims", row.claim_id),
      quantities = store
        .all("quantities")
        .filter((quantity) => quantity.attribution_id === row.attribution_id);
    return [
      h(
        "fieldset",
        {},
        h("legend", {}, "What is claimed: ", claim.claim_id),
        h("div", { class: "an-fields" }, fieldsOf(claim)),
        h(
          "p",
          {},
          this.button("Merge or split this claim", () => this.select(claim.id), {
            class: "an-link",
          }),
        ),
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, "Through whom: from the reader to the origin"),
        h(
          "ol",
          { start: "0", class: "an-chain" },
          store.hops(row.attribution_id).map((hop) => this.hop(row, hop, fieldsOf)),
        ),
        this.hopMaker(row),
      ),
      h("fieldset", {}, h("legend", {}, "How it is said"), fields),
      quantities.length
        ? h(
            "fieldset",
            {},
            h("legend", {}, "What is counted"),
            quantities.map((quantity) => this.counted(quantity, fieldsOf)),
          )
        : null,
    ].filter(Boolean);
  }
  /** A quantity of a statement, with all that is accepted when the statement is. */
  counted(quantity, fieldsOf) {
    const common = ["measure", "comparator", "low", "high", "unit"],
      others = this.store.schema.quantities.fields
        .map((meta) => meta.name)
        .filter((name) => !common.includes(name)),
      rest = others.filter((name) => text(quantity[name]) && !this.fixedIn("quantities", name));
    return h(
      "div",
      {},
      h("p", {}, this.link(quantity)),
      h(
        "div",
        { class: "an-fields" },
        fieldsOf(
          quantity,
          others.filter((name) => !rest.includes(name)),
        ),
      ),
      h(
        "details",
        {},
        h("summary", {}, "its direction, day, note"),
        h("div", { class: "an-fields" }, fieldsOf(quantity, [...common, ...rest])),
      ),
    );
  }
  fixedIn(table, name) {
    return this.store.schema[table].fields.find((meta) => meta.name === name).fixed;
  }
  hop(row, hop, fieldsOf) {
    const rare = ["mention_id", "said_date_id", "addressee", "setting", "note"],
      common = ["entity_id", "said_edtf", "said_basis"],
      key = hop.key;
    return h(
      "li",
      { value: String(hop.hop) },
      h("div", { class: "an-fields" }, fieldsOf(hop, rare)),
      hop.hop > 0 &&
        h(
          "div",
          { class: "an-row" },
          h("span", {}, hop.cue ? `Cue: “${hop.cue}”` : "No cue."),
          this.button(
            "Cue: the chosen words",
            () => this.ask("move", { table: "hops", key, ...this.chosen }),
            { class: "an-needs" },
          ),
          hop.cue &&
            this.button("No cue", () =>
              this.ask("move", { table: "hops", key, start: null, end: null }),
            ),
          this.button("Remove this step", () =>
            this.ask("remove_hop", { attribution_id: row.attribution_id, hop: hop.hop }),
          ),
        ),
      h(
        "details",
        {},
        h("summary", {}, "named where, told to whom, note"),
        h("div", { class: "an-fields" }, fieldsOf(hop, common)),
      ),
    );
  }
  hopMaker(row) {
    const hops = this.store.hops(row.attribution_id),
      places = hops.map((hop, n) => [
        String(n + 1),
        `after ${this.store.find("entities", hop.entity_id).name}`,
      ]),
      party = this.party("");
    const place = this.labelled(
        "place in the chain",
        this.select_(plain(places), String(hops.length), false),
      ),
      cue = this.labelled("its cue, in the article's words", h("input"));
    const add = () => {
      const at = this.cue(cue.input.value, row.start);
      if (at === undefined)
        return void (cue.error.textContent = "these words do not stand in the article");
      this.ask("add_hop", {
        attribution_id: row.attribution_id,
        position: Number(place.input.value),
        ...party.value("entity_id"),
        cue: at,
      });
    };
    return h(
      "details",
      {},
      h("summary", {}, "Add a step"),
      h("div", { class: "an-fields" }, party.elements, place.element, cue.element),
      h("div", { class: "an-row" }, this.button("Add this step", add)),
    );
  }
  /** The controls for somebody: one of the dossier's entities, or a new one. */
  party(chosen, nothing = "somebody new") {
    const kinds = this.store.schema.entities.fields
      .find((meta) => meta.name === "kind")
      .options.map((kind) => [kind, kind]);
    const who = this.labelled("who", this.select_(this.rows("entities"), chosen, true, nothing));
    const name = this.labelled("name, if new", h("input", { autocomplete: "off" })),
      kind = this.labelled("kind, if new", this.select_(plain(kinds), "person", false));
    const onlyNew = () =>
      [name, kind].forEach(({ element }) => (element.hidden = Boolean(who.input.value)));
    who.input.addEventListener("change", onlyNew);
    onlyNew();
    return {
      elements: [who.element, name.element, kind.element],
      controls: { entity_id: who, source: who, name, kind },
      value: (column) =>
        who.input.value || !name.input.value.trim()
          ? { [column]: who.input.value }
          : { name: name.input.value.trim(), kind: kind.input.value },
    };
  }
  entityTools(row) {
    const { store } = this,
      mentions = store.all("mentions").filter((mention) => mention.entity_id === row.entity_id),
      name = this.labelled("name of the new entity", h("input"));
    const boxes = mentions.map((mention) =>
      h("input", { type: "checkbox", value: mention.mention_id }),
    );
    return h(
      "div",
      {},
      this.merger(row, "merge_entities"),
      h(
        "details",
        {},
        h(
          "summary",
          {},
          `Its ${mentions.length} mention${mentions.length === 1 ? "" : "s"}; split some off`,
        ),
        h(
          "ul",
          { class: "an-ticks" },
          mentions.map((mention, n) =>
            h(
              "li",
              {},
              h(
                "label",
                {},
                boxes[n],
                ` “${mention.text}” `,
                h(
                  "small",
                  {},
                  `… ${store.words(Math.max(0, mention.start - 25), mention.start)}`,
                  h("b", {}, mention.text),
                  `${store.words(mention.end, mention.end + 25)} …`,
                ),
              ),
            ),
          ),
        ),
        name.element,
        h(
          "div",
          { class: "an-row" },
          this.button("Split off", () =>
            this.ask("split_entity", {
              entity_id: row.entity_id,
              mention_ids: boxes.filter((box) => box.checked).map((box) => box.value),
              name: name.input.value,
            }),
          ),
        ),
      ),
    );
  }
  claimTools(row) {
    const said = this.store.all("attributions").filter((one) => one.claim_id === row.claim_id),
      words = this.labelled(
        "the new claim, in a sentence",
        h("textarea", { rows: 2, value: row.proposition }),
      ),
      boxes = said.map((one) => h("input", { type: "checkbox", value: one.attribution_id }));
    return h(
      "div",
      {},
      this.merger(row, "merge_claims"),
      h(
        "details",
        { open: said.length > 1 },
        h(
          "summary",
          {},
          `Made in ${said.length} statement${said.length === 1 ? "" : "s"}; split some off`,
        ),
        h(
          "ul",
          { class: "an-ticks" },
          said.map((one, n) =>
            h(
              "li",
              {},
              h("label", {}, boxes[n], " ", h("span", {}, one.attribution_id)),
              " ",
              this.link(one),
            ),
          ),
        ),
        words.element,
        h(
          "div",
          { class: "an-row" },
          this.button("Split off", () =>
            this.ask("split_claim", {
              claim_id: row.claim_id,
              attribution_ids: boxes.filter((box) => box.checked).map((box) => box.value),
              proposition: words.input.value,
            }),
          ),
        ),
      ),
    );
  }
  merger(row, verb) {
    const other = this.labelled(
      `another ${NOUNS[row.table]} that is the same`,
      this.select_(
        this.rows(row.table, (one) => one.id !== row.id),
        "",
        true,
      ),
    );
    return h(
      "details",
      {},
      h("summary", {}, "Merge another into this"),
      other.element,
      h(
        "div",
        { class: "an-row" },
        this.button(
          "Merge",
          () => other.input.value && this.ask(verb, { kept: row.key[0], gone: other.input.value }),
        ),
      ),
    );
  }

  // ---- making something of the chosen words
  make(what) {
    if (
      this.form?.what !== what ||
      this.form.span.start !== this.chosen.start ||
      this.form.span.end !== this.chosen.end
    )
      this.form = this.resumed(
        this.forms()[what](
          { ...this.chosen },
          this.store.words(this.chosen.start, this.chosen.end),
        ),
      );
    this.showForm = true;
    this.drawCard();
    this.form.element.querySelector("select, input, textarea").focus();
  }
  formKey({ what, span }) {
    return idOf(what, [NEW, span.start, span.end]);
  }
  /** A form as it was left, and from now on kept as it stands: a kernel that stops does not take it along. */
  resumed(form) {
    form.first = Object.fromEntries(
      Object.entries(form.controls).map(([column, { input }]) => [column, input.value]),
    );
    const values = this.store.begun.get(this.formKey(form))?.values ?? {};
    for (const [column, value] of Object.entries(values)) {
      const { input } = form.controls[column] ?? {};
      input?.dispatchEvent(new Event("focus"));
      if (input) input.value = value;
      input?.dispatchEvent(new Event("change"));
    }
    form.element.addEventListener("input", () => {
      clearTimeout(form.later);
      form.later = setTimeout(() => this.keepForm(form), 700);
    });
    return form;
  }
  keepForm(form) {
    clearTimeout(form.later);
    const known = { ...form.first, ...this.store.begun.get(this.formKey(form))?.values };
    for (const [column, { input }] of Object.entries(form.controls)) {
      if (known[column] === input.value) continue;
      const { start, end } = form.span,
        field = { table: form.what, key: [NEW, start, end], column, value: input.value };
      this.store.begin(field);
      this.send({ kind: "typed", field });
    }
  }
  dropForm(form) {
    clearTimeout(form.later);
    const { start, end } = form.span,
      kept = this.store.begun.get(this.formKey(form));
    this.store.begun.delete(this.formKey(form));
    for (const column of Object.keys(kept?.values ?? {}))
      this.send({
        kind: "typed",
        field: { table: form.what, key: [NEW, start, end], column, value: null },
      });
  }
  forms() {
    const meta = (table, name) =>
      this.store.schema[table].fields.find((field) => field.name === name);
    const controls = (table, values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          this.labelled(
            meta(table, name).label,
            this.input(meta(table, name), value, {}),
            meta(table, name).hint,
          ),
        ]),
      );
    const form = (what, span, words, parts, elements, send) => ({
      what,
      span,
      controls: parts,
      element: h(
        "form",
        {
          onsubmit: (event) => {
            event.preventDefault();
            send();
          },
        },
        h("h3", {}, `New ${what}`),
        h("blockquote", {}, cut(words, 240)),
        h("div", { class: "an-fields" }, elements),
        h(
          "div",
          { class: "an-row" },
          h("button", { class: "an-main" }, `Add this ${what}`),
          this.button("Cancel", () => this.unchoose()),
        ),
      ),
    });
    const values = (parts) =>
        Object.fromEntries(Object.entries(parts).map(([name, { input }]) => [name, input.value])),
      elements = (parts) => Object.values(parts).map((part) => part.element);
    return {
      mention: (span, words) => {
        const party = this.party(
            this.store.all("mentions").find((mention) => mention.text === words)?.entity_id ?? "",
          ),
          more = controls("mentions", { form: "name" });
        if (!party.controls.entity_id.input.value) party.controls.name.input.value = words;
        return form(
          "mention",
          span,
          words,
          { ...party.controls, ...more },
          [party.elements, elements(more)],
          () => this.ask("add_mention", { ...span, ...party.value("entity_id"), ...values(more) }),
        );
      },
      date: (span, words) => {
        const parts = controls("dates", { edtf: "", type: "DATE", basis: "explicit", note: "" });
        return form("date", span, words, parts, elements(parts), () =>
          this.ask("add_date", { ...span, ...values(parts) }),
        );
      },
      observation: (span, words) => {
        const parts = controls("observations", { kind: "framing", note: "" });
        return form("observation", span, words, parts, elements(parts), () =>
          this.ask("add_observation", { ...span, ...values(parts) }),
        );
      },
      statement: (span, words) => {
        const party = this.party("", "the outlet's own voice"),
          claim = controls("claims", { proposition: words.replace(/\s+/g, " "), topic: "" }),
          how = controls("attributions", {
            act: "assert",
            stance: "affirms",
            certainty: "certain",
            quote: /^[“"„«]/.test(words) ? "direct" : "indirect",
          });
        const same = {
            claim_id: this.labelled(
              "what is claimed",
              this.select_(this.rows("claims"), "", true, "a new claim, as follows"),
            ),
          },
          cue = this.labelled("its cue, in the article's words", h("input"));
        return form(
          "statement",
          span,
          words,
          { ...party.controls, ...same, ...claim, ...how, cue },
          [party.elements, cue.element, elements(same), elements(claim), elements(how)],
          () => {
            const at = this.cue(cue.input.value, span.start);
            if (at === undefined)
              return this.trouble({
                column: "cue",
                told: "these words do not stand in the article",
              });
            this.ask("add_attribution", {
              ...span,
              ...party.value("source"),
              cue: at,
              ...values(same),
              ...values(claim),
              ...values(how),
            });
          },
        );
      },
    };
  }
}

const plain = (pairs) => ({ later: false, all: () => pairs });

function text(value) {
  return value === null || value === undefined ? "" : String(value);
}

function render({ model, el }) {
  const annotator = new Annotator(model, el);
  return () => annotator.stop();
}

export default { render };
