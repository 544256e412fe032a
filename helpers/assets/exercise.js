// A task of an exercise: draws what Python asks, and sends back what is answered. Python judges; no
// key ever comes here unasked.
// All text goes through text nodes, never through HTML. Offsets count code points, as in the
// tables.

const CANNOT_TELL = "cannot-tell";
const SIGNS = { right: "✓", part: "◐", not: "✗", person: "✎", kept: "✓", none: "!" };
let made = 0;

/**
 * An id that no other task of the page has: each widget loads this file anew, and counts from the
 * beginning.
 */
const own = Math.random().toString(36).slice(2);
const fresh = () => `ex-${own}-${++made}`;

/**
 * The words of a paragraph, with what stands between them: [from, to, isWord] in code points of the
 * paragraph.
 */
function words(points) {
  const found = [];
  for (const piece of points.join("").matchAll(/\S+|\s+/gu)) {
    const from = found.length ? found.at(-1)[1] : 0;
    found.push([from, from + Array.from(piece[0]).length, /\S/u.test(piece[0])]);
  }
  return found;
}

/** A passage: numbered paragraphs, the marked stretches in <mark>. */
function passage(paragraphs, label) {
  if (!paragraphs.length) return null;
  return h(
    "blockquote",
    { class: "ex-passage", "aria-label": label },
    paragraphs.map(({ number, start, text, marks }) => {
      const points = Array.from(text),
        edges = [0, ...marks.flat().map((at) => at - start), points.length];
      const parts = edges
        .slice(1)
        .map((to, n) => [points.slice(edges[n], to).join(""), n % 2 === 1]);
      return h(
        "p",
        { dir: "auto" },
        h("span", { class: "ex-number" }, `${number} `),
        parts.map(([part, marked]) => (marked ? h("mark", {}, part) : part)),
      );
    }),
  );
}

/**
 * What each type of task shows, and how its answer is read: element, read() → value, write(value).
 */
