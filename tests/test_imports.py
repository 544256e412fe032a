"""Imports: own files come back equal; foreign ones become sound dossiers, and what is left out is
listed with a reason.
"""

import dataclasses
import datetime
import json
import random
import re
import sys
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made import BUNDLED

import helpers
from helpers import correcting, leftopen
from helpers.assembling import assemble
from helpers.contract import TABLES
from helpers.datapackage import describe
from helpers.dossier import DossierError, check
from helpers.formats import FORMATS, IMPORTED, export, finding, import_from
from helpers.formats.doccano import read as read_doccano
from helpers.formats.finding import find_near, find_words, is_quoted, nearest, with_marks
from helpers.formats.gathering import form_of
from helpers.formats.web_annotation import write as as_web_annotation
from helpers.texts import Article

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))
from quotes_growth import measured

TEXT = (
    "😀 Eve Smith said: “It is over.” Then NATO denied that 300 men left on May 3.\nSo it goes, she "
    "added, it goes."
)
FORMULA = '=HYPERLINK("http://evil.example","x")'
CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]))
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


pytestmark = pytest.mark.usefixtures("offline")


def written(path: Path, content: object) -> Path:
    """A file of these bytes, this text, or this value as JSON."""
    path.write_bytes(
        content
        if isinstance(content, bytes)
        else (content if isinstance(content, str) else json.dumps(content)).encode()
    )
    return path


def equal(one: helpers.Dossier, other: helpers.Dossier) -> None:
    assert (one.name, one.package, one.text) == (other.name, other.package, other.text)
    for table in TABLES:
        pd.testing.assert_frame_equal(
            one.tables[table], other.tables[table], check_index_type=False
        )


def sources(dossier: helpers.Dossier) -> list[tuple[str, str, str]]:
    """The words, who says them, and the cue, for each attribution."""
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.drop_duplicates("attribution_id", keep="last").set_index("attribution_id")
    return [
        (
            row.text,
            names[last.loc[row.attribution_id, "entity_id"]],
            last.loc[row.attribution_id, "cue"],
        )
        for row in dossier.attributions.itertuples()
    ]


def spots(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


# finding


@pytest.mark.parametrize(
    "words, found",
    [
        ("“It is over.”", ["“It is over.”"]),
        ('"It is over."', ["“It is over.”"]),
        ("It  is\nover", ["It is over"]),
        ("goes", ["goes", "goes"]),
        ("Smit", []),
        ("NAT", []),
        ("", []),
        (" \n", []),
        ("x" * 5000, []),
    ],
)
def test_words_are_found_where_they_stand(words, found):
    assert [TEXT[start:end] for start, end in find_words(TEXT, words)] == found


def test_quotation_marks_dashes_and_blanks_stand_for_their_like_and_exact_words_come_first():
    text = "It’s done – he said\u00a0so. It's done - he said so."
    assert find_words(text, "It's done - he said so") == [spots("It's done - he said so", text)]
    assert [text[a:b] for a, b in find_words(text, "It`s done -- he said  so")] == [
        "It’s done – he said\u00a0so",
        "It's done - he said so",
    ]
    assert find_words("中文字中文。", "中文") == [(0, 2), (3, 5)]


@given(before=CHARACTERS, words=CHARACTERS, after=CHARACTERS)
def test_words_of_a_text_are_found_in_it_exactly(before, words, after):
    text = f"{before} \n{words}\n {after}"
    found = find_words(text, words)
    assert found == sorted(found) and all(0 <= start < end <= len(text) for start, end in found)
    assert not words.strip() or words.strip() in [text[start:end] for start, end in found]


LIKE = [finding.DOUBLE, finding.SINGLE]
PIECES = st.sampled_from(
    [
        "a",
        "b",
        "aa",
        " ",
        "\n ",
        "-",
        "—–",
        '"',
        "“",
        "'",
        "’",
        "中",
        "文",
        ".",
        "_",
        "e\u0301",
        "😀",
    ]
)


def pattern(token: str) -> str:
    """What a piece of the words may be in the text."""
    if token.isspace():
        return r"\s+"
    if token[0] in finding.DASHES:
        return f"[{re.escape(finding.DASHES)}]+"
    return next((f"[{re.escape(marks)}]" for marks in LIKE if token in marks), re.escape(token))


def searched(text: str, words: str) -> list[tuple[int, int]]:
    """The places of words, by one search through the whole text."""
    if not (words := words.strip()):
        return []
    letter, tokens = finding.LETTER, finding.TOKEN.findall(words)
    before = f"(?<!{letter})" if re.match(letter, words[0]) else ""
    after = f"(?!{letter})" if re.match(letter, words[-1]) else ""
    for sought in (re.escape(words), "".join(map(pattern, tokens))):
        if places := [found.span() for found in re.finditer(before + sought + after, text)]:
            return places
    return []


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=4), st.data())
def test_words_are_found_where_a_search_through_the_whole_text_finds_them(pieces, sought, data):
    text, words = "".join(pieces), "".join(sought)
    places = searched(text, words)
    assert find_words(text, words) == places
    for start in range(0, len(text), 3):
        to = (start, data.draw(st.integers(start + 1, len(text))))
        outside = [place for place in places if place[1] <= to[0] or place[0] >= to[1]]
        assert find_near(text, words, to) == nearest(text, to, outside)


@pytest.mark.slow
def test_the_import_of_quotes_costs_in_proportion_to_the_article():
    (_, once, check_once), (_, often, check_often) = measured(2_000), measured(32_000)
    assert often / check_often < 3 * once / check_once


def test_the_nearest_passage_is_in_the_same_sentence_then_in_the_same_paragraph():
    text = "One. Two three.\nFour."
    one, two, three, four = (spots(word, text) for word in ("One", "Two", "three", "Four"))
    assert (
        nearest(text, three, [one, two, four]) == two and nearest(text, three, [four, one]) == one
    )
    assert nearest(text, three, []) is None and find_near(text, "Two", two) is None


def test_the_quotation_marks_around_words_belong_to_them():
    text = "He: “It is over,” and 'so', or so”."
    assert text[slice(*with_marks(text, spots("It is over", text)))] == "“It is over,”"
    assert (
        is_quoted(text, spots("so", text))
        and not is_quoted(text, spots("and", text))
        and not is_quoted(text, spots("or so", text))
    )


