// Sliders below the charts of days: from which day to which, by keyboard, finger or mouse. A step
// is a day that some statement names, so that one far away takes no more room than the next. They
// and the fields of the filter tell the same.

const calendar = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

// The days that statements name on a clock, in order.
function daysNamed(clock) {
  const named = statements.flatMap((statement) => statement[clock]).filter(Boolean);
  return [...new Set(named)].sort();
}

const slides = [...document.querySelectorAll("figure[data-days]")].flatMap((figure) => {
  const clock = figure.dataset.days,
    named = daysNamed(clock);
  if (named.length < 3) return [];
  const row = figure.appendChild(document.createElement("p"));
  row.className = "days";
  const ends = ["from", "to"].map((end) => slider(row, clock, end, named));
  for (const [place, end] of ends.entries())
    end.range.addEventListener("input", () => {
      const other = ends[1 - place].range;
      const passed = place ? +other.value > +end.range.value : +other.value < +end.range.value;
      if (passed) set(ends[1 - place], end.range.value);
      set(end, end.range.value);
      unfold();
      apply();
    });
  return ends;
});

function slider(row, clock, end, named) {
  const label = row.appendChild(document.createElement("label")),
    range = document.createElement("input"),
    told = document.createElement("b"),
    last = named.length - 1;
  Object.assign(range, { type: "range", min: 0, max: last, value: end === "to" ? last : 0 });
  label.append(`${clock === "said" ? "said" : "happened"} ${end} `, range, " ", told);
  return { range, told, named, end, field: form.elements.namedItem(`${clock}_${end}`) };
}

// At its end a slider sets no bound.
function set({ range, named, end, field }, place) {
  const open = +place === (end === "to" ? named.length - 1 : 0);
  field.value = open ? "" : named[place];
  range.value = place;
}

// What the fields of the filter say, on the sliders.
function slide() {
  for (const { range, told, named, end, field } of slides) {
    const day = field.value;
    const fit = (other) => (end === "to" ? other <= day : other >= day);
    const place = end === "to" ? named.findLastIndex(fit) : named.findIndex(fit);
    const open = end === "to" ? named.length - 1 : 0;
    range.value = day ? (place < 0 ? named.length - 1 - open : place) : open;
    const words = day ? calendar.format(new Date(day)) : "any day";
    told.textContent = words;
    range.setAttribute("aria-valuetext", words);
  }
}
