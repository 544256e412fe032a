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
