// Judging: an answer and a key in, a verdict out, by the rules of teaching/judging.py and
// teaching/kinds/. One table of cases holds both sides: tests/judging_cases.json.

const RIGHT = { share: 1, first: [], then: [] };
const quoted = (question, id) => {
  const said = saidBy(question, id);
  return said.startsWith("“") ? said : `“${said}”`;
};
/** Rounded as Python does: a half goes to the even neighbor. */
function rounded(number, places = 0) {
  const scaled = number * 10 ** places;
  const isHalf = places ? Math.abs((number * 8) % 2) === 1 : Math.abs(scaled % 1) === 0.5;
  if (isHalf) return (2 * Math.round(scaled / 2)) / 10 ** places;
  return Number(number.toFixed(places));
}
const percent = (share) => `${rounded(share * 100)}%`;

/** Of each kind that is marked: its share of the points, and what is said of an answer. */
const JUDGES = {
  choice(question, key, answer) {
    if (answer === key.answer) return RIGHT;
    const why = has(key.why, answer) ? key.why[answer] : "the passage does not say so.";
    const share = has(key.near, answer) ? key.near[answer] : 0;
    return { share, first: [`${quoted(question, answer)}: ${why}`], then: [] };
  },
  choices(question, key, answer) {
    const chosen = new Set(answer),
      right = new Set(key.answer),
      differ = optionIds(question).filter((id) => chosen.has(id) !== right.has(id));
    if (!differ.length) return RIGHT;
    const both = [...chosen].filter((id) => right.has(id)).length;
    const then = differ.map((id) => {
      const what = right.has(id) ? "is missing" : "does not belong";
      const why = has(key.why, id) ? key.why[id] : "look at the passage.";
      return `${quoted(question, id)} ${what}: ${why}`;
    });
    return {
      share: Math.max(0, (both - (chosen.size - both)) / right.size),
      first: [`Of your ${chosen.size}, ${both} belong.`],
      then,
    };
  },
  match(question, key, answer) {
    const of = question.items.length,
      given = (item) => (has(answer, item) ? answer[item] : undefined),
      wrong = question.items
        .map(([item]) => item)
        .filter((item) => given(item) !== key.answer[item]);
    if (!wrong.length) return RIGHT;
    const leftOut = wrong.filter((item) => !given(item)).length;
    const first = [`${of - wrong.length} of ${of} pairs are right.`];
    if (leftOut) first.push(`${leftOut} without an answer.`);
    const then = wrong.map((item) => {
      const goes = `${quoted(question, item)} goes with ${quoted(question, key.answer[item])}:`;
      return `${goes} ${(has(key.why, item) && key.why[item]) || "look at the passage."}`;
    });
    return { share: 1 - wrong.length / of, first, then };
  },
  order(question, key, answer) {
    const pairs = key.answer.flatMap((one, at) => key.answer.slice(at + 1).map((to) => [one, to])),
      wrong = pairs.filter(([one, to]) => answer.indexOf(one) > answer.indexOf(to));
    if (!wrong.length) return RIGHT;
    const [one, to] = wrong[0],
      before = `${quoted(question, one)} comes before ${quoted(question, to)}.`;
    return {
      share: Math.max(0, 1 - (2 * wrong.length) / pairs.length),
      first: [`${pairs.length - wrong.length} of ${pairs.length} pairs are in the right order.`],
      then: [stripped(`${before} ${has(key.why, one) ? key.why[one] : ""}`)],
    };
  },
  pick(question, key, answer) {
    const picked = touchedWords(question, answer);
    const alike = (stretch) => {
      const right = touchedWords(question, stretch);
      const both = [...picked].filter((at) => right.has(at)).length;
      return right.size ? (2 * both) / (picked.size + right.size) : 0;
    };
    const overlap = Math.max(...key.answer.map(alike));
    if (overlap === 1) return RIGHT;
    const howFar = overlap
      ? `Your words and the right ones overlap by ${percent(overlap)}: ` +
        "some are too many, or missing."
      : "Your words and the right ones do not overlap.";
    return {
      share: overlap >= 0.3 ? rounded(overlap, 2) : 0,
      first: [howFar],
      then: [has(key.why, "pick") ? key.why.pick : ""],
    };
  },
  date(question, key, answer, dates) {
    const given = dates.read(answer, key.year),
      right = key.answer;
    if (given.earliest === right.earliest && given.latest === right.latest) return RIGHT;
    const written = dates.isYearless(answer) ? stripped(answer) : given.label;
    const wrote = `You wrote “${written}”`,
      then = [has(key.why, "date") ? key.why.date : ""];
    const apart = (one, other) => one.earliest && other.latest && one.earliest > other.latest;
    if (apart(given, right) || apart(right, given))
      return { share: 0, first: [`${wrote}, which shares no day with what the text says.`], then };
    const within = (one, other) =>
      (!other.earliest || (one.earliest && one.earliest >= other.earliest)) &&
      (!other.latest || (one.latest && one.latest <= other.latest));
    const compared = within(right, given)
      ? "more days than the text allows"
      : within(given, right)
        ? "fewer days than the text allows"
        : "some of the days that the text allows, and others";
    return { share: 0.5, first: [`${wrote}: ${compared}.`], then };
  },
};
/** The kinds of which a wrong answer's lines hold the key. */
const LINES_TELL = ["choices", "match"];

/** Where the answer or the key is that the text does not tell. */
function judgeUntold(key, answer) {
  if (equal(answer, key.answer)) return RIGHT;
  const otherwise = answer === CANNOT_TELL ? "The text does tell. Look at it again." : "";
  const known = typeof answer === "string" && has(key.why, answer);
  return { share: 0, first: [known ? key.why[answer] : otherwise], then: [] };
}

function whereToLook({ passage: paragraphs, hints }) {
  const numbers = paragraphs.map(({ number }) => number);
  const where = numbers.length ? ` in paragraph ${numbers.join(" or ")}` : "";
  return `Look once more${where}. ${hints[0]}`;
}

function toldNow(question, key, { then }) {
  if (then.length && LINES_TELL.includes(question.type)) return then;
  return [...then, `The answer: ${key.told.replace(/\.+$/, "")}.`, key.explanation];
}

/**
 * The verdict on an answer. first: whether it is the first that was given: one that is wrong is
 * then told where to look, and not the key.
 */
function judge(question, key, answer, first, dates) {
  const verdict = (share, told, proof = []) => ({
    share,
    points: rounded((share ?? 0) * question.of, 2),
    of: question.of,
    told: told.filter(Boolean),
    proof,
  });
  if (question.byAPerson) return verdict(null, ["A model answer:", key.model], key.proof);
  const problem = findProblem(question, answer, dates, key.year);
  if (problem) return verdict(null, [problem]);
  const untold = [answer, key.answer].includes(CANNOT_TELL);
  const judged = untold
    ? judgeUntold(key, answer)
    : JUDGES[question.type](question, key, answer, dates);
  if (judged.share === 1) return verdict(1, ["Right.", key.explanation], key.proof);
  const wrong = question.type === "choice" ? "Not that one." : "Not yet.";
  const head = judged.share ? `Partly right: ${percent(judged.share)} of the points.` : wrong;
  const after = first ? [whereToLook(question)] : toldNow(question, key, judged);
  return verdict(judged.share, [head, ...judged.first, ...after], first ? [] : key.proof);
}
