// The keys: what each letter asks for, at once or with the next click in the article.

const SURE = { 1: "certain", 2: "probable", 3: "possible", 4: "unstated" };
const TYPING = "input, textarea, select";

/** What the keys do, wherever in the annotator they are pressed but in a field. */
class Keys {
  constructor(home) {
    Object.assign(this, { home, later: [], tabbedAt: 0 });
  }
  /** Does what is asked now, or behind what is still to be answered. */
  inTurn(act) {
    const { later, home } = this;
    if (later.length || home.line.asked()) later.push(act);
    else act();
  }
  /** Does what was put off, up to what is to be answered first; letters for a field are lost. */
  goOn() {
    while (this.later.length && !this.home.line.asked()) {
      this.later.shift()();
      if (document.activeElement?.matches(TYPING)) this.later.length = 0;
    }
  }
  press(event) {
    event.stopPropagation();
    const { home } = this,
      typing = event.target.closest(TYPING),
      control = event.ctrlKey || event.metaKey,
      key = event.key.toLowerCase();
    if (home.keysTold.open) return event.key === "?" && home.keysTold.toggle();
    if (home.focus.held && !typing) return this.release(event);
    if (event.key === "Escape" && home.queue.covers) return home.queue.toggle(false);
    if (event.key === "Escape") return this.leave(typing);
    if (event.key === "Tab" && typing) this.tabbedAt = performance.now();
    if (typing || event.repeat || event.altKey || (control && !["z", "y"].includes(key))) return;
    const arrow = event.target === home.article.box && { ArrowRight: 1, ArrowLeft: -1 }[event.key],
      act = arrow ? () => home.stepMark(arrow) : this.asked(event, key);
    if (!act) return;
    event.preventDefault();
    this.inTurn(arrow ? act : () => this.asked(event, key)?.());
    if (!home.root.contains(document.activeElement)) home.card.panel.focus({ preventScroll: true });
  }
  /** Letters that were meant for a field that is gone do nothing until Escape. */
  release(event) {
    event.preventDefault();
    if (event.key === "Escape")
      [this.home.focus.held] = [false, this.home.tell("The keys are back.")];
  }
  /** Leaves a field for the card, what is asked for, or a row for the sentence it stands in. */
  leave(typing) {
    const { home } = this;
    if (typing && !this.passed(typing)) return home.card.panel.focus();
    this.later.length = 0;
    if (home.picking.what) return (home.picking.stop(), home.tell("Left as it was."));
    if (home.order === "reading") home.select(null);
  }
  /** Whether Tab led from one field of the card on to this one, and nothing was done in it yet. */
  passed(field) {
    const { card, focus, order } = this.home,
      last = Math.max(focus.typedAt, focus.pressedAt);
    return order === "reading" && card.panel.contains(field) && this.tabbedAt > last;
  }
  /** What a key asks for; undefined when it is none. */
  asked(event, key) {
    const { home } = this,
      row = home.hand.statement();
    const { ctrlKey, shiftKey } = event,
      who = this.party(),
      bears = shiftKey && !ctrlKey && home.bearing.asked(key);
    if (bears) return bears;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (row && digit && home.picking.what === "topic")
      return () => home.topics.take(Number(digit) - 1, shiftKey && key !== digit);
    if (shiftKey && who && KINDS[key] && !ctrlKey)
      return () => this.change(who, { kind: KINDS[key] });
    if (shiftKey && key === "y" && who && !ctrlKey)
      return () => this.change(who, { named: String(String(who.named) !== "true") });
    const mention = home.row()?.table === "mentions" && home.row();
    if (shiftKey && mention && MENTIONED[key] && !ctrlKey)
      return () => this.change(mention, { form: MENTIONED[key] });
    if (shiftKey && row && ACTS[key] && !ctrlKey) return () => this.change(row, { act: ACTS[key] });
    if (shiftKey && row && QUOTES[key] && !ctrlKey)
      return () => this.change(row, { quote: QUOTES[key] });
    const counted = home.row()?.table === "quantities" && home.row();
    if (shiftKey && counted && COUNTS[key] && !ctrlKey)
      return () => this.change(counted, COUNTS[key]);
    if (shiftKey && key === "b" && (row || (home.row() && who)))
      return () => home.picking.ask("belongs");
    if (row && home.picking.what === "known" && KNOWN[key]) return () => this.knows(row, key);
    if (row && ["source", "relay", "origin"].includes(home.picking.what) && /^[1-6]$/.test(key))
      return () => home.speakers.take(Number(key) - 1, home.picking.what);
    if (row && home.picking.what === "same" && SURE[key])
      return () => home.repeats.take(Number(key) - 1);
    if (home.whom.row() && SURE[key]) return () => home.whom.take(Number(key) - 1);
    const day = !shiftKey && home.days.asked(key);
    if (day) return day;
    if (row && SURE[key]) return () => this.change(row, { certainty: SURE[key] });
    return {
      ...this.rows(event),
      ...this.picked(event),
      ...this.chosen(event),
      ...this.around(event),
    }[key];
  }
  /** The entity on the card: the row itself, or whom a mention means, or that marked last. */
  party() {
    const row = this.home.row() ?? this.home.whom.row();
    const open = ["mentions", "entities"].includes(row?.table);
    return open ? this.home.store.find("entities", row.entity_id) : null;
  }
  /** What settles or changes the row that is open. */
  rows({ shiftKey }) {
    const { home } = this,
      { picking } = home;
    return {
      a: () => home.settle("accept"),
      r: () => home.settle("reject"),
      g: () => this.onStatement(({ claim_id }) => home.ask("reword", { claim_id })),
      h: () => (shiftKey ? picking.ask("origin") : this.everywhere()),
      ...Object.fromEntries(
        Object.entries(LETTERS).map(([column, letter]) => [letter, () => this.toField(column)]),
      ),
      "*": () => this.howKnown(),
    };
  }
  /** What the next click in the article answers. */
  picked(event) {
    const { picking } = this.home;
    return {
      w: () => this.who(),
      l: () => picking.ask(event.shiftKey ? "place" : "relay"),
      d: () => picking.ask("said"),
      e: () => picking.ask("event"),
      "=": () => picking.ask("same"),
      ":": () => this.onStatement(() => this.home.topics.ask()),
      "+": () => this.related(),
      ...this.likely(),
      o: () => this.withWords(() => picking.ask("again")),
      k: () => picking.again({ carry: event.shiftKey ? "article" : "paragraph" }),
      "<": () => picking.again({ bound: "before" }),
      ">": () => picking.again({ bound: "after" }),
      ".": () => picking.over(),
      "(": () => picking.ask("begin"),
      ")": () => picking.ask("end"),
      backspace: () => picking.none() || this.home.days.none(),
    };
  }
  /** What is made of the chosen words, or of the word that was clicked. */
  chosen({ shiftKey }) {
    const { home } = this,
      { making } = home;
    const add = (verb, more) => () =>
      this.withWords((span) => home.ask(verb, { ...span, ...more }));
    return {
      i: shiftKey ? () => home.unmarked.next() : add("add_mention"),
      j: add("add_date"),
      s: add("add_attribution", { quote: "none" }),
      ",": () => this.onStatement((row) => this.cue(row)),
      "!": () => this.onStatement((row) => this.known(row)),
      u: () => making.count(),
      x: () => making.split(),
      m: () => this.onStatement((row) => making.more(row)),
      "&": () => this.onStatement((row) => making.repeat(row)),
      "'": () => this.withWords((span) => this.move(span)),
    };
  }
  /** What goes on, back, or elsewhere. */
  around(event) {
    const { home } = this;
    return {
      n: () => home.step(1),
      p: () => home.step(-1),
      "-": () => home.hand.next(),
      z: () => home.send({ kind: event.shiftKey ? "redo" : "undo" }),
      y: () => home.send({ kind: "redo" }),
      f: () => home.bar.fill(),
      q: () => home.queue.toggle(),
      "?": () => home.keysTold.toggle(),
      "/": () => home.queue.seek(),
    };
  }
  /** What may bear on the card: taken, others, or its reason in other words. */
  likely() {
    const { bearing } = this.home,
      taken = [...Array(SHOWN).keys()].map((n) => [FIRST_KEY + n, () => bearing.take(n)]);
    return { ...Object.fromEntries(taken), 0: () => bearing.others(), ";": () => bearing.why() };
  }
  /** The claim that this bears on: by a click, or once more for the list. */
  related() {
    const { hand, picking, relating } = this.home;
    if (picking.what !== "relation") return picking.ask("relation");
    picking.stop();
    hand.open();
    this.onStatement((row) => relating.toClaims(row));
  }
  /** Who says a statement, or whom a mention means: by a click, or once more for the list. */
  who() {
    const { picking } = this.home,
      what = this.home.row()?.table === "mentions" ? "same" : "source";
    picking.what === what ? this.listed() : picking.ask(what);
  }
  /** How a source would know: by a letter, or once more for the list. */
  howKnown() {
    const { picking } = this.home;
    if (picking.what !== "known") return picking.ask("known");
    picking.stop();
    this.toField("knowledge");
  }
  knows(row, key) {
    this.home.picking.stop();
    this.change(row, { knowledge: KNOWN[key] });
  }
  /** To a field of the card, which is opened for it if a sentence's is. */
  toField(column) {
    this.home.hand.open();
    this.home.fields.go(column);
  }
  /** The row on the card, or what is in hand, to the chosen words. */
  move(span) {
    const row = this.home.hand.row();
    if (!row || ["entities", "claims", "relations"].includes(row.table))
      return this.home.tell("Open what is to stand on these words first.", true);
    this.home.ask("move", { table: row.table, key: row.key, ...span });
  }
  change({ table, key }, values) {
    this.home.ask("change", { table, key, values });
  }
  /** Who says it is nowhere to be clicked: to the list, for some letters of a name. */
  listed() {
    this.home.picking.stop();
    this.home.tell("Type some letters of the name, then Enter.");
    this.toField("entity_id");
  }
  /** The chosen words as the cue of who says it. */
  cue(row) {
    const { key, hop } = this.home.picking.last(row);
    if (!hop) return this.home.tell("Nobody but the outlet says it: say first who does.", true);
    this.withWords((span) => this.home.ask("move", { table: "hops", key, ...span }));
  }
  /** The chosen words as those that say how who says it would know. */
  known({ attribution_id }) {
    this.withWords((span) => this.home.ask("set_knowledge", { attribution_id, ...span }));
  }
  onStatement(act) {
    const row = this.home.hand.statement();
    row ? act(row) : this.home.tell("Open a statement first.", true);
  }
  withWords(act) {
    const span = this.home.words.wanted();
    span ? act(span) : this.home.tell("Select the words in the article first.", true);
  }
  everywhere() {
    const row = this.home.row();
    if (row?.table !== "mentions") return this.home.tell("Open a mention first.", true);
    this.home.ask("mention_alike", { mention_id: row.mention_id });
  }
}
