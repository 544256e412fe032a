// What the marks and the keys mean.

const LAYERS = {
  mentions: "mention",
  dates: "date",
  attributions: "statement",
  cues: "cue",
  observations: "observation",
};
const KEYS_TOLD = [
  ["a", "accept"],
  ["r", "reject"],
  ["n", "next in the queue"],
  ["p", "previous"],
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
