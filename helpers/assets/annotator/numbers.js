// A number in a reader's words, as the report reads it too (views/numbers.py): how much, of what,
// and as of when.

/** How a value reads, by its comparator; of a range, both ends. */
const READINGS = {
  "=": (low, high) => (low === high ? low : `${low} to ${high}`),
  "~": (low, high) => `about ${READINGS["="](low, high)}`,
  ">": (low, high) => `more than ${low}${high && `, at most ${high}`}`,
  ">=": (low, high) => (high ? READINGS["="](low, high) : `at least ${low}`),
  "<": (low, high) => (low ? `${low} to less than ${high}` : `less than ${high}`),
  "<=": (low, high) => (low ? READINGS["="](low, high) : `at most ${high}`),
  unstated: () => "no figure given",
};

/** A quantity in a line: its value, what one is, what is measured, and its day. */
function inWords({ comparator, low, high, unit, measure, direction, as_of_edtf }) {
  const digits = (value) => value?.toLocaleString("en", { maximumFractionDigits: 10 }) ?? "",
    changed = { up: "up ", down: "down " }[direction] ?? "",
    one = comparator === "unstated" || unit === "not said" ? "" : ` ${unit}`,
    value = `${changed}${READINGS[comparator](digits(low), digits(high))}${one}`;
  return `${value}: ${measure}; ${as_of_edtf ? `as of ${as_of_edtf}` : "no day"}`;
}
