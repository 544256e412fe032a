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

/** A quantity in a line: its value, what one is, what is measured where that says more, its day. */
function inWords({ comparator, low, high, unit, measure, direction, as_of_edtf }) {
  const digits = (value) => value?.toLocaleString("en", { maximumFractionDigits: 10 }) ?? "",
    changed = { up: "up ", down: "down " }[direction] ?? "",
    more =
      measure.length > unit.length + 2 || !measure.toLowerCase().startsWith(unit.toLowerCase()),
    one = comparator === "unstated" || unit === "not said" ? "" : ` ${more ? unit : measure}`,
    value = `${changed}${READINGS[comparator](digits(low), digits(high))}${one}`,
    day = as_of_edtf ? `as of ${as_of_edtf}` : "no day";
  return [one && !more ? value : `${value}: ${measure}`, day].join("; ");
}
