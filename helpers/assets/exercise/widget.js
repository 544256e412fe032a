// A task of an exercise: draws what Python asks, and sends back what is answered. Python judges; no
// key ever comes here unasked.
// All text goes through text nodes, never through HTML. Offsets count code points, as in the
// tables.

const SURE = "Yes, clear the tasks";

/** The closing summary: what was answered, a name, and a button that saves it. */
class Summary {
  constructor(line, el) {
    this.rows = h("tbody");
    this.sum = h("p", { class: "ex-first" });
    this.told = h("p", { class: "ex-told", role: "status", "aria-live": "polite" });
    this.heading = h("h3");
    this.save = h("button", {
      class: "ex-main",
      onclick: () => {
        line.say({ kind: "name", value: this.name.value });
        line.say({ kind: "save" });
      },
    });
    this.turn = h("button", { hidden: true, onclick: () => this.passOn(line) });
    const id = fresh();
    this.name = h("input", {
      id,
      autocomplete: "name",
      onchange: () => line.say({ kind: "name", value: this.name.value }),
    });
    el.replaceChildren(
      h(
        "section",
        { class: "ex" },
        this.heading,
        this.sum,
        h(
          "div",
          { class: "ex-scroll" },
          h(
            "table",
            {},
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                ["task", "question", "your answer", "points", "how"].map((name) =>
                  h("th", { scope: "col" }, name),
                ),
              ),
            ),
            this.rows,
          ),
        ),
        h(
          "div",
          { class: "ex-row" },
          h("label", { for: id }, "Your name"),
          this.name,
          this.save,
          this.turn,
        ),
        this.told,
        line.notice,
      ),
    );
  }
  /** Clears all tasks for the next student, once it was pressed a second time. */
  passOn(line) {
    if (this.asked) {
      line.say({ kind: "turn" });
      return;
    }
    this.asked = true;
    this.turn.textContent = SURE;
    const whose = this.name.value ? `the answers of ${this.name.value}` : "the answers so far";
    this.told.textContent =
      `This puts ${whose} aside, where they are kept, and clears all tasks for the next student. ` +
      "Press once more to do it.";
  }
  /** Draws the summary as it is now; what was told stays until something is told again. */
  on(message, mine) {
    if (message.kind === "trouble") {
      this.told.textContent = message.told;
      return;
    }
    if (message.kind !== "summary") return;
    this.heading.textContent = message.title;
    this.sum.textContent = message.sum;
    this.save.textContent = message.action;
    if (message.told) this.asked = false;
    this.turn.textContent = this.asked ? SURE : (message.turn ?? "");
    this.turn.hidden = !message.turn;
    if (document.activeElement !== this.name) this.name.value = message.name;
    if (message.told || (mine && !this.asked)) this.told.textContent = message.told;
    const begun = message.rows.some(({ answer }) => answer !== "–");
    if (!this.drawn && !begun) standAt(".ex", this.rows);
    this.drawn = true;
    this.rows.replaceChildren(
      ...message.rows.map((row) =>
        h(
          "tr",
          {},
          h("td", {}, String(row.task)),
          h("td", { dir: "auto" }, row.prompt),
          h("td", { dir: "auto" }, row.answer),
          h("td", {}, row.points),
          h("td", {}, row.way),
        ),
      ),
    );
  }
}

function render({ model, el }) {
  const line = new Line(model, model.silence ?? SILENCE, "ex-silence");
  let view;
  line.open((message, mine) => {
    if (message.kind === "task") {
      if (message.anew) held.forget(message.place);
      if (mine || (message.anew && view)) view = new Task(line, el, message);
    } else if (message.kind === "summary" && !view) {
      view = new Summary(line, el);
      view.on(message);
    } else view?.on(message, mine);
  });
  const quiet = (event) => event.stopPropagation();
  el.addEventListener("keydown", quiet);
  el.replaceChildren(h("section", { class: "ex-waiting" }, line.notice));
  line.say({ kind: "ready" });
  return () => {
    if (view?.soon) view.keepDraft();
    line.close();
    el.removeEventListener("keydown", quiet);
  };
}

export default { render };
