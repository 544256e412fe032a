// Relations between claims: what is related to the claim of a card, and the form for one more.

class Relating {
  constructor(home) {
    this.home = home;
  }
  /** The fold of a statement's card for the relations of its claim. */
  fold(row) {
    const { choosing, fields, making, store } = this.home,
      claim_b = fields.labelled("the other claim", choosing.select(this.likely(row), "", true)),
      more = fields.controls("relations", { relation: "", kind: "", basis: "inferred", why: "" }),
      suggested = (one) => one.status === "drafted",
      mine = store
        .all("relations")
        .filter((one) => [one.claim_a, one.claim_b].includes(row.claim_id))
        .sort((a, b) => suggested(b) - suggested(a)),
      open = mine.filter(suggested).length;
    const form = making.fold(
      store.claimOf(row),
      "add_relation",
      `+ Relation to another claim (${mine.length} there${open ? `, ${open} suggested` : ""})`,
      "Relate them",
      { relation: more.relation, claim_b, kind: more.kind, basis: more.basis, why: more.why },
      (values) => ({ claim_a: row.claim_id, ...values }),
    );
    this.hasten(form, more);
    form.firstChild.after(
      h(
        "ul",
        { class: "an-ticks" },
        mine.map((one) => h("li", {}, this.related(row, one))),
      ),
    );
    return form;
  }
  /** The other claims, those that share most words with this one first. */
  likely(row) {
    const { store, choosing } = this.home,
      words = ({ proposition }) =>
        new Set(proposition.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []),
      mine = words(store.claimOf(row)),
      shared = (claim) => [...words(claim)].filter((word) => mine.has(word)).length,
      choices = choosing.rows("claims");
    const near = () =>
      store
        .all("claims")
        .filter((claim) => claim.claim_id !== row.claim_id)
        .map((claim) => [shared(claim), claim])
        .sort(([a], [b]) => b - a)
        .map(([, claim]) => claim);
    return { ...choices, all: () => choosing.pairs(near()) };
  }
  /** How it bears on the other is one letter, and on to why; Enter behind that relates them. */
  hasten(form, { relation, why }) {
    relation.input.addEventListener("change", () => {
      if (document.activeElement === relation.input) why.input.focus();
    });
    why.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.querySelector(":scope > .an-row button").click();
    });
  }
  /** A relation that is there, which can be accepted or rejected here when it is a suggestion. */
  related({ claim_id }, one) {
    const { store } = this.home,
      { table, key } = one,
      forth = one.claim_a === claim_id,
      other = store.find("claims", forth ? one.claim_b : one.claim_a),
      named = quoted(other.proposition, 90),
      settle = (verb) => once(() => this.home.ask(verb, { table, key }));
    return [
      button(
        forth ? `${one.relation} ${named}` : `${named} ${one.relation} this`,
        () => this.home.select(one.id, [], true),
        { class: "an-link" },
      ),
      h("small", {}, ` ${one.why} `),
      one.status === "drafted" && [
        button("Accept it", settle("accept")),
        " ",
        button("Reject it", settle("reject")),
      ],
    ];
  }
  /** The claim of one statement bears on that of another, as Python reads the pair. */
  relate({ claim_id }, other) {
    this.home.ask("add_relation", { claim_a: claim_id, claim_b: other.claim_id });
  }
  /** To the list of the other claims, those that share most words first. */
  toClaims(row) {
    const input = this.home.fields.named(this.home.store.claimOf(row), "add_relation claim_b");
    input.closest("details").open = true;
    input.focus();
    this.home.tell("Choose the other claim, how this bears on it, and why; then Enter.");
  }
}
