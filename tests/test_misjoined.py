"""Misjoined: what stands where it is not looked for in a report: who says it closes the sentence
without a mark, describes himself behind a thing, or passes it on; each beside one that must not
change.
"""

import pytest

from helpers import drafting


def told(text: str) -> list[tuple[list[str], str, str]]:
    """The parties from the outlet inwards, the proposition and the stance of each statement."""
    dossier = drafting.draft(text)
    names = dossier.entities.set_index("entity_id")["name"]
    claims = dossier.claims.set_index("claim_id")["proposition"]
    chains = dossier.hops.sort_values(["attribution_id", "hop"]).groupby("attribution_id")
    chain = {key: [names[one] for one in hops["entity_id"][1:]] for key, hops in chains}
    return [
        (chain[row.attribution_id], claims[row.claim_id], row.stance)
        for row in dossier.attributions.itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "proposition", "chain"),
    [
        (
            "The ferry crews began a strike, which started at dawn.\n\nThe walkout will run until "
            "Sunday unless the firm makes an offer, the crews' leader, Olaf Brekke, told reporters.",
            "The walkout will run until Sunday unless the firm makes an offer",
            ["Olaf Brekke"],
        ),
        (
            "Hauliers will stop work on Monday, and the crews' leader, Olaf Brekke, told reporters "
            "why.",
            "Hauliers will stop work on Monday",
            [],
        ),
        (
            "According to a letter obtained by the Tide Gazette, the dam leaks.",
            "The dam leaks",
            ["Tide Gazette", "a letter"],
        ),
        (
            "According to a letter by Per Lund, the dam leaks.",
            "The dam leaks",
            ["a letter by Per Lund"],
        ),
        (
            "The chief pleaded with both camps to end the feud.",
            "Both camps should end the feud",
            ["The chief"],
        ),
        (
            "The minister appealed to both camps to end the feud.",
            "Both camps should end the feud",
            ["The minister"],
        ),
        (
            "The mill is expected to reopen in May, its owner, Ida Holm, said.",
            "The mill is expected to reopen in May",
            ["Ida Holm"],
        ),
    ],
)
def test_who_says_it_is_found_where_a_report_puts_him(text, proposition, chain):
    found = [who for who, claim, _ in told(text) if claim == proposition]
    assert found == [chain]


def test_a_headline_that_tells_what_people_are_told_does_not_let_them_say_it():
    said = told("Hundreds told to boil water\n\nA pipe burst in Orford on Monday.")
    assert (["Hundreds"], "Hundreds are to boil water", "affirms") not in said
    assert all(who != ["Hundreds"] for who, _, _ in said)
    asked = told("Two players asked to leave the club.")
    assert any(who == ["Two players"] for who, _, _ in asked)


def test_who_describes_a_person_and_not_the_matter_close_to_which_he_is():
    text = "An aide close to the talks, who asked not to be named, said the deal was dead."
    assert any(who == ["An aide close to the talks"] for who, _, _ in told(text))
    assert not any(claim.startswith("The talks") for _, claim, _ in told(text))
    control = "An aide to the mayor, who asked for a recount, said the count was flawed."
    assert "The mayor asked for a recount" in [claim for _, claim, _ in told(control)]


@pytest.mark.parametrize(
    ("text", "proposition", "stance"),
    [
        (
            "The chair dismissed the memo as “a first sketch”.",
            "The memo is a first sketch",
            "affirms",
        ),
        (
            "The chair dismissed the memo as “a first sketch” — a sign of her temper.",
            "The memo is a first sketch",
            "affirms",
        ),
        (
            "Ola Hem said the pier was unsafe. The port rejected the criticism.",
            "The pier was unsafe",
            "denies",
        ),
        (
            "Ola Hem said the pier came late. The port disputed that account.",
            "The pier came late",
            "denies",
        ),
        (
            "Ola Hem said the pier would cost 9 million euros, a figure the port disputes.",
            "The pier would cost 9 million euros",
            "denies",
        ),
        ("Ola Hem denied threatening anybody.", "Ola Hem threatened somebody", "denies"),
        ("Ola Hem denied taking any money.", "Ola Hem took some money", "denies"),
    ],
)
def test_what_is_denied_or_dismissed_is_what_was_told(text, proposition, stance):
    assert stance in [kind for _, claim, kind in told(text) if claim == proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("It is not known who sent the letter.", "It is not known who sent the letter"),
        (
            "Orford Power said it was too soon to say what failed and that the line had been tested.",
            "The line had been tested",
        ),
        (
            "Orford Power said it was too soon to say what failed and that the line had been tested.",
            "It was too soon to say what failed",
        ),
        (
            "“We are asking owners to check the tank and not to drive the car,” said Ida Holm.",
            "Owners should not drive the car",
        ),
        (
            "The hearing, which is expected to last a week, goes on.",
            "The hearing is expected to last a week",
        ),
        (
            "The guard, who cannot be named, is expected to speak on Friday.",
            "The guard is expected to speak on Friday",
        ),
    ],
)
def test_a_proposition_has_the_subject_that_its_words_mean(text, proposition):
    assert proposition in [claim for _, claim, _ in told(text)]


def test_what_a_board_approves_it_does_not_say():
    said = told("The team said the change had been approved by an ethics board in 2021.")
    assert [who for who, _, _ in said] == [["The team"]]


def test_what_could_be_heard_was_heard_and_what_could_burst_may_not():
    dossier = drafting.draft("“You could hear the dogs,” said Ida Holm. “The dam could burst.”")
    assert list(dossier.attributions["certainty"]) == ["certain", "possible"]


def test_who_says_something_may_be_they_whom_no_list_knows():
    text = (
        "Deputies closed the road.\n\nForecasters said gusts might reach the coast. They expect "
        "rain by noon."
    )
    assert ["Forecasters"] in [who for who, claim, _ in told(text) if "rain" in claim]


