// Words to pick in a passage, with the mouse or the keys.

function pick(task) {
  const tokens = [],
    box = h("div", {
      class: "ex-pick",
      role: "group",
      "aria-label":
        "The passage. Arrow keys go from word to word; Enter sets the first word, then the last.",
    });
  let anchor = null,
    range = null,
    at = 0;
  const told = h("p", { class: "ex-picked", "aria-live": "polite" });
  const show = () => {
    const [from, to] = range ?? (anchor === null ? [1, 0] : [anchor, anchor]);
    tokens.forEach((token, n) => {
      token.element.classList.toggle("ex-on", n >= from && n <= to);
      token.element.setAttribute("aria-pressed", n >= from && n <= to ? "true" : "false");
    });
    told.textContent =
      anchor !== null
        ? `First word: “${tokens[anchor].text}”. ` +
          "Now the last one; the same word once more for one word."
        : range
          ? `Picked: “${tokens
              .slice(from, to + 1)
              .map((token) => token.text)
              .join(" ")}”`
          : "Nothing is picked yet. " +
            "Drag over the words, or press the first word and then the last.";
  };
  const choose = (n) => {
    if (anchor === null) {
      anchor = n;
      range = null;
    } else if (tokens[anchor].paragraph !== tokens[n].paragraph) {
      anchor = n;
    } else {
      range = [Math.min(anchor, n), Math.max(anchor, n)];
      anchor = null;
    }
    show();
  };
  const focus = (n) => {
    tokens[at]?.element.setAttribute("tabindex", -1);
    at = Math.max(0, Math.min(tokens.length - 1, n));
    tokens[at].element.setAttribute("tabindex", 0);
    tokens[at].element.focus();
  };
  let down = null;
  task.passage.forEach(({ number, start, text, marks }, paragraph) => {
    const points = Array.from(text),
      line = h("p", { dir: "auto" }, h("span", { class: "ex-number" }, `${number} `));
    for (const [from, to, isWord] of words(points)) {
      const piece = points.slice(from, to).join("");
      if (!isWord) {
        line.append(piece);
        continue;
      }
      const n = tokens.length,
        marked = marks.some(([first, last]) => start + from < last && start + to > first);
      const element = h(
        "span",
        {
          class: marked ? "ex-word ex-marked" : "ex-word",
          role: "button",
          tabindex: n ? -1 : 0,
          "data-n": n,
          "aria-pressed": "false",
        },
        piece,
      );
      tokens.push({ element, text: piece, paragraph, start: start + from, end: start + to });
      line.append(element);
    }
    box.append(line);
  });
  const over = (event) => {
    const element = document.elementFromPoint?.(event.clientX, event.clientY);
    const found = (element?.shadowRoot ? null : element)?.closest?.(".ex-word");
    return found && box.contains(found) ? Number(found.dataset.n) : null;
  };
  box.addEventListener("pointerdown", (event) => {
    down = over(event);
  });
  box.addEventListener("pointerup", (event) => {
    const up = over(event);
    if (up === null || down === null) return;
    if (up === down || event.pointerType === "touch") choose(up);
    else {
      anchor = down;
      choose(up);
    }
    focus(up);
    down = null;
    window.getSelection()?.removeAllRanges();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) focus(at + step);
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(tokens.length - 1);
    else if (event.key === "Enter" || event.key === " ") choose(at);
    else if (event.key === "Escape") {
      anchor = range = null;
      show();
    } else return;
    event.preventDefault();
  });
  show();
  return {
    element: h("div", {}, box, told),
    ownPassage: true,
    read: () => (range ? [tokens[range[0]].start, tokens[range[1]].end] : []),
    write: (value) => {
      if (!value?.length) return;
      const from = tokens.findIndex((token) => token.end > value[0]),
        to = tokens.findLastIndex((token) => token.start < value[1]);
      if (from >= 0 && to >= from) range = [from, to];
      show();
    },
  };
}
