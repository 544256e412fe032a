"""What claims are about: which topics are offered for one, and what is sorted with it."""

import pytest

import helpers
from helpers import Dossier, check
from helpers.correcting import VERBS, Refused
from helpers.correcting.offering import offers
from helpers.correcting.saying import said
from helpers.leftopen import NOT_YET, OTHER

TEXT = (
    "The mill burned at dawn, a clerk said. A welder said the pier was shut. The ferry sank, a"
    " diver said.\n\nA cook said the market was open. The quay fell, a guard said.\n"
)
MILL, PIER, FERRY = "The mill burned at dawn", "the pier was shut", "The ferry sank"
MARKET, QUAY = "the market was open", "The quay fell"


@pytest.fixture
def made() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="holm")


def topics(dossier: Dossier) -> dict[str, str]:
    """The topic of each claim, by the words that make it."""
    first = dossier.attributions.drop_duplicates("claim_id").set_index("text")["claim_id"]
    return dict(first.map(dossier.claims.set_index("claim_id")["topic"]))


def made_by(dossier: Dossier, words: str, what: str = "claim_id") -> str:
    """The claim that words make, or another cell of their statement."""
    return dossier.attributions.set_index("text").loc[words, what]


def sort(dossier: Dossier, words: str, topic: str, **more: str) -> Dossier:
    return VERBS["set_topic"](dossier, made_by(dossier, words), topic, **more)


def offered(dossier: Dossier, words: str) -> list[str]:
    id_ = made_by(dossier, words, "attribution_id")
    rows = offers(dossier, {"kind": "topics", "attribution_id": id_})
    return [row["topic"] for row in rows]


def test_a_topic_is_one_claims_or_also_that_of_what_is_not_sorted_in_its_paragraph(made):
    assert set(topics(made).values()) == {OTHER}
    alone = sort(made, PIER, " the harbor ")
    assert topics(alone) == topics(made) | {PIER: "the harbor"}
    both = sort(alone, MILL, "the fire", carry="paragraph")
    assert topics(both) == topics(alone) | {MILL: "the fire", FERRY: "the fire"}
    assert check(both).empty


def test_what_a_person_made_and_nobody_sorted_is_sorted_with_the_others(made):
    start = TEXT.index("was shut")
    more = VERBS["add_attribution"](made, start, start + len("was shut"))
    assert NOT_YET in topics(more).values()
    after = sort(more, FERRY, "the fire", carry="paragraph")
    assert list(topics(after).values()).count("the fire") == 4


def test_a_claim_that_is_made_in_two_paragraphs_sorts_what_stands_beside_it_in_both(made):
    kept, gone = made_by(made, FERRY), made_by(made, QUAY)
    both = VERBS["set_topic"](
        VERBS["merge_claims"](made, kept, gone), kept, "the fire", carry="paragraph"
    )
    assert set(both.claims["topic"]) == {"the fire"}


def test_how_many_were_sorted_with_it_is_told(made):
    args = {"claim_id": made_by(made, MILL), "topic": "the fire", "carry": "paragraph"}
    after = VERBS["set_topic"](made, **args)
    told = "About the fire now, and 2 more claims of the paragraph. Done."
    assert said("set_topic", args, made, after) == told
    again = VERBS["set_topic"](made, made_by(made, MILL), "the fire")
    assert said("set_topic", args, again, after) == told
    alone = args | {"carry": ""}
    told = said("set_topic", alone, made, VERBS["set_topic"](made, **alone))
    assert told == "About the fire now. Done."


def test_the_own_topic_comes_first_then_that_given_last_before_then_the_common_ones(made):
    assert offered(made, MARKET) == []
    for words, topic in [(MILL, "the fire"), (PIER, "the harbor"), (QUAY, "the fire")]:
        made = sort(made, words, topic)
    assert offered(made, MARKET) == ["the harbor", "the fire"]
    assert offered(made, MILL) == ["the fire", "the harbor"]
    assert offered(made, QUAY) == ["the fire", "the harbor"]


def test_a_topic_without_words_or_carried_elsewhere_is_refused(made):
    for topic, carry in [(" ", ""), ("the fire", "article")]:
        with pytest.raises(Refused):
            sort(made, MILL, topic, carry=carry)
