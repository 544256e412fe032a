"""Texts: what a file gives, what it does not say, and one clear error for each file that is no
article. Nothing is fetched.
"""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from helpers.assembling import assemble
from helpers.dossier import DossierError, check, load, save
from helpers.texts import LARGEST, UNKNOWN, Article, read_page, read_text

PAGE = """<!doctype html><html lang="en"><head><title>Nothing happened - The Paper</title>
<meta property="og:site_name" content="The Paper"><meta name="author" content="Jane Doe"><meta property="article:published_time" content="2024-10-29T23:30:00-05:00">
<link rel="stylesheet" href="http://evil.example/a.css"><script src="http://evil.example/a.js"></script></head>
<body onload="alert(1)"><nav><a href="/">Home</a> | <a href="/about">About</a></nav><article><h1>Nothing happened</h1>
<p>The minister said on Tuesday that “nothing” has happened 😀, and that nobody would come to see it, either today or tomorrow.</p>
<img src="http://evil.example/pixel.png"><iframe src="http://evil.example"></iframe><script>document.write("written by a script")</script>
<p>The opposition denied this in a long statement, which was read aloud in front of the parliament on Wednesday.</p></article>
<footer>Copyright 2019 The Paper</footer></body></html>"""
NO_WORD = (
    "is not a Word document that can be read; allowed: .docx as Word saves it, whole and without a "
    "password"
)


pytestmark = pytest.mark.usefixtures("offline")


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def word(path: Path, *paragraphs: str, **properties: str) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    document.save(path)
    return path


# plain text


@pytest.mark.parametrize(
    "text",
    [
        "“Curly”, straight",
        "a\r\nb\rc\n\n",
        "  blanks \t kept \u00a0",
        "😀 עברית \u202e",
        "=1+1",
        "<b>no page</b>",
        "a\ufeffb",
        "\x00",
    ],
)
def test_plain_text_is_kept_to_the_character_and_through_save_and_load(tmp_path, text):
    article = read_text(written(tmp_path / "a.txt", text))
    assert (article.text, article.note, article.format) == (text, "", "text")
    made = assemble(article.text, article.package("t"), {})
    assert load(save(made, tmp_path / "saved")).text == text


def test_a_byte_order_mark_is_left_out_and_that_is_said(tmp_path):
    article = read_text(written(tmp_path / "a.TXT", b"\xef\xbb\xbfText"))
    assert (article.text, article.note) == (
        "Text",
        "A byte order mark at the start of the file was left out.",
    )


def test_plain_text_says_nothing_of_itself(tmp_path):
    article = read_text(
        str(written(tmp_path / "my-article.txt", "Title\n\nBy Jane Doe, 2024-10-29"))
    )
    assert (article.title, article.byline, article.publisher, article.published) == (
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        "",
    )
    assert article.package()["title"] == "my-article" and article.package("Mine")["title"] == "Mine"
    assert article.package()["article"]["published"] == UNKNOWN


def test_another_encoding_is_told_by_its_byte_and_read_when_it_is_named(tmp_path):
    path = written(tmp_path / "a.txt", "café".encode("cp1252"))
    with pytest.raises(
        DossierError,
        match=r'a.txt: byte 3 is 0xe9, which is not utf-8; allowed: UTF-8, or name another with encoding=, such as encoding="cp1252"',
    ):
        read_text(path)
    assert read_text(path, encoding="cp1252").text == "café"
    assert read_text(written(path, "x😀".encode("utf-16")), encoding="utf-16").text == "x😀"


@pytest.mark.parametrize("encoding", ["utf-99", "rot13", "hex"])
def test_an_encoding_that_is_none_is_named(tmp_path, encoding):
    with pytest.raises(DossierError, match=f"'{encoding}' is no encoding that Python knows"):
        read_text(written(tmp_path / "a.txt", "x"), encoding=encoding)


