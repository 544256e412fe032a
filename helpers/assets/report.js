// The filters of the report: one state drives charts, tables, marks in the text and claim cards. The same rules as views.select.
"use strict";
(() => {
  const statements = JSON.parse(document.getElementById("statements").textContent);
  const form = document.getElementById("filters"),
    told = document.getElementById("told");
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

  function apply() {
    const wanted = Object.fromEntries(new FormData(form));
    wanted.text = (wanted.text || "").trim().toLowerCase();
    const upside = (a, b) => a && b && a > b;
    const wrong =
      upside(wanted.said_from, wanted.said_to) || upside(wanted.event_from, wanted.event_to);
    const kept = new Set(
      statements
        .filter((s) => !wrong && fits(s, wanted, wanted.surely ? surely : possibly))
        .map((s) => s.id),
    );
    told.textContent = wrong
      ? "The range ends before it begins."
      : `${kept.size} of ${statements.length} statements: ${words(wanted)}`;
    let shown = 0;
    for (const element of document.querySelectorAll("tr[data-of], .claim, .attributions")) {
      const off = !element.dataset.of.split(" ").some((id) => kept.has(id));
      element.classList.toggle("off", off);
      shown += !off && element.classList.contains("claim");
    }
    document.querySelector(".nothing").hidden = shown > 0;
    for (const chart of charts) draw(chart, kept);
  }

  // A row of a chart stands for the attributions named in it: it stays while one of them fits, and counts those that do.
  function narrowed(row, kept) {
    const ids = String(row.attribution_ids ?? row.attribution_id ?? "");
    if (!ids) return row;
    const left = ids.split(", ").filter((id) => kept.has(id));
    if (!left.length) return null;
    return "attributions" in row
      ? { ...row, attribution_ids: left.join(", "), attributions: left.length }
      : row;
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
    const spec = JSON.parse(document.getElementById(figure.dataset.spec).textContent);
    const rows = Object.fromEntries(
      spec.data
        .filter((d) => d.values?.some((v) => v.attribution_ids || v.attribution_id))
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
      charts.push({ view, rows, place });
    } catch (error) {
      place.replaceChildren(...picture);
      console.error(error);
    }
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
    target.scrollIntoView({ block: "center" });
    if (!target.matches("a, button, input, select, summary")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  for (const element of document.querySelectorAll(".live:not(.nothing)")) element.hidden = false;
  for (const box of document.querySelectorAll("[data-layer]"))
    box.addEventListener("change", () =>
      document.body.classList.toggle("no-" + box.dataset.layer, !box.checked),
    );
  if (matchMedia("(max-width: 40rem)").matches) form.querySelector("details").open = false;
  unpack()
    .then(() => Promise.all([...document.querySelectorAll("figure[data-spec]")].map(liven)))
    .then(() => {
      document.body.dataset.live = charts.length;
      apply();
    });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("beforeprint", () =>
    document.querySelectorAll("details.table").forEach((d) => {
      d.dataset.was = d.open;
      d.open = true;
    }),
  );
  addEventListener("afterprint", () =>
    document.querySelectorAll("details.table").forEach((d) => {
      d.open = d.dataset.was === "true";
    }),
  );
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
