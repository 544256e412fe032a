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


def told(text: str) -> list[tuple[str, str, str, str]]:
    """The words, act and source of each statement, and what is claimed."""
    names = drafting.draft(text).entities.set_index("entity_id")["name"]
    dossier = drafting.draft(text)
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()["entity_id"]
    return [
        (row["words"], row["act"], names[last[row["attribution_id"]]], row["claims"])
        for row in rows(text)
    ]


def test_what_is_set_against_a_subject_is_denied_of_the_same():
    first, second = told("Ada Roe said that dry winds, not turbines, explain the loss.")
    assert first == (
        "dry winds … explain the loss",
        "assert",
        "Ada Roe",
        "Dry winds explain the loss",
    )
    assert second == (
        "not turbines … explain the loss",
        "deny",
        "Ada Roe",
        "Turbines explain the loss",
    )


def test_what_only_describes_a_subject_is_not_set_against_it():
    found = told("Ada Roe said that dry winds, a plague of the coast, caused the loss.")
    assert "deny" not in {row[1] for row in found}


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses, who asked not to be named because they feared for their jobs, told the "
        "Herald that the ward was full.",
        "Two nurses asked not to be named because they feared for their jobs.",
    ],
)
def test_the_reason_for_what_somebody_asks_is_given_by_him(text):
    [reason] = [row for row in told(text) if row[0] == "they feared for their jobs"]
    assert reason[1:3] == ("assert", "Two nurses")


def test_the_reason_for_what_somebody_did_is_the_outlets():
    rows = told("Two nurses closed the ward because they feared for their jobs.")
    assert rows[-1][0] == "they feared for their jobs" and rows[-1][2] == "the outlet"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mayor said the pier will close before the storm arrives.", 1),
        ("The mayor said the pier would close before the storm arrived.", 1),
        ("The mayor said the pier will close after the storm broke it.", 2),
        ("The mayor said the pier closed before the storm arrived.", 2),
    ],
)
def test_what_only_dates_what_is_to_come_is_no_statement(text, parts):
    assert len(rows(text)) == parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By then, Dr. Roe predicted, “we will have a deal.”", "By then … “we will have a deal.”"),
        ("On Monday, Dr. Roe said, “we closed the pier.”", "“we closed the pier.”"),
        ("In short, Dr. Roe said, “We closed the pier.”", "“We closed the pier.”"),
        ("Speaking in Ulm, Dr. Roe said, “we closed the pier.”", "“we closed the pier.”"),
    ],
)
def test_a_quotation_that_goes_on_in_a_small_letter_begins_before_who_says_it(text, words):
    assert one(text, words)["cue"] in ("predicted", "said")
