// The bar above the article: how much is checked and saved, and the buttons for the whole dossier.

const COUNTED =
  "A statement counts as one, with its chain, claim and numbers. Each change is kept in the" +
  " journal at once; the other notebooks and the report read what is saved.";

class Bar {
  constructor(home) {
    this.home = home;
    this.progress = h("progress", { "aria-label": "rows checked", max: 1, value: 0 });
    this.told = h("p", { class: "an-count" });
    this.mode = h("span", { class: "an-mode" }, "Going by sentence");
    this.order = button("By doubt instead", () => {
      this.home.turn(this.home.order === "reading" ? "doubt" : "reading");
      this.home.select(null);
    });
    this.window = button("Fill the window", () => this.fill(), {
      title: "f",
      "aria-keyshortcuts": "f",
      "aria-pressed": "false",
    });
    this.undo = button("Undo", () => this.home.send({ kind: "undo" }), {
      title: "z",
      "aria-keyshortcuts": "z",
    });
    this.redo = button("Redo", () => this.home.send({ kind: "redo" }), {
      title: "y",
      "aria-keyshortcuts": "y",
    });
    this.element = h(
      "header",
      { class: "an-bar" },
      this.progress,
      this.undo,
      this.redo,
      this.mode,
      this.order,
      home.queue.opener,
      this.window,
      home.keysTold.opener,
      button("Save", () => this.home.send({ kind: "save" }), { class: "an-main" }),
      home.saving.opener,
    );
  }
  draw() {
    const { checked, of, undo, redo } = this.home.store.state,
      done = of && !this.home.store.order.length ? ": nothing is left to check" : "";
    Object.assign(this.progress, { max: Math.max(of, 1), value: checked });
    this.told.textContent = `${checked} of ${of} checked${done} · ${this.unsaved()}`;
    this.told.title = `${COUNTED} Save writes to ${this.where()}.`;
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
  }
  /** Where the work stands: what is done is kept at once, and in the dossier once it is saved. */
  unsaved() {
    const { unsaved } = this.home.store.state;
    if (!unsaved) return `all saved in ${this.where()}`;
    return unsaved === 1
      ? "1 change kept; Save writes it"
      : `${unsaved} changes kept; Save writes them`;
  }
  where() {
    const { folder, practice } = this.home.store.state;
    return practice ? "the practice draft" : folder;
  }
  /** Says in which order the annotator goes on. */
  turn(order) {
    const reading = order === "reading";
    this.order.textContent = reading ? "By doubt instead" : "By sentence instead";
    this.mode.textContent = reading ? "Going by sentence" : "Going by doubt";
  }
  /**
   * Takes the whole window, or gives it back: as a popover, which no frame around the notebook can
   * cut.
   */
  fill() {
    const { root, article } = this.home,
      full = !root.popover;
    root.popover = full ? "manual" : null;
    if (full) root.showPopover();
    this.window.textContent = full ? "Back to the page" : "Fill the window";
    this.window.setAttribute("aria-pressed", String(full));
    if (this.home.row()) article.select(this.home.row(), true);
  }
}
