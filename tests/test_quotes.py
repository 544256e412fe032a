"""Quotes: what a person or a language model listed is found in the text, or refused and listed."""

import json

import pytest

from helpers import DossierError, check, leftopen
from helpers.formats import import_from
from helpers.formats.finding import find_pieces, find_words
from helpers.spans import read_pieces

TEXT = (
    "“The dam is safe,” engineer Ada Roe said on Tuesday, “and it will stay so for years.” Her "
    "colleagues, who had walked the wall… and the tunnel, agreed.\n"
    "Mayor Elijah Poe and John Vance told the Gazette that the valley had been warned twice.\n"
    "The river rose by two metres overnight, and the lower road was closed.\n"
    "“We were told nothing,” one farmer said."
)


def imported(tmp_path, rows: object, name: str = "model.json", **more):
    path = tmp_path / name
    path.write_text(rows if isinstance(rows, str) else json.dumps(rows), "utf-8")
    return import_from(path, text=TEXT, **more)


def said(dossier) -> list[tuple[str, str]]:
    """The last party of each chain, by name, with the words."""
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.drop_duplicates("attribution_id", keep="last")
    party = dict(zip(last["attribution_id"], last["entity_id"].map(names)))
    return [(party[row.attribution_id], row.text) for row in dossier.attributions.itertuples()]


def words(places: list) -> list[list[str]]:
    return [[TEXT[slice(*piece)] for piece in pieces] for pieces in places]


# finding


@pytest.mark.parametrize(
    "quote, found",
    [
        ("The dam is safe ... it will stay so", [["The dam is safe", "it will stay so"]]),
        ("The dam is safe […] it will stay", [["The dam is safe", "it will stay"]]),
        ("…The dam . . . for years…", [["The dam", "for years"]]),
        ("the wall... and the tunnel", [["the wall… and the tunnel"]]),
        ("...it will stay so...", [["it will stay so"]]),
        ("it will stay ... The dam", []),
        ("The dam is safe ... The river rose", []),
        ("agreed ... told the Gazette", [["agreed", "told the Gazette"]]),
        ("The dam is broken ... for years", []),
        ("...", []),
        ("the ... closed", [["the", "closed"]]),
    ],
)
def test_an_ellipsis_stands_for_words_of_the_same_paragraph_or_the_next(quote, found):
    assert words(find_pieces(TEXT, quote)) == found


# a draft that a language model made


def test_a_draft_in_json_is_found_in_the_text_and_what_is_not_there_is_listed(tmp_path):
    dossier, left_out = imported(
        tmp_path,
        [
            {"quote": '"We were told\n nothing."', "speaker": "one farmer", "cue": "said"},
            {"quote": "the valley would be flooded by spring", "speaker": "Elijah Poe"},
            {"quote": "the valley had been warned twice", "speaker": "John Vance", "page": 3},
        ],
        by="a model",
    )
    assert said(dossier) == [
        ("John Vance", "the valley had been warned twice"),
        ("one farmer", "“We were told nothing,”"),
    ]
    assert left_out[["item", "value"]].values.tolist() == [
        ["quote 2", "the valley would be flooded by spring"]
    ]
    assert "not found in the article" in left_out["why"][0]
    assert dossier.attributions["note"][0].endswith("page: 3") and check(dossier).empty
    made = [table["drafted_by"] for table in dossier.tables.values() if "drafted_by" in table]
    assert {name for column in made for name in column} == {"a model"}


def test_an_ellipsis_gives_an_interrupted_passage_with_its_quotation_marks(tmp_path):
    dossier, left_out = imported(
        tmp_path, [{"quote": "The dam is safe ... it will stay so for years", "speaker": "Ada Roe"}]
    )
    row = dossier.attributions.iloc[0]
    pieces = [TEXT[slice(*piece)] for piece in read_pieces(row["pieces"])]
    assert pieces == ["“The dam is safe,”", "it will stay so for years.”"] and left_out.empty
    assert dossier.claims["proposition"][0] == " … ".join(pieces) and check(dossier).empty


