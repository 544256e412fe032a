// The annotator's view: draws a dossier, and asks Python for every change. Python judges; nothing
// is changed here.

const SILENCE =
  "Python has not answered within three seconds: it is busy, or the kernel stopped. " +
  "If it was restarted, run the notebook again: what was done to a saved dossier is in its " +
  "journal, what was clicked or typed since then is not.";

/** The tables whose rows mark words of the article. */
const MARKED = ["mentions", "dates", "attributions", "observations", "hops"];

/** What is asked to go back and forth between what was done. */
const TIMES = ["undo", "redo"];

/** The whole widget: bar, article, card, queue; and its talk with Python. */
class Annotator {
  constructor(model, el) {
    Object.assign(this, { el, selected: null, others: [], order: "reading" });
    this.said = h("p", { class: "an-said", role: "status" }, "Waiting for Python …");
    this.line = new Line(model, SILENCE, "an-lost");
    this.focus = new Focus(this);
    this.root = h(
      "section",
      {
        class: "an",
        tabindex: "-1",
        "aria-label": "Annotator",
        "data-lm-suppress-shortcuts": "true",
        onkeydown: (event) => this.keys?.press(event),
        onclick: () => this.focus.take(),
        oninput: () => (this.focus.typedAt = performance.now()),
        onpointerdown: () => this.focus.press(),
      },
      this.said,
      this.line.notice,
    );
    el.append(this.root);
    this.line.open((message, mine) => {
      this.focus.keep(() => this.heed(message, mine), mine);
      this.keys?.goOn();
    });
    this.watch = () => this.words?.choose();
    this.letGo = (event) => this.words?.letGo(event);
    document.addEventListener("selectionchange", this.watch);
    ["pointerup", "dblclick"].forEach((end) => document.addEventListener(end, this.letGo));
    this.send({ kind: "ready" });
  }
  stop() {
    this.line.close();
    document.removeEventListener("selectionchange", this.watch);
    ["pointerup", "dblclick"].forEach((end) => document.removeEventListener(end, this.letGo));
  }
  /** Does what a message of Python's asks; the card stays where it is. */
  heed(message, mine) {
    if (this.card) this.card.steady(() => this.take(message, mine));
    else this.take(message, mine);
  }
  take(message, mine) {
    const offers = this.offering?.[message.kind];
    if (offers) return mine && offers.heard(message);
    ({
      all: () => this.show(message),
      changed: () => this.changed(message, mine),
      queue: () => this.requeue(message),
      refused: () => this.refused(message),
    })[message.kind]?.();
  }
  show(message) {
    if (!this.store) standAt(message.state.practice ? ".jupyter-widgets" : ".an", this.el);
    this.store = new Store(message);
    this.article = new Article(this.store, (ids, relate) => this.picked(ids, relate));
    Object.assign(this, { selected: null, others: [] });
    this.queue = new Queue(this);
    this.fields = new Fields(this);
    this.choosing = new Choosing(this);
    this.forms = new Forms(this);
    this.hand = new Hand(this);
    this.picking = new Picking(this);
    this.spanning = new Spanning(this);
    this.making = new Making(this);
    this.relating = new Relating(this);
    this.ways = new Ways(this);
    this.bearing = new Bearing(this);
    this.unmarked = new Unmarked(this);
    this.whom = new Whom(this);
    this.days = new Days(this);
    this.speakers = new Speakers(this);
    this.repeats = new Repeats(this);
    this.topics = new Topics(this);
    const { bearing: likely, unmarked, whom, days, speakers, repeats, topics } = this;
    this.offering = { likely, unmarked, whom, days, speakers, repeats, topics };
    this.keys = new Keys(this);
    this.keysTold = new KeysTold(this);
    this.marked = new Marked(this);
    this.sentence = new Sentence(this);
    this.card = new Card(this);
    this.words = new Words(this);
    this.saving = new Saving(this);
    this.bar = new Bar(this);
    this.lay(this.signed ?? message.who, this.why?.value ?? "");
    this.refresh();
    this.tell(message.message || "Ready. Read sentence by sentence: a accepts, n goes on.");
  }
  /** A click on marks: behind the keys that were pressed before it. */
  picked(ids, relate) {
    const pick = () => this.pick(ids, relate);
    this.keys.later.length ? this.keys.inTurn(pick) : pick();
  }
  /** A click on marks: the answer to what is asked, else the card of the first. */
  pick(ids, relate = null) {
    if (relate) this.picking.relate(ids, relate);
    else if (!this.picking.take(ids)) this.select(ids[0], ids.slice(1));
  }
  send(message) {
    if (message.kind === "save") this.tell("Checking and saving …");
    if (TIMES.includes(message.kind)) this.asked = null;
    this.line.say({ ...message, of: this.store?.state.folder });
  }
  changed(message, mine) {
    const stayed = mine && this.askedOn === this.place(),
      { store } = this,
      moved = Object.keys(message.tables).length > 0;
    this.takeIn(message.tables);
    store.about = message.article;
    const asked = message.for;
    if (asked.name === "change") this.fields.forget(asked.args);
    if (mine) [this.bearing, this.whom].forEach((part) => part.follow(asked, message.made));
    if (moved) Object.values(this.offering).forEach((part) => (part.stale = true));
    if (mine && TIMES.includes(asked.kind) && !this.selected) this.sentence.backTo(message.tables);
    if (mine && message.made && asked.stays)
      this.hand.hold(idOf(message.made[0], message.made.slice(1)));
    this.fields.forgetForm(asked);
    if (mine) this.words.used(asked.args ?? {});
    if (message.made && FORMS[asked.name]) this.words.done(FORMS[asked.name], asked.args);
    this.saving.heed(message);
    store.state = message.state;
    message.typed.forEach((field) => store.remember(field));
    if (message.made && asked.name.startsWith("add_") && !asked.stays && stayed)
      this.select(idOf(message.made[0], message.made.slice(1)));
    else if (moved || message.typed.length) this.card.draw();
    this.article.select(this.hand.row(), false);
    this.refresh();
    const replaced = asked.name === "change" && mine ? this.fields.replaced(asked.args) : "";
    this.tell([message.message, replaced].filter(Boolean).join(" "), Boolean(replaced));
  }
  /** Takes rows that are other or gone into the store, and draws the paragraphs they mark anew. */
  takeIn(tables) {
    const { store, article } = this,
      stale = new Set(),
      note = (paragraphs) => paragraphs.forEach((paragraph) => stale.add(paragraph)),
      lift = (row) => row && note(article.lift(row));
    for (const [table, { rows, gone }] of Object.entries(tables)) {
      for (const id of gone.map((key) => idOf(table, key))) {
        lift(store.row(id));
        store.drop(table, id);
      }
      for (const cells of rows) {
        const row = store.asRow(table, cells);
        lift(store.row(row.id));
        store.put(row);
        if (MARKED.includes(table)) note(article.place(row));
      }
    }
    stale.forEach((paragraph) => article.redraw(paragraph));
  }
  requeue(message) {
    this.store.requeue(message);
    this.store.state = message.state;
    if (!this.row()) this.card.draw();
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
    this.saving.heed(message);
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
      this.fields.marks(row);
      this.fields.back(row);
    } else this.words.trouble(message);
  }
  /** What is on the card: the row that is selected, or the form that is open. */
  place() {
    const { formOpen, form } = this.words;
    return formOpen && form ? this.forms.key(form) : this.selected;
  }
  /** Asks for a change, for which the card stays open or shows what is made; what is asked
   * already is not asked twice by a double click. */
  ask(name, args, stays = name === "add_relation") {
    const asked = JSON.stringify([name, args]),
      now = performance.now();
    if (asked === this.asked && (this.line.waiting.size || now - this.askedAt < 700)) return;
    Object.assign(this, { asked, askedAt: now, askedOn: this.place() });
    const [who, why] = [this.who.value.trim(), this.why.value.trim()];
    this.send({ kind: "do", name, args, stays, who, why });
  }
  tell(words, wrong = false) {
    this.said.textContent = words;
    this.said.classList.toggle("an-wrong", wrong);
    this.said.classList.remove("an-much");
    this.said.classList.toggle("an-much", this.said.scrollHeight > this.said.clientHeight);
  }
  row() {
    return this.selected && this.store.row(this.selected);
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
    if (verb === "accept" && !this.row() && this.order === "reading") return this.sentence.accept();
    const row = this.hand.row();
    if (!row || !["drafted", "checked"].includes(row.status)) return;
    const at = this.queue.fits.indexOf(row.id) + 1,
      next = at < this.queue.fits.length ? at : 0;
    this.ask(verb, { table: row.table, key: row.key, ...more });
    if (this.order === "reading") return this.select(null);
    if (this.queue.fits[next] !== row.id && this.store.queue.has(row.id)) this.queue.goTo(next);
  }
  step(by) {
    this.order === "reading" ? this.sentence.step(by) : this.queue.step(by);
  }
  /** Goes on sentence by sentence ("reading"), or by the queue ("doubt"). */
  turn(order) {
    this.order = order;
    this.bar.turn(order);
  }
  select(id, others = [], scroll = false) {
    this.picking.stop();
    if (this.words.formOpen && this.words.form) this.forms.keep(this.words.form);
    this.words.formOpen = false;
    Object.assign(this, { selected: id, others });
    this.hand.hold(id);
    this.bearing.taken = this.whom.taken = null;
    this.showSentence(scroll && !id);
    this.card.draw();
    this.article.select(this.hand.row(), scroll && Boolean(id));
    this.queue.point(id);
  }
  /** Marks the sentence that is being read, which is that of the selected row. */
  showSentence(scroll) {
    const row = this.row(),
      [place] = row ? (this.store.spans(row)[0] ?? []) : [];
    if (place !== undefined) this.sentence.find(place);
    const [start, end] = this.sentence.span;
    this.article.highlight("an-sentence", this.order === "reading" ? { start, end } : null);
    if (scroll && end) this.article.bring({ start, end });
  }

  link(row, words = this.store.label(row, 60)) {
    return button(words, () => this.select(row.id, [], true), { class: "an-link" });
  }

  // ---- what stands around the article, the card and the queue
  lay(who, why) {
    this.root.replaceChildren(
      h(
        "div",
        { class: "an-desk" },
        this.bar.element,
        h("div", { class: "an-heard" }, this.said, this.bar.told),
        this.line.notice,
        this.saving.elsewhere,
        this.saving.asides,
        h("div", { class: "an-marking" }, this.words.element, this.words.told, this.words.search),
        h(
          "div",
          { class: "an-columns" },
          h("div", { class: "an-left", onclick: () => this.queue.uncover() }, this.article.box),
          this.card.panel,
          this.queue.element,
        ),
      ),
      legend(),
      this.signature(who, why),
      ...this.making.whole(),
      this.keysTold.element,
    );
    this.queue.resized();
    this.showSentence(false);
    this.card.draw();
    this.article.select(this.hand.row(), false);
  }
  signature(who, why) {
    this.who = h("input", {
      value: who,
      autocomplete: "off",
      placeholder: "optional",
      oninput: () => (this.signed = this.who.value),
    });
    this.why = h("input", {
      value: why,
      autocomplete: "off",
      placeholder: "optional",
      title: "goes with each change until you empty it",
    });
    return h(
      "div",
      { class: "an-row" },
      h("label", { class: "an-wide" }, "Your name ", this.who),
      h("label", { class: "an-wide" }, "Reason for the change ", this.why),
    );
  }
  refresh() {
    this.bar.draw();
    this.saving.draw();
    this.words.drawBegun();
    this.queue.draw();
  }
}

function render({ model, el }) {
  const annotator = new Annotator(model, el);
  return () => annotator.stop();
}

export default { render };
