// Buttons that tell their key, and presses of which the second of a double click does nothing.

let lastPress = null;
/**
 * Whether a press is the second of a double click. The browser counts from one again where the
 * first one drew another button there.
 */
function isSecond(event) {
  const last = lastPress;
  if (event.detail) lastPress = event;
  if (event.detail !== 1 || !last) return event.detail > 1;
  const { timeStamp, clientX, clientY } = last;
  const far = Math.hypot(event.clientX - clientX, event.clientY - clientY) > 4;
  return !far && event.timeStamp - timeStamp < 500;
}
/** What a press does, and the second press of a double click does not do to the next row. */
const once = (act) => (event) => !isSecond(event) && act(event);

/** Whether two answers offer the same: what is drawn of it stays, under a mouse that is down. */
const alike = (rows, others) => JSON.stringify(rows) === JSON.stringify(others);

/** A button that tells its key in brackets behind its words. */
function keyed(words, act, more = {}) {
  return button(words, act, { "aria-keyshortcuts": /\((.)\)$/.exec(words)[1], ...more });
}

/** One of several that are offered: its digit if it has one, its words, and a remark. */
function offer(digit, words, act, { remark = null, ...more } = {}) {
  return h(
    "button",
    { type: "button", class: "an-offer", onclick: once(act), ...more },
    digit ? [h("kbd", {}, String(digit)), " "] : null,
    h("span", {}, cut(words, 40)),
    remark ? [" ", h("small", {}, remark)] : null,
  );
}
