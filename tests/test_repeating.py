"""Which claim a statement may make once more: what is said again, and what a noun takes up."""

from test_sourcing import own

import helpers
from helpers import Dossier
from helpers.correcting import VERBS
from helpers.correcting.repeating import MOST, likely_same

TEXT = (
    "The harbor office lost two letters about rust in the crane. A clerk said she had typed them."
    " “I want to see that letter,” Ada Roe said. The rust was a year old, a welder said. A copy of"
    " one was found in a van. The mill collapsed at dawn.\n\nAda Roe said the pier had"
    " closed in May. The closure of the pier cost Holm a fair. Nils Faber also said that the pier"
    " had closed. The collapse cut a road. Tom Lund fled the quay.\n"
)


def draft() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="holm")


def claim_of(dossier: Dossier, id_: str) -> str:
    return dossier.attributions.set_index("attribution_id").loc[id_, "claim_id"]


def told(dossier: Dossier, id_: str) -> list[str]:
    """The words in which each claim that is offered is made first."""
    made = dossier.attributions.drop_duplicates("claim_id").set_index("claim_id")["text"]
    return [made[one.claim_id] for one in likely_same(dossier, id_)]


def test_a_noun_is_offered_what_is_told_by_the_same_noun_and_not_what_only_has_it():
    made, rust = own(draft(), "rust in the crane")
    made, again = own(made, "The rust")
    assert told(made, again) == ["rust in the crane"]
    assert told(made, rust) == ["The rust"]


def test_a_noun_of_a_deed_is_offered_the_sentence_that_tells_the_deed():
    made, id_ = own(draft(), "The collapse")
    assert told(made, id_) == ["The mill collapsed at dawn"]


def test_a_noun_is_not_offered_what_is_told_of_where_or_when_it_is():
    text = "The cuts are to be reviewed in May. A note on cuts is on the desk. The cuts hit Holm.\n"
    made, id_ = own(helpers.draft(text, name="cuts"), "The cuts")
    others = made.attributions["text"]
    assert others.str.startswith("A note").any() and told(made, id_) == []
    made, id_ = own(made, "A note")
    assert told(made, id_) == []
    text = "There was a leak in the hull, Roe said. The leak closed the pier.\n"
    made, id_ = own(helpers.draft(text, name="leak"), "The leak")
    assert told(made, id_) == ["There was a leak in the hull"]


def test_a_sentence_is_offered_one_that_says_it_in_the_same_words_and_no_other():
    made = draft()
    ids = made.attributions.set_index("text")["attribution_id"]
    [twice, *_] = [text for text in ids.index if text.endswith("the pier had closed")]
    assert told(made, ids[twice]) == ["the pier had closed in May"]
    [fled] = [text for text in ids.index if text.startswith("Tom Lund")]
    assert told(made, ids[fled]) == []


def test_what_stands_for_a_noun_is_offered_the_claim_that_was_united_last():
    made, letters = own(draft(), "two letters")
    made, copy = own(made, "A copy of one")
    assert told(made, copy) == []
    typed = made.attributions.set_index("text")["attribution_id"]["she had typed them"]
    kept, gone = claim_of(made, letters), claim_of(made, typed)
    made = VERBS["merge_claims"](made, kept=kept, gone=gone)
    assert [one.claim_id for one in likely_same(made, copy)] == [kept]
    made, letter = own(made, "that letter")
    assert likely_same(made, letter)[0].claim_id == kept
    made, fair = own(made, "a fair")
    assert likely_same(made, fair) == []


def test_nothing_is_offered_where_the_claim_is_shared_or_a_person_has_related_the_two():
    made, rust = own(draft(), "rust in the crane")
    made, again = own(made, "The rust")
    one, other = claim_of(made, again), claim_of(made, rust)
    more = ("elaborates", other, "scope", "One tells more.", "inferred")
    related = VERBS["add_relation"](made, one, *more)
    related = VERBS["accept"](related, "relations", [one, "elaborates", other])
    assert told(related, again) == []
    assert told(VERBS["merge_claims"](made, kept=other, gone=one), again) == []


def test_a_statement_is_made_once_more_in_its_own_words_as_another_claim_of_the_same_source():
    made = draft()
    [said] = made.attributions.loc[made.attributions["text"] == "the pier had closed in May"].index
    row = made.attributions.loc[said]
    again = VERBS["say_more"](made, row["attribution_id"], int(row["start"]), int(row["end"]))
    twins = again.attributions[again.attributions["text"] == row["text"]]
    assert len(twins) == 2 and twins["claim_id"].nunique() == 2
    hops = again.hops[again.hops["attribution_id"].isin(twins["attribution_id"])]
    assert list(hops["entity_id"]) == ["outlet", "ada-roe"] * 2


def test_the_same_words_once_more_are_offered_first_and_never_more_than_a_line_holds():
    made, _ = own(draft(), "rust in the crane")
    made, _ = own(made, "The rust")
    made, twice = own(made, "rust in the crane")
    assert told(made, twice)[0] == "rust in the crane" and len(told(made, twice)) <= MOST
