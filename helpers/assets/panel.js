// What stands in a panel of controls and says so when Python no longer hears them.

const SILENCE =
  "Python has not answered for three seconds: what you choose, type or press here does not count " +
  "so far. If it is busy, wait. If it was stopped or restarted, run the notebook once more (Run, " +
  "then Run All Cells).";
const DONE = ["input", "change", "click"];

/** Asks Python, whenever something is done in the box around it, whether it is still there. */
function render({ model, el }) {
  const line = new Line(model, SILENCE, "panel-silence");
  const heed = ({ target }) => {
    if (el.parentElement?.contains(target) && !line.waiting.size) line.say({ kind: "ask" });
  };
  const hear = (message) => line.hear(message);
  model.on("msg:custom", hear);
  DONE.forEach((name) => document.addEventListener(name, heed, true));
  el.replaceChildren(line.notice);
  return () => {
    line.close();
    model.off("msg:custom", hear);
    DONE.forEach((name) => document.removeEventListener(name, heed, true));
  };
}

export default { render };
