// Tables of many rows, to search and to sort in the page itself. Where no script runs, each stands
// as it is.
"use strict";

(() => {
  function liven(box) {
    box.dataset.ready = "";
    const body = box.querySelector("tbody"),
      rows = [...body.rows];
    let words;
    const told = make("span", { role: "status" }),
      wanted = make("input", { type: "search", style: "margin:0 .8em 0 .4em;padding:.2em .4em" }),
      label = make("label", {}, "find in this table", wanted);
    const count = () => {
      const left = rows.filter((row) => !row.hidden && !row.classList.contains("off")).length;
      told.textContent = wanted.value.trim() ? `${left} of ${rows.length} rows` : "";
    };
    wanted.addEventListener("input", () => {
      words ??= rows.map((row) => folded(row.textContent));
      const sought = folded(wanted.value.trim());
      rows.forEach((row, place) => (row.hidden = !words[place].includes(sought)));
      count();
    });
    // A filter of the page takes rows away, too.
    box.addEventListener("filtered", count);
    // JupyterLab takes a letter for a command.
    wanted.addEventListener("keydown", (event) => event.stopPropagation());
    box.prepend(make("p", { style: "margin:.3em 0" }, label, told));
    for (const head of box.querySelectorAll("thead th")) sortable(head, body, rows);
  }

  // A head is a button: it sorts up, then down, then as it was.
  function sortable(head, body, rows) {
    const arrow = make("span", { "aria-hidden": "true" }),
      look = "all:unset;cursor:pointer;font-weight:600",
      button = make("button", { type: "button", style: look }, head.textContent, arrow);
    button.addEventListener("focus", () => (button.style.outline = "2px solid #0072b2"));
    button.addEventListener("blur", () => (button.style.outline = ""));
    button.addEventListener("keydown", (event) => event.stopPropagation());
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")];
      const order = next ?? "ascending";
      for (const other of head.parentElement.cells) {
        other.removeAttribute("aria-sort");
        other.querySelector("button > span").textContent = "";
      }
      if (order) head.setAttribute("aria-sort", order);
      arrow.textContent = { ascending: " ▲", descending: " ▼" }[order] ?? "";
      body.append(...(order ? sorted(rows, head.cellIndex, order === "descending") : rows));
    });
    head.replaceChildren(button);
  }

  function sorted(rows, column, down) {
    const known = rows.map((row) => [row, value(row.cells[column].textContent)]),
      blank = known.filter(([, cell]) => cell === "").map(([row]) => row),
      full = known.filter(([, cell]) => cell !== "");
    full.sort(([, one], [, other]) => (down ? -1 : 1) * compared(one, other));
    return [...full.map(([row]) => row), ...blank];
  }

  const compared = (one, other) =>
    typeof one === "number" && typeof other === "number"
      ? one - other
      : String(one).localeCompare(String(other), undefined, { numeric: true });

  function value(text) {
    const plain = text.trim();
    return /^-?[\d,]+(\.\d+)?%?$/.test(plain) ? parseFloat(plain.replaceAll(",", "")) : plain;
  }

  const folded = (text) => text.normalize("NFD").toLowerCase().normalize("NFC");

  function make(name, given, ...inner) {
    const made = document.createElement(name);
    for (const [key, said] of Object.entries(given)) made.setAttribute(key, said);
    made.append(...inner);
    return made;
  }

  for (const box of document.querySelectorAll(".scw-table:not([data-ready])")) liven(box);
})();
