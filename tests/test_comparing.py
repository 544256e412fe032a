"""Comparing: a class with its key and with each other, whatever its files look like; the charts and
the page that show it.
"""

import csv
import dataclasses
import io
import json
import math
import os
import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import BUNDLED

import helpers
from helpers import charts, views
from helpers.dossier import Dossier, DossierError
from helpers.formats import FORMATS
from helpers.spans import overlap
from helpers.teaching.agreement import agreement, alpha
from helpers.teaching.comparing import (
    CHOICE_COLUMNS,
    ITEM_COLUMNS,
    Comparison,
    compare_class,
)
from helpers.teaching.discussing import discuss
from helpers.teaching.entries import LABELS, read_entries
from helpers.teaching.inventing import invent_class

KEY = BUNDLED
KEYS = {KEY.name: KEY} | {name: helpers.load(name) for name in ("bridge-trial", "seagrass-study")}
TEXT = KEY.text
HOSTILE = '<script>alert(1)</script>" onload="x {{y}} =1+1 \u202egnp 😀'
NAME = HOSTILE.replace("/", "∕")
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

pytestmark = pytest.mark.usefixtures("offline")
each_key = pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)


@cache
def key_rows(key: Dossier) -> list[dict]:
    """The key's attributions as a perfect student would write them down."""
    return [
        {name: getattr(row, name) for name in ("start", "end", "text", "pieces", *LABELS)}
        for row in views.statements(key).itertuples()
    ]


def row(words: str, **more: str) -> dict:
    """A row for words that stand in the article."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words} | more


def as_csv(
    rows: list[dict], *, delimiter: str = ",", end: str = "\r\n", columns: list[str] | None = None
) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(
        buffer,
        columns or list(dict.fromkeys(name for row in rows for name in row)),
        delimiter=delimiter,
        lineterminator=end,
        restval="",
        quoting=csv.QUOTE_ALL,
    )
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def class_of(folder: Path, **students: str | bytes | list[dict]) -> Path:
    """A folder with a CSV file for each student."""
    folder.mkdir(exist_ok=True)
    for name, content in students.items():
        content = as_csv(content) if isinstance(content, list) else content
        (folder / f"{name}.csv").write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
    return folder


def one(comparison: Comparison, table: str, **wanted: str) -> pd.Series:
    frame = getattr(comparison, table)
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, (wanted, len(frame))
    return frame.iloc[0]


def same(one: Comparison, other: Comparison) -> None:
    for field in dataclasses.fields(Comparison):
        pd.testing.assert_frame_equal(getattr(one, field.name), getattr(other, field.name))


@pytest.fixture(scope="module")
def invented(tmp_path_factory) -> Comparison:
    return compare_class(invent_class(KEY, tmp_path_factory.mktemp("invented")), KEY)


# agreement


def ratings(*raters: str) -> list[list[str]]:
    return [["" if value == "." else value for value in rater.split()] for rater in raters]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (ratings("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (ratings("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            ratings(
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)
def test_alpha_is_what_krippendorff_himself_works_out(given_, expected):
    """The nominal examples A, B and C of Computing Krippendorff's Alpha-Reliability (2011)."""
    assert round(alpha(given_).alpha, 3) == expected


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("given_", "units", "raters", "words"),
    [
        ([], 0, 0, "nothing has values from two"),
        ([[], []], 0, 0, "nothing has values from two"),
        ([["a", "b"]], 0, 1, "nothing has values from two"),
        ([["a", ""], [None, "b"]], 0, 2, "nothing has values from two"),
        ([["a", "a"], ["a", "a"]], 2, 2, "one and the same value"),
    ],
)
def test_alpha_says_why_it_is_not_defined(given_, units, raters, words):
    found = alpha(given_)
    assert (
        math.isnan(found.alpha)
        and (found.units, found.raters) == (units, raters)
        and words in found.reading
    )


@pytest.mark.parametrize(
    ("raters", "words"),
    [
        (("a b a b", "a b a b"), "0.8 or more"),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), "tentative"),
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), "below 0.667"),
        (("a b", "b a"), "no better than chance"),
    ],
)
def test_alpha_is_put_in_words_as_a_custom(raters, words):
    assert (
        words in alpha(ratings(*raters)).reading and "by custom" in alpha(ratings(*raters)).reading
    )


@pytest.mark.parametrize(
    ("values", "expected"), [("aab", 1 / 3), ("aabb", 2 / 6), ("aaa", 1), ("ab", 0)]
)
def test_agreement_is_the_share_of_pairs_that_are_alike(values, expected):
    assert agreement([*values, "", ""]) == pytest.approx(expected)
    assert math.isnan(agreement(["a", ""]))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (((0, 10),), ((0, 10),), 1),
        (((0, 10),), ((10, 20),), 0),
        (((0, 10),), ((5, 15),), 0.5),
        (((0, 4), (6, 10)), ((0, 10),), 16 / 18),
        (((0, 2), (4, 6)), ((2, 4),), 0),
    ],
)
def test_overlap_is_the_f1_of_characters_piece_by_piece(first, second, expected):
    assert overlap(first, second) == overlap(second, first) == pytest.approx(expected)


# a class


@each_key
def test_a_perfect_student_agrees_with_the_key_in_all(key, tmp_path):
    found = compare_class(class_of(tmp_path, ada=key_rows(key), bo=key_rows(key)), key)
    for student in found.students.itertuples():
        assert (
            student.status,
            student.problem,
            student.attributions,
            student.found,
            student.of,
        ) == ("read", "", *[len(key.attributions)] * 3)
        assert (student.precision, student.recall, student.f1, student.alpha) == (1, 1, 1, 1)
    assert (
        list(found.items["attribution_id"]) == list(views.statements(key)["attribution_id"])
        and (found.items["disagreement"] == 0).all()
    )
    assert (
        found.labels.set_index("label").loc[["words", "source", "act", "certainty"], "alpha"] == 1
    ).all()
    assert "one and the same value" in one(found, "labels", label="marked")["reading"]
    assert list(found.choices.columns) == CHOICE_COLUMNS and len(found.choices) == 2 * len(
        key.attributions
    )


