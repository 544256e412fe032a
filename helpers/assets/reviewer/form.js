// The fields of a question, to be changed.

/** A form; save is called with the values that are other than before, close when it is left. */
function changing(question, by, { save, close }) {
  const inputs = new Map(question.fields.map((field) => [field.name, input(field)]));
  const before = held.read(question.place, by) ?? {};
  for (const [name, value] of Object.entries(before))
    if (inputs.has(name)) inputs.get(name).value = value;
  const values = () =>
    Object.fromEntries(
      question.fields
        .filter(({ name, value }) => inputs.get(name).value !== value)
        .map(({ name }) => [name, inputs.get(name).value]),
    );
  const leave = () => {
    held.drop(question.place, by);
    close();
  };
  return h(
    "form",
    {
      class: "rv-form",
      "aria-label": "Change this question",
      oninput: () => held.write(question.place, by, values()),
      onsubmit: (event) => {
        event.preventDefault();
        save(values());
      },
      onkeydown: (event) => event.key === "Escape" && leave(),
    },
    question.fields.map((field) =>
      h("label", {}, h("span", { dir: "auto" }, field.label), inputs.get(field.name)),
    ),
    h(
      "div",
      { class: "ex-row" },
      h("button", { class: "ex-main" }, "Change it"),
      button("Leave it as it was", leave),
    ),
  );
}

function input({ value, choices, long }) {
  if (choices.length)
    return h(
      "select",
      {},
      choices.map(([id, told]) => h("option", { value: id, selected: id === value }, told)),
    );
  return long ? h("textarea", { rows: 2, dir: "auto", value }) : h("input", { dir: "auto", value });
}
