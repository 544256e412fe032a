// Items to put in order.

function order(task) {
  const list = h("ol", { class: "ex-order" }),
    told = Object.fromEntries(task.options);
  let order = task.options.map(([id]) => id);
  const move = (at, by, name) => {
    const to = at + by;
    [order[at], order[to]] = [order[to], order[at]];
    draw();
    const row = list.children[to];
    (
      row.querySelector(`[data-by="${by}"]:not(:disabled)`) ??
      row.querySelector("button:not(:disabled)")
    ).focus();
    said.textContent = `“${told[name]}” is now number ${to + 1} of ${order.length}.`;
  };
  const said = h("p", { class: "ex-hidden", "aria-live": "polite" });
  const draw = () =>
    list.replaceChildren(
      ...order.map((id, at) =>
        h(
          "li",
          {},
          h("span", { dir: "auto" }, told[id]),
          h(
            "span",
            { class: "ex-moves" },
            h(
              "button",
              {
                "aria-label": `earlier: ${told[id]}`,
                "data-by": -1,
                disabled: at === 0,
                onclick: () => move(at, -1, id),
              },
              "↑",
            ),
            h(
              "button",
              {
                "aria-label": `later: ${told[id]}`,
                "data-by": 1,
                disabled: at === order.length - 1,
                onclick: () => move(at, 1, id),
              },
              "↓",
            ),
          ),
        ),
      ),
    );
  draw();
  return {
    element: h("div", {}, list, said),
    read: () => order,
    write: (value) => {
      if (value?.length === order.length) {
        order = [...value];
        draw();
      }
    },
  };
}
