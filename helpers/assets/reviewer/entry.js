// A candidate question as a teacher reads it: what is asked, what is right, and what is said.

const VERDICTS = { kept: ["✓", "kept"], dropped: ["✗", "dropped"], "": ["○", "open"] };

/** The whole question, to be read. */
function entry(question) {
  return [
    question.told && h("p", { class: "rv-stale" }, question.told),
    h(
      "p",
      { class: "ex-rule" },
      `${question.kind}, ${question.points} points`,
      question.changed && ", changed by hand",
      question.why && `. Dropped: ${question.why}`,
    ),
    passage(question.passage, "The passage"),
    !question.passage.length && h("p", { class: "ex-rule" }, "Asked of the whole article."),
    question.items.length ? matched(question.items) : answers(question.options),
    ...key(question),
  ];
}

/** What can be chosen: the right one is told by a sign and a word. */
function answers(options) {
  if (!options.length) return null;
  return h(
    "ul",
    { class: "rv-answers" },
    options.map(({ words, right, share, why }) =>
      h(
        "li",
        { class: right ? "rv-right" : "" },
        h("b", {}, right ? "✓ right: " : "○ "),
        h("span", { dir: "auto" }, words),
        share ? ` (gets ${Math.round(100 * share)}%)` : "",
        why && h("div", { class: "ex-rule", dir: "auto" }, why),
      ),
    ),
  );
}

function matched(items) {
  return h(
    "ul",
    { class: "rv-answers" },
    items.map(([left, right, why]) =>
      h(
        "li",
        {},
        h("span", { dir: "auto" }, left),
        h("b", {}, " ↔ "),
        h("span", { dir: "auto" }, right),
        why && h("div", { class: "ex-rule", dir: "auto" }, why),
      ),
    ),
  );
}

/** The key, the feedback and the hints, each with its name. */
function key(question) {
  const seen = question.options.some(({ right }) => right) || question.items.length;
  const told = [
    [question.rubric.length ? "Model answer" : "Right", seen ? "" : question.right],
    ["Feedback with the answer", question.explanation],
    ...question.feedback.map((words) => ["Feedback", words]),
    ...question.hints.map((hint, n) => [`Hint ${n + 1}`, hint]),
    ["What to look for", question.rubric.join("; ")],
    ["Shown with the answer", question.proof.map((number) => `paragraph ${number}`).join(", ")],
  ];
  return [
    h(
      "dl",
      { class: "rv-key" },
      told
        .filter(([, words]) => words)
        .map(([name, words]) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, words))),
    ),
  ];
}
