// The article, marked.

/**
 * How many paragraphs have their marks from the beginning: more than most articles have. Those
 * below get them when they come near.
 */
const DRAWN_AT_FIRST = 80;

/** The article: paragraphs of flat segments, each of which knows the marks over it. */
class Article {
  constructor(store, onpick) {
    this.store = store;
    this.edges = new Edges(store.points);
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
    this.paragraphs.forEach((paragraph, n) =>
      n < DRAWN_AT_FIRST ? this.draw(paragraph) : this.drawLater(paragraph),
    );
    this.box.addEventListener("pointerdown", (event) => (this.pressed = event));
    this.box.addEventListener("click", (event) => {
      const segment = event.target.closest(".an-m");
      const { altKey, ctrlKey, metaKey } = event;
      if (segment && !this.dragged(event))
        onpick(this.over.get(segment), altKey ? "bearing" : (ctrlKey || metaKey) && "borne");
    });
  }
  /**
   * Whether a click is the end of selecting words: with the mouse moved, by a double click, or with
   * Shift.
   */
  dragged(event) {
    return (event.detail > 0 && this.moved(event)) || event.detail > 1 || event.shiftKey;
  }
  /** Whether the mouse has been moved since it was pressed in the article. */
  moved(event) {
    const { clientX: x, clientY: y } = this.pressed ?? event;
    return Math.hypot(event.clientX - x, event.clientY - y) > 4;
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
  /** Shows a paragraph without its marks until it comes near the part that is in view. */
  drawLater(paragraph) {
    this.coming ??= new IntersectionObserver(
      (seen) =>
        seen.forEach(({ isIntersecting, target }) => isIntersecting && this.draw(this.at(target))),
      { root: this.box, rootMargin: "100%" },
    );
    paragraph.element.textContent = this.store.words(paragraph.start, paragraph.end);
    this.coming.observe(paragraph.element);
  }
  at(element) {
    return this.paragraphs.find((paragraph) => paragraph.element === element);
  }
  /** Draws a paragraph anew, if its marks are drawn. */
  redraw(paragraph) {
    if (paragraph.drawn) this.draw(paragraph);
  }
  draw(paragraph) {
    paragraph.drawn = true;
    this.coming?.unobserve(paragraph.element);
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
    return this.touching(this.store.spans(row)).flatMap((paragraph) => {
      if (!paragraph.drawn) this.draw(paragraph);
      return paragraph.segments.get(row.id) ?? [];
    });
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
  /**
   * The words that are selected with the mouse, whole and without blanks at the ends, as offsets;
   * null when there are none in the article.
   */
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
    return end > start ? this.edges.whole({ start, end }) : null;
  }
  /**
   * A place in the page as a code point of the article; `otherwise` when it lies outside the
   * paragraph.
   */
  offset(paragraph, node, at, otherwise) {
    if (!paragraph.element.contains(node)) return otherwise;
    const before = document.createRange();
    before.setStart(paragraph.element, 0);
    before.setEnd(node, at);
    return paragraph.start + count(before.toString().replace(/[\ud800-\udbff]$/, ""));
  }
  /** The place of the article that was clicked last; null when none was. */
  caret() {
    const selection = window.getSelection(),
      { anchorNode: node, anchorOffset: at, isCollapsed } = selection,
      paragraph = isCollapsed && this.paragraphs.find((one) => one.element.contains(node));
    return paragraph ? this.offset(paragraph, node, at, null) : null;
  }
  /** The word, or the figure, that was clicked last. */
  wordAtCaret() {
    const at = this.caret();
    return at === null ? null : this.edges.at(at);
  }
  /** Shows words as chosen, without touching the page's own selection or nodes. */
  light(span) {
    this.highlight("an-chosen", span);
  }
  highlight(name, span) {
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
    CSS.highlights.set(name, new Highlight(...ranges));
  }
  range(paragraph, start, end) {
    if (!paragraph.drawn) this.draw(paragraph);
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
  /** Brings words into view, if they are not. */
  bring({ start, end }) {
    const paragraph = this.touching([[start, end]])[0],
      at =
        paragraph &&
        this.range(paragraph, start, Math.min(end, paragraph.end)).getBoundingClientRect(),
      box = this.box.getBoundingClientRect();
    if (at && (at.top < box.top || at.bottom > box.bottom))
      this.box.scrollTop += at.top - box.top - box.height / 4;
  }
  /** Brings the paragraph of chosen words to the top. */
  scrollTo({ start, end }) {
    const place = this.touching([[start, end]])[0].element;
    this.box.scrollTop +=
      place.getBoundingClientRect().top - this.box.getBoundingClientRect().top - 40;
  }
  /**
   * Every place where words stand, however their blanks, quotation marks and capitals are written.
   */
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