@pytest.mark.parametrize(
    "words, form",
    [
        ("", "name"),
        ("Eve", "name"),
        ("She", "pronoun"),
        ("US", "acronym"),
        ("A U.S. Official", "description"),
        ("中文", "name"),
        ("the", "description"),
    ],
)
def test_the_form_of_a_mention_is_guessed_from_its_letters(words, form):
    assert form_of(words) == form


# own formats


@pytest.mark.parametrize("format", ["web-annotation", "zip"])
def test_what_was_exported_comes_back_equal(format, tmp_path):
    path = export(BUNDLED, format, tmp_path / f"file{FORMATS[format].ending}")
    imported = import_from(path)
    equal(imported.dossier, BUNDLED)
    assert imported.left_out.empty and list(imported.left_out) == ["item", "value", "why"]
    equal(import_from(path, format=format, text=BUNDLED.text).dossier, BUNDLED)
    with pytest.raises(DossierError, match="holds another article than the one given"):
        import_from(path, text="Another text.")


def test_a_folder_is_loaded(tmp_path):
    folder = helpers.save(BUNDLED, tmp_path / BUNDLED.name)
    equal(import_from(folder).dossier, BUNDLED)
    assert import_from(folder, title="Mine").dossier.title == "Mine"
    (folder / "claims.csv").unlink()
    with pytest.raises(DossierError, match=r"claims.csv: the file is missing"):
        import_from(folder)


def test_rows_and_columns_keep_their_order_and_an_empty_dossier_comes_back(tmp_path):
    turned = {
        table: made.iloc[::-1].reset_index(drop=True) for table, made in BUNDLED.tables.items()
    }
    turned["claims"] = turned["claims"][list(reversed(turned["claims"].columns))].assign(
        **{"my column": "=1"}
    )
    for made in (
        BUNDLED.with_tables(**turned),
        assemble("x", {"name": "x"} | describe("x", "t"), {}),
    ):
        equal(import_from(export(made, "web-annotation", tmp_path / "a.jsonld")).dossier, made)


EDITS = {
    "entities": ["name", "role", "note"],
    "mentions": ["note"],
    "claims": ["proposition", "topic", "note"],
    "attributions": ["hedge", "note"],
    "hops": ["setting", "note"],
    "quantities": ["measure", "unit"],
    "relations": ["why"],
    "observations": ["note"],
    "assessments": ["why"],
}


@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(data=st.data(), text=CHARACTERS.filter(str.strip))
@example(data=None, text=f"</script>{FORMULA}\r\n\u2028\ufeff😀\x00")
def test_any_edit_and_any_text_come_back_equal(tmp_path, data, text):
    edited = {}
    for table, columns in EDITS.items() if data else []:
        made = BUNDLED.tables[table].copy()
        if len(made):
            row, column = (
                data.draw(st.integers(0, len(made) - 1)),
                data.draw(st.sampled_from(columns)),
            )
            made.loc[row, column] = data.draw(CHARACTERS.filter(str.strip))
        edited[table] = made
    equal(
        import_from(
            export(BUNDLED.with_tables(**edited), "web-annotation", tmp_path / "a.jsonld")
        ).dossier,
        BUNDLED.with_tables(**edited),
    )
    note = {
        "observation_id": "o1",
        "start": 0,
        "end": len(text),
        "text": text,
        "kind": "framing",
        "note": text,
    }
    made = assemble(
        text,
        {"name": "any"} | describe(text, text),
        {"observations": [note, {"observation_id": "o2", "kind": "silence", "note": text}]},
    )
    equal(import_from(export(made, "web-annotation", tmp_path / "a.jsonld")).dossier, made)


def spoilt(change) -> dict:
    document = json.loads(as_web_annotation(BUNDLED))
    change(document)
    return document


@pytest.mark.parametrize(
    "change, told",
    [
        (lambda it: it["first"]["items"].pop(), "its dossier is not whole: .*its total says"),
        (
            lambda it: it["first"]["items"][0]["body"]["row"].pop("form"),
            "its dossier is not whole: .*a row has",
        ),
        (
            lambda it: it["first"]["items"][0]["body"]["row"].update(start=5),
            "its dossier is not whole",
        ),
        (
            lambda it: it["first"]["items"][0]["body"].update(table="others"),
            "its dossier is not whole",
        ),
        (
            lambda it: it["first"]["items"][0]["body"]["row"].update(form="shout"),
            "mentions.csv, row 2, form: found 'shout'; allowed: name, acronym",
        ),
        (
            lambda it: it["first"]["items"][0]["body"]["row"].update(start="x"),
            "mentions.csv, row 2, start: found 'x'",
        ),
        (lambda it: it["dossier"].update(text="Another."), "sha256"),
        (
            lambda it: it["dossier"]["package"].pop("article"),
            "its dossier is not whole: KeyError, 'article'",
        ),
        (lambda it: it["dossier"]["columns"]["claims"].remove("topic"), "its dossier is not whole"),
        (lambda it: it["dossier"]["columns"].update(assessments=[1]), "its dossier is not whole"),
        (lambda it: it.update(dossier="no"), "its dossier is not whole"),
        (lambda it: it.update(total=None), "its dossier is not whole"),
    ],
)
def test_an_own_file_that_was_changed_is_refused_with_the_reason(tmp_path, change, told):
    with pytest.raises(DossierError, match=f"a.jsonld.*{told}"):
        import_from(written(tmp_path / "a.jsonld", spoilt(change)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: b"no zip",
        lambda content: content[:-30],
        lambda content: content[:500] + bytes(90) + content[590:],
    ],
)
def test_a_zip_file_that_is_none_is_refused(tmp_path, spoil):
    content = export(BUNDLED, "zip", tmp_path / "a.zip").read_bytes()
    with pytest.raises(DossierError, match=r"^[^ ]*b.zip"):
        import_from(written(tmp_path / "b.zip", spoil(content)))


