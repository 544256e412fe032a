// The talk of a widget with Python, and what is told when Python does not answer.

const PATIENCE = 3_000;
/** What nothing else waits for: what is only kept, and what is only proposed. */
const BESIDE = ["typed", "likely", "unmarked"];

/**
 * What a view says to Python, and whether it is answered: each message bears a name of its own, and
 * while one is without an answer for three seconds, the notice is shown.
 */
class Line {
  /** silence: what the notice says; look: its class. */
  constructor(model, silence, look) {
    this.model = model;
    this.name = `line-${Math.random().toString(36).slice(2)}`;
    this.said = 0;
    this.waiting = new Map();
    this.awaited = new Set();
    this.notice = h("p", { class: look, role: "alert", hidden: true }, silence);
  }
  say(message) {
    const from = `${this.name}/${++this.said}`;
    this.waiting.set(
      from,
      setTimeout(() => this.tell(), PATIENCE),
    );
    if (!BESIDE.includes(message.kind)) this.awaited.add(from);
    try {
      this.model.send({ ...message, from });
    } catch {
      this.tell();
    }
  }
  /** From now on, what Python says is heeded, with whether it answers this view. */
  open(heed = () => {}) {
    this.heard = (message) => heed(message, this.answers(message));
    this.model.on("msg:custom", this.heard);
  }
  /** Whether a message of Python's answers this view. */
  answers({ to }) {
    if (!this.waiting.has(to)) return false;
    clearTimeout(this.waiting.get(to));
    this.waiting.delete(to);
    this.awaited.delete(to);
    this.notice.hidden ||= !this.waiting.size;
    return true;
  }
  /** Whether the answer to something is awaited that changes what is shown. */
  asked() {
    return this.awaited.size > 0 && this.notice.hidden;
  }
  tell() {
    this.notice.hidden = false;
  }
  close() {
    this.waiting.forEach((timer) => clearTimeout(timer));
    this.model.off("msg:custom", this.heard);
  }
}