# files that are no article


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("a.pdf", b"%PDF", r"a.pdf: found the ending '.pdf'; allowed: .txt, .html, .htm, .docx"),
        ("a", b"x", r"a: found the ending ''; allowed: .txt"),
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.txt", b" \n\t", "a.txt: there is no text in it"),
        ("a.txt", b"\xef\xbb\xbf", "a.txt: there is no text in it"),
        ("a.txt", b"\x89PNG", "a.txt: byte 0 is 0x89, which is not utf-8"),
        ("a.html", b"", "a.html: the file is empty"),
        (
            "a.html",
            b"<html><body><script>alert(1)</script></body></html>",
            "a.html: no article text was found on the page",
        ),
        ("a.htm", b"<", "a.htm: no article text was found on the page"),
        ("a.docx", b"", "a.docx: the file is empty"),
        ("a.docx", b"plain text", f"a.docx: {NO_WORD}"),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18, f"a.docx: {NO_WORD}"),
    ],
)
def test_a_file_that_is_no_article_is_told_in_one_line(tmp_path, name, content, told):
    with pytest.raises(DossierError, match=told) as raised:
        read_text(written(tmp_path / name, content))
    assert "\n" not in str(raised.value) and raised.value.__suppress_context__ | (
        raised.value.__context__ is None
    )


def test_a_missing_file_a_folder_and_a_huge_file_are_told(tmp_path):
    with pytest.raises(DossierError, match=r"none.txt: the file is missing"):
        read_text(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DossierError, match=r"folder.txt: cannot be read"):
        read_text(tmp_path / "folder.txt")
    with pytest.raises(
        DossierError, match=r"big.txt: has 20,000,001 bytes; allowed: at most 20,000,000"
    ):
        read_text(written(tmp_path / "big.txt", b"x" * (LARGEST + 1)))


# web pages


def test_a_page_gives_its_main_text_and_its_metadata(tmp_path):
    article = read_text(written(tmp_path / "a.html", PAGE))
    assert article.text.split("\n")[-2:] == [
        line.removeprefix("<p>").partition("</p>")[0]
        for line in PAGE.split("\n")
        if line.startswith("<p>")
    ]
    assert (article.title, article.byline, article.publisher, article.published) == (
        "Nothing happened",
        "Jane Doe",
        "The Paper",
        "2024-10-29",
    )
    package = article.package()
    assert (
        package["title"],
        package["article"]["byline"],
        package["article"]["published_edtf"],
    ) == ("Nothing happened", "Jane Doe", "2024-10-29")
    assert check(assemble(article.text, package, {})).empty
    for other in ("Home", "alert", "written by a script", "Copyright", "evil"):
        assert other not in article.text


POOL = (
    "<p>The council voted on Monday to close the pool at the end of the month, after a debate of "
    "three hours in the town hall.</p><p>Residents said that they would appeal against the "
    "decision, and that the figures which were read out had been wrong since May.</p>"
)


@pytest.mark.parametrize(
    "top, first",
    [
        (
            '<header><h1>Pool to close</h1><p class="story__standfirst">A vote ends a <b>long</b> '
            f"row</p></header><article>{POOL}</article>",
            ["Pool to close", "A vote ends a long row"],
        ),
        (
            f'<article><h1>Pool to close</h1><h2 class="sub-title">Row ends</h2>{POOL}</article>',
            ["Pool to close", "Row ends"],
        ),
        (
            "<h1>The Paper</h1><main><div><h1>Pool to close</h1></div><p>A vote ends a row, as the "
            f"page's description says</p>{POOL}</main>",
            ["Pool to close", "A vote ends a row, as the page's description says"],
        ),
        (
            f"<article><h1>Pool to close</h1><h2>More news</h2>{POOL}</article>",
            ["Pool to close", "More news"],
        ),
    ],
    ids=["above the article", "within it", "the page's description", "a heading without marks"],
)
def test_the_headline_and_what_stands_under_it_are_kept_above_the_text(top, first):
    page = read_page(
        '<html><head><title>Pool to close - The Paper</title><meta property="og:site_name" '
        'content="The Paper"><meta name="description" content="A vote ends a row, as the page\'s '
        f'description says"></head><body>{top}</body></html>'
    )
    lines = page.text.split("\n")
    assert lines[: len(first)] == first and lines[len(first)].startswith("The council voted")
    assert all(lines.count(line) == 1 for line in first)
    assert page.note.startswith("The page's headline")


