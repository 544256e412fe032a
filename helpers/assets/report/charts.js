// The charts of the report: drawn anew for what a filter keeps; on a narrow screen, lists in their
// place. A click or a tap on what stands for statements filters by them.

const charts = [];
const wide = matchMedia("(min-width: 40.01rem)");
const listed = new Map(
  [...document.querySelectorAll(".narrow [data-of]")].map((element) => [
    element,
    element.dataset.of
      .trim()
      .split(" ")
      .map((place) => statements[place]),
  ]),
);

// Ids as Python's display.listed writes them.
const unlisted = (text) =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"|[^\s,"]+/g)].map(([id]) =>
    id.startsWith('"') ? JSON.parse(id) : id,
  );

const members = (row) =>
  row.attribution_ids ? unlisted(row.attribution_ids) : [row.attribution_id].filter(Boolean);

// A row of a chart stands for the attributions named in it: it stays while one of them fits, and
// counts those that do.
function narrowed(row, kept) {
  const ids = members(row);
  if (!ids.length) return row;
  const left = ids.filter((id) => kept.has(id)).map((id) => kept.get(id));
  if (!left.length) return null;
  return { ...row, ...recounted(row, left) };
}

function recounted(row, left) {
  const counts = {
    attributions: () => left.length,
    claims: () => new Set(left.map((statement) => statement.claim)).size,
    denials: () => left.filter((statement) => statement.stance === "denies").length,
    relay: () =>
      [...new Set(left.map((statement) => statement.relay))].filter(Boolean).sort().join(", "),
  };
  const anew = Object.entries(counts).filter(([name]) => name in row);
  return Object.fromEntries(anew.map(([name, count]) => [name, count()]));
}

function draw(chart, kept) {
  const whole = kept.size === statements.length;
  for (const [name, rows] of Object.entries(chart.rows))
    chart.view.data(
      name,
      whole ? rows.map((r) => ({ ...r })) : rows.map((r) => narrowed(r, kept)).filter(Boolean),
    );
  chart.view
    .resize()
    .runAsync()
    .then(() => {
      for (const group of chart.place.querySelectorAll("[role=graphics-symbol]:not([aria-label])"))
        group.removeAttribute("role");
    });
}

// The lists of a narrow screen: what stands for no statement that is left goes, and a bar is as
// long as what is left of it.
function measure(kept) {
  for (const [element, of] of listed) {
    const count = of.filter(({ id }) => kept.has(id)).length;
    const told = element.querySelector(":scope > b");
    element.hidden = !count;
    if (told) told.textContent = count;
    if (element.dataset.most)
      element.querySelector(".bars span").style.width = `${(100 * count) / element.dataset.most}%`;
  }
}