const TYPES = {
  choice: (task) => boxes(task, "radio"),
  choices: (task) => boxes(task, "checkbox"),
  match(task) {
    const rows = task.items.map(([id, said]) => {
      const select = h(
        "select",
        { "aria-label": said },
        h("option", { value: "" }, "choose …"),
        task.options.map(([option, told]) => h("option", { value: option }, told)),
      );
      return { id, select, element: h("li", {}, h("span", { dir: "auto" }, said), select) };
    });
    return {
      element: h(
        "ol",
        { class: "ex-match" },
        rows.map((row) => row.element),
      ),
      read: () =>
        Object.fromEntries(
          rows.filter((row) => row.select.value).map((row) => [row.id, row.select.value]),
        ),
      write: (value) =>
        rows.forEach((row) => {
          row.select.value = value?.[row.id] ?? "";
        }),
    };
  },
  order(task) {
    const list = h("ol", { class: "ex-order" }),
      told = Object.fromEntries(task.options);
    let order = task.options.map(([id]) => id);
    const move = (at, by, name) => {
      const to = at + by;
      [order[at], order[to]] = [order[to], order[at]];
      draw();
      const row = list.children[to];
      (
        row.querySelector(`[data-by="${by}"]:not(:disabled)`) ??
        row.querySelector("button:not(:disabled)")
      ).focus();
      said.textContent = `“${told[name]}” is now number ${to + 1} of ${order.length}.`;
    };
    const said = h("p", { class: "ex-hidden", "aria-live": "polite" });
    const draw = () =>
      list.replaceChildren(
        ...order.map((id, at) =>
          h(
            "li",
            {},
            h("span", { dir: "auto" }, told[id]),
            h(
              "span",
              { class: "ex-moves" },
              h(
                "button",
                {
                  "aria-label": `earlier: ${told[id]}`,
                  "data-by": -1,
                  disabled: at === 0,
                  onclick: () => move(at, -1, id),
                },
                "↑",
              ),
              h(
                "button",
                {
                  "aria-label": `later: ${told[id]}`,
                  "data-by": 1,
                  disabled: at === order.length - 1,
                  onclick: () => move(at, 1, id),
                },
                "↓",
              ),
            ),
          ),
        ),
      );
    draw();
    return {
      element: h("div", {}, list, said),
      read: () => order,
      write: (value) => {
        if (value?.length === order.length) {
          order = [...value];
          draw();
        }
      },
    };
  },
  pick(task) {
    const tokens = [],
      box = h("div", {
        class: "ex-pick",
        role: "group",
        "aria-label":
          "The passage. Arrow keys go from word to word; Enter sets the first word, then the last.",
      });
    let anchor = null,
      range = null,
      at = 0;
    const told = h("p", { class: "ex-picked", "aria-live": "polite" });
    const show = () => {
      const [from, to] = range ?? (anchor === null ? [1, 0] : [anchor, anchor]);
      tokens.forEach((token, n) => {
        token.element.classList.toggle("ex-on", n >= from && n <= to);
        token.element.setAttribute("aria-pressed", n >= from && n <= to ? "true" : "false");
      });
      told.textContent =
        anchor !== null
          ? `First word: “${tokens[anchor].text}”. ` +
            "Now the last one; the same word once more for one word."
          : range
            ? `Picked: “${tokens
                .slice(from, to + 1)
                .map((token) => token.text)
                .join(" ")}”`
            : "Nothing is picked yet. " +
              "Drag over the words, or press the first word and then the last.";
    };
    const choose = (n) => {
      if (anchor === null) {
        anchor = n;
        range = null;
      } else if (tokens[anchor].paragraph !== tokens[n].paragraph) {
        anchor = n;
      } else {
        range = [Math.min(anchor, n), Math.max(anchor, n)];
        anchor = null;
      }
      show();
    };
    const focus = (n) => {
      tokens[at]?.element.setAttribute("tabindex", -1);
      at = Math.max(0, Math.min(tokens.length - 1, n));
      tokens[at].element.setAttribute("tabindex", 0);
      tokens[at].element.focus();
    };
    let down = null;
    task.passage.forEach(({ number, start, text, marks }, paragraph) => {
      const points = Array.from(text),
        line = h("p", { dir: "auto" }, h("span", { class: "ex-number" }, `${number} `));
      for (const [from, to, isWord] of words(points)) {
        const piece = points.slice(from, to).join("");
        if (!isWord) {
          line.append(piece);
          continue;
        }
        const n = tokens.length,
          marked = marks.some(([first, last]) => start + from < last && start + to > first);
        const element = h(
          "span",
          {
            class: marked ? "ex-word ex-marked" : "ex-word",
            role: "button",
            tabindex: n ? -1 : 0,
            "data-n": n,
            "aria-pressed": "false",
          },
          piece,
        );
        tokens.push({ element, text: piece, paragraph, start: start + from, end: start + to });
        line.append(element);
      }
      box.append(line);
    });
    const over = (event) => {
      const element = document.elementFromPoint?.(event.clientX, event.clientY);
      const found = (element?.shadowRoot ? null : element)?.closest?.(".ex-word");
      return found && box.contains(found) ? Number(found.dataset.n) : null;
    };
    box.addEventListener("pointerdown", (event) => {
      down = over(event);
    });
    box.addEventListener("pointerup", (event) => {
      const up = over(event);
      if (up === null || down === null) return;
      if (up === down || event.pointerType === "touch") choose(up);
      else {
        anchor = down;
        choose(up);
      }
      focus(up);
      down = null;
      window.getSelection()?.removeAllRanges();
    });
    box.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) focus(at + step);
      else if (event.key === "Home") focus(0);
      else if (event.key === "End") focus(tokens.length - 1);
      else if (event.key === "Enter" || event.key === " ") choose(at);
      else if (event.key === "Escape") {
        anchor = range = null;
        show();
      } else return;
      event.preventDefault();
    });
    show();
    return {
      element: h("div", {}, box, told),
      ownPassage: true,
      read: () => (range ? [tokens[range[0]].start, tokens[range[1]].end] : []),
      write: (value) => {
        if (!value?.length) return;
        const from = tokens.findIndex((token) => token.end > value[0]),
          to = tokens.findLastIndex((token) => token.start < value[1]);
        if (from >= 0 && to >= from) range = [from, to];
        show();
      },
    };
  },
  date(task, ask) {
    const id = fresh(),
      input = h("input", {
        id,
        class: "ex-date",
        placeholder: "year-month-day",
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": `${id}-read`,
      });
    const reading = h("p", { class: "ex-reading", id: `${id}-read`, "aria-live": "polite" });
    const tell = h("input", {
      type: "checkbox",
      onchange: () => {
        input.disabled = tell.checked;
      },
    });
    input.addEventListener("input", () => ask({ kind: "reading", value: input.value }));
    const examples = h(
      "details",
      {},
      h("summary", {}, "How to write it: examples"),
      h(
        "table",
        {},
        h(
          "tbody",
          {},
          task.examples.map(([edtf, means]) =>
            h("tr", {}, h("td", {}, h("code", {}, edtf)), h("td", {}, means)),
          ),
        ),
      ),
    );
    return {
      element: h(
        "div",
        {},
        h("label", { for: id }, "Date "),
        input,
        reading,
        h("label", { class: "ex-option" }, tell, h("span", {}, task.cannotTell)),
        examples,
      ),
      read: () => (tell.checked ? CANNOT_TELL : input.value.trim()),
      reading: (text) => {
        reading.textContent = text;
      },
      write: (value) => {
        tell.checked = value === CANNOT_TELL;
        input.disabled = tell.checked;
        if (typeof value === "string" && value !== CANNOT_TELL) input.value = value;
      },
    };
  },
  text() {
    const area = h("textarea", { rows: 4, dir: "auto", "aria-label": "Your answer" });
    return {
      element: area,
      read: () => area.value.trim(),
      write: (value) => {
        area.value = value ?? "";
      },
    };
  },
  grade(task) {
    const select = (options, name) =>
      h(
        "select",
        { "aria-label": name },
        h("option", { value: "" }, "choose …"),
        options.map(([id, told]) => h("option", { value: id }, `${id} ${told}`)),
      );
    const parts = {
      reliability: select(task.reliability, "the source"),
      credibility: select(task.credibility, "the claim"),
      why: h("textarea", { rows: 3, dir: "auto", "aria-label": "Your reasons" }),
    };
    return {
      element: h(
        "div",
        { class: "ex-grade" },
        h("label", {}, "The source ", parts.reliability),
        h("label", {}, "The claim ", parts.credibility),
        h("label", { class: "ex-wide" }, "Your reasons ", parts.why),
      ),
      read: () => {
        const value = Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [name, part.value.trim()]),
        );
        return Object.values(value).some(Boolean) ? value : {};
      },
      write: (value) =>
        Object.entries(parts).forEach(([name, part]) => {
          part.value = value?.[name] ?? "";
        }),
    };
  },
};

