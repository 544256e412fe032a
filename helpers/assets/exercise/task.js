// A task of an exercise: draws what Python asks, and sends back what is answered.

/** The words of the trade that the task uses, with what they mean. */
function glossary(terms) {
  if (!terms.length) return null;
  return h(
    "dl",
    { class: "ex-glossary" },
    terms.map(([word, meaning]) => h("div", {}, h("dt", {}, word), h("dd", {}, meaning))),
  );
}

/** One task: prompt, passage, answer, buttons, and below them what Python says. */
class Task {
  constructor(line, el, task) {
    this.line = line;
    this.place = task.place;
    const form = TYPES[task.type](task, (message) => line.say(message));
    this.form = form;
    const label = !task.practice ? "Keep this answer" : task.byAPerson ? "Compare" : "Check";
    this.draft = h(
      "p",
      { class: "ex-draft", role: "status", hidden: true },
      `A draft: it counts once you press “${label}”.`,
    );
    this.verdict = h("div", { class: "ex-verdict", role: "status", "aria-live": "polite" });
    this.hints = h("div", { class: "ex-hints", role: "status", "aria-live": "polite" });
    this.hintButton = h("button", { onclick: () => line.say({ kind: "hint" }) }, "Hint");
    this.hintCount = task.hintCount;
    const send = h("button", { class: "ex-main", onclick: () => this.answer() }, label);
    const show =
      task.practice &&
      !task.byAPerson &&
      h("button", { onclick: () => line.say({ kind: "show" }) }, "Show the answer");
    const id = fresh();
    el.replaceChildren(
      h(
        "section",
        { class: "ex", "aria-labelledby": id },
        task.told && h("p", { class: "ex-told", role: "status" }, task.told),
        h(
          "h3",
          { id },
          h("span", { class: "ex-badge" }, `Task ${task.number}`),
          " ",
          h("span", { dir: "auto" }, task.prompt),
        ),
        h(
          "p",
          { class: "ex-rule" },
          `${task.practice && task.byAPerson ? "" : `${task.points} points. `}${task.rule}`,
        ),
        glossary(task.glossary),
        form.ownPassage ? null : passage(task.passage, "The passage"),
        form.element,
        this.draft,
        h("div", { class: "ex-row" }, send, this.hintButton, show),
        line.notice,
        this.hints,
        this.verdict,
      ),
    );
    form.write(task.answer);
    this.known = JSON.stringify(form.read());
    const unsent = held.read(task.place, line.name),
      draft = unsent ?? task.draft;
    if (draft !== null) {
      form.write(draft);
      this.draft.hidden = false;
    }
    const replaced = unsent !== null && task.draft !== null && !same(unsent, task.draft);
    if (unsent !== null) this.keepDraft();
    for (const event of ["input", "change", "click", "keyup", "pointerup"])
      form.element.addEventListener(event, () => this.changed());
    this.drawHints(task.hints);
    if (task.verdict) this.drawVerdict(task.verdict);
    if (task.shown)
      this.verdict.append(h("p", {}, "The answer: ", h("b", { dir: "auto" }, task.shown)));
    if (replaced)
      this.drawProblem(
        "This browser held a later draft, which stands here now. The one that was kept before it:",
        task.draftTold,
      );
  }
  /**
   * Holds what was chosen or typed at once, and lets Python keep it as a draft when nothing more
   * comes for a moment.
   */
  changed() {
    const now = JSON.stringify(this.form.read());
    if (now === this.known) return;
    this.known = now;
    this.hold();
    this.draft.hidden = false;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keepDraft(), 400);
  }
  hold() {
    held.write(this.place, this.line.name, this.form.read());
  }
  keepDraft() {
    clearTimeout(this.soon);
    this.soon = null;
    this.line.say({ kind: "draft", value: this.form.read() });
  }
  answer() {
    clearTimeout(this.soon);
    this.soon = null;
    this.hold();
    this.line.say({ kind: "answer", value: this.form.read() });
  }
  /** Python has what the page has, unless more was typed meanwhile. */
  reached(isDraft) {
    if (this.soon) return;
    held.drop(this.place, this.line.name);
    this.draft.hidden = !isDraft;
  }
  on(message, mine) {
    if (message.kind === "drafted" && mine) this.reached(message.draft);
    if (message.kind === "elsewhere" && mine) this.drawProblem(message.told);
    if (message.kind === "verdict") {
      const judged = message.verdict.level !== "none";
      if (mine || judged) this.drawVerdict(message.verdict);
      if (mine && judged) this.reached(false);
    }
    if (message.kind === "hints") this.drawHints(message.hints);
    if (message.kind === "reading") this.form.reading?.(message.told);
    if (message.kind === "trouble") this.drawProblem(message.told);
    if (message.kind === "shown")
      this.drawVerdict({
        told: [`The answer: ${message.shown}`, message.told].filter(Boolean),
        level: "person",
        proof: message.proof,
        rubric: message.rubric,
      });
  }
  drawHints(hints) {
    this.hints.replaceChildren(
      ...hints.map((hint, n) => h("p", {}, h("b", {}, `Hint ${n + 1}: `), hint)),
    );
    this.hintButton.disabled = hints.length >= this.hintCount;
    this.hintButton.textContent = hints.length ? "Second hint" : "Hint";
  }
  drawProblem(...told) {
    this.drawVerdict({ told, level: "none", proof: [], rubric: [] });
  }
  drawVerdict({ told, level, points, proof, rubric }) {
    const [first, ...more] = told;
    this.verdict.className = `ex-verdict ex-${level}`;
    this.verdict.replaceChildren(
      h(
        "p",
        { class: "ex-first" },
        h("span", { "aria-hidden": "true" }, `${SIGNS[level] ?? ""} `),
        h("b", { dir: "auto" }, first),
        points && h("span", { class: "ex-points" }, ` ${points}`),
      ),
      ...more.map((line) => h("p", { dir: "auto" }, line)),
      ...[
        rubric?.length &&
          h(
            "div",
            {},
            h("p", {}, "Look at your answer once more:"),
            h(
              "ul",
              {},
              rubric.map((line) => h("li", {}, line)),
            ),
          ),
        passage(proof ?? [], "Where it stands"),
      ].filter(Boolean),
    );
  }
}
