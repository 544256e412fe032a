// The page of an exercise: puts the widgets in their places and says what becomes of the answers.

const KEEPS = "Your answers are kept in this browser, on this device only.";
const OTHERS = "Here are the answers of somebody who worked on this device: ";
const LOST =
  "This browser keeps nothing for this page: your answers are gone when you close it. Download " +
  "them before that, at the end of the page. “Open my answers” brings them back.";
const UNLIKE = "Somebody else? Press “New student”.";

/** Lets the browser save a text as a file. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

class Page {
  constructor(exercise) {
    this.exercise = exercise;
    this.store = new Store(exercise);
    this.kept = document.getElementById("kept");
    this.stops = [];
    this.mount();
    this.tellBegin();
    this.offer();
  }
  /** Draws all tasks and the summary as the answers have them. */
  mount() {
    this.stops.forEach((stop) => stop());
    const host = new Host(this.exercise, this.store);
    const put = (id, model) => render({ model, el: document.getElementById(id) });
    this.stops = this.exercise.questions.map((question) => put(question.id, host.task(question)));
    this.stops.push(put("summary", host.summary()));
    this.host = host;
  }
  tell(told) {
    this.kept.textContent = told;
  }
  tellBegin() {
    const { lasts, name } = this.store;
    if (!lasts) this.tell(LOST);
    else if (this.store.isEmpty()) this.tell(KEEPS);
    else this.tell(name ? `Here are the answers of ${name}. ${UNLIKE}` : `${OTHERS}${UNLIKE}`);
  }
  /** Brings the buttons to life. */
  offer() {
    const ask = document.getElementById("ask"),
      file = document.getElementById("file");
    document.getElementById("new").addEventListener("click", () => ask.showModal());
    document.getElementById("clear").addEventListener("click", () => {
      ask.close();
      this.begin();
    });
    document.getElementById("stay").addEventListener("click", () => ask.close());
    document.getElementById("open").addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
      if (file.files[0]) this.open(await file.files[0].text());
      file.value = "";
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.store.lasts && !this.store.isEmpty()) event.preventDefault();
    });
    document.querySelectorAll("[data-live]").forEach((element) => {
      element.hidden = false;
    });
  }
  /** Clears the page for the next student. */
  begin() {
    this.stops.splice(0).forEach((stop) => stop());
    this.store.clear();
    for (const question of this.exercise.questions) held.forget(this.host.place(question));
    this.mount();
    this.tell(`All cleared for the next student. ${this.store.lasts ? KEEPS : LOST}`);
    document.getElementById("title").focus();
  }
  open(content) {
    const told = document.getElementById("opened"),
      problem = this.store.take(content);
    told.textContent = problem || "Your answers are back. Go on where you stopped.";
    if (!problem) this.mount();
  }
}

new Page(JSON.parse(document.getElementById("exercise").textContent));
