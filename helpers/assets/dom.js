// What all widgets draw with. All text goes through text nodes and attributes, never through HTML.

/**
 * An element: attributes, listeners (on…), properties (value, checked, …), and children; a string
 * child becomes a text node.
 */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (["value", "checked", "selected", "disabled", "hidden"].includes(name))
      node[name] = value;
    else if (value !== undefined && value !== null && value !== false)
      node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

/** A button that does something, and never sends a form. */
function button(words, act, more = {}) {
  return h("button", { type: "button", onclick: act, ...more }, words);
}

/**
 * After a whole run a notebook stands at its end: it is taken to the first part that its reader
 * begins with, unless they do something themselves meanwhile. inside: an element of the notebook.
 */
function standAt(part, inside) {
  const notebook = inside.closest(".jp-Notebook"),
    last = notebook && [...notebook.querySelectorAll(".jp-Cell")].at(-1);
  if (!last?.classList.contains("jp-mod-active")) return;
  const begun = ["pointerdown", "wheel", "keydown"],
    until = Date.now() + 4_000;
  const stop = () => {
    clearInterval(again);
    begun.forEach((name) => document.removeEventListener(name, stop, true));
  };
  const again = setInterval(() => {
    notebook.querySelector(part)?.scrollIntoView({ block: "start" });
    if (Date.now() > until) stop();
  }, 400);
  begun.forEach((name) => document.addEventListener(name, stop, true));
}
