"""Texts: an article out of a plain-text file, a saved web page or a Word document, ready to be
annotated.

The only file that imports trafilatura and python-docx. Nothing is fetched and nothing in a file is
run: a page is read as it was saved.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import docx
import trafilatura
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from .arguments import judged
from .contract import SURROGATE
from .datapackage import describe
from .files import BOM, content_of, decoded, unpacked
from .messages import DossierError, shown

UNKNOWN = "unknown"
LARGEST = 20_000_000
"""bytes in a file, and in a Word document once it is unpacked: ten times a long book"""

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
DECLARED = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
}
"""what browsers take these declarations to mean (WHATWG Encoding Standard)"""

TEMPLATE = {"", "python-docx", "Word Document"}
"""what python-docx writes when nobody has stated an author or a title"""

SUBHEADLINE = re.compile(
    r"sub[-_]?(?:head|title|hed)|stand-?first|strap-?line|alternative-?headline|\bdec?k\b|"
    r"(?:article|story|post)[-_]*(?:summary|intro)",
    re.IGNORECASE,
)
"""what the marks of a page's elements call a subheadline"""

INSIDE = "ancestor::article or ancestor::main or @itemprop='headline'"
UNDER = "following::*[self::h2 or self::h3 or self::p or self::div][position() <= 12]"
"""where a page may show its subheadline: soon after the headline"""

LONGEST = 500
"""characters of a subheadline"""

HEADED = "The page's headline, and what stands under it, are the first lines of the text."
WORDS = etree.XPath(
    ".//w:r[not(ancestor::mc:Fallback or ancestor::w:moveFrom or ancestor::w:del)]/*[self::w:t or "
    "self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]",
    namespaces={
        "w": nsmap["w"],
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    },
)
PARAGRAPH = qn("w:p")
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
NUMBER = qn("w:id")
NOTED = "The footnotes stand at the end of the text."
NO_DOCUMENT = (OpcError, etree.XMLSyntaxError, AttributeError, TypeError, IndexError)
"""what lxml and python-docx raise on a ZIP file that is not a Word document"""


@dataclass(frozen=True)
class Article:
    """An article as a file gives it: the text, and what the file itself says about it. What it does
    not say is `unknown`.
    """

    text: str
    title: str = UNKNOWN
    byline: str = UNKNOWN
    publisher: str = UNKNOWN
    published: str = ""
    """the day as an ISO date; blank when the file does not say"""
    source: str = ""
    """the file it was read from"""
    format: str = ""
    """text, html or docx"""
    note: str = ""
    """what was left out or added on reading"""

    def package(self, title: str | None = None) -> dict:
        """The datapackage.json of a dossier on this article. title: what to call the dossier; else
        the headline, else the file's name.
        """
        known = {"headline": self.title, "byline": self.byline, "publisher": self.publisher}
        dated = (
            {
                "published": self.published,
                "published_edtf": self.published,
                "published_basis": "The page's own metadata.",
            }
            if self.published
            else {}
        )
        called = (
            title
            or (self.title if self.title != UNKNOWN else Path(self.source).stem)
            or "An article without a title"
        )
        return describe(self.text, called, **known, **dated)


@judged
def read_text(path: str | Path, *, encoding: str | None = None) -> Article:
    """The article in a .txt, .html, .htm or .docx file.

    encoding: of a text file or page that is not UTF-8, such as "cp1252"; a page may also declare
    it. A Word document needs none. Raises DossierError, which names the file, what was found and
    what was allowed, when the file is missing, empty, larger than 20 MB, of another kind, damaged,
    in another encoding, or has no text.
    """
    path = Path(path)
    if (reader := READERS.get(path.suffix.lower())) is None:
        raise DossierError(
            f"{path}: found the ending {shown(path.suffix)}; allowed: {', '.join(READERS)}"
        )
    article = reader(content_of(path, largest=LARGEST), str(path), encoding)
    if not article.text.strip():
        raise DossierError(
            f"{path}: there is no text in it; a file with an article's text was expected"
        )
    return article


