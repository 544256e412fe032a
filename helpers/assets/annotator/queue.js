// The queue: what waits to be checked, and what a search finds.

const QUEUE_SHOWN = 30;
const LISTED = Object.keys(NOUNS).filter((table) => table !== "assessments");

function plural(noun) {
  if (noun.startsWith("step")) return "steps of chains";
  return noun.endsWith("y") ? noun.replace(/y$/, "ies") : `${noun}s`;
}

/** From this width on the queue has a column of its own, as in annotator.css. */
const ROOMY = 1150;

/** What waits to be checked, the most doubtful first, a page at a time. */
class Queue {
  constructor(home) {
    this.home = home;
    this.from = 0;
    this.search = h("input", {
      type: "search",
      placeholder: "words, names, ids",
      oninput: () => this.turn(0),
    });
    this.kind = h(
      "select",
      { onchange: () => this.turn(0) },
      h("option", { value: "" }, "everything"),
      LISTED.map((table) => h("option", { value: table }, plural(NOUNS[table]))),
    );
    this.list = h("ol", { class: "an-list" });
    this.listed = h("p", { class: "an-hint" });
    this.pages = h(
      "div",
      { class: "an-row" },
      button("Earlier", () => this.turn(this.from - QUEUE_SHOWN)),
      button("Later", () => this.turn(this.from + QUEUE_SHOWN)),
    );
    this.opener = button("Queue", () => this.toggle(), { title: "q", "aria-keyshortcuts": "q" });
    this.element = h(
      "section",
      { class: "an-queue", "aria-label": "Queue" },
      h(
        "div",
        { class: "an-row" },
        h("label", { class: "an-wide" }, "Search ", this.search),
        h("label", {}, "Show ", this.kind),
        button("Close", () => this.toggle(false), {
          class: "an-closer",
          title: "Esc",
          "aria-label": "Close the queue",
        }),
      ),
      this.listed,
      this.list,
      this.pages,
    );
    home.observer?.disconnect();
    home.observer = new ResizeObserver(() => this.resized());
    home.observer.observe(home.root);
  }
  /** Puts it away once there is no room for it beside the card any more, and brings it back once
   * there is, unless somebody put it away there. */
  resized() {
    const roomy = this.home.root.clientWidth >= ROOMY;
    if (roomy === this.roomy) return;
    if (!roomy) this.unwanted = this.roomy && this.element.hidden;
    this.toggle(roomy && !this.unwanted);
    this.roomy = roomy;
  }
  /**
   * Puts the queue away, or brings it back; the keys go through it all the same, and never to
   * what stands around the annotator.
   */
  toggle(open = this.element.hidden) {
    const held = !open && this.element.contains(document.activeElement);
    this.element.hidden = !open;
    if (held) this.home.card.panel.focus({ preventScroll: true });
    this.opener.setAttribute("aria-expanded", String(open));
  }
  /** Whether it lies over the card, where there is no room for both. */
  get covers() {
    return !this.element.hidden && this.home.root.clientWidth < ROOMY;
  }
  /** Puts it away where it lies over the card. */
  uncover() {
    if (this.covers) this.toggle(false);
  }
  seek() {
    this.toggle(true);
    this.search.focus();
  }
  /** How many wait about which there is no doubt. */
  sure() {
    return [...this.home.store.queue.values()].filter(({ doubt }) => !doubt).length;
  }
  /** Draws the page of the queue that begins here. */
  turn(from) {
    this.from = from;
    this.home.focus.keep(() => this.draw());
  }
  draw() {
    const { store } = this.home,
      query = this.search.value.trim().toLowerCase(),
      kind = this.kind.value;
    const fits = (row) =>
      row &&
      (!kind || row.table === kind) &&
      (!query || `${row.key.join(" ")} ${store.label(row, 1e6)}`.toLowerCase().includes(query));
    const waiting = store.order.map((id) => store.row(id)).filter(fits),
      others =
        query || kind
          ? LISTED.flatMap((table) => store.all(table)).filter(
              (row) => !store.queue.has(row.id) && fits(row),
            )
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
    this.opener.textContent = `Queue (${store.order.length})`;
    this.listed.textContent =
      left +
      (others.length ? `; ${others.length} more that fit` : "") +
      (rows.length > QUEUE_SHOWN ? `. Rows ${this.from + 1} to ${to} are shown.` : ".");
    this.pages.hidden = rows.length <= QUEUE_SHOWN;
    const [earlier, later] = this.pages.children;
    earlier.disabled = !this.from;
    later.disabled = to === rows.length;
    const focused = this.list.contains(document.activeElement) && document.activeElement.dataset.id;
    const page = rows.slice(this.from, to),
      labels = store.labels(page);
    this.list.replaceChildren(...page.map((row, n) => this.row(row, labels[n])));
    const rowsShown = [...this.list.querySelectorAll("button")],
      named = (id) => rowsShown.find((row) => row.dataset.id === id);
    if (focused) (named(focused) ?? named(this.home.selected))?.focus({ preventScroll: true });
  }
  row(row, label) {
    const { store } = this.home,
      why = store.queue.get(row.id)?.why;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: row.id === this.home.selected ? "an-here" : "",
          "data-id": row.id,
          "aria-current": row.id === this.home.selected ? "true" : null,
          onclick: () => {
            this.home.select(row.id, [], true);
            this.uncover();
          },
        },
        h("span", { class: "an-kind" }, NOUNS[row.table]),
        ` ${label}`,
        h("small", {}, why || (store.queue.has(row.id) ? "nothing doubtful" : row.status)),
      ),
    );
  }
  step(by) {
    const at = this.fits.indexOf(this.home.selected);
    this.goTo(at < 0 ? this.from : Math.min(Math.max(at + by, 0), this.fits.length - 1));
  }
  /** Selects a row of the queue, and turns to its page. */
  goTo(at) {
    if (!this.fits[at]) return;
    if (at < this.from || at >= this.from + QUEUE_SHOWN) this.turn(at);
    this.home.select(this.fits[at], [], true);
  }
  /** Shows which row is selected. */
  point(id) {
    for (const row of this.list.querySelectorAll("button")) {
      const here = row.dataset.id === id;
      row.classList.toggle("an-here", here);
      here ? row.setAttribute("aria-current", "true") : row.removeAttribute("aria-current");
    }
  }
}