function boxes(task, type) {
  const name = fresh(),
    inputs = task.options.map(([id]) => h("input", { type, name, value: id }));
  return {
    element: h(
      "fieldset",
      { class: "ex-boxes" },
      h("legend", { class: "ex-hidden" }, "Answers"),
      task.options.map(([, told], n) =>
        h("label", { class: "ex-option" }, inputs[n], h("span", { dir: "auto" }, told)),
      ),
    ),
    read: () => {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      return type === "radio" ? (chosen[0] ?? "") : chosen;
    },
    write: (value) =>
      inputs.forEach((input) => {
        input.checked =
          type === "radio" ? input.value === value : (value ?? []).includes(input.value);
      }),
  };
}

const PATIENCE = 3000;
const SILENCE =
  "Python has not answered for three seconds: nothing new is kept so far. If it is busy, wait. " +
  "If it was restarted, run the notebook once more (Run, then Run All Cells). " +
  "What you chose or typed here is held as a draft until then.";

/**
 * What a view says to Python, and whether it is answered: each message bears a name of its own, and
 * one without an answer for three seconds is told in the notice.
 */
class Line {
  constructor(model) {
    this.model = model;
    this.name = fresh();
    this.said = 0;
    this.waiting = new Map();
    this.notice = h("p", { class: "ex-silence", role: "alert", hidden: true });
  }
  say(message) {
    const from = `${this.name}/${++this.said}`;
    this.waiting.set(
      from,
      setTimeout(() => this.tell(SILENCE), PATIENCE),
    );
    try {
      this.model.send({ ...message, from });
    } catch {
      this.tell(SILENCE);
    }
  }
  /** Whether a message of Python's answers this view. */
  hear({ to }) {
    if (!this.waiting.has(to)) return false;
    clearTimeout(this.waiting.get(to));
    this.waiting.delete(to);
    if (!this.waiting.size) this.tell("");
    return true;
  }
  tell(words) {
    this.notice.textContent = words;
    this.notice.hidden = !words;
  }
  close() {
    this.waiting.forEach(clearTimeout);
  }
}