@pytest.mark.parametrize("name", ["../../x", "/tmp/x", "..", "a b", "x" * 81, ".x"], ids=str)
@pytest.mark.parametrize("ending", ["zip", "jsonld"])
def test_a_name_in_a_file_cannot_lead_out_of_the_folder_that_is_written_to(tmp_path, name, ending):
    if ending == "zip":
        named = dataclasses.replace(BUNDLED, package=BUNDLED.package | {"name": name})
        path = export(named, "zip", tmp_path / "a.zip")
    else:
        path = written(
            tmp_path / "a.jsonld", spoilt(lambda document: document["dossier"].update(name=name))
        )
    with pytest.raises(
        DossierError, match=r"a\.(zip|jsonld): its name: found .*; allowed: letters"
    ):
        import_from(path)


def test_a_zip_without_a_name_is_called_after_the_file_in_letters_that_a_folder_may_have(tmp_path):
    package = {key: value for key, value in BUNDLED.package.items() if key != "name"}
    nameless = dataclasses.replace(BUNDLED, package=package)
    path = export(nameless, "zip", tmp_path / "harbor fire (1).zip")
    assert import_from(path).dossier.name == "harbor-fire-1"


# workbooks


def workbook(tmp_path, dossier=BUNDLED, change=lambda book: None) -> Path:
    """The workbook of a dossier, as a person changed and saved it."""
    path = export(dossier, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_the_tables_come_back_from_the_workbook_that_was_exported(tmp_path):
    for path in (export(BUNDLED, "xlsx", tmp_path / "b.xlsx"), workbook(tmp_path)):
        dossier, left_out = import_from(path, text=BUNDLED.text)
        equal(dossier, BUNDLED)
        assert left_out.empty


def test_what_a_workbook_had_to_show_otherwise_comes_back_from_the_article_or_is_listed(tmp_path):
    text = "He said _x0041_\x00\r\n" + "and so on " * 4000
    notes = [("o1", 0, len(text), ""), ("o2", 8, 20, "a\x01b"), ("o3", 8, 20, "long " * 8000)]
    rows = [
        {
            "observation_id": key,
            "start": start,
            "end": end,
            "text": text[start:end],
            "kind": "framing",
            "note": note or "=1",
        }
        for key, start, end, note in notes
    ]
    made = assemble(text, {"name": "any"} | describe(text, "t"), {"observations": rows})
    dossier, left_out = import_from(export(made, "xlsx", tmp_path / "a.xlsx"), text=text)
    assert dossier.observations["text"].tolist() == made.observations["text"].tolist()
    found = dict(zip(left_out["item"], left_out["why"]))
    assert sorted(name.split(", ")[2] for name in found) == ["note", "note"]
    assert all("sheet observations, row" in item for item in found)


def edit(sheet, cell, value, format=None):
    """A change of one cell."""

    def change(book):
        book[sheet][cell].value = value
        if format:
            book[sheet][cell].number_format = format

    return change


ABOUT = json.dumps({key: BUNDLED.package[key] for key in ("title", "contributors", "article")})


def test_a_workbook_that_a_spreadsheet_saved_is_read(tmp_path):
    column = list(BUNDLED.claims).index("event_edtf") + 1

    def typed(book):
        days = book["claims"].iter_rows(min_row=2, min_col=column, max_col=column)
        for (cell,) in days:
            if len(str(cell.value)) == 10 and str(cell.value).startswith("2024-10-2"):
                cell.value = datetime.datetime.fromisoformat(cell.value)
                cell.number_format = "dd/mm/yyyy"
        book["claims"].cell(300, 30).number_format = "0.00"
        book.create_sheet("my notes").append(["mine"])

    dossier, left_out = import_from(workbook(tmp_path, change=typed), text=BUNDLED.text)
    equal(dossier, BUNDLED)
    assert left_out["item"].tolist() == ["sheet my notes"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (edit("claims", "B2", "=1+1"), "a.xlsx, sheet claims, B2: found a formula, '=1.1'"),
        (edit("mentions", "C2", "zero"), "mentions.csv, row 2, start: found 'zero'; allowed"),
        (edit("claims", "B1", "words"), "sheet claims, row 1: the column 'proposition' is missing"),
        (
            lambda book: book.remove(book["hops"]),
            "a.xlsx: the sheet 'hops' is missing; found about",
        ),
        (edit("about", "B5", ABOUT.replace("5e6df508", "00000000")), "tables of another article"),
    ],
)
def test_a_workbook_that_is_not_sound_is_refused_with_the_cell(tmp_path, change, told):
    with pytest.raises(DossierError, match=told):
        import_from(workbook(tmp_path, change=change), text=BUNDLED.text)


def test_a_workbook_needs_its_article(tmp_path):
    path = workbook(tmp_path)
    with pytest.raises(DossierError, match="a workbook has no article in it; allowed: with text="):
        import_from(path)
    with pytest.raises(DossierError, match="tables of another article than the one given"):
        import_from(path, text="Another text.")


