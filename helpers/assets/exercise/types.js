// The types of task, one for each kind in teaching/kinds/, under its name. To add one: a row of
// TYPES.

/**
 * What each type of task shows, and how its answer is read: element, read() → value, write(value).
 */
const TYPES = {
  choice: (task) => boxes(task, "radio"),
  choices: (task) => boxes(task, "checkbox"),
  match(task) {
    const rows = task.items.map(([id, said]) => {
      const select = h(
        "select",
        { "aria-label": said },
        h("option", { value: "" }, "choose …"),
        task.options.map(([option, told]) => h("option", { value: option }, told)),
      );
      return { id, select, element: h("li", {}, h("span", { dir: "auto" }, said), select) };
    });
    return {
      element: h(
        "ol",
        { class: "ex-match" },
        rows.map((row) => row.element),
      ),
      read: () =>
        Object.fromEntries(
          rows.filter((row) => row.select.value).map((row) => [row.id, row.select.value]),
        ),
      write: (value) =>
        rows.forEach((row) => {
          row.select.value = value?.[row.id] ?? "";
        }),
    };
  },
  order,
  pick,
  date(task, ask) {
    const id = fresh(),
      input = h("input", {
        id,
        class: "ex-date",
        placeholder: "day month year",
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": `${id}-read`,
      });
    const reading = h("p", { class: "ex-reading", id: `${id}-read`, "aria-live": "polite" });
    const tell = h("input", {
      type: "checkbox",
      onchange: () => {
        input.disabled = tell.checked;
      },
    });
    input.addEventListener("input", () => ask({ kind: "reading", value: input.value }));
    const examples = h(
      "details",
      {},
      h("summary", {}, "How to write it: examples"),
      h(
        "table",
        {},
        h(
          "tbody",
          {},
          task.examples.map(([edtf, means]) =>
            h("tr", {}, h("td", {}, h("code", {}, edtf)), h("td", {}, means)),
          ),
        ),
      ),
    );
    return {
      element: h(
        "div",
        {},
        h("label", { for: id }, "Date "),
        input,
        reading,
        h("label", { class: "ex-option" }, tell, h("span", {}, task.cannotTell)),
        examples,
      ),
      read: () => (tell.checked ? CANNOT_TELL : input.value.trim()),
      reading: (text) => {
        reading.textContent = text;
      },
      write: (value) => {
        tell.checked = value === CANNOT_TELL;
        input.disabled = tell.checked;
        if (typeof value === "string" && value !== CANNOT_TELL) input.value = value;
      },
    };
  },
  text() {
    const area = h("textarea", { rows: 4, dir: "auto", "aria-label": "Your answer" });
    return {
      element: area,
      read: () => area.value.trim(),
      write: (value) => {
        area.value = value ?? "";
      },
    };
  },
  grade(task) {
    const select = (options, name) =>
      h(
        "select",
        { "aria-label": name },
        h("option", { value: "" }, "choose …"),
        options.map(([id, told]) => h("option", { value: id }, `${id} ${told}`)),
      );
    const parts = {
      reliability: select(task.reliability, "the source"),
      credibility: select(task.credibility, "the claim"),
      why: h("textarea", { rows: 3, dir: "auto", "aria-label": "Your reasons" }),
    };
    return {
      element: h(
        "div",
        { class: "ex-grade" },
        h("label", {}, "The source ", parts.reliability),
        h("label", {}, "The claim ", parts.credibility),
        h("label", { class: "ex-wide" }, "Your reasons ", parts.why),
      ),
      read: () => {
        const value = Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [name, part.value.trim()]),
        );
        return Object.values(value).some(Boolean) ? value : {};
      },
      write: (value) =>
        Object.entries(parts).forEach(([name, part]) => {
          part.value = value?.[name] ?? "";
        }),
    };
  },
};

function boxes(task, type) {
  const name = fresh(),
    inputs = task.options.map(([id]) => h("input", { type, name, value: id }));
  return {
    element: h(
      "fieldset",
      { class: "ex-boxes" },
      h("legend", { class: "ex-hidden" }, "Answers"),
      task.options.map(([, told], n) =>
        h("label", { class: "ex-option" }, inputs[n], h("span", { dir: "auto" }, told)),
      ),
    ),
    read: () => {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      return type === "radio" ? (chosen[0] ?? "") : chosen;
    },
    write: (value) =>
      inputs.forEach((input) => {
        input.checked =
          type === "radio" ? input.value === value : (value ?? []).includes(input.value);
      }),
  };
}