def test_a_page_without_a_headline_of_its_own_gets_none():
    page = read_page(
        '<html><head><title>Pool</title><meta property="og:site_name" content="The Paper"></head>'
        f"<body><h1>The Paper</h1><div>{POOL}</div></body></html>"
    )
    assert page.text.startswith("The council voted") and page.note == ""


def test_a_day_in_the_text_is_not_taken_for_the_day_of_publication():
    page = (
        "<html><body><p>Copyright 2019. It was updated on 3 May 2020, and that is all that this "
        "sentence says.</p></body></html>"
    )
    assert read_page(page) == Article(
        "Copyright 2019. It was updated on 3 May 2020, and that is all that this sentence says.",
        source="the page",
        format="html",
    )


def test_a_paragraph_that_is_repeated_in_an_article_is_read_twice():
    first = next(line for line in PAGE.split("\n") if line.startswith("<p>"))
    assert (
        read_page(PAGE.replace("</article>", f"{first}</article>")).text.count(
            "The minister said on Tuesday"
        )
        == 2
    )


@pytest.mark.parametrize(
    "declared, encoding",
    [
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-8"),
        ("UTF-8", "utf-8"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_the_encoding_that_a_page_declares_is_used(tmp_path, declared, encoding):
    words = (
        "Это предложение достаточно длинное."
        if declared == "koi8-r"
        else "“A sentence” that is – café – long enough to read."
    )
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert read_text(written(tmp_path / "a.html", page.encode(encoding))).text == words


@pytest.mark.parametrize("declared", ["undefined", "no-such-thing", "rot13", "idna"])
def test_a_page_that_declares_nonsense_is_told(tmp_path, declared):
    with pytest.raises(DossierError, match=r"a.html: "):
        read_text(
            written(tmp_path / "a.html", f'<meta charset="{declared}"><p>\u00e9 is a letter</p>')
        )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + "deep",
        "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c SYSTEM "
        "'file:///etc/passwd'>]><html><body><p>&a;&c; is not read at all.</p></body></html>",
        "<html>" + "<p" * 10_000,
        "\x00\x01<html><body>\x00",
        "half \ud83d of a pair",
    ],
)
def test_a_hostile_page_is_read_or_refused_and_nothing_else(page):
    try:
        assert "root:" not in read_page(page).text
    except DossierError as error:
        assert str(error).startswith("the page: ")


# Word documents


def test_a_word_document_gives_its_paragraphs_tables_and_properties_in_order(tmp_path):
    document = docx.Document()
    document.add_paragraph("First “quoted”\t😀")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "left", "right"
    cells[1].add_table(1, 1).cell(0, 0).text = "nested"
    document.add_paragraph("Last,\nbroken")
    document.core_properties.title, document.core_properties.author = "Headline", "Jane Doe"
    document.save(tmp_path / "a.docx")
    article = read_text(tmp_path / "a.docx")
    assert [line for line in article.text.split("\n") if line] == [
        "First “quoted”\t😀",
        "left",
        "right",
        "nested",
        "Last,",
        "broken",
    ]
    assert (article.title, article.byline, article.publisher, article.published) == (
        "Headline",
        "Jane Doe",
        UNKNOWN,
        "",
    )


def test_what_word_hides_in_insertions_links_and_controls_is_read_and_what_was_deleted_is_not(
    tmp_path,
):
    document = docx.Document()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    inner = (
        f"<w:ins w:id='1'>{run.format('new ')}</w:ins><w:hyperlink>"
        f"{run.format('link ')}</w:hyperlink><w:sdt><w:sdtContent>"
        f"{run.format('control')}</w:sdtContent></w:sdt>"
    )
    gone = (
        "<w:del w:id='2'><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:instrText>"
        "PAGE</w:instrText></w:r>"
    )
    tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
    document.element.body.insert(0, parse_xml(f"<w:p {names}>{tabs}{inner}{gone}</w:p>"))
    document.save(tmp_path / "a.docx")
    assert read_text(tmp_path / "a.docx").text == "new link control"


WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def noted(document: docx.document.Document, kind: str, *notes: tuple[int, str]) -> None:
    """Gives a document a part of footnotes or endnotes, by number."""
    inside = "".join(
        f"<w:{kind} w:id='{number}'><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}>"
        for number, words in notes
    )
    blob = f"<w:{kind}s {WORD_NAMES}>{inside}</w:{kind}s>".encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), "application/xml", blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))


