// What the marks and the keys mean.

const LAYERS = {
  mentions: "mention",
  dates: "date",
  attributions: "statement",
  cues: "cue",
  observations: "observation",
};
const KEYS_TOLD = [
  ["a", "accept the sentence, or the row on the card"],
  ["r", "reject the row"],
  ["n", "next sentence, or next in the queue"],
  ["p", "previous"],
  ["w", "who says it: click a name"],
  ["d", "said when: click a date"],
  ["e", "happened when: click a date"],
  ["k or K", "that day also for what else they say here, or in the whole article"],
  ["x", "split off the chosen words"],
  ["m", "they also say the chosen words"],
  ["c t v b", "to certainty, act, stance, proposition"],
  ["Esc", "back from a field, from the card to its sentence"],
  ["z or Ctrl+Z", "undo"],
  ["y or Ctrl+Y", "redo"],
  ["/", "search the queue"],
  ["q", "queue away, or back"],
  ["f", "fill the window, or back"],
  ["← →", "from mark to mark, in the article"],
];

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

function keysTold() {
  return h(
    "details",
    { class: "an-keys" },
    h("summary", {}, "Keys"),
    h(
      "ul",
      {},
      KEYS_TOLD.map(([key, told]) => h("li", {}, h("kbd", {}, key), ` ${told}`)),
    ),
  );
}
