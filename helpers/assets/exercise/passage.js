// A passage of the article, and ids of a task's own. Offsets count code points, as in the tables.

const CANNOT_TELL = "cannot-tell";
const SIGNS = { right: "✓", part: "◐", not: "✗", person: "✎", kept: "✓", none: "!" };
let made = 0;

/**
 * An id that no other task of the page has: each widget loads this file anew, and counts from the
 * beginning.
 */
const own = Math.random().toString(36).slice(2);
const fresh = () => `ex-${own}-${++made}`;

/**
 * The words of a paragraph, with what stands between them: [from, to, isWord] in code points of the
 * paragraph.
 */
function words(points) {
  const found = [];
  for (const piece of points.join("").matchAll(/\S+|\s+/gu)) {
    const from = found.length ? found.at(-1)[1] : 0;
    found.push([from, from + Array.from(piece[0]).length, /\S/u.test(piece[0])]);
  }
  return found;
}

/** A passage: numbered paragraphs, the marked stretches in <mark>. */
function passage(paragraphs, label) {
  if (!paragraphs.length) return null;
  return h(
    "blockquote",
    { class: "ex-passage", "aria-label": label },
    paragraphs.map(({ number, start, text, marks }) => {
      const points = Array.from(text),
        edges = [0, ...marks.flat().map((at) => at - start), points.length];
      const parts = edges
        .slice(1)
        .map((to, n) => [points.slice(edges[n], to).join(""), n % 2 === 1]);
      return h(
        "p",
        { dir: "auto" },
        h("span", { class: "ex-number" }, `${number} `),
        parts.map(([part, marked]) => (marked ? h("mark", {}, part) : part)),
      );
    }),
  );
}
