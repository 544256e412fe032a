// What the marks and the keys mean.

const LAYERS = {
  mentions: "mention",
  dates: "date",
  attributions: "statement",
  cues: "cue",
  observations: "observation",
};
/** Letters and what each stands for, in words. */
function lettered(table, word = (value) => value) {
  return Object.entries(table)
    .map(([letter, value]) => `${letter.toUpperCase()} ${word(value)}`)
    .join(", ");
}
/** With Shift: how it is said. */
const ACTS = {
  a: "assert",
  r: "report",
  c: "confirm",
  d: "deny",
  x: "accuse",
  e: "estimate",
  f: "forecast",
  u: "urge",
  s: "assess",
  w: "warn",
};
const ACTS_TOLD = lettered(ACTS);
/** Behind *: how its source would know. */
const KNOWN = {
  t: "took-part",
  s: "saw",
  d: "document",
  w: "was-told",
  m: "measured",
  o: "office",
  i: "inference",
  n: "not-stated",
};
const KNOWN_TOLD =
  "T took part, S saw it, D from a document, W was told, M measured it, O by office," +
  " I inferred, N not stated";
/** With Shift: how it is quoted. */
const QUOTES = { q: "direct", p: "indirect", m: "mixed", n: "none" };
const QUOTES_TOLD = lettered(QUOTES);
/** With Shift, on the card of a number: how its value is limited, and which way it changed. */
const COUNTS = {
  e: { comparator: "=" },
  a: { comparator: "~" },
  l: { comparator: ">=" },
  m: { comparator: "<=" },
  o: { comparator: ">" },
  b: { comparator: "<" },
  s: { comparator: "unstated" },
  u: { direction: "up" },
  d: { direction: "down" },
  n: { direction: "unchanged" },
  x: { direction: "" },
};
const COUNTS_TOLD =
  "E exactly, A about, L at least, M at most, O over, B below, S not stated," +
  " U up, D down, N unchanged, X no change told";
