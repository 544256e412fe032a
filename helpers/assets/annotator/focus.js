// Who has the keys of the page: the annotator, or what somebody types in.

class Focus {
  constructor(home) {
    Object.assign(this, { home, held: false, typedAt: 0, pressedAt: 0 });
  }
  /**
   * Does something that draws anew, and leaves the keys with the annotator if they were with it:
   * not the letters that somebody goes on typing into a field that is gone. mine: the answer to
   * what was asked here.
   */
  keep(draw, mine = true) {
    const { root, askedAt } = this.home,
      active = document.activeElement,
      ours = root.contains(active),
      typing = ours && active.matches(TYPING) && !(mine && this.typedAt < askedAt);
    draw();
    if (ours) this.take();
    if (typing && !document.activeElement.matches(TYPING)) this.hold(active.value);
  }
  /** Has the keys go to the annotator again, if what had them is gone, closed or shown no more. */
  take() {
    const now = document.activeElement,
      { root } = this.home;
    if (!root.contains(now) || now.disabled || !now.getClientRects().length)
      root.focus({ preventScroll: true });
  }
  /** The mouse is used: it says itself what has the keys. */
  press() {
    [this.held, this.pressedAt] = [false, performance.now()];
  }
  /** Lets letters do nothing, until Escape or a click: who types did not mean them as keys. */
  hold(words) {
    this.held = true;
    const typed = words ? ` What stood in it: “${cut(words, 300)}”.` : "";
    this.home.tell(
      `The field you were typing in is gone.${typed} Esc or a click brings the keys back.`,
      true,
    );
  }
}