def refer(paragraph, kind: str, number: int) -> None:
    paragraph.add_run()._r.append(parse_xml(f"<w:{kind}Reference {WORD_NAMES} w:id='{number}'/>"))


def test_footnotes_and_endnotes_stand_at_the_end_in_the_order_of_the_text(tmp_path):
    document = docx.Document()
    first, second = (document.add_paragraph(words) for words in ("The mayor left.", "He waved."))
    refer(first, "footnote", 7), refer(second, "footnote", 2), refer(first, "endnote", 1)
    noted(document, "footnote", (2, "He did not."), (5, "Nobody refers to this."), (7, "At noon."))
    noted(document, "endnote", (1, "So the town says."))
    document.save(tmp_path / "a.docx")
    article = read_text(tmp_path / "a.docx")
    assert article.text.split("\n") == [
        "The mayor left.",
        "He waved.",
        "At noon.",
        "He did not.",
        "So the town says.",
    ]
    assert "footnotes stand at the end" in article.note
    assert read_text(word(tmp_path / "b.docx", "Text")).note == ""


def test_what_the_program_wrote_is_not_an_author(tmp_path):
    article = read_text(word(tmp_path / "a.docx", "Text"))
    assert (article.title, article.byline) == (UNKNOWN, UNKNOWN)


def test_a_word_document_without_text_is_told(tmp_path):
    with pytest.raises(DossierError, match=r"a.docx: there is no text in it"):
        read_text(word(tmp_path / "a.docx", "", " "))


def changed(path: Path, part: str, content: bytes | None) -> Path:
    """The Word document with one part replaced, or left out."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != part} | (
            {part: content} if content is not None else {}
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, inside in parts.items():
            new.writestr(name, inside)
    return path


@pytest.mark.parametrize(
    "part, content",
    [
        ("word/document.xml", None),
        ("word/document.xml", b"<not xml"),
        ("word/document.xml", b"<a/>"),
        ("[Content_Types].xml", None),
        ("[Content_Types].xml", b"<a/>"),
        ("_rels/.rels", None),
    ],
)
def test_a_damaged_word_document_is_told(tmp_path, part, content):
    with pytest.raises(DossierError, match=NO_WORD):
        read_text(changed(word(tmp_path / "a.docx", "Text"), part, content))


def test_a_cut_or_spoilt_word_document_is_told(tmp_path):
    whole = word(tmp_path / "a.docx", "Text " * 5000).read_bytes()
    for content in (
        whole[: len(whole) // 2],
        whole[:3000] + bytes(200) + whole[3200:],
        b"PK\x03\x04" + whole[4:100],
    ):
        try:
            assert read_text(written(tmp_path / "b.docx", content)).text.startswith("Text")
        except DossierError as error:
            assert NO_WORD in str(error)


def test_a_word_document_that_swells_or_looks_elsewhere_is_refused_or_harmless(tmp_path):
    with pytest.raises(
        DossierError, match=r"a.docx: unpacks to .* bytes; allowed: at most 20,000,000"
    ):
        read_text(changed(word(tmp_path / "a.docx", "Text"), "word/bomb.bin", bytes(LARGEST)))
    path = word(tmp_path / "b.docx", "Text WHOLE")
    with zipfile.ZipFile(path) as package:
        document = (
            package.read("word/document.xml").partition(b"?>")[2].replace(b"WHOLE", b"&outside;")
        )
    secret = written(tmp_path / "secret.txt", "secret")
    article = read_text(
        changed(
            path,
            "word/document.xml",
            f"<!DOCTYPE a [<!ENTITY outside SYSTEM '{secret.as_uri()}'>]>".encode() + document,
        )
    )
    assert "secret" not in article.text


def test_reading_changes_nothing(tmp_path):
    for path in (
        word(tmp_path / "a.docx", "Text"),
        written(tmp_path / "a.html", PAGE),
        written(tmp_path / "a.txt", "Text"),
    ):
        before = path.read_bytes()
        assert read_text(path) == read_text(path)
        assert path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html", "a.txt"]
