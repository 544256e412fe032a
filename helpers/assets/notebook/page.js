// Draws each chart beside its picture. If one cannot be drawn, its picture stays.
for (const figure of document.querySelectorAll("figure.chart")) {
  const drawn = figure.appendChild(document.createElement("div"));
  drawn.className = "drawn";
  const spec = JSON.parse(figure.querySelector("script").textContent);
  drawChart(drawn, spec, { tooltip: (_, event, item, value) => tell(event, value) })
    .then(() => {
      for (const group of drawn.querySelectorAll("[role=graphics-symbol]:not([aria-label])"))
        group.removeAttribute("role");
      figure.classList.add("live");
    })
    .catch((error) => {
      drawn.remove();
      console.error(error);
    });
}

// What a mark stands for, beside the pointer, until it leaves or Escape is pressed.
const tip = document.body.appendChild(document.createElement("dl"));
tip.id = "tip";
tip.hidden = true;
addEventListener("keydown", (event) => {
  if (event.key === "Escape") tip.hidden = true;
});

function tell(event, value) {
  tip.hidden = value === null || value === undefined || value === "";
  if (tip.hidden) return;
  const facts =
    typeof value === "object"
      ? Object.entries(value).filter(([, fact]) => fact !== "")
      : [["", value]];
  tip.replaceChildren(
    ...facts.flatMap(([name, fact]) => [
      element("dt", name.replaceAll("_", " ")),
      element("dd", fact),
    ]),
  );
  const room = document.documentElement;
  const left = event.clientX + 14,
    top = event.clientY + 14;
  tip.style.left = `${Math.max(4, Math.min(left, room.clientWidth - tip.offsetWidth - 8))}px`;
  const below = top + tip.offsetHeight <= room.clientHeight;
  tip.style.top = `${below ? top : Math.max(4, event.clientY - tip.offsetHeight - 10)}px`;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// What scrolls sideways can be reached and scrolled by keyboard, but only while it does scroll.
const watch = new ResizeObserver((changes) =>
  changes.forEach(({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }),
);
for (const box of document.querySelectorAll(
  ".wide, .output, figure.chart, pre, [style*='overflow-x']",
))
  watch.observe(box);