def test_each_way_to_hand_in_the_key_is_perfect(tmp_path):
    shutil.copytree(KEY.path, tmp_path / "folder.of.eve")
    shutil.make_archive(str(tmp_path / "zip"), "zip", KEY.path)
    for format, name in (("csv", "table.csv"), ("web-annotation", "web.jsonld")):
        (tmp_path / name).write_bytes(FORMATS[format].write(KEY))
    found = compare_class(tmp_path, KEY).students
    assert list(found["student"]) == ["folder.of.eve", "table", "web", "zip"]
    assert (
        (found["f1"] == 1).all() and (found["alpha"] == 1).all() and (found["problem"] == "").all()
    )


def test_quotes_and_labels_are_read_and_what_an_import_fills_in_is_no_choice(tmp_path):
    known = {row["text"]: row for row in key_rows(KEY)}
    quote, other = (
        next(text for text in known if text.startswith("attack drones to be")),
        "including 500 officers",
    )
    quotes = [
        {
            "text": quote,
            "speaker": "European intelligence sources",
            "act": "Report",
            "certainty": "sure",
        },
        {"text": other, "speaker": ""},
        {"text": "nowhere to be found", "speaker": "x"},
    ]
    start = TEXT.index(other)
    labelled = {
        "text": TEXT,
        "label": [
            [start, start + len(other), "Content"],
            [TEXT.index("Kyiv"), TEXT.index("Kyiv") + 4, "Source"],
        ],
    }
    class_of(tmp_path, quoting=quotes)
    (tmp_path / "marking.jsonl").write_text(json.dumps(labelled))
    tasks = [
        {
            "data": {"text": TEXT},
            "annotations": [
                {
                    "result": [
                        {
                            "id": "r",
                            "type": "labels",
                            "value": {
                                "start": start,
                                "end": start + len(other),
                                "labels": ["Content"],
                            },
                        }
                    ]
                }
            ],
        }
    ]
    (tmp_path / "studio.json").write_text(json.dumps(tasks))
    found = compare_class(tmp_path, KEY)
    assert list(found.students["found"]) == [1, 2, 1]
    said = found.choices[found.choices["start"].notna()].set_index(["student", "text"])[
        list(LABELS)
    ]
    assert tuple(said.loc[("quoting", quote)]) == (
        "European intelligence sources",
        "report",
        "",
        "",
    )
    assert tuple(said.loc[("quoting", other)]) == ("", "", "", "")
    assert tuple(said.loc[("marking", other)]) == ("Ukraine (government)", "", "", "")
    problem = one(found, "students", student="quoting")["problem"]
    assert (
        problem.startswith("left out (2): ")
        and "row 4" in problem
        and "'sure'; allowed: certain" in problem
    )