async function unpack(name) {
  const packed = Uint8Array.from(atob(document.getElementById(name).textContent), (char) =>
    char.charCodeAt(0),
  );
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

// The charts come alive on a screen that is wide enough for them, now or once it is.
async function drawAll() {
  if (!wide.matches || charts.length) return;
  const [script, packed] = await Promise.all(["vega", "specs"].map(unpack));
  document.head.append(Object.assign(document.createElement("script"), { textContent: script }));
  const specs = JSON.parse(packed);
  await Promise.all(
    [...document.querySelectorAll("figure[data-spec]")].map((figure) =>
      liven(figure, specs[figure.dataset.spec]),
    ),
  );
}

async function liven(figure, spec) {
  const rows = Object.fromEntries(
    spec.data
      .filter((d) => d.values?.some((row) => members(row).length))
      .map((d) => [d.name, d.values.map((v) => ({ ...v }))]),
  );
  const place = figure.querySelector(".picture"),
    picture = [...place.childNodes];
  try {
    const { view } = await drawChart(place, spec);
    const chart = { view, rows, place, about: place.getAttribute("aria-label") };
    view.addEventListener("click", (event, item) => clicked(chart, figure.dataset, event, item));
    if (figure.dataset.days) brush(chart, figure.dataset.days);
    charts.push(chart);
  } catch (error) {
    place.replaceChildren(...picture);
    console.error(error);
  }
}

// What stands for statements filters by their source, their days, or their claim; by the voice of
// several sources and by the days of several claims, which share those; a second time, it no longer
// does.
function pick(picks, told) {
  const [{ id, origin, identified, said, event }] = told;
  const differ = (name) => new Set(told.map((statement) => statement[name])).size > 1;
  const claim = () => lines.get(id).closest(".claim").querySelector("h3").textContent;
  const chosen = {
    source: () => (differ("origin") ? { identified } : { source: origin }),
    said: () => days("said", said),
    event: () => days("event", event),
    claim: () => ({ text: claim() }),
  }[picks === "claim" && differ("claim") ? "event" : picks]?.();
  const wanted = Object.entries(chosen ?? {}).filter(([, value]) => value);
  const again = wanted.every(([name, value]) => form.elements.namedItem(name).value === value);
  for (const [name, value] of wanted) form.elements.namedItem(name).value = again ? "" : value;
  if (!wanted.length) return;
  form.elements.namedItem("surely").checked = Boolean(chosen.surely) && !again;
  unfold();
  apply();
}

const days = (clock, [from, to]) => ({
  [`${clock}_from`]: from,
  [`${clock}_to`]: to,
  ...((from || to) && { surely: "on" }),
});

function clicked(chart, { picks }, event, item) {
  const row = members(item?.datum ?? {}).length ? item.datum : inLane(chart, event);
  const told = (row ? members(row) : []).map((id) => byId.get(id)).filter(Boolean);
  const clock = { said: "said", happened: "event" }[row?.clock];
  if (told.length) pick(picks === "clock" ? clock : picks, told);
}

// Where a pointer is in the plot of a chart.
function inPlot({ view, place }, { clientX, clientY }) {
  const { left, top } = place.querySelector("svg").getBoundingClientRect(),
    [x, y] = view.origin();
  return [clientX - left - x, clientY - top - y];
}

// The row that is nearest to a pointer.
function inLane(chart, event) {
  const rows = Object.values(chart.rows)
    .flat()
    .filter((row) => row.lane);
  if (!rows.length || !hasScale(chart.view, "y")) return null;
  const scale = chart.view.scale("y"),
    [, y] = inPlot(chart, event);
  const top = (row) => scale(row.order) ?? scale(row.lane) ?? Infinity;
  const far = (row) => Math.abs(top(row) + (scale.bandwidth?.() ?? 0) / 2 - y);
  const nearest = rows.reduce((best, row) => (far(row) < far(best) ? row : best));
  return far(nearest) < 20 ? nearest : null;
}

function hasScale(view, name) {
  try {
    return Boolean(view.scale(name));
  } catch {
    return false;
  }
}

// Dragging over days with a mouse filters by them.
function brush(chart, clock) {
  const { place, view } = chart,
    mark = Object.assign(document.createElement("div"), { className: "brush" });
  let from = null;
  const span = ({ clientX }) => [from.clientX, clientX].sort((a, b) => a - b);
  place.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) from = event;
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const [left, right] = span(event);
    if (right - left < 8) return;
    event.preventDefault();
    place.append(mark);
    mark.style.left = `${left - place.getBoundingClientRect().left}px`;
    mark.style.width = `${right - left}px`;
  });
  addEventListener("pointerup", (event) => {
    if (from && mark.isConnected) {
      const [first, last] = span(event).map((clientX) => {
        const [x] = inPlot(chart, { clientX, clientY: 0 });
        return new Date(view.scale("x").invert(x)).toISOString().slice(0, 10);
      });
      form.elements.namedItem(`${clock}_from`).value = first;
      form.elements.namedItem(`${clock}_to`).value = last;
      mark.remove();
      unfold();
      apply();
    }
    from = null;
  });
}

// A filter that is set stands in sight.
function unfold() {
  for (const fold of form.querySelectorAll("details"))
    fold.open ||= [...fold.querySelectorAll("select, input")].some(({ type, value, checked }) =>
      type === "checkbox" ? checked : value,
    );
}

addEventListener("click", ({ target }) => {
  const tapped = target.closest?.(
    ".narrow span[data-of], .narrow li[data-of]:not(:has(span[data-of]))",
  );
  const list = tapped?.closest(".narrow[data-picks]");
  if (list) pick(tapped.dataset.picks ?? list.dataset.picks, listed.get(tapped));
});