/**
 * A draft that did not reach Python yet, held by this tab until it does, under the place of its
 * task.
 */
const held = {
  at: (place) => `exercise-draft-${place}`,
  read(place) {
    try {
      return JSON.parse(sessionStorage.getItem(held.at(place)));
    } catch {
      return null;
    }
  },
  write(place, value) {
    try {
      sessionStorage.setItem(held.at(place), JSON.stringify(value));
    } catch {
      // a browser that holds nothing: the draft then stands in the page alone
    }
  },
  drop(place) {
    try {
      sessionStorage.removeItem(held.at(place));
    } catch {
      // as above
    }
  },
};

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
    const unsent = held.read(task.place),
      draft = unsent ?? task.draft;
    if (draft !== null) {
      form.write(draft);
      this.draft.hidden = false;
    }
    if (unsent !== null) this.keepDraft();
    for (const event of ["input", "change", "click", "keyup", "pointerup"])
      form.element.addEventListener(event, () => this.changed());
    this.drawHints(task.hints);
    if (task.verdict) this.drawVerdict(task.verdict);
    if (task.shown)
      this.verdict.append(h("p", {}, "The answer: ", h("b", { dir: "auto" }, task.shown)));
  }
  /**
   * Holds what was chosen or typed at once, and lets Python keep it as a draft when nothing more
   * comes for a moment.
   */
  changed() {
    const now = JSON.stringify(this.form.read());
    if (now === this.known) return;
    this.known = now;
    held.write(this.place, this.form.read());
    this.draft.hidden = false;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keepDraft(), 400);
  }
  keepDraft() {
    clearTimeout(this.soon);
    this.soon = null;
    this.line.say({ kind: "draft", value: this.form.read() });
  }
  answer() {
    clearTimeout(this.soon);
    this.soon = null;
    held.write(this.place, this.form.read());
    this.line.say({ kind: "answer", value: this.form.read() });
  }
  /** Python has what the page has, unless more was typed meanwhile. */
  reached(isDraft) {
    if (this.soon) return;
    held.drop(this.place);
    this.draft.hidden = !isDraft;
  }
  on(message, mine) {
    if (message.kind === "drafted" && mine) this.reached(message.draft);
    if (message.kind === "verdict") {
      this.drawVerdict(message.verdict);
      if (mine && message.verdict.level !== "none") this.reached(false);
    }
    if (message.kind === "hints") this.drawHints(message.hints);
    if (message.kind === "reading") this.form.reading?.(message.told);
    if (message.kind === "trouble")
      this.drawVerdict({ told: [message.told], level: "none", proof: [], rubric: [] });
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

/** The closing summary: what was answered, a name, and a button that saves it as a page. */
class Summary {
  constructor(line, el) {
    this.rows = h("tbody");
    this.sum = h("p", { class: "ex-first" });
    this.told = h("p", { class: "ex-told", role: "status", "aria-live": "polite" });
    this.heading = h("h3");
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
          h(
            "button",
            {
              class: "ex-main",
              onclick: () => {
                line.say({ kind: "name", value: this.name.value });
                line.say({ kind: "save" });
              },
            },
            "Save my summary",
          ),
        ),
        this.told,
        line.notice,
      ),
    );
  }
  on(message) {
    if (message.kind === "trouble") {
      this.told.textContent = message.told;
      return;
    }
    if (message.kind !== "summary") return;
    this.heading.textContent = message.title;
    this.sum.textContent = message.sum;
    if (document.activeElement !== this.name) this.name.value = message.name;
    this.told.textContent = message.told;
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
  const line = new Line(model);
  let view;
  const hear = (message) => {
    const mine = line.hear(message);
    if (message.kind === "task") {
      if (mine) view = new Task(line, el, message);
    } else if (message.kind === "summary" && !view) {
      view = new Summary(line, el);
      view.on(message);
    } else view?.on(message, mine);
  };
  const quiet = (event) => event.stopPropagation();
  el.addEventListener("keydown", quiet);
  model.on("msg:custom", hear);
  el.replaceChildren(h("section", { class: "ex-waiting" }, line.notice));
  line.say({ kind: "ready" });
  return () => {
    if (view?.soon) view.keepDraft();
    line.close();
    model.off("msg:custom", hear);
    el.removeEventListener("keydown", quiet);
  };
}

export default { render };
