// What is held until Python has it, and what is said when Python does not answer.

const SILENCE =
  "Python has not answered for three seconds: nothing new is kept so far. If it is busy, wait. " +
  "If it was restarted, run the notebook once more (Run, then Run All Cells). " +
  "What you chose or typed here is held as a draft by this browser until then, also when you " +
  "close the tab.";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A draft that did not reach Python yet, held by the browser until it does, under the place of its
 * task and by the name of the page that has it: it is there after the tab was closed.
 */
const held = {
  at: (place) => `exercise-draft-${place}`,
  /** What is held, taken over by this page; null when there is nothing. */
  read(place, by) {
    try {
      const { value } = JSON.parse(localStorage.getItem(held.at(place)));
      held.write(place, by, value);
      return value;
    } catch {
      return null;
    }
  },
  write(place, by, value) {
    try {
      localStorage.setItem(held.at(place), JSON.stringify({ by, value }));
    } catch {
      // a browser that holds nothing: the draft then stands in the page alone
    }
  },
  /** Lets go of it, whatever page holds it. */
  forget(place) {
    try {
      localStorage.removeItem(held.at(place));
    } catch {
      // as above
    }
  },
  /** Lets go of it, but not of what another page holds. */
  drop(place, by) {
    try {
      if (JSON.parse(localStorage.getItem(held.at(place))).by === by)
        localStorage.removeItem(held.at(place));
    } catch {
      // as above
    }
  },
};
