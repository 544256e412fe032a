// What stands in a panel of controls and says so when Python no longer hears them.

const SILENCE =
  "Python has not answered for three seconds: what you choose, type or press here does not count " +
  "so far. If it is busy, wait. If it was stopped or restarted, run the notebook once more (Run, " +
  "then Run All Cells).";
const DONE = ["input", "change", "click"];

/** The row that an element of a chart stands for: Vega keeps it with the element. */
const rowOf = (element) =>
  element.closest?.("svg.marks") && element.closest("text, path, line")?.__data__?.datum;

/** The day at a place of a chart whose axis is a calendar; null for any other chart. */
function dayAt(svg, clientX) {
  const ground = svg.querySelector(".background");
  let item = ground?.__data__;
  while (item && !item.context) item = item.mark?.group;
  const scale = item?.context.scales.x?.value;
  if (!(scale?.domain()[0] instanceof Date)) return null;
  const day = scale.invert(clientX - ground.getBoundingClientRect().left);
  return isNaN(day) ? null : day.toISOString().slice(0, 10);
}

/** Says what is clicked in the charts below the controls, and over which days is dragged. */
function point(el, say) {
  const cell = () => el.closest(".jp-CodeCell");
  let from = null;
  const down = ({ target, clientX, button }) => {
    const svg = target.closest?.("svg.marks");
    from = svg && button === 0 && cell()?.contains(svg) ? { svg, clientX } : null;
  };
  const up = ({ target, clientX }) => {
    if (!from) return;
    const ends = [from.clientX, clientX].sort((one, other) => one - other);
    const days = ends.map((end) => dayAt(from.svg, end));
    const dragged = ends[1] - ends[0] > 7;
    const row = !dragged && rowOf(target);
    from = null;
    if (dragged && days.every(Boolean)) say({ kind: "pointed", days });
    else if (row) say({ kind: "pointed", row: { ...picked(row) } });
  };
  document.addEventListener("pointerdown", down, true);
  document.addEventListener("pointerup", up, true);
  return () => {
    document.removeEventListener("pointerdown", down, true);
    document.removeEventListener("pointerup", up, true);
  };
}

const picked = ({ claim_id, origin, topic, identified }) => ({
  claim_id,
  origin,
  topic,
  identified,
});

/** Asks Python, whenever something is done in the box around it, whether it is still there. */
function render({ model, el }) {
  const line = new Line(model, SILENCE, "panel-silence");
  const heed = ({ target }) => {
    if (el.parentElement?.contains(target) && !line.waiting.size) line.say({ kind: "ask" });
  };
  line.open();
  DONE.forEach((name) => document.addEventListener(name, heed, true));
  el.replaceChildren(line.notice);
  const silent = point(el, (message) => line.say(message));
  return () => {
    line.close();
    silent();
    DONE.forEach((name) => document.removeEventListener(name, heed, true));
  };
}

export default { render };
