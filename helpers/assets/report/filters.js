"use strict";
// The filters of the report: one state drives charts, tables, marks in the text and claim cards,
// by the same rules as views.select, and stands in the address.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const statements = read("statements"),
  folds = new Map(Object.entries(read("folds")));
const parts = Array.from(
  document.querySelectorAll("tr[data-of], .claim, .attributions"),
  (element) => ({ element, of: element.dataset.of, claim: element.dataset.claim, off: false }),
);
const byId = new Map(statements.map((statement) => [statement.id, statement]));
const form = document.getElementById("filters"),
  told = document.getElementById("told"),
  bar = document.querySelector(".bar");
const same = {
  source: "origin",
  kind: "kind",
  identified: "identified",
  act: "act",
  stance: "stance",
  certainty: "certainty",
  knowledge: "knowledge",
  topic: "topic",
  depth: "depth",
};

const possibly = ([earliest, latest], from, to) =>
  !((earliest && to && earliest > to) || (latest && from && latest < from));
const surely = ([earliest, latest], from, to) =>
  (!from || (earliest && earliest >= from)) && (!to || (latest && latest <= to));

function fits(statement, wanted, within) {
  return (
    Object.keys(same).every(
      (name) => !wanted[name] || String(statement[same[name]]) === wanted[name],
    ) &&
    (!wanted.entity || statement.involved.includes(wanted.entity)) &&
    (!(wanted.said_from || wanted.said_to) ||
      within(statement.said, wanted.said_from, wanted.said_to)) &&
    (!(wanted.event_from || wanted.event_to) ||
      within(statement.event, wanted.event_from, wanted.event_to)) &&
    (!wanted.text || statement.searched.includes(wanted.text))
  );
}

function words(wanted) {
  const parts = [...form.elements]
    .filter((e) => e.name && wanted[e.name])
    .map((e) => {
      const label = e.closest("label").firstChild.textContent.trim() || "surely in that range";
      return e.type === "checkbox" ? label : `${label}: ${chosen(e)}`;
    });
  return parts.join("; ") || "no filter";
}

const chosen = (field) =>
  field.tagName === "SELECT"
    ? field.selectedOptions[0].text
    : field.type === "date"
      ? calendar.format(new Date(field.value))
      : field.value;

// Without case, as views.folded, and without the blanks around it that Python's strip knows.
const folded = (text) =>
  [...text.normalize("NFD")]
    .map((char) => folds.get(char) ?? char)
    .join("")
    .normalize("NFC")
    .replace(/^(?:[^\S\ufeff]|[\x1c-\x1f\x85])+|(?:[^\S\ufeff]|[\x1c-\x1f\x85])+$/g, "");

function apply() {
  const wanted = Object.fromEntries(new FormData(form));
  address(new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)));
  wanted.text = folded(wanted.text || "");
  slide();
  const upside = (a, b) => a && b && a > b;
  const wrong =
    upside(wanted.said_from, wanted.said_to) || upside(wanted.event_from, wanted.event_to);
  const kept = new Map(
    statements
      .filter((s) => !wrong && fits(s, wanted, wanted.surely ? surely : possibly))
      .map((s) => [s.id, s]),
  );
  const claims = new Set([...kept.values()].map((statement) => statement.claim));
  const count = `${kept.size} of ${statements.length} statements: ${words(wanted)}`;
  told.textContent = wrong ? "The range ends before it begins." : count;
  for (const part of parts) {
    const off = part.claim === undefined ? !kept.has(part.of) : !claims.has(part.claim);
    if (off !== part.off) part.element.classList.toggle("off", (part.off = off));
  }
  if (!wide.matches) measure(kept);
  document.querySelector(".nothing").hidden = claims.size > 0 || !statements.length;
  tell(words(wanted) !== "no filter", wrong ? `No statement: ${told.textContent}` : count);
  for (const chart of charts) draw(chart, kept);
  for (const table of document.querySelectorAll(".scw-table"))
    table.dispatchEvent(new Event("filtered"));
}

// The filter as an address names it, such as #source=a-us-official; null for another address.
function addressed() {
  const named = new URLSearchParams(location.hash.slice(1));
  const known = ([name]) => form.querySelector(`[name="${CSS.escape(name)}"]`);
  return location.hash.includes("=") && [...named].every(known) ? named : null;
}

function address(chosen) {
  if (!chosen.size && !addressed()) return;
  const page = location.href.split("#")[0];
  history.replaceState(null, "", chosen.size ? `${page}#${chosen}` : page);
}

function follow(named) {
  form.reset();
  for (const [name, value] of named) {
    const field = form.elements.namedItem(name);
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
  unfold();
  apply();
}

// Every figure and table says what it counts; what a filter does not touch says so (CSS: .whole).
function tell(filtered, count) {
  document.body.classList.toggle("filtered", filtered);
  for (const element of document.querySelectorAll(".counted"))
    element.textContent = filtered ? `Counted: ${count}.` : "";
  for (const { place, about } of charts)
    place.setAttribute(
      "aria-label",
      filtered ? `Counted in the picture: ${count}. Without a filter: ${about}` : about,
    );
  clear();
}

// What a link leads to comes to the top of the window, below the bar.
function clear() {
  const stuck = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  document.documentElement.style.scrollPaddingTop = `${stuck + 12}px`;
}

// The cards of the claims in the order of the text, or by topic under headings.
const cards = [...document.querySelectorAll(".claim")];

function order(by) {
  const place = document.getElementById("cards");
  const topics = Map.groupBy(cards, (card) => card.dataset.topic);
  const under = ([topic, group]) => {
    const part = document.createElement("div"),
      heading = document.createElement("h3");
    part.className = "topic";
    heading.textContent = topic || "no topic";
    part.append(heading, ...group);
    return part;
  };
  place.replaceChildren(...(by ? [...topics].map(under) : cards));
}
