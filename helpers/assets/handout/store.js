// What of the answers is kept by this browser, and the file that holds them, in the format of
// teaching/answers.py.

const BLANK = { answer: null, tries: 0, hints: 0, shown: false, draft: null };

/** An entry with a value for each field, whatever was found. */
function entryOf(found) {
  const entry = { ...BLANK };
  for (const [field, blank] of Object.entries(isObject(found) ? BLANK : {}))
    if (has(found, field) && (blank === null || typeof found[field] === typeof blank))
      entry[field] = found[field];
  return entry;
}

/** A student's name as a part of a file's name. */
const asName = (name) =>
  Array.from(name.replace(/[^\p{L}\p{N}_.-]+|_+/gu, "-").replace(/^[-.]+|[-.]+$/g, ""))
    .slice(0, 80)
    .join("") || "untitled";

/** The answers to one exercise, kept in the page and, where it may, by the browser. */
class Store {
  constructor({ skill, article, mark, practice }) {
    Object.assign(this, { skill, article, mark, name: "", kept: {} });
    this.at = `exercise-answers-${practice ? "practice" : "graded"}-${mark}`;
    this.lasts = this.write();
  }
  /** Takes over what another window has kept since. */
  refresh() {
    try {
      const { name, answers } = JSON.parse(localStorage.getItem(this.at)) ?? {};
      if (typeof name === "string") this.name = name;
      if (isObject(answers)) this.kept = { ...this.kept, ...answers };
    } catch {
      // a browser that keeps nothing, or something else under this name: the page has its own
    }
  }
  entry(id) {
    return entryOf(this.kept[id]);
  }
  keep(id, values) {
    this.refresh();
    this.kept[id] = { ...this.entry(id), ...values };
    this.lasts = this.write();
  }
  rename(name) {
    this.refresh();
    this.name = name;
    this.lasts = this.write();
  }
  /** Whether the browser keeps them. At first, what it has is taken over and not written. */
  write() {
    try {
      if (this.lasts === undefined) this.refresh();
      const { name, kept: answers } = this;
      localStorage.setItem(this.at, JSON.stringify({ name, answers }));
      return true;
    } catch {
      return false;
    }
  }
  /** Forgets all, and what was typed and not kept yet. */
  clear() {
    Object.assign(this, { name: "", kept: {} });
    this.lasts = this.write();
  }
  isEmpty() {
    return !this.name && !Object.keys(this.kept).length;
  }
  get fileName() {
    return this.name ? `${this.skill}-${asName(this.name)}.json` : `${this.skill}.json`;
  }
  /** The content of the file to hand in. */
  asFile() {
    const { skill: exercise, article, mark: questions, name, kept: answers } = this;
    return `${JSON.stringify({ exercise, article, questions, name, answers }, null, 1)}\n`;
  }
  /** Takes the answers in a file over; returns what is wrong with it, "" if nothing. */
  take(content) {
    let found;
    try {
      found = JSON.parse(content.replace(/^\ufeff/, ""));
    } catch {
      found = null;
    }
    if (!isObject(found) || !isObject(found.answers)) return "This is no file of answers.";
    if (found.questions !== this.mark) return "This file answers other questions than these.";
    this.name = typeof found.name === "string" ? found.name : "";
    this.kept = Object.fromEntries(
      Object.entries(found.answers).map(([id, entry]) => [id, entryOf(entry)]),
    );
    this.lasts = this.write();
    return "";
  }
}
