"""Whom "one", "the other" and "it" mean, and which bodies are two. The texts are made up."""

import pytest

from helpers import drafting


def sources(text: str) -> dict[str, str]:
    """The source of each statement, the last of its chain, by what is said."""
    dossier = drafting.draft(text)
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id")["entity_id"].last().map(names)
    said = dossier.attributions.set_index("attribution_id")["text"]
    return {said[name]: source for name, source in last.items()}


GUARDS = (
    "Two guards said they heard a shot. One of them said a driver had fled. "
    "The other was not so sure. “It was a lorry,” he said."
)


def test_one_and_the_other_are_members_of_the_group_named_before() -> None:
    said = sources(GUARDS)
    assert said["a driver had fled"] == "one of the two guards"
    assert said["“It was a lorry,”"] == "the other of the two guards"


def test_one_of_them_is_one_of_those_who_were_counted() -> None:
    text = "{} fled, two guards said. One of them said it was a lorry."
    assert sources(text.format("Drivers"))["it was a lorry"] == "one of the two guards"
    assert "One" in sources(text.format("Two drivers"))["it was a lorry"]


def test_a_member_of_no_group_is_nobody_of_one() -> None:
    assert "of the" not in " ".join(sources("A guard left. The other said it rained.").values())
    assert (
        sources("A guard and a driver spoke. One guard said it rained.")["it rained"] == "One guard"
    )


@pytest.mark.parametrize(
    "opening",
    [
        "The study, published in the journal Northern Waters, counted fish in lakes.",
        "The study, printed by Northern Waters, was paid for by the Alder Institute.",
    ],
)
def test_it_after_a_study_is_the_study_and_not_who_prints_or_pays(opening: str) -> None:
    assert sources(f"{opening} It found that trout are gone.")["trout are gone"] == "The study"


def test_it_after_a_body_without_a_study_is_the_body() -> None:
    text = "The Alder Institute counted fish. It found that trout are gone."
    assert sources(text)["trout are gone"] == "Alder Institute"


OLIVET = "Olivet, a Swiss company, makes the valves. It said all was well.\n\n"


def test_a_trust_is_not_the_company_named_before() -> None:
    said = sources(f"{OLIVET}The trust bought 40 valves. It said nothing was wrong.")
    assert said["nothing was wrong"] == "The trust"


@pytest.mark.parametrize("noun", ["company", "firm", "manufacturer"])
def test_a_word_for_a_business_is_the_company_named_before(noun: str) -> None:
    assert sources(f"{OLIVET}The {noun} said nothing was wrong.")["nothing was wrong"] == "Olivet"


def test_a_document_is_no_unnamed_person() -> None:
    entities = drafting.draft("A memo said the dam was weak. A clerk said it was not.").entities
    assert dict(zip(entities["name"], entities["kind"]))["A memo"] == "event"
    assert dict(zip(entities["name"], entities["kind"]))["A clerk"] == "anonymous"


def test_the_last_word_of_a_newspaper_s_name_is_that_newspaper() -> None:
    text = "The Brannoch Courier reported a leak. The mayor told the Courier that it was small."
    names = list(drafting.draft(text).entities["name"])
    assert "Brannoch Courier" in names and "Courier" not in names


def test_of_two_newspapers_with_one_last_word_none_is_meant() -> None:
    text = (
        "The Brannoch Courier reported a leak. The Lenn Courier reported a fire. "
        "The Courier said that the leak was small."
    )
    assert "Courier" in set(drafting.draft(text).entities["name"])


def test_what_one_of_a_group_did_stands_alone() -> None:
    claims = set(drafting.draft(GUARDS).claims["proposition"])
    assert "The other of the two guards was not so sure" in claims
    text = "Two guards left. One of them said a cook had told her a joke."
    claims = set(drafting.draft(text).claims["proposition"])
    assert "A cook had told one of the two guards a joke" in claims
    apart = drafting.draft("Two guards left. Ada Roe said: “One must wait.”").claims["proposition"]
    assert "One must wait" in set(apart)


def test_a_name_right_behind_a_noun_says_which_one_is_meant() -> None:
    said = sources("It rained, according to a report by the consulting firm Oster Lane.")
    assert said["It rained"] == "a report by the consulting firm Oster Lane"
    said = sources("It rained, according to a report by a firm, Oster Lane.")
    assert said["It rained"] == "a report by a firm"


def test_a_that_which_opens_what_is_said_is_no_part_of_it() -> None:
    said = sources("He told the Elm Herald that teachers learned of the move from a news release.")
    assert [*said] == ["teachers learned of the move from a news release"]
