// The host of the widgets in a page without Python: it answers their messages as teaching/tasks.py
// does in a notebook.

const FAILED =
  "This page could not do that. What you chose or typed stands here still: copy it, then open " +
  "the page anew.";
const KEPT = "Kept. It is marked after you have handed it in; until then you can change it.";
const plural = (number, one, many) => `${number} ${number === 1 ? one : many}`;

class Host {
  constructor(exercise, store) {
    Object.assign(this, { exercise, store, dates: new Dates(exercise.dates), heard: [] });
  }
  /** What stands in the place of a notebook's model: to it a widget talks. */
  model(answers) {
    const heard = [];
    const tell = (message) => heard.forEach((hear) => hear(message));
    this.heard.push(tell);
    return {
      silence: FAILED,
      on: (_, hear) => heard.push(hear),
      off: (_, hear) => heard.splice(heard.indexOf(hear), 1),
      send: (message) => {
        const answer = answers[message.kind](message);
        queueMicrotask(() => tell({ ...answer, to: message.from }));
      },
    };
  }
  /** The model of one task. */
  task(question) {
    const { store, dates } = this;
    const keep = (values) => {
      store.keep(question.id, values);
      this.sumUp();
    };
    return this.model({
      ready: () => this.begun(question),
      draft: ({ value }) => {
        const kept = store.entry(question.id).answer;
        const draft = isNothing(value) || equal(value, kept) ? null : value;
        keep({ draft });
        return { kind: "drafted", draft: draft !== null };
      },
      answer: ({ value }) => {
        const problem = findProblem(question, value, dates);
        if (problem)
          return {
            kind: "verdict",
            verdict: { told: [problem], level: "none", proof: [], rubric: [] },
          };
        const tries = store.entry(question.id).tries + 1;
        keep({ answer: value, tries, draft: null });
        return { kind: "verdict", verdict: this.verdict(question, value, tries) };
      },
      hint: () => {
        const hints = Math.min(question.hints.length, store.entry(question.id).hints + 1);
        keep({ hints });
        return { kind: "hints", hints: question.hints.slice(0, hints) };
      },
      reading: ({ value }) => ({ kind: "reading", told: dates.told(value) }),
      show: () => {
        keep({ shown: true });
        const { told, explanation, proof, rubric } = question.key;
        return { kind: "shown", shown: told, told: explanation, proof, rubric };
      },
    });
  }
  begun(question) {
    const { answer, draft, tries, hints, shown } = this.store.entry(question.id);
    return {
      ...question,
      kind: "task",
      practice: this.exercise.practice,
      answer,
      draft,
      draftTold: toldAnswer(question, draft, this.dates) || "one that cannot be told in words",
      place: this.place(question),
      hints: question.hints.slice(0, hints),
      verdict: tries ? this.verdict(question, answer, tries) : null,
      shown: shown && question.key ? question.key.told : "",
      told: "",
    };
  }
  /** Under which name the browser holds what is typed and not kept yet. */
  place({ id }) {
    return `${this.store.at}-${id}`;
  }
  verdict(question, answer, tries) {
    if (!question.key) return { told: [KEPT], level: "kept", proof: [], rubric: [] };
    const { share, points, of, told, proof } = judge(
      question,
      question.key,
      answer,
      tries === 1,
      this.dates,
    );
    const level = share === 1 ? "right" : share ? "part" : "not";
    return {
      told,
      proof,
      points: question.byAPerson ? "" : `${plain(points)} of ${plain(of)} points`,
      level: question.byAPerson ? "person" : level,
      rubric: question.key.rubric,
    };
  }
  /** The model of the summary. */
  summary() {
    const { store } = this;
    return this.model({
      ready: () => this.summed(),
      name: ({ value }) => {
        store.rename(stripped(value).slice(0, 200));
        return this.summed();
      },
      save: () => {
        if (!store.name) return this.summed("Put your name in first: the file is named after you.");
        download(store.fileName, store.asFile());
        return this.summed(
          `Saved as ${store.fileName}, where this browser puts what it downloads. ` +
            `That file is the one to hand in.${this.without()}`,
        );
      },
    });
  }
  /** Brings every summary up to date. */
  sumUp() {
    this.heard.forEach((tell) => tell(this.summed()));
  }
  summed(told = "") {
    const { title, questions } = this.exercise;
    const rows = questions.map((question) => this.row(question));
    return {
      kind: "summary",
      title,
      name: this.store.name,
      action: "Download my answers",
      rows,
      sum: this.toldSum(rows),
      told,
    };
  }
  row(question) {
    const { answer, draft, tries, hints, shown } = this.store.entry(question.id);
    const marked = question.key && !question.byAPerson,
      { points } = marked ? judge(question, question.key, answer, false, this.dates) : {};
    const unmarked = question.byAPerson ? "for a person to read" : "not marked yet";
    const ways = [
      draft !== null && "a draft, not kept",
      tries && plural(tries, "try", "tries"),
      hints && plural(hints, "hint", "hints"),
      shown && "answer shown",
    ];
    return {
      task: question.number,
      prompt: question.prompt,
      answer: toldAnswer(question, answer, this.dates) || "–",
      points: marked ? `${plain(points)} of ${plain(question.of)}` : unmarked,
      way: ways.filter(Boolean).join(", "),
      got: marked ? points : null,
      of: question.of,
    };
  }
  toldSum(rows) {
    const add = (numbers) => plain(numbers.reduce((sum, number) => sum + number, 0));
    const answered = rows.filter(({ answer }) => answer !== "–").length,
      marked = rows.filter(({ got }) => got !== null);
    const parts = [`${answered} of ${rows.length} tasks answered`];
    if (marked.length)
      parts.push(
        `${add(marked.map(({ got }) => got))} of ${add(marked.map(({ of }) => of))} points ` +
          "in the tasks that are marked here",
      );
    if (this.drafts().length)
      parts.push(`drafts that are not kept as answers: ${this.drafts().join(", ")}`);
    return `${parts.join("; ")}.`;
  }
  drafts() {
    return this.exercise.questions
      .filter(({ id }) => this.store.entry(id).draft !== null)
      .map(({ number }) => number);
  }
  /** What is not in the file as an answer. */
  without() {
    const drafts = this.drafts();
    if (!drafts.length) return "";
    const tasks = `task${drafts.length > 1 ? "s" : ""} ${drafts.join(", ")}`;
    return ` What you began in ${tasks} does not count yet: keep it there, then download again.`;
  }
}
