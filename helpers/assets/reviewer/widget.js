// A teacher's review of candidate questions: draws them, and sends back what is decided. Python
// draws the questions, keeps the decisions and freezes the set.

const UNHEARD =
  "Python has not answered within three seconds: it is busy, or the kernel stopped. If it was " +
  "restarted, run the notebook again: what was decided until then is kept.";
const KEYS = {
  k: "keep",
  d: "drop",
  o: "reopen",
  c: "change",
  a: "another",
  u: "undo",
  n: "next",
  p: "previous",
};

/** The whole widget: the skills, the questions of one, and the question that is read. */
class Reviewer {
  constructor(model, el) {
    this.line = new Line(model, UNHEARD, "ex-silence");
    this.entries = new Map();
    this.told = h("p", { class: "ex-told", role: "status", "aria-live": "polite" });
    this.skill = h("select", { onchange: () => this.turn() });
    this.count = h("p", { class: "rv-count" });
    this.list = h("ol", { class: "rv-list", "aria-label": "The questions" });
    this.heading = h("h3", { tabindex: -1 });
    this.body = h("div", { class: "rv-body" });
    this.why = h("input", { placeholder: "why (optional)", "aria-label": "why it is dropped" });
    this.waiting = h("div", { class: "rv-waiting" });
    this.acts = this.buttons();
    this.foot = h("p", { class: "ex-rule" });
    el.replaceChildren(
      h(
        "section",
        {
          class: "ex rv",
          "aria-label": "Review of the questions",
          "data-lm-suppress-shortcuts": "true",
          onkeydown: (event) => this.key(event),
        },
        h("div", { class: "ex-row" }, h("label", {}, "Exercise ", this.skill)),
        this.count,
        this.list,
        h("article", { class: "rv-card" }, this.heading, this.body, this.waiting),
        h("div", { class: "ex-row rv-acts" }, Object.values(this.acts), this.why),
        this.told,
        this.line.notice,
        h(
          "div",
          { class: "ex-row rv-freeze" },
          button("Freeze the set", () => this.ask("freeze"), { class: "ex-main" }),
          this.foot,
        ),
      ),
    );
    this.line.open((message, mine) => this.heed(message, mine));
    this.ask("ready");
  }
  buttons() {
    const named = {
      keep: ["Keep", "k"],
      drop: ["Drop", "d"],
      reopen: ["Open again", "o"],
      change: ["Change …", "c"],
      another: ["Another one", "a"],
      undo: ["Undo", "u"],
      previous: ["Previous", "p"],
      next: ["Next", "n"],
    };
    return Object.fromEntries(
      Object.entries(named).map(([name, [words, letter]]) => [
        name,
        button([words, " ", h("kbd", {}, letter)], () => this.act(name), {
          "aria-keyshortcuts": letter,
        }),
      ]),
    );
  }
  ask(kind, more = {}) {
    this.line.say({ kind, drawn: this.at, ...more });
  }
  /** Does what a button or a key stands for. */
  act(name) {
    if (!this.at || this.acts[name]?.disabled) return;
    if (name === "next") return this.go(1);
    if (name === "previous") return this.go(-1);
    if (name === "change") return this.change();
    if (name === "keep" || name === "drop") this.after = true;
    this.ask(name, { skill: this.skill.value, why: name === "drop" ? this.why.value : "" });
  }
  key(event) {
    event.stopPropagation();
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = KEYS[event.key] ?? { ArrowRight: "next", ArrowLeft: "previous" }[event.key];
    if (!name) return;
    event.preventDefault();
    this.act(name);
  }
  heed(message, mine) {
    if (message.kind === "all") this.entries.clear();
    message.entries.forEach((question) => this.entries.set(question.drawn, question));
    message.gone.forEach((drawn) => this.entries.delete(drawn));
    Object.assign(this, { order: message.order, needed: message.needed });
    const failed = message.told.startsWith("Not done.");
    this.name(message.skills);
    this.foot.textContent = message.unfrozen
      ? `${message.unfrozen} decision${message.unfrozen === 1 ? "" : "s"} since it was frozen ` +
        "last; they are kept, and count once it is frozen."
      : "Nothing was decided since it was frozen last.";
    if (mine && message.show) this.at = message.show;
    if (mine && !failed && this.form) held.drop(this.form.place, this.line.name);
    if (mine && !failed) this.form = null;
    const moved = mine && this.after && !failed && this.toOpen();
    this.after = false;
    this.draw();
    if (!mine) return;
    const where = moved || message.show ? ` ${this.heading.textContent}` : "";
    this.told.textContent = message.told && `${message.told}${where}`;
    if (moved || message.show) this.heading.focus();
  }
  /** The skills, each with how many of its questions are kept. */
  name(skills) {
    const chosen = this.skill.value || skills[0][0];
    this.skill.replaceChildren(
      ...skills.map(([value, title]) =>
        h(
          "option",
          { value, selected: value === chosen },
          `${title} ${this.kept(value)} of ${this.needed} kept`,
        ),
      ),
    );
  }
  of(skill) {
    return this.order
      .map((drawn) => this.entries.get(drawn))
      .filter((question) => question.skill === skill);
  }
  kept(skill) {
    return this.of(skill).filter(({ verdict, back }) => verdict === "kept" && !back).length;
  }
  here() {
    return this.of(this.skill.value);
  }
  turn() {
    this.at = this.told.textContent = "";
    this.form = null;
    this.draw();
  }
  go(step) {
    const here = this.here().map(({ drawn }) => drawn);
    const to = here[here.indexOf(this.at) + step];
    if (to) this.show(to);
  }
  show(drawn) {
    this.at = drawn;
    this.form = null;
    this.told.textContent = "";
    this.draw();
    this.heading.focus();
  }
  /** Turns to the next question that is open; whether there is one. */
  toOpen() {
    const here = this.here(),
      from = here.findIndex(({ drawn }) => drawn === this.at);
    const next = [...here.slice(from + 1), ...here.slice(0, from)].find(({ verdict }) => !verdict);
    if (next) this.at = next.drawn;
    return Boolean(next);
  }
  draw() {
    const here = this.here();
    if (!here.some(({ drawn }) => drawn === this.at))
      this.at = (here.find(({ verdict }) => !verdict) ?? here[0])?.drawn ?? "";
    const question = this.entries.get(this.at);
    this.list.replaceChildren(...here.map((one, n) => this.item(one, n)));
    const open = here.filter(({ verdict }) => !verdict).length;
    const kept = `${this.kept(this.skill.value)} kept of ${this.needed} needed`;
    this.count.textContent = `${here.length} questions: ${kept}, ${open} open, one to look back.`;
    if (!question) return;
    const [, word] = VERDICTS[question.verdict],
      number = here.indexOf(question) + 1;
    this.heading.replaceChildren(
      h("span", { class: "ex-badge" }, `${number} of ${here.length}, ${word}`),
      " ",
      h("span", { dir: "auto" }, question.prompt),
    );
    if (this.form?.drawn !== question.drawn)
      this.body.replaceChildren(...entry(question).filter(Boolean));
    this.behind(question);
    this.acts.keep.disabled = question.verdict === "kept";
    this.acts.drop.disabled = question.back || question.verdict === "dropped";
    this.acts.reopen.disabled = !question.verdict;
    this.acts.previous.disabled = number === 1;
    this.acts.next.disabled = number === here.length;
  }
  item(question, n) {
    const [sign, word] = VERDICTS[question.verdict];
    return h(
      "li",
      {},
      button(
        [h("span", { "aria-hidden": "true" }, sign), ` ${n + 1}`],
        () => this.show(question.drawn),
        {
          "aria-label": `question ${n + 1}, ${word}`,
          "aria-current": question.drawn === this.at && "true",
          class: `rv-${word}`,
        },
      ),
    );
  }
  /** The rows behind a question that nobody has checked. */
  behind({ waiting }) {
    const rows = `${waiting.length} row${waiting.length === 1 ? "" : "s"}`;
    this.waiting.replaceChildren(
      ...(waiting.length
        ? [
            h(
              "details",
              {},
              h("summary", {}, `${rows} behind it: not checked yet`),
              h(
                "ul",
                {},
                waiting.map((words) => h("li", { dir: "auto" }, words)),
              ),
              button("I have read them: they are right", () => this.ask("check")),
            ),
          ]
        : []),
    );
  }
  change() {
    const question = this.entries.get(this.at);
    this.form = question;
    this.body.replaceChildren(
      changing(question, this.line.name, {
        save: (values) => this.ask("change", { values }),
        close: () => this.show(question.drawn),
      }),
    );
    this.body.querySelector("textarea, input").focus();
  }
}

function render({ model, el }) {
  const view = new Reviewer(model, el);
  return () => view.line.close();
}

export default { render };
