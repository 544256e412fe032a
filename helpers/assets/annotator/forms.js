// The forms that make something of chosen words, and what is begun in them.

/** What is made by which verb. */
const FORMS = {
  add_mention: "mention",
  add_date: "date",
  add_attribution: "statement",
  add_observation: "observation",
};

class Forms {
  constructor(home) {
    this.home = home;
  }
  /** What a form is kept under: what it makes, and of which words. */
  key({ what, span }) {
    return idOf(what, [NEW, span.start, span.end]);
  }
  /**
   * The form for something, as it was left, and from now on kept as it stands: a kernel that stops
   * does not take it along.
   */
  open(what, span) {
    const form = this[what](span, this.home.store.words(span.start, span.end)),
      values = this.home.store.begun.get(this.key(form))?.values ?? {};
    form.first = Object.fromEntries(
      Object.entries(form.controls).map(([column, { input }]) => [column, input.value]),
    );
    for (const [column, value] of Object.entries(values)) {
      const { input } = form.controls[column] ?? {};
      input?.dispatchEvent(new Event("focus"));
      if (input) input.value = value;
      input?.dispatchEvent(new Event("change"));
    }
    form.element.addEventListener("input", () => {
      form.later ??= setTimeout(() => this.keep(form), 700);
    });
    return form;
  }
  /** Keeps what stands in a form now. */
  keep(form) {
    clearTimeout(form.later);
    form.later = null;
    const known = { ...form.first, ...this.home.store.begun.get(this.key(form))?.values };
    for (const [column, { input }] of Object.entries(form.controls)) {
      if (known[column] === input.value) continue;
      const { start, end } = form.span,
        field = { table: form.what, key: [NEW, start, end], column, value: input.value };
      this.home.store.begin(field);
      this.home.send({ kind: "typed", field });
    }
  }
  /** Forgets what was begun in a form. */
  drop(form) {
    clearTimeout(form.later);
    form.later = null;
    const { start, end } = form.span,
      kept = this.home.store.begun.get(this.key(form));
    this.home.store.begun.delete(this.key(form));
    for (const column of Object.keys(kept?.values ?? {}))
      this.home.send({
        kind: "typed",
        field: { table: form.what, key: [NEW, start, end], column, value: null },
      });
  }
  /** A form with its controls by column, in some order, which sends what is in them. */
  form(what, span, words, controls, elements, send) {
    const submit = (event) => {
      event.preventDefault();
      send();
    };
    const element = h(
      "form",
      { onsubmit: submit },
      h("h3", {}, `New ${what}`),
      h("blockquote", {}, cut(words, 240)),
      h("div", { class: "an-fields" }, elements),
      h(
        "div",
        { class: "an-row" },
        h("button", { class: "an-main" }, `Add this ${what}`),
        button("Cancel", () => this.home.words.cancel()),
      ),
    );
    return { what, span, controls, element };
  }
  /** A form with some columns of one table. */
  simple(what, verb, span, words, parts) {
    return this.form(what, span, words, parts, elementsOf(parts), () =>
      this.home.ask(verb, { ...span, ...this.home.fields.values(parts) }),
    );
  }
  date(span, words) {
    const first = { edtf: "", type: "DATE", basis: "explicit", note: "" };
    return this.simple("date", "add_date", span, words, this.home.fields.controls("dates", first));
  }
  observation(span, words) {
    const first = { kind: "framing", note: "", settle: "" },
      parts = this.home.fields.controls("observations", first);
    return this.simple("observation", "add_observation", span, words, parts);
  }
  mention(span, words) {
    const { fields, store } = this.home,
      known = store.all("mentions").find((mention) => mention.text === words),
      party = fields.party(known?.entity_id ?? ""),
      more = fields.controls("mentions", { form: "name" });
    if (!party.controls.entity_id.input.value) party.controls.name.input.value = words;
    return this.form(
      "mention",
      span,
      words,
      { ...party.controls, ...more },
      [party.elements, elementsOf(more)],
      () =>
        this.home.ask("add_mention", {
          ...span,
          ...party.value("entity_id"),
          ...fields.values(more),
        }),
    );
  }
  statement(span, words) {
    const { choosing, fields } = this.home,
      party = fields.party("", "the outlet's own voice", span.start),
      claim = fields.controls("claims", { proposition: words.replace(/\s+/g, " "), topic: "" }),
      how = fields.controls("attributions", {
        act: "assert",
        stance: "affirms",
        certainty: "certain",
        quote: /^[“"„«]/.test(words) ? "direct" : "indirect",
      }),
      claims = choosing.select(choosing.rows("claims"), "", true, "a new claim, as follows"),
      same = { claim_id: fields.labelled("what is claimed", claims) },
      cue = fields.labelled("its cue, in the article's words", h("input"));
    return this.form(
      "statement",
      span,
      words,
      { ...party.controls, ...same, ...claim, ...how, cue },
      [party.elements, cue.element, elementsOf(same), elementsOf(claim), elementsOf(how)],
      () => this.addStatement(span, party, cue.input.value, { ...same, ...claim, ...how }),
    );
  }
  addStatement(span, party, cue, parts) {
    const at = this.home.words.cue(cue, span.start);
    if (at === undefined)
      return this.home.words.trouble({
        column: "cue",
        told: "these words do not stand in the article",
      });
    this.home.ask("add_attribution", {
      ...span,
      ...party.value("source"),
      cue: at,
      ...this.home.fields.values(parts),
    });
  }
}

const elementsOf = (parts) => Object.values(parts).map((part) => part.element);
