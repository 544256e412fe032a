// Where else the dossier is saved to, and what an earlier opening could not bring back.

class Saving {
  constructor(home) {
    this.home = home;
    Object.assign(this, { stuck: false, asked: false });
    this.folder = h("input", { placeholder: "a new name, or a whole path", autocomplete: "off" });
    this.elsewhere = h(
      "div",
      { class: "an-row an-elsewhere", hidden: true },
      h("label", { class: "an-wide" }, "Save elsewhere ", this.folder),
      button("Save there", () => this.save()),
    );
    this.opener = button("Save elsewhere", () => this.toggle(), { "aria-expanded": "false" });
    this.asides = h("div", {});
  }
  /** Opens the line for another folder's name, or puts it away, where it need not be there. */
  toggle() {
    this.asked = !this.asked;
    this.draw();
    if (this.asked) this.folder.focus();
  }
  save() {
    const folder = this.folder.value;
    if (folder.trim()) this.home.send({ kind: "save", folder });
    else this.home.tell("Type a name for the new folder first.", true);
  }
  /** Notes whether only another folder can be saved to, as far as an answer tells. */
  heed({ kind, for: asked, elsewhere }) {
    if (kind === "refused") this.stuck ||= elsewhere;
    else this.stuck &&= asked.kind !== "save";
  }
  draw() {
    const { practice, closed, asides } = this.home.store.state;
    const needed = this.stuck || closed;
    this.asked &&= practice;
    this.elsewhere.hidden = !needed && !this.asked;
    this.opener.hidden = needed || !practice;
    this.opener.setAttribute("aria-expanded", String(this.asked));
    this.asides.replaceChildren(...asides.map((aside) => this.offer(aside)));
  }
  /** Offers what was put aside: unsaved changes and typed values. */
  offer([name, changes, last, typed]) {
    const many = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`,
      when = last ? ` of ${last.slice(0, 16).replace("T", ", ")}` : "",
      parts = [
        changes && many(changes, "unsaved change") + when,
        typed && many(typed, "typed value"),
      ],
      lie = changes + typed === 1 ? "lies" : "lie";
    return h(
      "div",
      { class: "an-row" },
      h("span", {}, `${parts.filter(Boolean).join(" and ")} ${lie} aside in ${name}.`),
      button("Recover them", () => this.home.send({ kind: "recover", name })),
    );
  }
}
