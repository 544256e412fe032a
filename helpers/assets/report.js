// The filters of the report: one state drives charts, tables, marks in the text and claim cards,
// by the same rules as views.select, and stands in the address. And the notes in the text.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const statements = read("statements"),
    folds = new Map(Object.entries(read("folds")));
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
    topic: "topic",
    depth: "depth",
  };
  const charts = [];

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
        return e.type === "checkbox"
          ? label
          : label + ": " + (e.tagName === "SELECT" ? e.selectedOptions[0].text : e.value);
      });
    return parts.join("; ") || "no filter";
  }

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
    for (const element of document.querySelectorAll("tr[data-of], .claim, .attributions")) {
      const { claim, of } = element.dataset;
      element.classList.toggle("off", claim === undefined ? !kept.has(of) : !claims.has(claim));
    }
    measure([...kept.values()]);
    document.querySelector(".nothing").hidden = claims.size > 0;
    tell(words(wanted) !== "no filter", wrong ? `No statement: ${told.textContent}` : count);
    for (const chart of charts) draw(chart, kept);
  }

  // The sources as bars, each as long as what is left of it.
  function measure(kept) {
    const counts = new Map();
    for (const { origin } of kept) counts.set(origin, (counts.get(origin) ?? 0) + 1);
    for (const bar of document.querySelectorAll(".bars li")) {
      const count = counts.get(bar.dataset.source) ?? 0;
      bar.hidden = !count;
      bar.querySelector("b").textContent = count;
      bar.querySelector("i").style.width = `${(100 * count) / bar.dataset.most}%`;
    }
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
      const fold = field.closest("details");
      if (fold) fold.open = true;
    }
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
    const told = Object.fromEntries(anew.map(([name, count]) => [name, count()]));
    if ("claims" in row && "status" in row)
      told.label = `${told.claims} claim${told.claims === 1 ? "" : "s"}`;
    return told;
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
        for (const group of chart.place.querySelectorAll(
          "[role=graphics-symbol]:not([aria-label])",
        ))
          group.removeAttribute("role");
      });
  }

  async function unpack() {
    const packed = Uint8Array.from(atob(document.getElementById("vega").textContent), (char) =>
      char.charCodeAt(0),
    );
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    document.head.append(
      Object.assign(document.createElement("script"), {
        textContent: await new Response(stream).text(),
      }),
    );
  }

  async function liven(figure) {
    const spec = read(figure.dataset.spec);
    const rows = Object.fromEntries(
      spec.data
        .filter((d) => d.values?.some((row) => members(row).length))
        .map((d) => [d.name, d.values.map((v) => ({ ...v }))]),
    );
    const place = figure.querySelector(".picture"),
      picture = [...place.childNodes];
    try {
      const { view } = await vegaEmbed(place, spec, {
        mode: "vega",
        renderer: "svg",
        actions: false,
        ast: true,
        defaultStyle: false,
        logLevel: 1,
      });
      charts.push({ view, rows, place, about: place.getAttribute("aria-label") });
    } catch (error) {
      place.replaceChildren(...picture);
      console.error(error);
    }
  }

  const targeted = () => {
    const name = location.hash.slice(1);
    return document.getElementById(name) ?? document.getElementById(decoded(name));
  };

  function decoded(name) {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }

  function reveal() {
    const target = targeted();
    if (!target) return;
    if (target.classList.contains("off") || target.closest(".off")) {
      form.reset();
      apply();
    }
    for (
      let around = target.closest("details");
      around;
      around = around.parentElement.closest("details")
    )
      around.open = true;
    clear();
    target.scrollIntoView({ block: "start", inline: "nearest" });
    if (!target.matches("a, button, input, select, summary")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  // On a phone a chart is as wide as the screen, or scrolls in its full size.
  addEventListener("click", ({ target }) => {
    if (!target.matches?.(".size")) return;
    const whole = target.closest("figure").classList.toggle("whole-size");
    target.setAttribute("aria-pressed", whole);
  });

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
    reference.closest("p").after(noted);
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
    const mark = event.target.closest(".attributions, .noted, a[href]:not(sup a)");
    if (!mark?.matches(".attributions")) return;
    event.preventDefault();
    event.stopPropagation();
    note(mark.dataset.of);
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && noted) close(references.get(noted.dataset.on));
  });

  for (const element of document.querySelectorAll(".live:not(.nothing)")) element.hidden = false;
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => layer(box));
    layer(box);
  }
  unpack()
    .then(() => Promise.all([...document.querySelectorAll("figure[data-spec]")].map(liven)))
    .then(() => {
      document.body.dataset.live = charts.length;
      apply();
      if (document.activeElement === targeted()) reveal();
    });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", () => (addressed() ? follow(addressed()) : reveal()));
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) setTimeout(reveal);
  });
  addEventListener("resize", clear);
  clear();
  if (addressed()) follow(addressed());
  else if (location.hash) reveal();
})();