def test_it_behind_a_which_clause_is_left_open():
    text = "The union voted for the strike, which began on Monday. It will end on Friday."
    assert "It will end on Friday" in [claim for _, claim, _ in told(text)]
    control = "The union voted for the strike on Monday. It will meet on Friday."
    assert "The union will meet on Friday" in [claim for _, claim, _ in told(control)]


def test_too_soon_is_no_date():
    dossier = drafting.draft("It is too soon to tell. It will end soon.", published="2025-03-03")
    assert list(dossier.dates["text"]) == ["soon"]


@pytest.mark.parametrize(
    ("text", "proposition", "chain", "stance"),
    [
        (
            "An Orford spokeswoman declined to say if it was real but denied there had been a leak.",
            "There had been a leak",
            ["An Orford spokeswoman"],
            "denies",
        ),
        (
            "The group says the number of spills has doubled, a claim the firm rejects.",
            "The number of spills has doubled",
            ["the firm"],
            "denies",
        ),
        (
            "In 2023 the firm agreed to pay to settle a lawsuit, court records show.",
            "In 2023 the firm agreed to pay to settle a lawsuit",
            ["court records"],
            "affirms",
        ),
        (
            "They have not ruled out a fault, Sgt. Luis Holm said, but they believe it was ice.",
            "They have not ruled out a fault",
            ["Luis Holm"],
            "affirms",
        ),
        (
            "Bathers have been told not to swim until further notice.",
            "Bathers should not swim until further notice",
            ["nobody named (a01)"],
            "affirms",
        ),
        (
            "Bathers have been told to swim elsewhere.",
            "Bathers should swim elsewhere",
            ["nobody named (a01)"],
            "affirms",
        ),
        (
            "Ida Holm treats the boys. She expects them to go home by noon.",
            "The boys are to go home by noon",
            ["Ida Holm"],
            "affirms",
        ),
    ],
)
def test_who_says_or_denies_it_behind_a_clause(text, proposition, chain, stance):
    found = [(who, kind) for who, claim, kind in told(text) if claim == proposition]
    assert (chain, stance) in found


def test_what_somebody_is_said_to_be_charged_with_is_told_once():
    said = told("A driver has been charged with reckless driving, police said.")
    assert [claim for _, claim, _ in said] == ["A driver has been charged with reckless driving"]


def test_would_goes_on_with_what_was_said():
    said = told("Her lawyer, Mark Holm, said she was “crushed” and would plead not guilty.")
    assert not [claim for who, claim, _ in said if not who]
    control = told("Her lawyer, Mark Holm, wrote a letter and would later sell it.")
    assert [claim for who, claim, _ in control if not who]


def test_what_an_inquiry_found_ends_where_somebody_tells_of_it():
    text = (
        "An inquiry found that the papers had been forged, its head, Ida Holm, told the Tide "
        "Gazette."
    )
    chain = ["Tide Gazette", "Ida Holm", "An inquiry"]
    assert (chain, "The papers had been forged", "affirms") in told(text)
    control = "An inquiry found that the papers had been forged and that its head had fled."
    assert {tuple(who) for who, claim, _ in told(control) if "fled" in claim} == {("An inquiry",)}


def test_doubts_that_somebody_tells_of_are_told_once():
    said = told("Two guards said they had raised doubts about the bells in May.")
    assert [claim for _, claim, _ in said] == [
        "Two guards had raised doubts about the bells in May"
    ]
    control = told("Two guards had doubts about the bells.")
    assert [claim for _, claim, _ in control]


def test_no_proposition_begins_with_what_joins_it():
    said = told("“We told the club in May and it did nothing,” Ida Holm said.")
    assert "It did nothing" in [claim for _, claim, _ in said]


def chains(text: str) -> list[tuple[str, str, str]]:
    """Who says each statement of a draft, its words, and the act."""
    dossier = drafting.draft(text)
    names = dossier.entities.set_index("entity_id")["name"]
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()["entity_id"]
    return [
        (names[last[row.attribution_id]], row.text, row.act)
        for row in dossier.attributions.sort_values(["start", "end"]).itertuples()
    ]


def test_what_goes_on_behind_who_says_it_is_said_too():
    first, second = chains(
        "The water has fallen by a metre, divers said on Monday, and could vanish by May."
    )
    assert first == ("divers", "The water has fallen by a metre", "assert")
    assert second == ("divers", "could vanish by May", "forecast")
    deed = chains("The water has fallen by a metre, divers said on Monday, and left the lake.")
    assert ("the outlet", "left the lake", "assert") in deed


@pytest.mark.parametrize("told", ["told the press", "said"])
def test_part_of_which_describes_what_stands_before_it(told):
    text = f"Norway {told} two ships had crossed its waters, part of which Sweden has claimed."
    assert chains(text)[-1][:2] == ("the outlet", "part of which Sweden has claimed")
    assert "Sweden" not in {source for source, _, _ in chains(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway has accused Elm Ltd. of laying mines – a charge Elm rejects.",
        "Norway has accused Elm Ltd. of laying mines, a charge Elm Ltd. rejects.",
    ],
)
def test_a_charge_that_a_name_rejects_is_denied(text):
    accused, denied = drafting.draft(text).attributions.itertuples()
    assert (accused.act, denied.act, denied.text) == ("accuse", "deny", "a charge")
    assert accused.claim_id == denied.claim_id


def test_who_blames_somebody_and_demands_something_does_both():
    made = chains("Farmers blame the mill for draining the lake and demand that it stop.")
    assert ("Farmers", "the mill for draining the lake", "accuse") in made
    assert ("Farmers", "it stop", "urge") in made
