"""What is done by a statement, told by what it says where its cue leaves that open."""

import pytest

from helpers import drafting


def acts(text: str) -> list[tuple[str, str]]:
    """The words and the act of each statement of a draft, in the order of the text."""
    rows = drafting.draft(text).attributions.sort_values(["start", "end"])
    return [(row.text, row.act) for row in rows.itertuples()]


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        # what is to come is foretold
        ("The mayor said the pier will open in June.", "the pier will open in June", "forecast"),
        ("The clerks may be fired.", "The clerks may be fired", "forecast"),
        ("The mayor said debts could reach 90 million by May.", "debts could reach", "forecast"),
        ("The first tents were to be pitched on Sunday, the mayor said.", "The first", "forecast"),
        ("The mayor said the pier could leak.", "the pier could leak", "assert"),
        ("The mayor said the pier may be unsafe.", "the pier may be unsafe", "assert"),
        ("“Will the pier open in June?” the mayor asked.", "“Will the pier", "assert"),
        ("The mayor said the will was signed in June.", "the will was signed", "assert"),
        # what may be so by a number is estimated
        ("The clerk conceded that the debt might be higher.", "the debt might", "estimate"),
        ("The clerk said the beams might have been 90 years old.", "the beams might", "estimate"),
        ("The clerk said the beams might have been stolen.", "the beams might", "assert"),
        ("That is less than a tenth, according to an estimate by Elm Ltd.", "That is", "estimate"),
        # what is called something is judged
        ("“This is a disgrace,” Ada Roe said.", "“This is", "assess"),
        ("Ada Roe said the pier had become a “death trap.”", "the pier", "assess"),
        ("“This is the third pier,” Ada Roe said.", "“This is", "assess"),
        ("“There are 90 boats,” Ada Roe said.", "“There are", "assert"),
        ("Ada Roe said the pier had become a ruin.", "the pier", "assert"),
        ("Fees have played a decisive role in the town's decline.", "Fees", "assess"),
        ("Fees have risen in the town.", "Fees", "assert"),
        # that somebody spoke, heard, said nothing or was there is reported
        ("The court heard from a diver, Ada Roe.", "The court", "report"),
        ("Divers hear the bell from the pier.", "Divers", "assert"),
        ("The mayor urged residents to save water.", "The mayor urged", "report"),
        ("The mayor met the divers but gave no reason for the delay.", "gave no reason", "report"),
        ("The mayor met the divers but gave no money for the dam.", "gave no money", "assert"),
        ("Neighbours of the widow were in the gallery.", "Neighbours", "report"),
        ("Pressure on the dam has grown.", "Pressure", "assert"),
    ],
)
def test_the_act_of_a_statement_is_told_by_its_words(text, words, act):
    assert act in [made for said, made in acts(text) if said.startswith(words)]


def test_what_ought_to_be_felt_is_urged_behind_another_clause_too():
    text = "“We have told the firm that we are worried and that it ought to be worried,” Roe said."
    assert ("urge", "unstated") in [
        (row.act, row.certainty) for row in drafting.draft(text).attributions.itertuples()
    ]


def test_what_somebody_is_quoted_to_have_been_told_by_another_is_not_quoted_from_him():
    told = "A diver said that Roe “asked the harbor to send boats because of the fog.”"
    rows = drafting.draft(told).attributions.sort_values("start")
    assert list(rows["quote"]) == ["mixed", "indirect"]
    own = drafting.draft("“I think that the boats leak,” Roe said.").attributions
    assert set(own["quote"]) == {"direct"}


def test_what_is_expected_by_nobody_is_foretold_by_whoever_says_so_in_one_piece():
    text = "The fair is expected to close in May."
    (row,) = drafting.draft(text).attributions.itertuples()
    assert (row.text, row.pieces) == (text[:-1], "")
    assert (row.act, row.certainty, row.quote) == ("forecast", "probable", "none")
    told = drafting.draft("Ada Roe said the fair is expected to close in May.")
    assert list(told.attributions["act"]) == ["forecast"] and len(told.hops) == 2
    named = drafting.draft("The fair is expected by traders to close in May.")
    assert "traders" in set(named.entities["name"])
