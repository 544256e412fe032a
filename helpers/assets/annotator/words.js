// The chosen words of the article: how they are chosen, found, made something of and let go of.

const MAKERS = {
  mention: "Mention",
  date: "Date",
  statement: "Statement",
  observation: "Observation",
};

/** What is chosen in the article, and the form that is open for it. */
class Words {
  constructor(home) {
    Object.assign(this, { home, chosen: null, form: null, formOpen: false });
    this.quoted = h("input", {
      "aria-label": "Find words",
      placeholder: "find words of the article",
      onkeydown: (event) => {
        if (event.key === "Enter") this.findNext();
      },
    });
    this.told = h("p", { class: "an-words" });
    this.left = h("div", { class: "an-begun" });
    this.search = h(
      "div",
      { class: "an-row an-wide" },
      this.quoted,
      button("Find", () => this.findNext()),
    );
    this.element = h("div", { class: "an-maker" }, this.makers(), this.left);
  }
  makers() {
    return h(
      "div",
      { class: "an-row", role: "toolbar", "aria-label": "Mark the chosen words as" },
      Object.entries(MAKERS).map(([what, word]) =>
        button(`+ ${word}`, () => this.make(what), {
          onmousedown: (event) => event.preventDefault(),
          class: "an-needs",
        }),
      ),
      button("Clear", () => this.clear(), { class: "an-needs" }),
    );
  }
  /** What was begun in a form and not added: it can be gone on with. */
  drawBegun() {
    const open = this.formOpen && this.form && this.home.forms.key(this.form);
    this.left.replaceChildren(
      ...[...this.home.store.begun]
        .filter(([id]) => id !== open)
        .map(([, { what, span }]) =>
          button(
            `Go on with the ${what} begun on ${this.quote(span, 40)}`,
            () => (this.set(span), this.make(what)),
            { class: "an-link" },
          ),
        ),
    );
  }
  /** What is selected with the mouse or the keys, once it begins in the article. */
  selected() {
    const { article } = this.home,
      ours = article?.box.contains(window.getSelection().anchorNode);
    return ours ? article.selected() : null;
  }
  choose() {
    const span = this.selected();
    if (span && !this.home.picking.waits) this.set(span);
  }
  /**
   * The mouse is let go: what was selected with it, moved or by a double click, answers what is
   * asked; a plain click is for the marks.
   */
  letGo(event) {
    const { picking, article } = this.home,
      over = picking?.waits && (event.type === "dblclick" || article.moved(event)),
      span = over && this.selected();
    if (span) picking.words(span);
  }
  /** The chosen words; without any, the word that was clicked. */
  wanted() {
    return this.chosen ?? this.home.article.wordAtCaret();
  }
  /** Lets go of the chosen words once something is made of them. */
  used({ start, end }) {
    const { chosen } = this;
    if (!this.formOpen && chosen && chosen.start === start && chosen.end === end) this.unchoose();
  }
  set(span, more = "") {
    this.chosen = span;
    this.home.article.light(span);
    this.need();
    this.told.textContent = `Chosen${more}: ${this.quote(span, 160)}`;
  }
  quote({ start, end }, most) {
    return quoted(this.home.store.words(start, end), most);
  }
  /**
   * Buttons that need chosen words work only when there are some; none appears or goes, so that
   * nothing moves under the mouse.
   */
  need() {
    for (const needy of this.home.root.querySelectorAll(".an-needs")) needy.disabled = !this.chosen;
    if (!this.chosen) this.told.textContent = "No words chosen.";
  }
  /** Lets go of the chosen words and puts the form away; what stands in it is kept. */
  clear() {
    if (this.form) this.home.forms.keep(this.form);
    const kept = this.form && this.home.store.begun.has(this.home.forms.key(this.form));
    this.unchoose();
    const sure = kept && this.home.line.notice.hidden,
      more = sure ? " What you began is kept: “Go on with …” opens it again." : "";
    this.home.tell(`Nothing is chosen now.${more}`);
  }
  cancel() {
    const { what } = this.form;
    this.home.forms.drop(this.form);
    this.unchoose();
    this.home.tell(`The new ${what} is dropped.`);
  }
  /** What a form asked for is made. */
  done(what, { start, end }) {
    const made = { what, span: { start, end } },
      open = this.form && this.home.forms.key(this.form) === this.home.forms.key(made);
    this.home.forms.drop(open ? this.form : made);
    if (open) this.unchoose();
  }
  unchoose() {
    this.chosen = this.form = null;
    this.home.article.light(null);
    this.need();
    this.drawBegun();
    if (this.formOpen) {
      this.formOpen = false;
      this.home.card.draw();
    }
  }
  findNext() {
    const found = this.home.article.find(this.quoted.value);
    if (!found.length)
      return this.home.tell(
        this.quoted.value.trim()
          ? "These words do not stand in the article. Copy them from it, or type fewer."
          : "Type or paste words of the article first.",
        true,
      );
    const at = this.chosen ? found.findIndex((span) => span.start === this.chosen.start) : -1,
      next = (at + 1) % found.length;
    this.set(
      found[next],
      found.length > 1 ? ` (place ${next + 1} of ${found.length}; Find goes on)` : "",
    );
    this.home.article.scrollTo(found[next]);
    if (found.length === 1) this.home.card.panel.focus({ preventScroll: true });
    this.home.tell(
      found.length > 1
        ? `Found in ${found.length} places; this is place ${next + 1}.`
        : "Found. Now say what it is.",
    );
  }
  /**
   * The place of a cue's words nearest to the chosen ones: null when blank, undefined when they are
   * not in the article.
   */
  cue(words, near) {
    if (!words.trim()) return null;
    const found = this.home.article
      .find(words)
      .sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0];
    return found && [found.start, found.end];
  }
  trouble(message) {
    const at = this.formOpen && this.form?.controls[message.column];
    for (const { input, error } of Object.values(this.form?.controls ?? {})) {
      error.textContent = "";
      input.removeAttribute("aria-invalid");
    }
    if (at) {
      at.error.textContent = message.told;
      at.input.setAttribute("aria-invalid", "true");
      at.input.focus();
    } else this.beside(message.for.name).textContent = `Not done. ${message.message}`;
  }
  /** Where to tell what is wrong: at the button that was pressed, if its form is open. */
  beside(verb) {
    const { card, making } = this.home,
      wrong = making.wrong.get(verb);
    return wrong?.isConnected && wrong.closest("details").open ? wrong : card.wrong;
  }
  make(what) {
    if (this.formOpen && this.form) this.home.forms.keep(this.form);
    if (
      this.form?.what !== what ||
      this.form.span.start !== this.chosen.start ||
      this.form.span.end !== this.chosen.end
    )
      this.form = this.home.forms.open(what, { ...this.chosen });
    this.formOpen = true;
    this.home.card.draw();
    this.form.element.querySelector("select, input, textarea").focus();
  }
  /** Asks for a mark to stand on the chosen words. */
  moveHere({ table, key }) {
    this.home.ask("move", { table, key, ...this.chosen });
  }
}