def test_the_key_is_the_dossier_that_load_gives(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER", "bridge-trial")
    assert (
        one(
            compare_class(class_of(tmp_path, ada=key_rows(KEYS["bridge-trial"]))),
            "students",
            student="ada",
        )["f1"]
        == 1
    )


def test_the_order_of_rows_and_of_files_does_not_matter(tmp_path):
    invent_class(KEY, tmp_path / "one", students=6)
    (tmp_path / "other").mkdir()
    for path in sorted((tmp_path / "one").iterdir(), reverse=True):
        content = path.read_bytes()
        if not content.startswith(b"\xff"):
            rows_ = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
            content = as_csv(rows_[::-1], columns=list(rows_[0])[::-1]).encode()
        (tmp_path / "other" / path.name).write_bytes(content)
    same(compare_class(tmp_path / "one", KEY), compare_class(tmp_path / "other", KEY))


def test_nothing_is_changed(tmp_path):
    before = {name: table.copy(deep=True) for name, table in KEY.tables.items()}
    folder = invent_class(KEY, tmp_path / "class", students=3)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = compare_class(folder, KEY)
    tables = [found.students.copy(), found.items.copy(), found.choices.copy()]
    (
        charts.chart_disagreement(found.items),
        charts.chart_students(found.choices, found.items, found.students),
        discuss(found, KEY),
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    for old, new in [
        *zip(before.values(), KEY.tables.values()),
        *zip(tables, (found.students, found.items, found.choices)),
    ]:
        pd.testing.assert_frame_equal(old, new)


# small classes, worked out by hand

FIRST, SECOND = "including 500 officers", "Pyongyang has sent nearly 12,000 troops to Russia"


def small(folder: Path) -> Path:
    return class_of(
        folder,
        ada=[
            row(FIRST, source="Kyiv", act="assert", certainty="certain"),
            row(SECOND, source="Ukraine (government)", act="assert"),
        ],
        bo=[
            row(FIRST, source="the Kyiv", act="Report ", certainty=""),
            row(SECOND, source="Somebody", act="assert"),
        ],
        cy=[row(SECOND, source="somebody", act="report")],
        di=[row(SECOND[:30], act="report")],
    )


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory) -> Comparison:
    return compare_class(small(tmp_path_factory.mktemp("small")), KEY)


def test_shares_of_pairs_by_hand(by_hand):
    first, second = one(by_hand, "items", text=FIRST), one(by_hand, "items", text=SECOND)
    assert (first["marked"], first["of"], first["share"], first["agree_marked"]) == (
        2,
        4,
        0.5,
        pytest.approx(2 / 6),
    )
    assert (
        (first["f1"], first["agree_source"], first["agree_act"]) == (1, 1, 0)
        and math.isnan(first["agree_stance"])
        and math.isnan(first["agree_certainty"])
    )
    assert first["disagreement"] == pytest.approx((0 + 0 + 1) / 3)
    assert not first["overlooked"] and not second["overlooked"]
    f1 = (3 + 2 * 30 / (30 + len(SECOND))) / 4
    assert (second["marked"], second["agree_marked"], second["f1"]) == (4, 1, pytest.approx(f1))
    assert (second["agree_source"], second["agree_act"]) == (
        pytest.approx(1 / 3),
        pytest.approx(2 / 6),
    )
    assert second["disagreement"] == pytest.approx((1 - f1 + 2 / 3 + 4 / 6) / 3)


def test_alphas_by_hand(by_hand):
    acts = one(by_hand, "labels", label="act")
    assert (acts["units"], acts["raters"], acts["alpha"]) == (
        2,
        4,
        pytest.approx(
            alpha(ratings("assert assert", "report assert", ". report", ". report")).alpha
        ),
    )
    # observed: 2 of 2 + 8/3 of 4 ordered pairs differ; expected: 2·3·3/5 of 6
    assert acts["alpha"] == pytest.approx(1 - (2 + 8 / 3) / (2 * 3 * 3 / 5))
    line = TEXT[TEXT.rindex("\n", 0, TEXT.index(SECOND)) + 1 : TEXT.index("\n", TEXT.index(SECOND))]
    words, whole, part = (len(re.findall(r"\w+", words)) for words in (line, SECOND, SECOND[:30]))
    marked = [["in"] * whole + ["out"] * (words - whole)] * 3 + [
        ["in"] * part + ["out"] * (words - part)
    ]
    assert one(by_hand, "items", text=SECOND)["alpha"] == pytest.approx(alpha(marked).alpha)


def test_a_student_against_the_key_by_hand(by_hand, tmp_path):
    student, whole = (
        one(by_hand, "students", student="di"),
        sum(len(key["text"]) if not key["pieces"] else 0 for key in key_rows(KEY)),
    )
    whole += sum(
        int(end) - int(start)
        for key in key_rows(KEY)
        for start, end in re.findall(r"(\d+)-(\d+)", key["pieces"])
    )
    assert (student["attributions"], student["found"], student["precision"]) == (1, 1, 1)
    assert student["recall"] == pytest.approx(30 / whole) and student["f1"] == pytest.approx(
        60 / (30 + whole)
    )
    (small(tmp_path) / "di.csv").unlink()
    without = one(compare_class(tmp_path, KEY), "labels", label="words")["alpha"]
    assert (
        without
        == pytest.approx(student["alpha_without"])
        != one(by_hand, "labels", label="words")["alpha"]
    )


MEANT = {
    "John Kirby": "John Kirby",
    "  john   KIRBY ": "John Kirby",
    "The Pentagon": "the Pentagon",
    "pentagon": "the Pentagon",
    "Kyiv": "Ukraine (government)",
    "the outlet": "the outlet",
    "Outlet": "the outlet",
    "A Passer-by": "passer-by",
    "": "",
}


def test_a_source_is_known_by_the_names_that_the_key_has_for_it(tmp_path):
    found = compare_class(
        class_of(
            tmp_path,
            **{f"s{place}": [row(FIRST, source=typed)] for place, typed in enumerate(MEANT)},
        ),
        KEY,
    ).choices
    assert list(found.loc[found["text"] == FIRST, "source"]) == list(MEANT.values())


@each_key
def test_a_name_that_may_mean_two_is_left_as_it_is(key, tmp_path):
    meant = (
        key.mentions.merge(key.entities, on="entity_id")
        .assign(folded=lambda rows: rows["text"].str.casefold())
        .groupby("folded")["name"]
        .agg(lambda names: sorted(set(names)))
    )
    both = [
        words
        for words, names in meant.items()
        if len(names) > 1
        and words.split()[0] not in ("the", "a", "an")
        and words not in key.entities["name"].str.casefold().tolist()
    ]
    found = compare_class(
        class_of(
            tmp_path,
            **{
                f"s{place}": [key_rows(key)[0] | {"source": words}]
                for place, words in enumerate([*both, "nobody"])
            },
        ),
        key,
    ).choices
    assert set(found["source"]) - {""} == {*both, "nobody"}


def test_coordinated_sources_share_a_passage_and_each_student_gets_the_one_they_named(tmp_path):
    words = "North Korean troops were training in Russia"
    found = compare_class(
        class_of(
            tmp_path,
            ada=[row(words, source="the Pentagon")],
            bo=[row(words, source="NATO")],
            cy=[row(words, source="NATO"), row(words, source="Pentagon")],
        ),
        KEY,
    )
    marked = found.choices[found.choices["start"].notna()]
    assert list(zip(marked["student"], marked["item"])) == [
        ("ada", "a12"),
        ("bo", "a11"),
        ("cy", "a11"),
        ("cy", "a12"),
    ]


def test_a_passage_matches_by_half_or_more_and_each_only_once(tmp_path):
    words = SECOND
    halves = [row(words[: len(words) // 3 - 1]), row(words[len(words) // 3 :])]
    found = compare_class(
        class_of(tmp_path, ada=halves, bo=[row(words[: len(words) // 3 - 2])]), KEY
    )
    item = one(found, "items", text=words)
    assert (
        item["marked"] == 1
        and one(found, "choices", student="ada", item=item["item"])["text"]
        == words[len(words) // 3 :]
    )
    assert one(found, "students", student="bo")["found"] == 0


# beyond the key

BEYOND = "with a NATO official telling CNN"


def test_what_two_students_mark_beyond_the_key_is_an_item_and_what_one_marks_is_kept(tmp_path):
    found = compare_class(
        class_of(
            tmp_path,
            ada=[row(BEYOND, source="NATO")],
            bo=[row(BEYOND + " that", source="NATO")],
            cy=[row(BEYOND, source="CNN")],
            di=[row("South Korean intelligence has informed lawmakers")],
        ),
        KEY,
    )
    extra = one(found, "items", attribution_id="")
    assert (
        extra["item"],
        extra["claim_id"],
        extra["text"],
        extra["marked"],
        extra["of"],
        extra["agree_source"],
    ) == ("x01", "", BEYOND, 3, 4, pytest.approx(1 / 3))
    assert 0.9 < extra["f1"] < 1 and not math.isnan(extra["alpha"])
    lone = one(found, "choices", item="")
    assert (lone["student"], lone["text"]) == (
        "di",
        "South Korean intelligence has informed lawmakers",
    ) and math.isnan(lone["overlap"])
    assert list(found.items["start"]) == sorted(found.items["start"])
    assert set(found.students["found"]) == {0} and set(found.students["precision"]) == {0}


def test_extra_stretches_of_which_less_than_half_is_common_stay_apart(tmp_path):
    found = compare_class(class_of(tmp_path, ada=[row(BEYOND)], bo=[row(BEYOND[25:])]), KEY)
    assert (found.items["attribution_id"] != "").all() and (found.choices["item"] == "").sum() == 2


def test_a_key_that_calls_an_attribution_x01_is_not_mixed_up_with_an_extra(tmp_path):
    renamed = {
        name: (
            KEY.tables[name].assign(
                attribution_id=KEY.tables[name]["attribution_id"].replace("a01", "x01")
            )
        )
        for name in ("attributions", "hops", "quantities")
    }
    found = compare_class(
        class_of(tmp_path, ada=[row(BEYOND)], bo=[row(BEYOND)]), KEY.with_tables(**renamed)
    )
    assert found.items["item"].is_unique and set(
        found.items.loc[found.items["attribution_id"] == "", "item"]
    ) == {"x02"}


# what cannot be read


def test_a_folder_that_is_not_there_or_empty_is_refused(tmp_path):
    with pytest.raises(
        DossierError, match="there is no such folder; allowed: one with an entry for each student"
    ):
        compare_class(tmp_path / "nowhere", KEY)
    (tmp_path / ".hidden").touch()
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / "~$ada.csv").touch()
    with pytest.raises(DossierError, match="holds no entry; allowed: for each student"):
        compare_class(tmp_path, KEY)
    with pytest.raises(DossierError, match="no such folder"):
        compare_class(tmp_path / ".hidden", KEY)


def unreadable(folder: Path) -> dict[str, str]:
    """A folder in which nobody can be read, with a word of each reason."""
    made = {
        "latin.csv": (b"start,end,text\n0,5,caf\xe9", "row 2, text: is not UTF-8"),
        "utf16.csv": ("start,end,text\n0,6,United".encode("utf-16")[:-1], "is cut off"),
        "empty.csv": (b"", "empty"),
        "header.csv": (b"start,end,text,source\r\n", "holds no attribution"),
        "bom.csv": (b"\xef\xbb\xbf", "row 1"),
        "blank.csv": (b"\n\n\n", "row 1"),
        "odd.csv": (b'a,"b\nc', "CSV table"),
        "nul.csv": (b"start,end,text\n0,6,Uni\0ted", ""),
        "other.csv": (b"name,grade\nAda,1\n", "found the columns name, grade"),
        "wrong.csv": (
            b"start,end,text\n0,6,Untied\nx,y,z\n-5,-1,\n",
            "left out (3): row 2: found the text 'Untied' at 0-6; the article has 'United' there",
        ),
        "article.csv": (b"start,end,text\n0,3,Cat\n", "holds no attribution"),
        "essay.docx": (b"PK", ".docx"),
        "noending": (b"x", "ending ''"),
        "torn.zip": (b"PK\x03\x04 torn", "ZIP file"),
        "deep.json": (b"[" * 100_000, "deep"),
        "list.json": (b"[1, 2]", "JSON document of another kind"),
        "bad.json": (b"{", "JSON"),
        "another.jsonl": (
            b'{"text": "Another article.", "label": []}',
            "none of its 1 texts is the article given",
        ),
        "nothing.jsonl": (json.dumps({"text": TEXT, "label": []}).encode(), "holds no attribution"),
        "page.jsonld": (b'{"target": "x"}', "holds no attribution"),
    }
    for name, (content, _) in made.items():
        (folder / name).write_bytes(content)
    (folder / "no-package").mkdir()
    (folder / "no-package" / "notes.txt").write_text("mine")
    shutil.copytree(KEYS["seagrass-study"].path, folder / "seagrass")
    shutil.copytree(KEY.path, folder / "deep-package")
    (folder / "deep-package" / "datapackage.json").write_text("[" * 100_000)
    shutil.copytree(KEY.path, folder / "no-hops")
    (folder / "no-hops" / "hops.csv").unlink()
    shutil.copytree(KEY.path, folder / "is-a-folder")
    (folder / "is-a-folder" / "hops.csv").unlink()
    (folder / "is-a-folder" / "hops.csv").mkdir()
    shutil.make_archive(str(folder / "bridge"), "zip", KEYS["bridge-trial"].path)
    (folder / "lost.csv").symlink_to(folder / "nowhere.csv")
    os.mkfifo(folder / "pipe.csv")
    more = {
        "no-package": "datapackage.json: the file is missing",
        "seagrass": "another article",
        "no-hops": "hops.csv: the file is missing",
        "bridge.zip": "another article",
        "lost.csv": "neither a file nor a folder",
        "pipe.csv": "neither a file nor a folder",
    }
    return (
        {name: words for name, (_, words) in made.items()}
        | more
        | {"deep-package": "", "is-a-folder": "irectory"}
    )


def test_whoever_cannot_be_read_has_a_row_that_says_why(tmp_path):
    expected = unreadable(tmp_path)
    (tmp_path / "ada.csv").write_text(as_csv(key_rows(KEY)))
    found = (compared := compare_class(tmp_path, KEY)).students
    assert set(found["file"]) == {*expected, "ada.csv"} and list(found["student"]) == sorted(
        found["student"]
    )
    for student in found[found["file"] != "ada.csv"].itertuples():
        assert (
            student.status == "could not be read"
            and student.problem
            and expected[student.file].casefold() in student.problem.casefold()
        ), student
        assert (
            str(tmp_path) not in student.problem
            and pd.isna(
                [
                    student.attributions,
                    student.found,
                    student.of,
                    student.precision,
                    student.f1,
                    student.alpha,
                    student.alpha_without,
                ]
            ).all()
        )
    assert one(compared, "students", student="ada")["f1"] == 1


def test_a_file_that_the_system_refuses_to_open_has_a_row_too(tmp_path, monkeypatch):
    class_of(tmp_path, ada=key_rows(KEY))
    shutil.copytree(KEY.path, tmp_path / "bo")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if tmp_path.resolve() in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [
        (name, "Permission denied" in problem)
        for name, problem in (
            compare_class(tmp_path, KEY).students[["student", "problem"]].itertuples(index=False)
        )
    ] == [("ada", True), ("bo", True)]


@pytest.mark.filterwarnings("error")
def test_a_class_of_which_nobody_can_be_read_is_still_told(tmp_path):
    found = compare_class(class_of(tmp_path, ada=b"\xff", bo=b""), KEY)
    assert (
        len(found.choices) == 0
        and list(found.choices.columns) == CHOICE_COLUMNS
        and list(found.items.columns) == ITEM_COLUMNS
    )
    assert (
        (found.items["marked"] == 0).all()
        and found.items[["share", "f1", "alpha", "agree_marked", "disagreement"]]
        .isna()
        .all(axis=None)
        and found.labels["alpha"].isna().all()
    )
    assert "no passage on which those who marked it differ" in discuss(found, KEY).text


@pytest.mark.filterwarnings("error")
def test_a_class_of_one(tmp_path):
    found = compare_class(class_of(tmp_path, ada=key_rows(KEY)[:10]), KEY)
    student = one(found, "students", student="ada")
    assert (student["found"], student["precision"], student["alpha"]) == (10, 1, 1) and math.isnan(
        student["alpha_without"]
    )
    assert (
        found.labels["alpha"].isna().all()
        and found.items["disagreement"].isna().all()
        and list(found.items["share"]) == [1] * 10 + [0] * 42
    )
    assert "no passage on which those who marked it differ" in discuss(found, KEY).text


def test_a_key_without_attributions_has_only_what_the_students_have(tmp_path):
    bare = KEY.with_tables(
        attributions=KEY.attributions[:0], claims=KEY.claims[:0], hops=KEY.hops[:0]
    )
    found = compare_class(class_of(tmp_path, ada=[row(BEYOND)], bo=[row(BEYOND)]), bare)
    assert (
        list(found.items["item"]) == ["x01"]
        and found.students["recall"].isna().all()
        and (found.students["precision"] == 0).all()
    )


def test_two_entries_of_one_name_are_two_students_and_names_may_be_anything(tmp_path):
    class_of(tmp_path, ada=key_rows(KEY))
    (tmp_path / "ada.zip").write_bytes(b"PK")
    (tmp_path / NAME).mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.csv")).write_text(as_csv(key_rows(KEY)))
    found = compare_class(tmp_path, KEY)
    assert (
        list(found.students["student"]) == [NAME, "ada.csv", "ada.zip", "bad?"]
        and "".join(found.students["file"]).encode()
    )


# tables as spreadsheets save them


def test_any_dialect_is_read(tmp_path):
    across = TEXT[1900:2000]
    assert "\n" in across
    rows_ = [
        *key_rows(KEY),
        row(across, note='a cell; with, all\n"of it"'),
        {"start": "", "note": " "},
    ]
    dialects = [
        (bom, delimiter, end)
        for bom in ("", "\ufeff")
        for delimiter in ",;\t"
        for end in ("\n", "\r\n", "\r")
    ]
    students = {
        f"s{place}": (bom + as_csv(rows_, delimiter=delimiter, end=end)).encode()
        for place, (bom, delimiter, end) in enumerate(dialects)
    }
    found = compare_class(class_of(tmp_path, **students), KEY).students
    assert (
        set(found["found"]) == {52}
        and set(found["problem"]) == {""}
        and set(found["attributions"]) == {53}
        and len(found) == 18
    )


def test_column_names_and_cells_may_be_written_otherwise(tmp_path):
    content = (
        "Text, START ,End,Speaker,ACT,Certainty,Stance\n"
        + f'"{FIRST}", {TEXT.index(FIRST)}.0,{TEXT.index(FIRST) + len(FIRST)},Kyiv,'
        " Assert,CERTAIN ,\n"
    )
    chosen = one(
        compare_class(class_of(tmp_path, ada=content), KEY), "choices", student="ada", text=FIRST
    )
    assert tuple(chosen[list(LABELS)]) == ("Ukraine (government)", "assert", "", "certain")


def test_rows_with_a_problem_are_left_out_and_listed(tmp_path):
    good = row(FIRST, act="report")
    rows_ = [
        good,
        good | {"text": "other"},
        good | {"start": "x"},
        good | {"start": -3},
        good | {"end": 99999},
        row(SECOND, act="lie", stance="maybe"),
        good | {"pieces": "1-2"},
        good | {"start": "9" * 5000},
    ]
    student = one(
        found := compare_class(class_of(tmp_path, ada=as_csv(rows_) + "1,2\r\n"), KEY),
        "students",
        student="ada",
    )
    assert student["status"] == "read" and student["attributions"] == 2
    assert (
        student["problem"].startswith("left out (9): row 3: found the text 'other' at")
        and student["problem"].endswith("; and 4 more")
        and len(student["problem"]) < 1500
    )
    assert "; act of row 7: found 'lie'; allowed: assert, report" in student["problem"]
    assert one(found, "choices", student="ada", text=SECOND)["act"] == ""


def test_pieces_must_run_from_start_to_end(tmp_path):
    wrong = ["x", "1-2 3-4", "5", "0-0"]
    found = compare_class(
        class_of(
            tmp_path,
            **{f"s{place}": [row(FIRST, pieces=pieces)] for place, pieces in enumerate(wrong)},
        ),
        KEY,
    ).students
    assert all(
        f"found the pieces {pieces!r}" in problem
        for pieces, problem in zip(wrong, found["problem"])
    )


def test_an_apostrophe_against_formulas_and_the_line_ends_of_windows_are_no_other_text(tmp_path):
    across = TEXT[1900:2000]
    rows_ = [
        row(FIRST) | {"text": "'" + FIRST},
        row(across) | {"text": across.replace("\n", "\r\n")},
    ]
    assert (
        one(compare_class(class_of(tmp_path, ada=rows_), KEY), "students", student="ada")[
            "attributions"
        ]
        == 2
    )


CELL = st.one_of(
    st.sampled_from(
        [
            "",
            "0",
            "6",
            "United",
            "-1",
            "1e3",
            "١",
            "nan",
            "report",
            "denies",
            "0-6",
            "'",
            "\ufeff",
            "=1+1",
            "\u202e",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(
    st.lists(st.lists(CELL, max_size=8), max_size=5),
    st.sampled_from(",;\t|"),
    st.binary(max_size=6),
)
def test_no_table_whatever_is_in_it_stops_the_others_from_being_read(
    tmp_path, cells, delimiter, tail
):
    header = delimiter.join(
        ["start", "end", "text", "source", "act", "stance", "certainty", "pieces"]
    )
    content = "\r\n".join([header, *(delimiter.join(line) for line in cells)]).encode() + tail
    (tmp_path / "odd.csv").write_bytes(content)
    for entry in read_entries(tmp_path, KEY):
        assert entry.problem or entry.said or not content


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 5000),
        st.floats(),
        st.sampled_from([TEXT, "Content", "labels", "", "\ud800"]),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "data",
                    "text",
                    "label",
                    "annotations",
                    "result",
                    "value",
                    "start",
                    "end",
                    "labels",
                    "type",
                    "id",
                    "items",
                    "target",
                    "selector",
                    "body",
                    "dossier",
                    "first",
                    "tables",
                    "columns",
                    "article",
                    "relations",
                    "exact",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=6, deadline=None, suppress_health_check=QUIET)
@given(JSON, st.sampled_from([".json", ".jsonl", ".jsonld"]))
def test_no_json_whatever_is_in_it_stops_the_others_from_being_read(tmp_path, value, ending):
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / f"odd{ending}").write_text(json.dumps(value))
    (entry,) = read_entries(tmp_path, KEY)
    assert entry.problem or entry.said


ODD = [None, 0, "", [], {}, "x", [[1]], {"a": {}}, "\ud800", 10**30]


@pytest.mark.parametrize(
    ("place", "odd"),
    [("whole", ODD), ("article", ODD), ("sha256", ["\ud800"]), ("published_edtf", [{}])],
    ids=["whole", "article", "sha256", "published_edtf"],
)
def test_no_package_whatever_is_in_it_stops_the_others_from_being_read(place, odd, tmp_path):
    package = json.loads((KEY.path / "datapackage.json").read_text())
    for number, value in enumerate(odd):
        shutil.copytree(KEY.path, folder := tmp_path / str(number))
        changed = (
            value
            if place == "whole"
            else (
                package | {"article": package["article"] | {place: value}}
                if place in ("sha256", "published_edtf")
                else package | {place: value}
            )
        )
        (folder / "datapackage.json").write_text(json.dumps(changed))
    found = read_entries(tmp_path, KEY)
    assert len(found) == len(odd) and all(entry.problem or entry.said for entry in found)


# an invented class


@each_key
def test_the_same_seed_gives_the_same_class_for_any_dossier(key, tmp_path):
    one_, two, other = (
        invent_class(key, tmp_path / "one", students=5),
        invent_class(key, tmp_path / "two", students=5),
        invent_class(key, tmp_path / "other", students=5, seed=2),
    )
    content = [
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (one_, two, other)
    ]
    assert content[0] == content[1] != content[2] and sorted(content[0]) == [
        f"invented-0{n}.csv" for n in range(1, 6)
    ]
    found = compare_class(one_, key)
    assert (
        list(found.students["status"]) == ["read"] * 4 + ["could not be read"]
        and (found.students["problem"][:4] == "").all()
    )
    assert (
        (found.students["f1"][:4] > 0.4) & (found.students["f1"][:4] < 1)
    ).all() and found.items["disagreement"].max() > 0.3


def test_an_invented_class_of_one_can_be_read_and_a_folder_is_made_if_none_is_named():
    folder = invent_class(KEY, students=1)
    assert (
        list(compare_class(folder, KEY).students["status"]) == ["read"]
        and "invented-class-" in folder.name
    )
    shutil.rmtree(folder)


def test_no_invented_student_is_put_into_a_real_class(tmp_path):
    invent_class(KEY, tmp_path, students=2)
    invent_class(KEY, tmp_path, students=2)
    (tmp_path / "ada.csv").touch()
    with pytest.raises(DossierError, match=r"holds ada.csv; allowed: a new or empty folder"):
        invent_class(KEY, tmp_path, students=2)


# the charts


def rows(chart: dict) -> list[dict]:
    return [row for rows in chart["datasets"].values() for row in rows]


def heat(found: Comparison) -> dict:
    return charts.chart_disagreement(found.items).to_dict()


def grid(found: Comparison) -> dict:
    return charts.chart_students(found.choices, found.items, found.students).to_dict()


def words_of(chart: dict) -> list[str]:
    root = ElementTree.fromstring(charts.offline_bundle(chart)[0]["image/svg+xml"])
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "line",
        "text",
        "defs",
        "clipPath",
        "style",
        "tspan",
    }
    return [text.strip() for text in root.itertext() if text.strip()]


@pytest.mark.filterwarnings("error")
def test_the_charts_show_every_student_every_item_and_every_number(invented):
    first, second = heat(invented), grid(invented)
    for chart, words in (both := [(first, words_of(first)), (second, words_of(second))]):
        assert chart["title"]["text"] in words and chart["description"].startswith(
            chart["title"]["text"]
        )
        assert not [word for word in words if re.fullmatch(r"[ax]\d\d\b.*", word)]
        numbers = [int(found[1]) for word in words if (found := re.match(r"(\d+)\+? \S", word))]
        assert sorted(numbers) == list(range(1, len(invented.items) + 1))
        first_words = {text.strip(" ,;:.").split()[0].casefold() for text in invented.items["text"]}
        told = {word.split()[1].casefold() for word in words if re.match(r"\d+\+? \S", word)}
        assert told <= first_words | {"…"}
    assert (
        len(rows(first))
        == 6 * len(invented.items)
        == sum(word.isdigit() or word == "–" for word in both[0][1])
    )
    assert {(row["student"], row["item"]) for row in rows(second) if "overlap" in row} == {
        (row.student, row.item) for row in invented.choices.itertuples() if row.item
    }
    assert (
        set(invented.students["student"]) <= set(both[1][1])
        and both[1][1].count("could not be read") == 1
    )
    assert (
        both[1][1].count("–")
        == invented.choices.loc[invented.choices["item"] != "", "start"].isna().sum()
    )


def test_a_cell_is_the_share_of_pairs_that_differ(by_hand):
    item = one(by_hand, "items", text=FIRST)["item"]
    cells = {row["label"]: row["told"] for row in rows(heat(by_hand)) if row["item"] == item}
    assert cells == {
        "marked": "67",
        "passage": "0",
        "source": "0",
        "act": "100",
        "stance": "–",
        "certainty": "–",
    }


@pytest.mark.parametrize(
    "content", [[key_rows(KEY)], [b"\xff", b""]], ids=["one student", "nobody to be read"]
)
def test_the_charts_of_a_small_class(content, tmp_path):
    found = compare_class(
        class_of(tmp_path, **{f"s{place}": one for place, one in enumerate(content)}), KEY
    )
    ends = [f"1 {TEXT.split()[0]}", "52 "]
    for words in (words_of(heat(found)), words_of(grid(found))):
        assert all(any(word.startswith(end) for word in words) for end in ends)
    assert (
        "s0" in words
        and words.count("could not be read")
        == (found.students["status"] == "could not be read").sum()
    )


def test_the_charts_of_nothing_say_so(tmp_path):
    bare = KEY.with_tables(
        attributions=KEY.attributions[:0], claims=KEY.claims[:0], hops=KEY.hops[:0]
    )
    found = compare_class(class_of(tmp_path, ada=[row(BEYOND)]), bare)
    for chart in (heat(found), grid(found)):
        assert "There is no passage to compare students on." in words_of(chart)


def hostile_class(folder: Path) -> Comparison:
    class_of(
        folder,
        ada=[row(FIRST, source=HOSTILE, act="report")],
        **{NAME: [row(FIRST[10:], source="Kyiv", act="assert")], NAME + "2": b"\xff"},
    )
    return compare_class(folder, KEY)


def test_hostile_names_stay_words_in_the_charts(tmp_path):
    chart = grid(hostile_class(tmp_path))
    words_of(chart)
    assert "alert" not in json.dumps(
        {key: value for key, value in chart.items() if key not in ("datasets", "description")}
    )
    assert {NAME, NAME + "2", "ada"} == {row["student"] for row in rows(chart) if "student" in row}


def test_a_long_name_is_cut_and_stays_another_than_one_that_begins_alike(tmp_path):
    found = compare_class(
        class_of(
            tmp_path, **{"😀" * 50: [row(FIRST)], "😀" * 51: [row(FIRST)], "A" * 60: [row(FIRST)]}
        ),
        KEY,
    )
    words = words_of(grid(found))
    assert "A" * 30 + " …" in words and sum("😀" in word for word in words) == 2


# side by side


class Elements(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.open, self.tags, self.attributes = [], set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_what_is_discussed_is_what_differs_most(invented):
    page = discuss(invented, KEY, most=3)
    seen = invented.items[~invented.items["overlooked"]]
    most = seen.sort_values("disagreement", ascending=False, kind="stable").head(3)
    assert re.findall(r"^Number (\d+) in the charts", page.text, re.M) == [
        str(place + 1) for place in most.index
    ] and page.html.count("<section") == 3 + any(invented.items["overlooked"])
    for item in most.itertuples():
        assert (
            f"Marked by {item.marked} of 29. Disagreement of those: {item.disagreement:.2f}"
            in page.html
        )
    for student in invented.students["student"][:29]:
        assert page.html.count(student) == 3
    assert not Elements(page.html).open


def test_what_few_have_marked_ranks_by_how_these_few_differ_and_the_overlooked_stand_apart(
    tmp_path,
):
    known = key_rows(KEY)
    alike, apart, seldom = (row(known[place]["text"]) for place in (5, 20, 30))
    found = compare_class(
        class_of(
            tmp_path,
            **{
                f"s{number}": [alike | {"act": "report"}, apart | {"act": act}]
                + [seldom | {"act": act}] * (number < 2)
                for number, act in enumerate(("assert", "report", "deny", "warn", "report"))
            },
        ),
        KEY,
    )
    ranked = found.items.set_index("text")["disagreement"]
    assert ranked[alike["text"]] == 0 < ranked[apart["text"]] < ranked[seldom["text"]]
    page = discuss(found, KEY, most=2).text
    told = page[page.index("Overlooked: marked by fewer than half, 2 of ") :]
    assert told.count("marked by 0 of 5: ") == 2 and page.count("Disagreement of those") == 1


def test_the_codes_of_a_table_are_spelled_out_in_class(tmp_path):
    first = key_rows(KEY)[0] | {"act": "accuse", "stance": "denies", "certainty": "unstated"}
    other = first | {"act": "urge", "stance": "affirms", "certainty": "possible"}
    page = discuss(compare_class(class_of(tmp_path, ada=[first], bo=[other]), KEY), KEY).html
    for words in (
        "an accusation<",
        "a demand<",
        "says that it is not so<",
        "says that it is so<",
        "possible: worded as what may be<",
        "does not commit itself<",
    ):
        assert words in page
    assert not re.search(r">(accuse|urge|denies|affirms|unstated|possible)<", page)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_without_places_or_without_sources_is_read_and_names_nobody(tmp_path, ending):
    quote = "attack drones to be"
    tables = {
        "nobody": [["text"], [SECOND], [FIRST]],
        "blank": [["Text", "start", "end", "act"], [SECOND, "", "", "report"]],
        "placed": [["text", "start", "end"], [FIRST, TEXT.index(FIRST), TEXT.index(FIRST) + 22]],
        "said": [["quote", "speaker"], [quote, "European intelligence sources"]],
        "often": [["text"], ["North Korean"], ["nowhere to be found"], [FIRST]],
    }
    for name, lines in tables.items():
        if ending == "xlsx":
            book = openpyxl.Workbook()
            for line in lines:
                book.active.append(line)
            book.save(tmp_path / f"{name}.xlsx")
        else:
            with (tmp_path / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(lines)
    found = compare_class(tmp_path, KEY)
    assert list(found.students["status"]) == ["read"] * 5
    said = found.choices[found.choices["start"].notna()].set_index("student")
    assert sorted(said.index) == ["blank", "nobody", "nobody", "often", "placed", "said"]
    assert set(said.loc[["blank", "nobody", "often", "placed"], "source"]) == {""}
    assert said.loc["said", "source"] == "European intelligence sources"
    assert said.loc["blank", "act"] == "report"
    problem = one(found, "students", student="often")["problem"]
    assert "'North Korean' stands 9 times" in problem and "stands 0 times" in problem, problem


def test_a_workbook_of_something_else_says_what_is_needed(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["name", "grade"])
    book.save(tmp_path / "ada.xlsx")
    (tmp_path / "bo.xlsx").write_bytes(b"PK")
    ada, bo = compare_class(tmp_path, KEY).students["problem"]
    assert ada == "ada.xlsx: found no sheet with the column text; allowed: one"
    assert "XLSX workbook" in bo


def test_groups_stand_side_by_side_with_their_passage_and_what_differs_from_the_key_in_bold(
    by_hand,
):
    sections = discuss(by_hand, KEY, most=2).html.split("<section")
    page = sections[2]
    assert (
        page.count("1 student<") == 2
        and "2 students</span>: not marked" in page
        and "The key</span>" in page
    )
    assert (
        '<bdi style="font-weight:700">a report</bdi>' in page
        and '<bdi style="font-weight:400">said by Ukraine (government)</bdi>' in page
    )
    assert re.search(
        r"not marked<details><summary>Who\?</summary><bdi>cy</bdi><br><bdi>di</bdi></details>", page
    )


def test_a_passage_beyond_the_key_and_more_groups_than_columns_are_told_too(tmp_path):
    students = {
        f"s{place}": [row(BEYOND + " that"[: place % 3], source=f"Somebody {place}")]
        for place in range(7)
    }
    page = discuss(compare_class(class_of(tmp_path, **students), KEY), KEY)
    assert (
        "Paragraph 10: a passage that the key does not have\nNumber 36 in the charts." in page.text
        and "The key</span>" not in page.html
    )
    assert "3 further choices" in page.html and all(
        f"somebody {place}" in page.html for place in range(7)
    )
    assert not Elements(page.html).open


def test_nothing_that_students_write_becomes_markup(tmp_path):
    page = Elements(html := discuss(hostile_class(tmp_path), KEY).html)
    assert not page.open and page.tags <= {
        "section",
        "p",
        "b",
        "bdi",
        "div",
        "span",
        "details",
        "summary",
        "br",
        "ul",
        "li",
    }
    assert (
        page.attributes <= {"style", "dir", "title", "class", "data-of"}
        and "&lt;script&gt;" in html
    )
