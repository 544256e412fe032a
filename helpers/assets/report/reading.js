// Reading the article: its layers, and the notes on its words.

// A layer that is off is no link, either.
function layer(box) {
  document.body.classList.toggle("no-" + box.dataset.layer, !box.checked);
  for (const link of document.querySelectorAll(`.paper a.${box.dataset.layer}`)) {
    link.dataset.href ??= link.getAttribute("href");
    if (box.checked) link.setAttribute("href", link.dataset.href);
    else link.removeAttribute("href");
  }
}

// The note on a statement opens below its paragraph: its claim, who says it, what is odd.
let noted = null;

function note(id) {
  const again = noted?.dataset.on === id;
  noted?.remove();
  noted = null;
  if (again) return;
  const reference = references.get(id);
  noted = document.getElementById("noted").content.firstElementChild.cloneNode(true);
  noted.dataset.on = id;
  const line = lines.get(id);
  noted.querySelector("b").textContent = line.closest(".claim").querySelector("h3").textContent;
  const [who, row, claim] = noted.querySelectorAll(".who, .row, .card");
  who.append(...[...line.childNodes].slice(0, -1).map((part) => part.cloneNode(true)));
  row.href = reference.hash;
  claim.href = line.closest(".claim").querySelector("h3 a").hash;
  noted.querySelector("ul").append(...odd(reference.hash));
  noted.querySelector("button").addEventListener("click", () => close(reference));
  reference.closest("p").nextElementSibling.prepend(noted);
  noted.focus({ preventScroll: true });
  noted.scrollIntoView({ block: "nearest" });
}

function close(reference) {
  note(noted.dataset.on);
  reference.focus();
}

// The strongest findings that rest on a row.
const odd = (hash) =>
  [...document.querySelectorAll("#findings .all > ol > li")]
    .filter((finding) => [...finding.querySelectorAll("ul a")].some((a) => a.hash === hash))
    .slice(0, 3)
    .map((finding) => {
      const item = document.createElement("li");
      item.append(finding.querySelector("bdi").cloneNode(true));
      return item;
    });

const lines = new Map(
  [...document.querySelectorAll("[data-said]")].map((line) => [line.dataset.said, line]),
);
const references = new Map(
  [...document.querySelectorAll(".paper sup.attributions")].map((sup) => [
    sup.dataset.of,
    sup.firstElementChild,
  ]),
);
document.querySelector("#article .paper").addEventListener("click", (event) => {
  const remark = event.target.closest("span.remarks");
  const mark = event.target.closest(".attributions, .beside, a[href]:not(sup a)");
  if (remark && !mark) remarkOn(remark.dataset.of);
  if (!mark?.matches(".attributions")) return;
  event.preventDefault();
  event.stopPropagation();
  note(mark.dataset.of);
});
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && noted) close(references.get(noted.dataset.on));
});

// A remark lights its words while it is open or pointed at; its words open it.
const remarks = new Map(
  [...document.querySelectorAll(".remark")].map((remark) => [remark.dataset.on, remark]),
);
const noticed = Map.groupBy(
  document.querySelectorAll(".paper span.remarks"),
  (words) => words.dataset.of,
);

function remarkOn(id) {
  const remark = remarks.get(id);
  remark.open = !remark.open;
  const fold = remark.closest(".further");
  if (fold) fold.open = true;
  remark.scrollIntoView({ block: "nearest" });
}

for (const [id, remark] of remarks) {
  const light = (on) => {
    for (const words of noticed.get(id) ?? []) words.classList.toggle("lit", on);
  };
  for (const moment of ["pointerenter", "focusin"])
    remark.addEventListener(moment, () => light(true));
  for (const moment of ["pointerleave", "focusout", "toggle"])
    remark.addEventListener(moment, () => light(remark.open));
}
