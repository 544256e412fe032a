// Where words and figures begin and end, so that none is chosen by halves.

const WORDLIKE = /[\p{L}\p{N}\p{M}’'-]/u;
const DIGIT = /\p{Nd}/u;
/** A letter of a script that sets words apart by blanks: those with capitals do. */
const CASED = /[\p{Lu}\p{Ll}\p{Lt}]/u;
/** What hangs on the character before it. */
const HANGS = /[\p{M}\p{Emoji_Modifier}\u200d]/u;
/** What may follow a name or a pronoun and be left out: Roe’s, she’ll. */
const SUFFIX = /^[’'](s|d|m|ll|re|ve)(?![\p{L}\p{M}])/iu;

/** The edges of the words in a text that is given as code points. */
class Edges {
  constructor(points) {
    this.points = points;
  }
  is(kind, at) {
    return at >= 0 && at < this.points.length && kind.test(this.points[at]);
  }
  /** Whether a place is inside a figure: 40,000 or 3.5, with £ or € before or behind it. */
  inFigure(at) {
    const digit = (n) => this.is(DIGIT, n),
      joint = (n) => this.is(/[.,\u00a0\u202f]/, n) && digit(n - 1) && digit(n + 1),
      money = (n) => this.is(/\p{Sc}/u, n);
    const part = (n) => digit(n) || joint(n);
    return (
      (part(at - 1) && part(at)) ||
      (money(at - 1) && digit(at)) ||
      (digit(at - 1) && money(at) && !digit(at + 1))
    );
  }
  /** Whether a place is inside a word: two letters meet there, or a character and its accent. */
  inWord(at) {
    const letter = (n) => this.is(CASED, n) || this.is(/\p{M}/u, n),
      apostrophe = (n) => this.is(/[’']/, n) && letter(n - 1) && this.is(CASED, n + 1);
    return (
      this.is(HANGS, at) ||
      this.is(/\u200d/, at - 1) ||
      (letter(at - 1) && this.is(CASED, at)) ||
      ((apostrophe(at) || apostrophe(at - 1)) && !this.leavesOff(at))
    );
  }
  /** Whether what may be left out begins at a place. */
  leavesOff(at) {
    return SUFFIX.test(this.points.slice(at, at + 5).join(""));
  }
  /**
   * Chosen words, whole. They may begin behind an apostrophe or at it, end before a suffix, and
   * have their edges at a hyphen.
   */
  whole({ start, end }) {
    const cut = (at) => this.inFigure(at) || this.inWord(at),
      begins = this.is(/[’']/, start - 1) || this.is(/[’']/, start);
    if (!begins) while (cut(start)) start--;
    while (cut(end)) end++;
    return { start, end };
  }
  /** The word or the whole figure at a place; null when there is none. */
  at(place) {
    const { points } = this,
      joins = (n) => this.is(WORDLIKE, n) || this.inFigure(n) || this.inFigure(n + 1);
    if (!(joins(place) || joins(place - 1))) return null;
    let [start, end] = [place, place];
    while (joins(start - 1)) start--;
    while (joins(end)) end++;
    while (start < end && /[’'-]/.test(points[start])) start++;
    while (end > start && /[’'-]/.test(points[end - 1])) end--;
    return end > start ? { start, end } : null;
  }
}