def test_a_claim_in_its_own_words_is_one_for_all_who_make_it(tmp_path):
    rows = [
        {
            "quote": "the valley had been warned twice",
            "speaker": ["Elijah Poe", {"name": "John Vance"}],
        },
        {"quote": "We were told nothing", "speaker": "one farmer"},
    ]
    rows[0]["claim"] = rows[1]["claim"] = "The valley was warned."
    dossier, _ = imported(tmp_path, rows)
    assert dossier.claims["proposition"].tolist() == ["The valley was warned."]
    assert [name for name, _ in said(dossier)] == ["Elijah Poe", "John Vance", "one farmer"]


def test_a_date_is_one_of_the_paragraph_or_a_value_and_else_listed(tmp_path):
    quotes = ["The dam is safe", "the valley had been warned twice", "We were told nothing"]
    days = ["on Tuesday", "2024-10-08", "some day"]
    rows = [{"quote": quote, "speaker": "Ada Roe", "date": day} for quote, day in zip(quotes, days)]
    dossier, left_out = imported(tmp_path, rows)
    last = dossier.hops.drop_duplicates("attribution_id", keep="last")
    assert dossier.dates["text"].tolist() == ["on Tuesday"]
    assert last["said_date_id"].tolist() == [dossier.dates["date_id"][0], "", ""]
    assert last["said_edtf"].tolist() == ["", "2024-10-08", ""] and check(dossier).empty
    assert left_out[["item", "value"]].values.tolist() == [["quote 3", "some day"]]


@pytest.mark.parametrize("speaker", [{}, {"speaker": None}, {"speaker": "Unknown"}])
def test_a_speaker_that_is_missing_is_left_open_and_not_the_outlet(tmp_path, speaker):
    rows = [
        {"quote": "the lower road was closed"} | speaker,
        {"quote": "We were told nothing", "speaker": "one farmer"},
        {"quote": "The river rose", "speaker": "the outlet"},
    ]
    dossier, _ = imported(tmp_path, rows)
    assert dict(map(reversed, said(dossier))) == {
        "The river rose": "the outlet",
        "the lower road was closed": "nobody named (a01)",
        "“We were told nothing,”": "one farmer",
    }
    notes = dict(zip(dossier.entities["name"], dossier.entities["note"]))
    assert leftopen.asks(notes["nobody named (a01)"], leftopen.UNSTATED) and check(dossier).empty


def test_what_is_not_seen_and_how_accents_are_composed_is_forgiven_and_letters_are_not():
    text = "The chemist Rene\u0301e said\u200b the res\u00ader\u00advoir was full."
    found = [text[slice(*span)] for span in find_words(text, "Ren\u00e9e said the reservoir")]
    assert found == ["Rene\u0301e said\u200b the res\u00ader\u00advoir"]
    assert find_words(text, "Renee said the reservoir") == []
    assert find_words(text, "\u200b\u00ad") == []


def test_a_list_of_quotes_may_stand_in_an_object(tmp_path):
    row = {"quote": "We were told nothing", "speaker": "one farmer"}
    dossier, left_out = imported(tmp_path, {"model": "m", "quotes": [row, row | {"quote": "No."}]})
    assert said(dossier) == [("one farmer", "“We were told nothing,”")]
    assert left_out["item"].tolist() == ["quote 2"]


def test_json_lines_and_objects_in_json_are_told_from_labelled_texts(tmp_path):
    row = {"quote": "We were told nothing", "speaker": "one farmer", "text": "", "label": "x"}
    lines = json.dumps({"quote": "The river rose", "speaker": "Ada Roe"})
    assert len(imported(tmp_path, [row | {"text": row["quote"]}]).dossier.attributions) == 1
    assert len(imported(tmp_path, f"{lines}\n{lines}", "a.jsonl").dossier.attributions) == 2
    labelled = {"text": TEXT, "label": [], "source": "a wire"}
    assert imported(tmp_path, labelled, "a.jsonl").dossier.attributions.empty


# tables


