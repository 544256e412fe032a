// What a click in the article answers while the card asks for it: who, when, or which claim.

const PICKS = {
  source: "Click who says it: a name in the article, or select the words that name somebody.",
  relay: "Click through whom it comes: a name in the article; a digit takes who is offered.",
  origin: "Click whom they have it from: a name in the article; a digit takes who is offered.",
  said: "When was it said? A digit takes what is offered, or click a date; Backspace for none.",
  event: "When is it? A digit takes what is offered, or click a date; Backspace for none.",
  same: "Click whom it means, or another statement of the same claim; a digit takes one offered.",
  again: "Click the statement that makes the claim which the chosen words make, too.",
  begin: "Click the word at which it begins.",
  end: "Click the word with which it ends.",
  relation: "Click the statement of the claim that this one bears on; + again for the list.",
  bearing: "With Alt, click the statement on which the one in hand bears.",
  borne: "With Ctrl, click the statement that bears on the one in hand.",
  topic:
    "About what? A digit takes a topic, with Shift for all unsorted of the paragraph; click a" +
    " statement on the same; : again to type.",
  place: "Click where that is: a name in the article; Backspace for nowhere.",
  known: `How would they know? ${KNOWN_TOLD}; * once more for the list.`,
  belongs: "Click whom they belong to or speak for: a name; Backspace for nobody.",
};
const PICKED = {
  source: "mentions",
  relay: "mentions",
  origin: "mentions",
  said: "dates",
  event: "dates",
  place: "mentions",
  belongs: "mentions",
};
/** What may be open while it is asked for; else a statement must be. */
const SPANNED = ["attributions", "mentions", "dates", "quantities", "observations"];
const OPEN = {
  same: ["attributions", "mentions", "entities", "quantities"],
  begin: SPANNED,
  end: SPANNED,
  belongs: ["mentions", "entities", "attributions"],
};