/** With Shift, on the card of somebody: of what kind he or it is. */
const KINDS = {
  p: "person",
  o: "organisation",
  g: "government",
  m: "outlet",
  l: "place",
  u: "group",
  c: "collective",
  n: "anonymous",
  e: "event",
};
/** With Shift, on the card of a mention: how it mentions whom it means. */
const MENTIONED = {
  f: "name",
  a: "acronym",
  s: "metonym",
  w: "demonym",
  d: "description",
  r: "pronoun",
};
const MENTIONED_TOLD = lettered(MENTIONED);
const KINDS_TOLD = lettered(KINDS);
/** With Shift, on a relation or right after one is taken: how the one bears on the other. */
const BEARS = {
  s: { relation: "supports" },
  c: { relation: "contradicts" },
  q: { relation: "qualifies" },
  u: { relation: "updates" },
  e: { relation: "elaborates" },
  v: { kind: "value" },
  n: { kind: "denial" },
  d: { kind: "date" },
  w: { kind: "wording" },
  o: { kind: "scope" },
};
const BEARS_TOLD = lettered(BEARS, (change) => Object.values(change)[0]);
/** All keys, by what they are for. */
const KEYS_TOLD = {
  "Going on": [
    ["a", "accept the sentence, or the row on the card"],
    ["r", "reject the row on the card, or the statement in hand"],
    ["n p", "next sentence, or next in the queue; previous"],
    ["-", "on a sentence: its next statement in hand, which all keys for a statement change"],
    ["z y", "undo, redo; also with Ctrl"],
    ["/ q", "search the queue; queue away, or back"],
    ["f ?", "fill the window, or back; these keys, and away with them"],
    ["← →", "from mark to mark, in the article"],
    ["Esc", "nothing of what was asked; back from a field, from the card to its sentence"],
    ["Enter", "in a field: it is taken over, and the keys are back; with Shift, a new line"],
    ["Tab, Esc", "from a field over the next one, to the sentence at once"],
  ],
  "Who says it": [
    ["w", "who says it, or whom a mention means: click a name, or a digit; once more for the list"],
    [",", "the chosen words, or the word you clicked, as the cue"],
    ["l H", "through whom, whom they have it from: click a name, or a digit"],
    ["Shift Alt Ctrl", "and a click on who is offered: whom they have it from, through whom, too"],
    ["*", `how they would know, then a letter: ${KNOWN_TOLD}; * once more for the list`],
    ["!", "the chosen words, or the word you clicked, as what says how they would know"],
  ],
  When: [
    ["d e", "said when, happened when: a digit for what is offered, or click a date"],
    ["Backspace", "no day: that set last, or the only one; d or e first says which"],
    ["< >", "by that day, or from it on"],
    [".", "that day is carried over from elsewhere, or is not"],
    ["k K", "that day also for what else they say here, or in the whole article"],
    ["Shift", "and a click on a day: also for what else they say, or claim in this sentence"],
    ["1 2 3 …", "on a date, what it stands for, as it is offered"],
  ],
  "How it is said": [
    ["1 2 3 4", "certain, probable, possible, unstated"],
    ["Shift", ACTS_TOLD],
    ["Shift", `quoted: ${QUOTES_TOLD}`],
    ["c t v b", "to certainty, act, stance, proposition"],
    ['% " _', "to the hedge, the quotation, the setting"],
    [":", "what it is about: a digit, with Shift for all unsorted of the paragraph; : to type it"],
    ["g", "the claim in the words of the text, with names for its pronouns"],
    ["L", "with Shift: where that is: click a name"],
  ],
  "Which words": [
    ["x", "split off the chosen words, or cut in two where you clicked"],
    ["m &", "they also say the chosen words; the same words once more, as another claim"],
    ["( )", "what is on the card begins, or ends, at a word: click it"],
    ["'", "move what is on the card to the chosen words"],
    ["o", "the chosen words make a claim, too: click its statement"],
    ["s", "the chosen words as a statement of the outlet’s own"],
    ["i j u", "the chosen words, or the word you clicked, as a mention, a date, a number"],
    ["I", "with Shift: the first of the words that are offered, as a mention"],
  ],
  "On a number": [["Shift", COUNTS_TOLD]],
  "On a mention, or right after one is marked": [
    ["1 2 3 4", "whom it rather means; 4: somebody new"],
    ["Shift", `its kind: ${KINDS_TOLD}; Y named, or not named`],
    ["Shift", `on its card, how it is mentioned: ${MENTIONED_TOLD}`],
    ["B", "with Shift: whom they, or who says it, belong to or speak for: click a name"],
    ["h", "the same words, wherever they stand"],
    ["=", "whom it means; on somebody, who is the same; the same claim: click it, or a digit"],
  ],
  "What bears on what": [
    ["5 6 7 8 9", "take what may bear on it, in the order that is shown"],
    ["0", "none of these: others that may bear on it"],
    ["+", "a relation: click the statement of the other claim; once more for the list"],
    ["Alt Ctrl", "and a click on a statement: that in hand bears on it, it bears on that in hand"],
    ["Shift", `right after one is taken: ${BEARS_TOLD}, B stated or inferred, T turned round`],
    [";", "the reason of the relation in other words"],
  ],
};

function legend() {
  return h(
    "p",
    { class: "an-legend", "aria-label": "Legend" },
    Object.entries(LAYERS).map(([layer, word]) => [
      h("span", { class: `an-m an-${layer}` }, word),
      " ",
    ]),
    h("span", { class: "an-m an-attributions an-drafted" }, "dashed: not checked yet"),
  );
}

/** The legend of keys: over everything, so that it is in view wherever one is. */
class KeysTold {
  constructor(home) {
    this.home = home;
    this.opener = button("Keys", () => this.toggle(), { title: "?", "aria-keyshortcuts": "?" });
    this.element = h(
      "dialog",
      { class: "an-keys", "aria-label": "Keys", onclose: () => home.focus.take() },
      h(
        "div",
        { class: "an-row" },
        h("h3", {}, "Keys"),
        button("Close", () => this.toggle(), { title: "Esc" }),
      ),
      h(
        "div",
        { class: "an-keys-told" },
        Object.entries(KEYS_TOLD).map(([what, keys]) => this.group(what, keys)),
      ),
    );
  }
  group(what, keys) {
    const line = ([key, told]) => h("li", {}, h("kbd", {}, key), " ", h("span", {}, told));
    return h("section", {}, h("h4", {}, what), h("ul", {}, keys.map(line)));
  }
  get open() {
    return this.element.open;
  }
  /** Opens it; or closes it, and the focus is where it was. */
  toggle() {
    this.open ? this.element.close() : this.element.showModal();
  }
}