SHEET = (
    '<?xml version="1.0"?>{}<worksheet '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>'
    "</worksheet>"
)
BOMBS = {
    "elements": SHEET.format("", "<row/>" * 6_000_000),
    "a row far down": SHEET.format("", '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'),
    "wide rows": SHEET.format(
        "", "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 9000))
    ),
    "entities": SHEET.format(
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi"))
        + "]>",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>',
    ),
    "a byte": "x" * 120_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_workbook_that_swells_is_refused_before_it_does(tmp_path, content):
    path, bomb = workbook(tmp_path), tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as swollen:
        for entry in book.namelist():
            made = content if entry == "xl/worksheets/sheet3.xml" else book.read(entry)
            swollen.writestr(entry, made)
    tracemalloc.start()
    try:
        with pytest.raises(DossierError, match=r"^[^ ]*bomb.xlsx"):
            import_from(bomb, text=BUNDLED.text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 100_000_000, "bytes held at once: what the entries may unpack to"


@pytest.mark.slow
@pytest.mark.parametrize("member", ["claims.csv", "article.txt", "datapackage.json"])
@pytest.mark.parametrize("content", [b"\n", b",", b"a,b\n", b"[", b" "])
def test_a_zip_file_that_swells_is_refused_before_it_does(tmp_path, member, content):
    path, bomb = export(BUNDLED, "zip", tmp_path / "a.zip"), tmp_path / "bomb.zip"
    with zipfile.ZipFile(path) as own, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as swollen:
        for entry in own.namelist():
            made = content * (30_000_000 // len(content))
            swollen.writestr(entry, made if entry == member else own.read(entry))
    tracemalloc.start()
    with pytest.raises(DossierError, match=r"^[^ ]*bomb.zip") as told:
        import_from(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(str(told.value)) < 2000 and peak < 1_000_000_000


@pytest.mark.parametrize("format", ["zip", "xlsx"])
def test_no_damage_of_a_packed_file_is_a_raw_error(tmp_path, format):
    whole = export(BUNDLED, format, tmp_path / f"a.{format}").read_bytes()
    chance = random.Random(1)
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            spoilt[chance.randrange(len(spoilt) - 3000, len(spoilt))] = chance.randrange(256)
        try:
            import_from(written(tmp_path / f"b.{format}", bytes(spoilt)), text=BUNDLED.text)
        except DossierError as error:
            assert f"b.{format}" in str(error)


# quotes


def quotes(tmp_path, table: str | bytes, text=TEXT, **more):
    return import_from(written(tmp_path / "quotes.csv", table), text=text, **more)


def test_quotes_are_found_with_their_speakers_and_cues(tmp_path):
    dossier, left_out = quotes(
        tmp_path,
        'Quote,Speaker,cue,page\n"""It is over.""",Eve Smith,said,7\n300 men left,NATO,denied,\n',
    )
    assert sources(dossier) == [
        ("“It is over.”", "Eve Smith", "said"),
        ("300 men left", "NATO", "denied"),
    ]
    assert left_out.empty and check(dossier).empty and dossier.name == "quotes"
    assert dossier.attributions["quote"].tolist() == [
        "direct",
        "indirect",
    ] and dossier.attributions["note"][0].endswith("page: 7")
    assert set(dossier.attributions["status"]) == {"drafted"} and set(
        dossier.attributions["drafted_by"]
    ) == {"import: quotes"}
    assert dossier.mentions["text"].tolist() == ["Eve Smith", "NATO"] and dossier.claims[
        "proposition"
    ].tolist() == ["“It is over.”", "300 men left"]


def test_a_quote_that_is_not_there_or_there_twice_is_listed(tmp_path):
    dossier, left_out = quotes(
        tmp_path,
        "quote,speaker,start\nit goes,Eve,\nit went,Eve,\nit goes,Eve,"
        + str(TEXT.rindex("it goes"))
        + "\nshort\n,Eve,\n",
    )
    assert left_out["item"].tolist() == ["row 5", "row 2", "row 3", "row 6"] and left_out[
        "value"
    ].tolist() == ["short", "it goes", "it went", ""]
    assert (
        "found 2 times, at" in left_out["why"][1]
        and "not found in the article" in left_out["why"][2]
    )
    assert dossier.attributions["start"].tolist() == [TEXT.rindex("it goes")]


def test_a_speaker_may_be_blank_or_stand_nowhere_and_a_cue_that_is_not_found_is_listed(tmp_path):
    dossier, left_out = quotes(
        tmp_path, "text;source;cue\nIt is over;;\n300 men left;Bob;shouted\n"
    )
    assert [name for _, name, _ in sources(dossier)] == [
        "nobody named (a01)",
        "Bob",
    ]
    assert (
        left_out[["item", "value"]].values.tolist() == [["row 3", "shouted"]]
        and dossier.mentions.empty
    )
    assert "names no speaker" in dossier.attributions["note"][0] and check(dossier).empty
    assert dossier.entities["note"][1] == leftopen.UNSTATED
    assert correcting.doubtful(dossier)["why"].str.contains("left open: who says it").any()


def test_the_outlet_may_speak_and_is_one_party(tmp_path):
    dossier, _ = quotes(tmp_path, "quote,speaker\nSo it goes,the outlet\n")
    assert dossier.hops[["hop", "entity_id"]].values.tolist() == [
        [0, "outlet"]
    ] and dossier.attributions["quote"].tolist() == ["none"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "'", "''="])
def test_formulas_are_text_with_and_without_the_apostrophe_of_an_export(tmp_path, start):
    text = f"Eve wrote {start}SUM(A1) 😀 and left."
    for cell in (f"{start}SUM(A1) 😀", f"'{start}SUM(A1) 😀"):
        dossier, left_out = quotes(
            tmp_path,
            pd.DataFrame({"quote": [cell], "speaker": ["Eve"]}).to_csv(index=False),
            text=text,
        )
        assert left_out.empty and dossier.attributions["text"].tolist() == [
            f"{start}SUM(A1) 😀".strip()
        ]


def test_the_statements_that_were_exported_are_all_found_again(tmp_path):
    path = export(BUNDLED, "csv", tmp_path / "statements.csv")
    dossier, left_out = import_from(path, text=BUNDLED.text, title="Again")
    assert (
        left_out.empty
        and len(dossier.attributions) == len(BUNDLED.attributions)
        and dossier.title == "Again"
    )
    columns = ["start", "end", "knowledge", "knowledge_start", "knowledge_end"]
    one, other = (
        sorted(made.attributions[columns].fillna(-1).itertuples(index=False, name=None))
        for made in (BUNDLED, dossier)
    )
    assert one == other


def test_an_export_made_before_there_was_knowledge_is_imported_as_not_stated(tmp_path):
    path = export(BUNDLED, "web-annotation", tmp_path / "a.jsonld")
    late = ("knowledge", "knowledge_start", "knowledge_end")
    document = json.loads(path.read_text("utf-8"))
    columns = document["dossier"]["columns"]["attributions"]
    document["dossier"]["columns"]["attributions"] = [name for name in columns if name not in late]
    for item in document["first"]["items"]:
        if item["body"]["table"] == "attributions":
            for name in late:
                del item["body"]["row"][name]
    for resource in document["dossier"]["package"]["resources"]:
        stated = resource["schema"]["fields"]
        resource["schema"]["fields"] = [one for one in stated if one["name"] not in late]
    path.write_text(json.dumps(document), "utf-8")
    old = import_from(path).dossier
    assert check(old).empty and list(old.attributions) == list(BUNDLED.attributions)
    assert set(old.attributions["knowledge"]) == {"not-stated"}


@pytest.mark.parametrize(
    "table, told",
    [
        (b"", "quotes.csv: the file is empty"),
        (b"\n", "quotes.csv, row 1: found the columns"),
        (
            "quote\nx\n",
            "quotes.csv, row 1: found the columns quote; allowed: speaker or source, once, or with "
            "columns={'speaker': …}, what the file calls it",
        ),
        (
            "speaker,words\nx,y\n",
            "quotes.csv, row 1: found the columns speaker, words; allowed: text or quote, once",
        ),
        ('quote,speaker\n"x"y,z\n', "quotes.csv: is not a CSV table"),
        (
            "quote,speaker\né,x".encode("cp1252"),
            "quotes.csv, row 2, quote: is not UTF-8; as Windows-1252 it would be 'é', but the "
            "article has no 'é'; allowed: a CSV table in UTF-8",
        ),
    ],
)
def test_a_table_that_has_no_quotes_is_told(tmp_path, table, told):
    with pytest.raises(DossierError, match=told):
        quotes(tmp_path, table)


def test_quotes_need_the_article_as_a_file_or_as_text(tmp_path):
    table = "\ufeffquote,speaker\n300 men left,NATO\n"
    with pytest.raises(
        DossierError, match="quotes alone have no article around them; allowed: with text="
    ):
        quotes(tmp_path, table, text=None)
    path = written(tmp_path / "article.txt", TEXT)
    for text in (path, str(path), TEXT, Article(TEXT, publisher="The Paper")):
        assert quotes(tmp_path, table, text=text).dossier.text == TEXT
    assert (
        quotes(tmp_path, table, text=Article(TEXT, publisher="The Paper")).dossier.entities["name"][
            0
        ]
        == "The Paper"
    )


# labelling tools


def units(offset: int) -> int:
    return len(TEXT[:offset].encode("utf-16-le")) // 2


def characters(offset: int) -> int:
    """How many characters so many UTF-16 units are; -1 within one."""
    whole = [place for place in range(len(TEXT) + 1) if units(place) == offset]
    return whole[0] if whole else -1


def region(key: str, words: str, *labels: str, count=units, **more) -> dict:
    start, end = spots(words)
    return {
        "id": key,
        "type": "labels",
        "value": {"start": count(start), "end": count(end), "text": words, "labels": list(labels)},
    } | more


def task(*results: dict, **more) -> list[dict]:
    return [
        {"id": 7, "data": {"text": TEXT}, "annotations": [{"id": 1, "result": list(results)}]}
        | more
    ]


def said(count=units) -> list[dict]:
    marks = [
        ("s", "Eve Smith", "Source"),
        ("p", "Eve Smith", "Person"),
        ("c", "said", "CUE"),
        ("k", "“It is over.”", "content"),
        ("n", "NATO", "source"),
        ("d", "denied", "Cue"),
        ("l", "300 men left on May 3", "Content"),
        ("q", "300 men", "Quantity"),
        ("t", "May 3", "Date"),
    ]
    return [region(*mark, count=count) for mark in marks]


def doccano(results: list[dict], relations: list[dict] | None = None, **more) -> dict:
    entities = [
        {
            "id": item["id"],
            "label": item["value"]["labels"][0],
            "start_offset": spots(item["value"]["text"])[0],
            "end_offset": spots(item["value"]["text"])[1],
        }
        for item in results
    ]
    return {"id": 3, "text": TEXT, "entities": entities, "relations": relations or []} | more


LINK = {"type": "relation", "from_id": "k", "to_id": "n", "direction": "right"}


@pytest.mark.parametrize(
    "file, by, content",
    [
        ("a.json", "label-studio", task(*said())),
        ("a.json", "label-studio", task(*said(count=int))),
        (
            "a.json",
            "label-studio",
            task()[0] | {"annotations": [], "completions": [{"result": said()}]},
        ),
        ("a.jsonl", "doccano", doccano(said())),
        ("a.json", "doccano", [doccano(said())]),
        (
            "a.json",
            "doccano",
            {
                "text": TEXT,
                "label": [
                    [*spots(item["value"]["text"]), item["value"]["labels"][0]] for item in said()
                ],
            },
        ),
    ],
    ids=["UTF-16 units", "code points", "old export", "entities", "a list", "label"],
)
def test_labels_become_rows_at_the_right_characters(tmp_path, file, by, content):
    dossier, left_out = import_from(written(tmp_path / file, content))
    assert left_out.empty and check(dossier).empty and dossier.text == TEXT
    assert sources(dossier) == [
        ("“It is over.”", "Eve Smith", "said"),
        ("300 men left on May 3", "NATO", "denied"),
    ]
    assert dossier.mentions["text"].tolist() == ["Eve Smith", "NATO"] and dossier.entities[
        "kind"
    ].tolist() == ["outlet", "person", "person"]
    assert dossier.dates["text"].tolist() == ["May 3"] and dossier.quantities[
        ["text", "attribution_id"]
    ].values.tolist() == [["300 men", dossier.attributions["attribution_id"][1]]]
    assert dossier.attributions["note"].str.contains("The file links no Source").all()
    assert set(dossier.hops["drafted_by"]) == {f"import: {by}"}


@pytest.mark.parametrize(
    "file, content",
    [
        ("a.json", task(*said(), LINK)),
        ("a.jsonl", doccano(said(), [{"id": 0, "from_id": "k", "to_id": "n", "type": "says"}])),
    ],
)
def test_a_link_decides_who_speaks_and_needs_no_note(tmp_path, file, content):
    dossier, left_out = import_from(written(tmp_path / file, content))
    assert [name for _, name, _ in sources(dossier)] == ["NATO", "NATO"] and left_out.empty
    assert dossier.attributions["note"].str.contains("The file links no Source").tolist() == [
        False,
        True,
    ]


def test_sources_together_are_an_attribution_each_of_one_claim(tmp_path):
    links = [{"type": "relation", "from_id": source, "to_id": "l"} for source in ("n", "s")] + [
        {"type": "relation", "from_id": "d", "to_id": "n"}
    ]
    dossier, _ = import_from(written(tmp_path / "a.json", task(*said(), *links)))
    assert sources(dossier)[1:] == [
        ("300 men left on May 3", "NATO", "denied"),
        ("300 men left on May 3", "Eve Smith", ""),
    ]
    assert dossier.attributions["claim_id"].nunique() == 2


def test_sources_together_share_the_cue_beside_them(tmp_path):
    links = [{"type": "relation", "from_id": source, "to_id": "l"} for source in ("n", "s")]
    dossier, left_out = import_from(
        written(
            tmp_path / "a.json",
            task(*[item for item in said() if item["id"] not in ("k", "c")], *links),
        )
    )
    assert (
        sources(dossier)
        == [
            ("300 men left on May 3", "NATO", "denied"),
            ("300 men left on May 3", "Eve Smith", "denied"),
        ]
        and left_out.empty
    )


def test_thousands_of_labels_are_all_taken(tmp_path):
    line = "😀 Eve Smith said that nothing happened to the man. " * 10 + "\n"
    places = [
        len(line) * number + line.index("Eve", 51 * part)
        for number in range(300)
        for part in range(10)
    ]
    marks = [
        [start + first, start + last, label]
        for start in places
        for first, last, label in ((0, 9, "Source"), (10, 14, "Cue"), (20, 48, "Content"))
    ]
    path = written(tmp_path / "a.jsonl", {"text": line * 300, "label": marks})
    found = read_doccano(path, None)
    assert len(found.rows["attributions"]) == 3000 and not found.left_out


def test_a_content_without_a_source_in_its_paragraph_is_left_open(tmp_path):
    dossier, left_out = import_from(
        written(
            tmp_path / "a.json",
            task(*said()[:1], region("k", "So it goes", "Content"), region("x", "added", "Cue")),
        )
    )
    assert sources(dossier) == [("So it goes", "nobody named (a01)", "added")] and left_out.empty
    assert dossier.hops["hop"].tolist() == [0, 1] and check(dossier).empty
    assert dossier.entities["note"].tolist()[-1] == leftopen.UNSTATED
    assert "No Source is marked in this paragraph" in dossier.attributions["note"][0]


def test_what_has_no_place_is_listed_with_the_reason(tmp_path):
    strange = [
        region("x", "So it", "Foo"),
        region("y", "added", "Quantity", "Cue"),
        region("z", "NATO", "Date", type="choices"),
        region("o", "Eve Smith", "Org"),
        region("w", "NATO", "Org")
        | {"value": {"start": 0, "end": 4, "text": "NATO", "labels": ["Org"]}},
        {"type": "labels", "id": "v", "value": {"start": True, "end": "4", "labels": ["Org"]}},
        {"type": "relation", "from_id": "x", "to_id": "none"},
        5,
    ]
    more = {
        "annotations": [
            {"id": 1, "was_cancelled": True, "result": said()},
            {"id": 2, "result": [*said()[:2], *strange]},
            {"id": 3, "result": said()},
        ],
        "predictions": [{"id": 4, "result": said()}],
    }
    dossier, left_out = import_from(written(tmp_path / "a.json", task(**more)))
    items = {
        item.removeprefix("task 7, "): why for item, why in zip(left_out["item"], left_out["why"])
    }
    assert set(items) == {
        "annotation 1",
        "annotation 3",
        "annotation 4",
        "result x",
        "result y",
        "result z",
        "result o",
        "result w",
        "result v",
        "relation",
        "task 7",
    }
    assert (
        items["result x"].startswith("the label is not known; allowed: Source, Cue, Content")
        and "marked elsewhere as person" in items["result o"]
    )
    assert (
        "hold the stated words" in items["result w"]
        and "between Foo and something that is not marked" in items["relation"]
    )
    assert check(dossier).empty and dossier.mentions["text"].tolist() == ["Eve Smith"]


def test_doccano_comments_and_odd_labels_are_listed(tmp_path):
    document = {
        "text": TEXT,
        "labels": [[0, 4], [0, 999, "Org"], [2, 11, "Person"], "x", [4, 4, "Org"], [-1, 3, "Org"]],
        "Comments": ["why?"],
    }
    dossier, left_out = import_from(written(tmp_path / "a.jsonl", document))
    assert left_out["item"].tolist() == [
        "line 1, labels 1",
        "line 1, labels 2",
        "line 1, labels 4",
        "line 1, labels 5",
        "line 1, labels 6",
        "line 1, comment",
    ]
    assert dossier.mentions["text"].tolist() == ["Eve Smith"]


def test_of_several_texts_the_one_given_is_taken(tmp_path):
    tasks = [{"data": {"text": "Other."}}, *task(*said())]
    for file, content in (
        ("a.json", json.dumps(tasks)),
        ("a.jsonl", json.dumps({"text": "Other."}) + "\n\n" + json.dumps(doccano(said()))),
    ):
        path = written(tmp_path / file, content)
        assert len(import_from(path, text=TEXT).dossier.attributions) == 2
        with pytest.raises(
            DossierError, match="found 2 texts; allowed: one, or text= to say which"
        ):
            import_from(path)
        with pytest.raises(DossierError, match="none of its 2 texts is the article given"):
            import_from(path, text="Third.")


@pytest.mark.parametrize(
    "data",
    [{}, {"text": None}, {"text": "/data/upload/a.txt"}, {"text": "https://evil.example/a.txt"}],
)
def test_a_text_that_is_elsewhere_is_not_fetched_but_may_be_given(tmp_path, data):
    path = written(tmp_path / "a.json", task(*said(), data=data))
    with pytest.raises(
        DossierError,
        match=r"a.json: found .* for its text; allowed: the article's text in the file, or given as text=",
    ):
        import_from(path)
    assert len(import_from(path, text=TEXT).dossier.attributions) == 2


@pytest.mark.parametrize(
    "file, format, content, told",
    [
        ("a.json", None, b"", "a.json: the file is empty"),
        ("a.jsonl", None, b"", "a.jsonl: the file is empty"),
        (
            "a.json",
            "label-studio",
            '[\n {"data": \n',
            "a.json, line 3, character 1: Expecting value; a JSON document was expected",
        ),
        (
            "a.jsonl",
            None,
            '{"text": "x"}\n\n{"text": \n',
            "a.jsonl, line 3, character 10: Expecting value",
        ),
        ("a.json", None, '{\n"a": 1,\n}', "a.json, line 3, character 1"),
        (
            "a.json",
            None,
            b'"\xff"',
            "a.json: byte 1 is 0xff, which is not utf-8; allowed: JSON in UTF-8",
        ),
        ("a.json", "label-studio", "[" * 100_000, "a.json, line 1"),
        (
            "a.json",
            "label-studio",
            "[" * 90 + "]" * 90,
            "a.json, line 1: found null, or lists in lists more than 50 deep",
        ),
        (
            "a.json",
            "label-studio",
            "[" + "1" * 5000 + "]",
            "a.json: has a number of thousands of digits",
        ),
        (
            "a.json",
            None,
            "[1]",
            "a.json: found a JSON document of another kind; allowed: label-studio, "
            "web-annotation, quotes, doccano",
        ),
        ("a.json", "label-studio", "[]", "a.json: found 0 texts"),
        (
            "a.json",
            "label-studio",
            '[{"text": "x"}]',
            "a.json, task 1: found {'text': 'x'}; allowed: a task with data and annotations",
        ),
        (
            "a.jsonl",
            None,
            '[{"text": "x", "label": []}, 2]',
            "a.jsonl, line 1: found 2; allowed: an object with text and label",
        ),
        ("a.jsonl", None, "{}", "a.jsonl: found None for its text"),
        ("a.jsonl", None, '{"text": "  "}', "a.jsonl: found '  ' for its text"),
        (
            "a.jsonl",
            None,
            '{"text": "half \\ud83d", "label": []}',
            "a.jsonl is not imported: article.txt, row 0, text: found .*half a surrogate pair",
        ),
        (
            "a.jsonld",
            None,
            "{}",
            "a.jsonld: annotations of another program have no article with them",
        ),
    ],
)
def test_a_file_that_is_broken_or_of_another_kind_is_told(tmp_path, file, format, content, told):
    with pytest.raises(DossierError, match=told) as raised:
        import_from(written(tmp_path / file, content), format=format)
    assert "\n" not in str(raised.value)


# web annotations of other programs


def annotation(selector: object = None, **more) -> dict:
    target = {"source": "http://news.example/a"} | ({"selector": selector} if selector else {})
    return {"id": "http://notes.example/1", "type": "Annotation", "target": target} | more


def quoted(exact: str, **more: str) -> dict:
    return {"type": "TextQuoteSelector", "exact": exact} | more


def web(tmp_path, *annotations: object):
    return import_from(written(tmp_path / "a.jsonld", list(annotations)), text=TEXT)


def test_comments_become_observations_and_tags_and_names_mentions(tmp_path):
    tag, name = (
        {"type": "TextualBody", "purpose": "tagging", "value": "Person"},
        {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": "http://wiki.example/NATO",
        },
    )
    dossier, left_out = web(
        tmp_path,
        annotation(
            quoted("It is over"),
            motivation="commenting",
            bodyValue="Is it?",
            creator={"name": "Ann"},
            created="2024-11-01",
        ),
        annotation({"type": "TextPositionSelector", "start": 2, "end": 11}, body=tag),
        annotation([quoted("NATO")], body=[name]),
        annotation(quoted("it goes", prefix="So "), body=tag | {"value": "silence"}),
        annotation(bodyValue="On the whole."),
        annotation(quoted("she")),
    )
    assert left_out.empty and check(dossier).empty
    assert (
        dossier.mentions["text"].tolist() == ["Eve Smith", "NATO"]
        and "http://wiki.example/NATO" in dossier.mentions["note"][1]
    )
    assert dossier.observations["text"].tolist() == [
        "It is over",
        "it goes",
        "she",
        "",
    ] and dossier.observations["kind"].tolist() == ["framing", "silence", "framing", "framing"]
    assert dossier.observations["note"][0].startswith(
        "commenting: Is it? [Ann] [2024-11-01] [http://notes.example/1] (The imported annotation "
        "states no kind"
    )
    assert set(dossier.observations["drafted_by"]) == {"import: web-annotation"}


def test_a_quote_wins_over_a_position_that_is_off_and_what_is_not_found_is_listed(tmp_path):
    dossier, left_out = web(
        tmp_path,
        annotation(
            [{"type": "TextPositionSelector", "start": 3, "end": 7}, quoted("NATO")], bodyValue="x"
        ),
        annotation(quoted("it goes"), bodyValue="twice"),
        annotation({"type": "TextPositionSelector", "start": 0, "end": 999}),
        annotation({"type": "CssSelector", "value": "p"}),
        annotation({"type": ["odd"], "refinedBy": quoted("x")}),
        annotation() | {"target": []},
        "http://notes.example/page2",
        {
            "type": "AnnotationCollection",
            "first": {
                "items": [annotation(quoted("300 men"))],
                "next": "http://notes.example/page3",
            },
        },
    )
    assert dossier.observations["text"].tolist() == ["NATO", "300 men"] and len(left_out) == 7
    assert sum(
        "is elsewhere, and nothing is fetched" in why for why in left_out["why"]
    ) == 2 and "found 2 times" in " ".join(left_out["why"])


def test_a_tag_may_make_an_attribution_and_a_page_without_annotations_is_told(tmp_path):
    tags = [
        annotation(quoted(words), body={"purpose": "tagging", "value": label})
        for words, label in (("NATO", "Source"), ("denied", "Cue"), ("300 men left", "Content"))
    ]
    assert sources(web(tmp_path, *tags).dossier) == [("300 men left", "NATO", "denied")]
    with pytest.raises(
        DossierError, match=r"a.jsonld: found no annotation; allowed: JSON-LD of type Annotation"
    ):
        web(tmp_path)


# all formats


def test_a_format_is_told_by_the_ending_or_named(tmp_path):
    with pytest.raises(
        ValueError,
        match="'pdf' is not a format; allowed: folder, zip, xlsx, quotes, label-studio, doccano, web-annotation",
    ):
        import_from(tmp_path, format="pdf")
    with pytest.raises(
        DossierError,
        match=r"a.pdf: found the ending '.pdf'; allowed: a folder, .zip, .xlsx, .csv, .json, .jsonl, .jsonld, or format=",
    ):
        import_from(written(tmp_path / "a.pdf", "x"))
    with pytest.raises(DossierError, match="a: found the ending ''"):
        import_from(written(tmp_path / "a", "x"))
    for path in (tmp_path / "none.csv", tmp_path / "none"):
        with pytest.raises(DossierError, match="there is no such file or folder"):
            import_from(path)


@pytest.mark.parametrize("format", IMPORTED)
def test_a_missing_file_and_a_file_of_another_kind_are_told(tmp_path, format):
    for path in (
        tmp_path / "none",
        written(tmp_path / "a", b"\x89PNG\r\n\xff"),
        tmp_path if format != "folder" else tmp_path / "a",
    ):
        with pytest.raises(DossierError) as raised:
            import_from(path, format=format, text="Text.")
        assert str(raised.value).startswith(str(path)) and "\n" not in str(raised.value)


WORDS = [
    "NATO",
    "Eve Smith",
    "300 men left",
    "Source",
    "Person",
    "content",
    "Cue",
    "Quantity",
    "labels",
    "relation",
    "tagging",
    "identifying",
    "TextQuoteSelector",
    "TextPositionSelector",
    TEXT,
    "",
    " ",
    "\ud83d",
]
KEYS = [
    "data",
    "text",
    "annotations",
    "result",
    "value",
    "labels",
    "label",
    "entities",
    "relations",
    "id",
    "type",
    "start",
    "end",
    "start_offset",
    "end_offset",
    "from_id",
    "to_id",
    "target",
    "selector",
    "exact",
    "body",
    "items",
    "first",
    "dossier",
    "purpose",
    "motivation",
    "creator",
    "Comments",
    "bodyValue",
    "quote",
    "speaker",
    "tags",
    "rows",
]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 130) | st.floats() | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)


@settings(max_examples=10, deadline=None, suppress_health_check=QUIET)
@given(
    format=st.sampled_from(["label-studio", "doccano", "web-annotation", "quotes"]), odd=ANY_JSON
)
def test_any_json_gives_a_dossier_or_one_clear_error(tmp_path, format, odd):
    shaped = {
        "label-studio": [
            {"data": {"text": TEXT}, "annotations": odd},
            {"data": {"text": TEXT}, "annotations": [{"result": odd}]},
            odd,
        ],
        "doccano": [{"text": TEXT, "entities": odd, "relations": odd}, odd],
        "web-annotation": [odd, [{"target": odd, "body": odd}], {"rows": odd}],
        "quotes": [[odd], [{"quote": "300 men left", "speaker": odd, "date": odd, "cue": odd}]],
    }
    for document in shaped[format]:
        try:
            assert (
                import_from(
                    written(tmp_path / "any.json", document), format=format, text=TEXT
                ).dossier.text
                == TEXT
            )
        except DossierError as error:
            assert "any.json" in str(error)


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=QUIET)
@given(
    marks=st.lists(
        st.tuples(
            st.integers(0, len(TEXT)),
            st.integers(0, len(TEXT)),
            st.sampled_from(
                ["Source", "Cue", "Content", "Person", "Org", "Date", "Quantity", "Entity", "Foo"]
            ),
        ),
        max_size=12,
    ),
    links=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6),
)
def test_every_mark_and_link_is_in_the_dossier_or_listed(tmp_path, marks, links):
    entities = [
        {"id": n, "start_offset": start, "end_offset": end, "label": label}
        for n, (start, end, label) in enumerate(marks)
    ]
    document = {
        "text": TEXT,
        "entities": entities,
        "relations": [{"from_id": one, "to_id": other} for one, other in links],
    }
    dossier, left_out = import_from(written(tmp_path / "a.jsonl", document))
    listed = set(left_out["item"])
    spans = {
        table: set(zip(dossier.tables[table]["start"], dossier.tables[table]["end"]))
        for table in ("mentions", "dates", "attributions", "quantities")
    }
    tables = {
        "Content": "attributions",
        "Date": "dates",
        "Quantity": "quantities",
        "Source": "mentions",
        "Person": "mentions",
        "Org": "mentions",
        "Entity": "mentions",
    }
    if any(why.startswith("read as UTF-16 units") for why in left_out["why"]):
        marks = [(characters(start), characters(end), label) for start, end, label in marks]
    for number, (start, end, label) in enumerate(marks, start=1):
        if label == "Cue" and f"line 1, entities {number}" not in listed:
            assert (start, end) in set(zip(dossier.hops["cue_start"], dossier.hops["cue_end"]))
        elif f"line 1, entities {number}" not in listed:
            assert (start, end) in spans[tables[label]]


@pytest.mark.slow
def test_an_imported_dossier_can_be_saved_shown_and_exported(tmp_path):
    dossier, _ = import_from(written(tmp_path / "a.json", task(*said())))
    equal(
        dataclasses.replace(helpers.load(helpers.save(dossier, tmp_path / "a")), path=None), dossier
    )
    equal(import_from(export(dossier, "web-annotation", tmp_path / "a.jsonld")).dossier, dossier)
    assert (
        len(helpers.views.statements(dossier)) == 2
        and "Eve Smith" in helpers.report(dossier, tmp_path / "r.html").read_text()
    )


@settings(max_examples=20, deadline=None, suppress_health_check=QUIET)
@given(st.data())
def test_a_zip_that_is_damaged_anywhere_is_refused_or_whole_never_a_raw_error(tmp_path, data):
    content = bytearray(export(BUNDLED, "zip", tmp_path / "a.zip").read_bytes())
    edges = [*range(120), *range(len(content) - 1200, len(content))]
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.sampled_from(edges))] = data.draw(st.integers(0, 255))
    path = written(tmp_path / "b.zip", bytes(content))
    try:
        equal(import_from(path, format="zip").dossier, BUNDLED)
    except DossierError as error:
        assert "b.zip" in str(error)