/** What is asked for, if anything is. */
class Picking {
  constructor(home) {
    Object.assign(this, { home, what: null });
  }
  /** Asks for a click; once more, and it asks no longer. */
  ask(what) {
    const open = OPEN[what] ?? ["attributions"];
    if (what !== "again" && !open.includes(this.home.hand.row()?.table))
      return this.home.tell("Open a statement first.", true);
    const again = this.what === what;
    this.stop();
    if (again) return;
    this.what = what;
    Object.assign(this.home.root.dataset, { picking: this.table(), asked: what });
    const meant = what === "again" ? "" : this.home.hand.meant();
    this.home.tell(`${meant}${PICKS[what]} Esc leaves it as it is.`);
  }
  stop() {
    this.what = null;
    delete this.home.root.dataset.picking;
    delete this.home.root.dataset.asked;
  }
  /** The table of which a mark is to be clicked. */
  table() {
    const names =
      this.what === "same" && ["mentions", "entities"].includes(this.home.hand.row()?.table);
    return PICKED[this.what] ?? (names ? "mentions" : "attributions");
  }
  /** Takes the marks that were clicked as the answer; whether they are one. */
  take(ids) {
    if (this.what === "known") this.stop();
    if (!this.what) return false;
    const { store, hand } = this.home,
      another = (row) => row.id !== hand.row()?.id || this.what === "again",
      fits = (row) => row?.table === this.table() && another(row),
      found = ids.map((id) => store.row(id)).find(fits);
    if (!found) this.home.tell(`${PICKS[this.what]} That is none.`, true);
    else this.answer(found);
    return true;
  }
  /** Relates the statement that was clicked to that in hand, as a key that was held tells. */
  relate(ids, how) {
    this.stop();
    this.ask(how);
    this.take(ids);
    this.stop();
  }
  /** Whether words are asked for, which are taken once the mouse is let go. */
  get waits() {
    return this.what === "source";
  }
  /** Takes the words that were selected as who says it. */
  words({ start, end }) {
    const { attribution_id } = this.home.hand.statement(),
      name = this.home.store.words(start, end).replace(/\s+/g, " ");
    this.home.ask("set_source", { attribution_id, start, end, name });
    this.stop();
  }
  answer(found) {
    const { what } = this,
      row = this.home.hand.row();
    this.stop();
    ({
      source: () => this.source(row, found),
      relay: () => this.via(row, found, Math.max(this.last(row).hop, 1)),
      origin: () => this.via(row, found, this.last(row).hop + 1),
      said: () => this.date("hops", this.last(row).key, found),
      event: () => this.date("claims", [row.claim_id], found),
      same: () => this.same(row, found),
      again: () => this.also(found),
      relation: () => this.home.relating.relate(row, found),
      topic: () => this.home.topics.give(row, this.home.store.claimOf(found).topic),
      bearing: () => this.home.relating.relate(row, found),
      borne: () => this.home.relating.relate(found, row),
      place: () => this.linked(what, row, found.entity_id),
      belongs: () => this.linked(what, this.party(row), found.entity_id),
    })[what]();
  }
  /** What names somebody: a mention or an entity itself, of a statement the step of who says it. */
  party(row) {
    return row.table === "attributions" ? this.last(row) : row;
  }
  /** Where a claim puts what it says, or whom somebody belongs to; blank for nowhere, nobody. */
  linked(what, { claim_id, entity_id }, id) {
    const [table, key, values] =
      what === "place"
        ? ["claims", [claim_id], { place: id }]
        : ["entities", [entity_id], { affiliation: id }];
    if (id && id === entity_id) return this.home.tell("Nobody belongs to themselves.", true);
    this.home.ask("change", { table, key, values });
  }
  /** No name is the answer; whether one was asked for. */
  none() {
    const { what } = this;
    if (!["place", "belongs"].includes(what)) return false;
    this.stop();
    const row = this.home.hand.row();
    this.linked(what, what === "belongs" ? this.party(row) : row, "");
    return true;
  }
  last({ attribution_id }) {
    return this.home.store.hops(attribution_id).at(-1);
  }
  source({ attribution_id }, { entity_id, start, end }) {
    this.home.ask("set_source", { attribution_id, entity_id, start, end });
  }
  /** One more step: before that of who says it, or behind it. */
  via({ attribution_id }, { entity_id, start, end }, position) {
    this.home.ask("add_hop", { attribution_id, position, entity_id, start, end });
  }
  /** Has words of the text date a row; words that have no value are opened, to be given one. */
  date(table, key, { id, date_id, edtf }) {
    if (!edtf) {
      this.home.select(id);
      return this.home.tell("Which time is that? A digit or a click gives these words a value.");
    }
    this.dated = { table, key, date_id };
    this.home.ask("set_date", this.dated);
  }
  already({ entity_id }) {
    const { name } = this.home.store.find("entities", entity_id);
    this.home.tell(`That is ${name} already: nothing is changed.`);
  }
  /** What a mention means, two names of one, two statements of one claim. */
  same(row, found) {
    const { store } = this.home,
      { table, key, claim_id } = row;
    if (table === "quantities") {
      const { attribution_id } = found;
      return this.home.ask("change", { table, key, values: { attribution_id } });
    }
    if (table !== "attributions" && found.entity_id === row.entity_id) return this.already(row);
    if (table === "mentions")
      return this.home.ask("reassign_mention", {
        mention_id: row.mention_id,
        entity_id: found.entity_id,
      });
    if (table === "entities")
      return this.home.ask("unite_entities", { one: found.entity_id, other: row.entity_id });
    const alone = store.all("attributions").filter((one) => one.claim_id === claim_id).length < 2;
    alone
      ? this.home.ask("merge_claims", { kept: found.claim_id, gone: claim_id })
      : this.home.ask("change", { table, key, values: { claim_id: found.claim_id } });
  }
  /** The chosen words make a claim once more: said as the open statement is, if one is open. */
  also({ claim_id }) {
    const like = this.home.hand.opened()?.attribution_id ?? "";
    this.home.ask("also_said", { claim_id, ...this.home.words.wanted(), like });
  }
  /** The day of the speech that the card shows, whoever set it. */
  shown() {
    const row = this.home.hand.statement(),
      { key, said_date_id: date_id } = row ? this.last(row) : {};
    return date_id ? { table: "hops", key, date_id } : null;
  }
  /** The day of the card, carried on; or that which was set last, as a bound, as carried over. */
  again(more) {
    const dated = more.carry ? this.shown() : this.open();
    if (!dated)
      return this.home.tell("No words of the text date this yet: click a date (d) first.", true);
    const asked = { ...dated, ...more };
    if (!more.carry) this.dated = asked;
    this.home.ask("set_date", asked);
  }
  /** The day of the open statement that was set last, of speech or event; else the one shown. */
  open() {
    const { attribution_id, claim_id } = this.home.hand.statement() ?? {},
      mine = [attribution_id, claim_id].includes(this.dated?.key[0]);
    return mine ? this.dated : this.shown();
  }
  /** That day as carried over from elsewhere; if it is, as the words themselves tell it. */
  over() {
    const { store } = this.home,
      { table, key, date_id } = this.open() ?? {},
      row = table && store.row(idOf(table, key)),
      over = [row?.said_basis, row?.event_basis].includes("carried-over");
    this.again({ basis: over ? store.find("dates", date_id).basis : "carried-over" });
  }
  /** The row of the open statement that a day of speech, or of what happened, dates. */
  dates(what) {
    const row = this.home.hand.statement();
    return what === "said" ? ["hops", this.last(row).key] : ["claims", [String(row.claim_id)]];
  }
}
