"""Which words of the text a statement has, and by which words somebody says it."""

import pytest

import helpers
from helpers import drafting
from helpers.spans import spans_of


def rows(text: str) -> list[dict]:
    """The statements of a draft in the order of the text, each with its words, pieces parted by
    three dots, and the cue of its last step.
    """
    dossier = drafting.draft(text)
    assert helpers.check(dossier).empty
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    claims = dossier.claims.set_index("claim_id")["proposition"]
    spans = dossier.attributions.apply(spans_of, axis=1)
    told = dossier.attributions.assign(
        words=[" … ".join(text[start:end] for start, end in pieces) for pieces in spans],
        cue=list(last.loc[dossier.attributions["attribution_id"], "cue"]),
        claims=list(claims.loc[dossier.attributions["claim_id"]]),
    )
    return told.sort_values(["start", "end"]).to_dict("records")


def one(text: str, words: str) -> dict:
    """The one statement that has these words and no others."""
    found = [row for row in rows(text) if row["words"] == words]
    assert len(found) == 1, [row["words"] for row in rows(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor previously confirmed that the pier was shut.", "confirmed"),
        ("The unions have repeatedly warned that the mill is unsafe.", "warned"),
        ("The unions have warned that the mill is unsafe.", "have warned"),
        ("The mayor has been warning that the mill is unsafe.", "has been warning"),
        ("The mayor does not really believe that the mill is safe.", "does not really believe"),
        (
            "Some farmers are doubtful about the ability of Roe to drain the fields.",
            "are doubtful about",
        ),
        ("Some farmers are confident that the fields will drain.", "are confident"),
    ],
)
def test_a_cue_is_its_verb_with_what_stands_right_before_it_and_no_adverb(text, cue):
    assert cue in {row["cue"] for row in rows(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Roe sued Elm Ltd., the firm that built the dam.", "the firm that built the dam"),
        (
            "Police searched two barns that Ada Roe sold last year.",
            "two barns that Ada Roe sold last year",
        ),
        (
            "The ferry took four sailors who were hurt in the storm.",
            "four sailors who were hurt in the storm",
        ),
        # what stands behind a pause, and what tells of a name, goes without
        ("The ferry took Ada Roe, who was hurt in the storm.", "who was hurt in the storm"),
        (
            "The tide was high, said Ada Roe, a pilot at the Elm Institute who led the survey.",
            "who led the survey",
        ),
    ],
)
def test_a_clause_that_tells_which_one_is_meant_has_its_noun(text, words):
    assert words in [row["words"] for row in rows(text)]


def test_what_somebody_is_accused_of_has_who_is_accused_and_each_part_of_it():
    text = "The union accused Elm Ltd. of hiding a report and delaying urgent repairs."
    first, second = rows(text)
    assert first["words"] == "Elm Ltd. of hiding a report"
    assert second["words"] == "Elm Ltd. of … delaying urgent repairs"
    assert first["claims"] == "Elm Ltd. is hiding a report"


def test_what_somebody_is_accused_of_without_being_named_there_stands_alone():
    assert one("Elm Ltd. was accused of hiding a report.", "hiding a report")["act"] == "accuse"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor urged residents to save water.", "to save water"),
        ("The mayor called on the farmers to save water.", "to save water"),
        ("The farmers had been urged to save water, the mayor said.", "to save water"),
        ("The mayor called for the dam to be closed.", "for the dam to be closed"),
    ],
)
def test_what_is_urged_is_what_is_to_be_done_without_who_is_to_do_it(text, words):
    urged = [row for row in rows(text) if row["act"] == "urge"]
    assert [row["words"] for row in urged] == [words]


def test_the_second_of_what_is_included_shares_the_word_that_leads_to_both():
    text = "The navy sent 90 boats, including ten tugs and two tankers."
    assert [row["words"] for row in rows(text)][1:] == [
        "including ten tugs",
        "including … two tankers",
    ]


@pytest.mark.parametrize("told", ["denied", "alleged"])
def test_what_is_taken_for_granted_is_neither_denied_nor_alleged(told):
    text = f"The firm {told} that it had burnt a letter that was sent in May."
    letter = one(text, "a letter that was sent in May")
    assert (letter["act"], letter["stance"]) == ("assert", "affirms")
    assert (
        one(text, "it had burnt a letter")["act"] == {"denied": "deny", "alleged": "accuse"}[told]
    )