def test_speakers_with_a_semicolon_between_say_it_one_by_one(tmp_path):
    dossier, left_out = imported(
        tmp_path,
        "quote,speaker,cue\nthe valley had been warned twice,Elijah Poe; John Vance,told\n",
        "a.csv",
    )
    assert [name for name, _ in said(dossier)] == ["Elijah Poe", "John Vance"] and left_out.empty
    assert dossier.attributions["claim_id"].nunique() == 1
    assert dossier.hops["cue"].tolist() == ["", "told", "", "told"]


COLUMNS = {"speaker": "Who", "quote": "Said"}


@pytest.mark.parametrize(
    "rows, name",
    [
        ("Who,Said,Quote\nAda Roe,The dam is safe,direct\n", "a.csv"),
        ([{"Who": "Ada Roe", "Said": "The dam is safe", "Quote": "direct"}], "a.json"),
    ],
)
def test_columns_may_be_called_otherwise(tmp_path, rows, name):
    dossier, left_out = imported(tmp_path, rows, name, columns=COLUMNS)
    assert said(dossier) == [("Ada Roe", "“The dam is safe,”")] and left_out.empty
    assert dossier.attributions["note"][0].endswith("quote: direct")


def test_columns_that_are_not_there_are_told_with_those_that_are(tmp_path):
    table = "Who,Words\nAda Roe,The dam is safe\n"
    with pytest.raises(
        DossierError, match="row 1: found the columns who, words; allowed: text or quote, once, or"
    ):
        imported(tmp_path, table, "a.csv")
    with pytest.raises(DossierError, match=r"found the columns who, words; allowed: Said, once$"):
        imported(tmp_path, table, "a.csv", columns=COLUMNS)
    with pytest.raises(DossierError, match=r"a.json: found the columns words; allowed: text or"):
        imported(tmp_path, [{"Words": "The dam is safe"}], "a.json", format="quotes")
    with pytest.raises(ValueError, match="columns: found 'who'; allowed: quote, speaker, cue"):
        imported(tmp_path, table, "a.csv", columns={"who": "Who"})
    with pytest.raises(DossierError, match=r"allowed: 7, once$"):
        imported(tmp_path, table, "a.csv", columns={"quote": 7})
    with pytest.raises(ValueError, match="columns= is for quotes, not for doccano"):
        imported(tmp_path, table, "a.csv", format="doccano", columns=COLUMNS)


def test_what_says_itself_who_drafted_it_takes_no_other_name(tmp_path):
    with pytest.raises(ValueError, match="says itself who drafted each row"):
        import_from("data/bridge-trial", by="a model")


# how the speaker would know


def test_how_a_speaker_would_know_is_taken_with_the_words_that_say_so(tmp_path):
    rows = [
        {
            "quote": "the valley had been warned twice",
            "speaker": "John Vance",
            "knowledge": "was told",
            "knowledge_words": "told the Gazette",
        },
        {"quote": "We were told nothing", "speaker": "one farmer", "knowledge": "took-part"},
        {"quote": "The dam is safe", "speaker": "Ada Roe"},
    ]
    dossier, left_out = imported(tmp_path, rows)
    assert check(dossier).empty and left_out.empty
    told = dossier.attributions[["knowledge", "knowledge_start", "knowledge_end"]]
    assert list(told["knowledge"]) == ["not-stated", "was-told", "took-part"]
    start, end = told.iloc[1]["knowledge_start"], told.iloc[1]["knowledge_end"]
    assert TEXT[start:end] == "told the Gazette"
    assert told.iloc[[0, 2]]["knowledge_start"].isna().all()


def test_a_way_of_knowing_that_is_none_and_words_that_stand_elsewhere_are_listed(tmp_path):
    rows = [
        {"quote": "The dam is safe", "speaker": "Ada Roe", "knowledge": "by magic"},
        {
            "quote": "We were told nothing",
            "speaker": "one farmer",
            "knowledge": "saw",
            "knowledge_words": "the lower road",
        },
    ]
    dossier, left_out = imported(tmp_path, rows)
    assert check(dossier).empty
    assert list(dossier.attributions["knowledge"]) == ["not-stated", "saw"]
    assert dossier.attributions["knowledge_start"].isna().all()
    assert list(left_out["value"]) == ["by magic", "the lower road"]
