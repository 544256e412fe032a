// The chosen words of the article, and the forms that make something of them.

const FORMS = {
  add_mention: "mention",
  add_date: "date",
  add_attribution: "statement",
  add_observation: "observation",
};
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
    const open = this.formOpen && this.form && this.formKey(this.form);
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
    return `“${cut(this.home.store.words(start, end), most)}”`;
  }
  /**
   * Buttons that need chosen words work only when there are some; none appears or goes, so that
   * nothing moves under the mouse.
   */
  need() {
    for (const needy of this.home.root.querySelectorAll(".an-needs")) needy.disabled = !this.chosen;
    this.told.classList.toggle("an-idle", !this.chosen);
    if (!this.chosen) this.told.textContent = "Select or find words to mark them.";
  }
  /** Lets go of the chosen words and puts the form away; what stands in it is kept. */
  clear() {
    if (this.form) this.keepForm(this.form);
    const kept = this.form && this.home.store.begun.has(this.formKey(this.form));
    this.unchoose();
    const sure = kept && this.home.line.notice.hidden,
      more = sure ? " What you began is kept: “Go on with …” opens it again." : "";
    this.home.tell(`Nothing is chosen now.${more}`);
  }
  cancel() {
    const { what } = this.form;
    this.dropForm(this.form);
    this.unchoose();
    this.home.tell(`The new ${what} is dropped.`);
  }
  /** What a form asked for is made. */
  done(what, { start, end }) {
    const made = { what, span: { start, end } },
      open = this.form && this.formKey(this.form) === this.formKey(made);
    this.dropForm(open ? this.form : made);
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
    if (this.formOpen && this.form) this.keepForm(this.form);
    if (
      this.form?.what !== what ||
      this.form.span.start !== this.chosen.start ||
      this.form.span.end !== this.chosen.end
    )
      this.form = this.resumed(
        this.forms()[what](
          { ...this.chosen },
          this.home.store.words(this.chosen.start, this.chosen.end),
        ),
      );
    this.formOpen = true;
    this.home.card.draw();
    this.form.element.querySelector("select, input, textarea").focus();
  }
  formKey({ what, span }) {
    return idOf(what, [NEW, span.start, span.end]);
  }
  /**
   * A form as it was left, and from now on kept as it stands: a kernel that stops does not take it
   * along.
   */
  resumed(form) {
    form.first = Object.fromEntries(
      Object.entries(form.controls).map(([column, { input }]) => [column, input.value]),
    );
    const values = this.home.store.begun.get(this.formKey(form))?.values ?? {};
    for (const [column, value] of Object.entries(values)) {
      const { input } = form.controls[column] ?? {};
      input?.dispatchEvent(new Event("focus"));
      if (input) input.value = value;
      input?.dispatchEvent(new Event("change"));
    }
    form.element.addEventListener("input", () => {
      form.later ??= setTimeout(() => this.keepForm(form), 700);
    });
    return form;
  }
  keepForm(form) {
    clearTimeout(form.later);
    form.later = null;
    const known = { ...form.first, ...this.home.store.begun.get(this.formKey(form))?.values };
    for (const [column, { input }] of Object.entries(form.controls)) {
      if (known[column] === input.value) continue;
      const { start, end } = form.span,
        field = { table: form.what, key: [NEW, start, end], column, value: input.value };
      this.home.store.begin(field);
      this.home.send({ kind: "typed", field });
    }
  }
  dropForm(form) {
    clearTimeout(form.later);
    form.later = null;
    const { start, end } = form.span,
      kept = this.home.store.begun.get(this.formKey(form));
    this.home.store.begun.delete(this.formKey(form));
    for (const column of Object.keys(kept?.values ?? {}))
      this.home.send({
        kind: "typed",
        field: { table: form.what, key: [NEW, start, end], column, value: null },
      });
  }
  forms() {
    const { fields } = this.home,
      controls = (table, values) => fields.controls(table, values);
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
          button("Cancel", () => this.cancel()),
        ),
      ),
    });
    const values = (parts) => fields.values(parts),
      elements = (parts) => Object.values(parts).map((part) => part.element);
    return {
      mention: (span, words) => {
        const party = this.home.fields.party(
            this.home.store.all("mentions").find((mention) => mention.text === words)?.entity_id ??
              "",
          ),
          more = controls("mentions", { form: "name" });
        if (!party.controls.entity_id.input.value) party.controls.name.input.value = words;
        return form(
          "mention",
          span,
          words,
          { ...party.controls, ...more },
          [party.elements, elements(more)],
          () =>
            this.home.ask("add_mention", { ...span, ...party.value("entity_id"), ...values(more) }),
        );
      },
      date: (span, words) => {
        const parts = controls("dates", { edtf: "", type: "DATE", basis: "explicit", note: "" });
        return form("date", span, words, parts, elements(parts), () =>
          this.home.ask("add_date", { ...span, ...values(parts) }),
        );
      },
      observation: (span, words) => {
        const parts = controls("observations", { kind: "framing", note: "", settle: "" });
        return form("observation", span, words, parts, elements(parts), () =>
          this.home.ask("add_observation", { ...span, ...values(parts) }),
        );
      },
      statement: (span, words) => {
        const party = fields.party("", "the outlet's own voice", span.start),
          claim = controls("claims", { proposition: words.replace(/\s+/g, " "), topic: "" }),
          how = controls("attributions", {
            act: "assert",
            stance: "affirms",
            certainty: "certain",
            quote: /^[“"„«]/.test(words) ? "direct" : "indirect",
          });
        const same = {
            claim_id: this.home.fields.labelled(
              "what is claimed",
              this.home.fields.select(
                this.home.fields.rows("claims"),
                "",
                true,
                "a new claim, as follows",
              ),
            ),
          },
          cue = this.home.fields.labelled("its cue, in the article's words", h("input"));
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
            this.home.ask("add_attribution", {
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
  /** Asks for a mark to stand on the chosen words. */
  moveHere({ table, key }) {
    this.home.ask("move", { table, key, ...this.chosen });
  }
}
