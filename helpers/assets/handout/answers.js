// Answers: what of one can be read, and how it is told in words, by the rules of
// teaching/judging.py and teaching/kinds/. Here is no key.

const UNREAD =
  "This answer cannot be read: it is not one that the task offers. Answer it once more.";
const NOTHING = "Nothing is answered yet.";
const UNTOLD = "Cannot tell from this text";

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const has = (object, name) => Object.hasOwn(object, name);
const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** Whether it is what a page reads from a task in which nothing is chosen or typed. */
const isNothing = (answer) =>
  [undefined, null, ""].includes(answer) || ["[]", "{}"].includes(JSON.stringify(answer));
const optionIds = ({ options }) => options.map(([id]) => id).filter((id) => id !== CANNOT_TELL);
const mayNotTell = ({ options, cannotTell }) =>
  Boolean(cannotTell) || options.some(([id]) => id === CANNOT_TELL);
const saidBy = ({ options, items }, id) =>
  id === CANNOT_TELL ? UNTOLD : [...items, ...options].find(([name]) => name === id)[1];
const hasNoWords = (answer) => {
  const parts = isObject(answer) ? Object.values(answer) : [answer];
  return parts.every((part) => typeof part === "string") && !stripped(parts.join(""));
};

/** A number as Python writes it by `:g`, to hundredths. */
const plain = (number) => String(Number(number.toPrecision(6)));

/** The words of a question's passage that a stretch touches, by where they begin. */
function touchedWords({ passage: paragraphs }, [start, end]) {
  const found = new Set();
  for (const { start: from, text } of paragraphs) {
    let begun = null;
    const points = [...Array.from(text), " "];
    points.forEach((point, at) => {
      const blank = !stripped(point);
      if (!blank) begun ??= at;
      else if (begun !== null) {
        if (from + begun < end && start < from + at) found.add(from + begun);
        begun = null;
      }
    });
  }
  return found;
}

/** Of each kind: whether an answer has its form, and the answer in words. */
const FORMS = {
  choice: {
    fits: (question, answer) => optionIds(question).includes(answer),
    tell: (question, answer) => saidBy(question, answer),
  },
  choices: {
    fits: (question, answer) =>
      Array.isArray(answer) && answer.every((id) => optionIds(question).includes(id)),
    tell: (question, answer) => answer.map((id) => saidBy(question, id)).join("; "),
  },
  match: {
    fits: (question, answer) =>
      isObject(answer) &&
      Object.keys(answer).every((id) => question.items.some(([item]) => item === id)) &&
      Object.values(answer).every((id) => [...optionIds(question), CANNOT_TELL].includes(id)),
    tell: (question, answer) =>
      question.items
        .filter(([item]) => has(answer, item))
        .map(([item, said]) => `${said} ↔ ${saidBy(question, answer[item])}`)
        .join("; "),
  },
  order: {
    fits(question, answer) {
      const ids = optionIds(question);
      return (
        Array.isArray(answer) &&
        answer.length === ids.length &&
        ids.every((id) => answer.includes(id))
      );
    },
    isBlank: (question, answer) => equal(answer, optionIds(question)),
    blank: "Nothing is moved yet. The order shown is not the right one.",
    tell: (question, answer) => answer.map((id) => saidBy(question, id)).join(" → "),
  },
  pick: {
    fits: (question, answer) =>
      Array.isArray(answer) &&
      answer.length === 2 &&
      answer.every(Number.isInteger) &&
      touchedWords(question, answer).size > 0,
    tell({ passage: paragraphs }, [start, end]) {
      for (const { start: from, text } of paragraphs) {
        const points = Array.from(text);
        if (from < end && start < from + points.length)
          return `“${points.slice(Math.max(0, start - from), end - from).join("")}”`;
      }
      return "";
    },
  },
  date: {
    fits: (question, answer) => typeof answer === "string",
    problem: (answer, year, dates) => dates.problem(answer, year),
    tell: (question, answer) => answer,
  },
  text: {
    fits: (question, answer) => typeof answer === "string",
    isBlank: (question, answer) => hasNoWords(answer),
    tell: (question, answer) => answer,
  },
  grade: {
    fits: (question, answer) =>
      isObject(answer) &&
      Object.values(answer).every((value) => typeof value === "string") &&
      ["reliability", "credibility"].every((part) =>
        ["", ...question[part].map(([id]) => id)].includes(answer[part] ?? ""),
      ),
    isBlank: (question, answer) => hasNoWords(answer),
    tell: (question, { reliability, credibility, why }) =>
      `${reliability || "–"}${credibility || "–"}: ${why ?? ""}`,
  },
};

/** Why an answer cannot be judged; "" if it can. */
function findProblem(question, answer, dates, year = "") {
  const form = FORMS[question.type];
  if (isNothing(answer)) return NOTHING;
  if (answer === CANNOT_TELL)
    return mayNotTell(question) ? "" : `“${UNTOLD}” is not among the answers here.`;
  if (form.isBlank?.(question, answer)) return form.blank ?? NOTHING;
  if (!form.fits(question, answer)) return UNREAD;
  return form.problem?.(answer, year, dates) ?? "";
}

/** An answer in words; "" when there is none, or none that can be read. */
function toldAnswer(question, answer, dates) {
  if (findProblem(question, answer, dates)) return typeof answer === "string" ? answer : "";
  return answer === CANNOT_TELL ? UNTOLD : FORMS[question.type].tell(question, answer);
}