def read_page(page: str, *, source: str = "the page") -> Article:
    """The article in a web page's HTML: its headline and subheadline, as the page shows them, and
    its main text, a line for each paragraph, without menus, comments and scripts.

    Title, byline, publisher and day come from the page's metadata, never from its text. Each may be
    wrong: pages are. Raises DossierError when there is no main text. Method: trafilatura (Barbaresi
    2021, ACL demos); htmldate without its extensive search, which would guess. Misses: a
    subheadline that neither its marks nor the page's description tell; what a script would load; on
    very plain pages, a paragraph's second occurrence; runs of blanks become one; list items begin
    with "- ", and | stands between the cells of a table.
    """
    if lone := SURROGATE.search(page):
        raise DossierError(
            f"{source}: character {lone.start()} is {shown(lone.group())}, half a surrogate pair; "
            "allowed: characters that UTF-8 can hold"
        )
    dated = {"extensive_search": False, "original_date": True}
    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=dated
    )
    if found is None or not (found.text or "").strip():
        raise DossierError(
            f"{source}: no article text was found on the page; allowed: HTML with paragraphs of "
            "text, or the text itself in a .txt file"
        )
    heads = _heads(trafilatura.load_html(page), found)
    rest = [line for line in found.text.split("\n") if " ".join(line.split()) not in heads]
    return Article(
        "\n".join([*heads, *rest]),
        found.title or UNKNOWN,
        found.author or UNKNOWN,
        found.sitename or UNKNOWN,
        found.date or "",
        source,
        "html",
        HEADED if heads else "",
    )


def _heads(tree: Any, found: Any) -> list[str]:
    """The headline that a page shows, and the subheadline under it; none without a headline."""
    told, site = found.title or "", found.sitename
    inside = [head for head in tree.iter("h1") if head.xpath(INSIDE)]
    titled = [head for head in tree.iter("h1") if _squeezed(head) in told]
    shown = [head for head in [*inside, *titled] if _squeezed(head) not in ("", site)]
    if not shown:
        return []
    under = (
        words
        for element in shown[0].xpath(UNDER)
        if (words := _squeezed(element))
        and len(words) <= LONGEST
        and (words == (found.description or "") or SUBHEADLINE.search(_marks(element)))
    )
    return [_squeezed(shown[0]), *islice(under, 1)]


def _squeezed(element: Any) -> str:
    return " ".join(element.text_content().split())


def _marks(element: Any) -> str:
    return " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "data-testid"))


def _read_plain(content: bytes, source: str, encoding: str | None) -> Article:
    """Every character stays as it is, line ends too; only a byte order mark, which is none of the
    article, is left out.
    """
    text = decoded(content, source, encoding or "utf-8")
    marked = (
        "A byte order mark at the start of the file was left out." if text.startswith(BOM) else ""
    )
    return Article(text.removeprefix(BOM), source=source, format="text", note=marked)


def _read_html(content: bytes, source: str, encoding: str | None) -> Article:
    declared = CHARSET.search(content[:2048])
    name = (
        ""
        if content.startswith(BOM.encode()) or not declared
        else declared.group(1).decode("ascii", "replace").lower()
    )
    return read_page(
        decoded(content, source, encoding or DECLARED.get(name, name) or "utf-8").removeprefix(BOM),
        source=source,
    )


def _read_docx(content: bytes, source: str, encoding: str | None) -> Article:
    """The paragraphs in their order, those in tables, text boxes and insertions too, then the
    footnotes and endnotes that they refer to. Misses: headers, comments, what was deleted.
    """
    with unpacked(content, source, "a Word document", ".docx as Word saves it", LARGEST):
        try:
            return _article_of(docx.Document(BytesIO(content)), source)
        except NO_DOCUMENT:
            raise ValueError from None


def _article_of(document: Document, source: str) -> Article:
    notes = [line for note in _notes(document) for line in _lines(note)]
    stated = any(
        part.content_type == CONTENT_TYPE.OPC_CORE_PROPERTIES
        for part in document.part.package.iter_parts()
    )
    told = (document.core_properties.title, document.core_properties.author) if stated else ("", "")
    title, byline = (UNKNOWN if value.strip() in TEMPLATE else value for value in told)
    return Article(
        "\n".join([*_lines(document.element.body), *notes]),
        title,
        byline,
        source=source,
        format="docx",
        note=NOTED if notes else "",
    )


def _lines(root: Any) -> list[str]:
    """The paragraphs in an element, in their order."""
    lines: dict[Any, list[str]] = {paragraph: [] for paragraph in root.iter(PARAGRAPH)}
    for word in WORDS(root):
        name = etree.QName(word).localname
        lines[next(word.iterancestors(PARAGRAPH), None)].append(
            (word.text or "") if name == "t" else MARKS[name]
        )
    return ["".join(line) for line in lines.values()]


def _notes(document: Document) -> Iterator[Any]:
    """The footnotes, then the endnotes, in the order in which the text refers to them."""
    for kind, relation in NOTES.items():
        parts = [
            part.target_part
            for part in document.part.rels.values()
            if part.reltype == relation and not part.is_external
        ]
        notes = {
            note.get(NUMBER): note
            for part in parts
            for note in parse_xml(part.blob).iter(qn(f"w:{kind}"))
        }
        for reference in document.element.body.iter(qn(f"w:{kind}Reference")):
            if (note := notes.pop(reference.get(NUMBER), None)) is not None:
                yield note


READERS: dict[str, Callable[[bytes, str, str | None], Article]] = {
    ".txt": _read_plain,
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
}
