"""Exports: a dossier as Web Annotations, a timeline, schema.org claims, CSV, XLSX or a zipped data
package.

Each format is a pure function from a dossier to the bytes of one file. Only `web-annotation` and `zip` hold the whole dossier, the article's text
included; the others are views of it, for other programs. Nothing is fetched or sent, and only
`xlsx` holds the time of its making: otherwise the same dossier gives the same bytes.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from .. import contract, dates, views
from ..dossier import Dossier, as_name, save

TERMS = {
    "@version": 1.1,
    "scw": "urn:x-source-criticism-workbook:",
    "table": "scw:table",
    **{name: {"@id": f"scw:{name}", "@type": "@json"} for name in ("row", "dossier")},
}
MOTIVES = {
    "mentions": "identifying",
    "dates": "classifying",
    "attributions": "describing",
    "quantities": "describing",
    "observations": "commenting",
    "relations": "linking",
}
AROUND = 32
"""how many characters before and after a passage a quote selector holds"""

PARTIES = {
    "person": "Person",
    "government": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
}
FORMULA = re.compile(r"[\s\x00-\x20\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""what a spreadsheet may read as a formula (OWASP, CSV injection), whatever blanks and invisible
characters stand before it
"""

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""characters that XML 1.0 cannot hold, and the carriage return, which it would turn into a line
feed
"""

LONGEST = 32_767
"""UTF-16 units in an XLSX cell"""

CUT = re.compile(r" … \[cut: [0-9,]+ characters in all\]$")
"""how a cell ends that could not hold its text"""

DERIVED = ("about", "statements")
"""the sheets that are no tables of the contract"""

HASH, PACKAGE = "sha256 of the text", "datapackage.json"
"""facts about a dossier, as the sheet calls them"""

EXACT = 1e15
"""below this, a spreadsheet holds every whole number"""

WRAPPED = Alignment(wrap_text=True, vertical="top")


def as_web_annotation(dossier: Dossier) -> bytes:
    """An AnnotationCollection of one page: one annotation per mention, date, attribution, quantity,
    observation and relation.

    Lossless: the body of each annotation has its `table` and `row`, the collection's `dossier` has
    name, package, text, the columns of every table and the rows of those tables that are not
    annotated. Rows are text cells, as the CSV files have them. A target is the article by its hash,
    with offsets in code points and a quote; an interrupted passage has a target per piece, an
    observation on the whole text the article itself. A relation targets the first attribution of
    each claim, with the claim as scope. Method: W3C Web Annotation Data Model (2017); the own terms
    are JSON literals (JSON-LD 1.1). Misses: in RDF, the order of pieces.
    """
    home = _home(dossier)
    items = [
        _annotation(home, table, *parts)
        for table, captions in _captions(dossier).items()
        for parts in zip(
            _rows(dossier.tables[table]), captions, _targets(dossier, home, table), strict=True
        )
    ]
    rest = {name: _rows(table) for name, table in dossier.tables.items() if name not in MOTIVES}
    whole = {
        "name": as_name(dossier.name),
        "package": dossier.package,
        "text": dossier.text,
        "columns": {name: list(table) for name, table in dossier.tables.items()},
        "tables": rest,
    }
    about = {
        "id": home,
        "type": "AnnotationCollection",
        "label": dossier.title,
        "total": len(items),
        "dossier": whole,
    }
    page = {
        "id": f"{home}#page",
        "type": "AnnotationPage",
        "partOf": home,
        "startIndex": 0,
        "items": items,
    }
    return _json(
        {"@context": ["http://www.w3.org/ns/anno.jsonld", TERMS]}
        | about
        | ({"first": page, "last": page["id"]} if items else {})
    )


def as_timelinejs(dossier: Dossier) -> bytes:
    """A timeline for TimelineJS 3: one event per dated claim, in the order of the claims; the title
    slide lists those not dated.

    An event runs from the first to the last day that the date allows; with one end open it stands
    at the other, and says so. Method: Knight Lab, TimelineJS JSON data format. Misses: with no
    dated claim at all TimelineJS shows an error instead of the title.
    """
    said = dict(iter(views.statements(dossier).groupby("claim_id")))
    claims = [(claim, dates.read(claim["event_edtf"])) for claim in _rows(dossier.claims)]
    undated = [
        f"{claim['proposition']} ({', '.join(dict.fromkeys(said[claim['claim_id']]['source']))})"
        for claim, when in claims
        if not when.dated
    ]
    about = f"Dated in the text: {len(claims) - len(undated)} of {len(claims)} claims. Not dated in the text: {len(undated)}{':' if undated else '.'}"
    title = {
        "text": {"headline": escape(dossier.title), "text": f"<p>{about}</p>{_list(undated)}"},
        "autolink": False,
    }
    return _json(
        {
            "title": title,
            "events": [
                _event(claim, when, _told(dossier, said[claim["claim_id"]]))
                for claim, when in claims
                if when.dated
            ],
        }
    )


def as_schema_org(dossier: Dossier) -> bytes:
    """A JSON-LD graph of schema.org: the article, the parties, and one Claim per claim with those
    who affirm it as its authors.

    What is unknown of the article is left out. Denials stand in the description: schema.org has no
    term for them, nor for the chain, nor for groups of people, which are Organizations here.
    Unnamed sources are described as such.
    """
    home, table = _home(dossier), views.statements(dossier)
    origins = set(table["origin"])
    parties = [
        _party(home, entity) for entity in _rows(dossier.entities) if entity["entity_id"] in origins
    ]
    said = dict(iter(table.groupby("claim_id")))
    claims = [
        _claim(dossier, home, claim, said[claim["claim_id"]]) for claim in _rows(dossier.claims)
    ]
    return _json({"@context": "https://schema.org", "@graph": [_news(dossier), *parties, *claims]})


def as_csv(dossier: Dossier) -> bytes:
    """The statements, one row per attribution, as comma-separated UTF-8 with a byte order mark
    (Excel needs it) and CRLF line ends.

    A cell that a spreadsheet could take for a formula, or that begins with an apostrophe, gets an
    apostrophe in front: whoever reads the file drops one from the start of each cell that has it,
    and has the text back. Half a surrogate pair is written as \\ud800. Misses: a program that is
    told to split at semicolons can cut a cell in two and so undo the protection.
    """
    table, buffer = views.statements(dossier), io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(
        [
            f"'{cell}" if cell.startswith("'") or FORMULA.match(cell) else cell
            for cell in row.values()
        ]
        for row in _rows(table)
    )
    return buffer.getvalue().encode("utf-8-sig", "backslashreplace")


class Timeless(ZipFile):
    """A ZIP file whose entries bear no time: that of a clock before 1980 could not be written."""

    def writestr(self, name: str, data: str | bytes, *more: object, **named: object) -> None:
        """Adds an entry, dated as ZIP's first day."""
        super().writestr(ZipInfo(name), data, self.compression)


def as_xlsx(dossier: Dossier) -> bytes:
    """A workbook: about, the statements, and a sheet for each table, with frozen headers and
    filters.

    Text is always text, never a formula, an error or a date; numbers are numbers up to 15 digits.
    With the article, `import_from` makes the dossier of it again. What a cell cannot hold is shown:
    a control character as its picture (␀), half a surrogate pair as �, an overlong text with a note
    at its cut end. `about` counts both. Text that looks like an escape (_x0041_) is escaped as
    ECMA-376, 22.9.2.19 has it: Excel undoes that, pandas and openpyxl do not.
    """
    book, found = Workbook(), Counter()
    about = book.active
    about.title = "about"
    for name, table in ({"statements": views.statements(dossier)} | dossier.tables).items():
        _fill(
            book.create_sheet(name),
            [list(table), *(row.values() for row in table.to_dict("records"))],
            found,
        )
    facts = {
        "dossier": dossier.name,
        "title": dossier.title,
        HASH: dossier.article["sha256"],
        PACKAGE: _stated(dossier.package),
    }
    _fill(
        about,
        [
            ("fact", "value"),
            *facts.items(),
            ("characters replaced", found["replaced"]),
            ("cells cut", found["cut"]),
        ],
        found,
    )
    buffer = io.BytesIO()
    ExcelWriter(book, Timeless(buffer, "w", ZIP_DEFLATED, strict_timestamps=False)).save()
    return buffer.getvalue()


def as_zip(dossier: Dossier) -> bytes:
    """The data package, its twelve files at the root of a ZIP file, as Frictionless reads it;
    unpacked, `helpers.load` takes it.

    Raises DossierError when the dossier has a problem.
    """
    buffer = io.BytesIO()
    with TemporaryDirectory() as folder, ZipFile(buffer, "w") as package:
        for file in sorted(save(dossier, Path(folder) / "package").iterdir()):
            entry = ZipInfo(file.name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, file.read_bytes(), ZIP_DEFLATED)
    return buffer.getvalue()


def _json(document: dict) -> bytes:
    """JSON that may stand in a script element: no "<" in it. Half a surrogate pair becomes its own
    JSON escape.
    """
    return (
        json.dumps(document, indent=1, ensure_ascii=False).replace("<", "\\u003c") + "\n"
    ).encode("utf-8", "backslashreplace")


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _rows(table: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {column: _text(value) for column, value in row.items()} for row in table.to_dict("records")
    ]


def _article(dossier: Dossier) -> str:
    return f"urn:sha256:{dossier.article['sha256']}"


def _home(dossier: Dossier) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{_article(dossier)} {dossier.name}')}"


def _iri(home: str, table: str, *key: str) -> str:
    return f"{home}#{table}/{'/'.join(quote(part, safe='') for part in key)}"


def _told(dossier: Dossier, said: pd.DataFrame) -> list[str]:
    """Rows of `statements`, a line each: who, through whom, how surely, when, and the words without
    what interrupts them.
    """
    words = [
        " … ".join(dossier.text[start:end].strip() for start, end in views.spans(row))
        for row in said.itertuples()
    ]
    how = "{chain} ({identified}; {act}, {stance}, {certainty}; said: {said_label})"
    return [f"{how.format_map(row)}: {told}" for row, told in zip(said.to_dict("records"), words)]


def _captions(dossier: Dossier) -> dict[str, Iterable[str]]:
    """What each annotation says in plain words, by table, in the order of the rows."""
    names, said, counted = (
        views.names(dossier),
        views.statements(dossier),
        views.quantities(dossier),
    )
    told = {
        attribution_id: f"{claimed} | {line}"
        for attribution_id, claimed, line in zip(
            said["attribution_id"], said["proposition"], _told(dossier, said)
        )
    }
    ends = counted["open_end"].map(lambda end: end and f" ({end})")
    read = dict(zip(counted["quantity_id"], counted["reading"] + ends))
    return {
        "mentions": [names[entity_id] for entity_id in dossier.mentions["entity_id"]],
        "dates": [dates.read(edtf).label for edtf in dossier.dates["edtf"]],
        "attributions": [
            told[attribution_id] for attribution_id in dossier.attributions["attribution_id"]
        ],
        "quantities": [
            f"{row['measure']}: {read[row['quantity_id']]}" for row in _rows(dossier.quantities)
        ],
        "observations": [f"{row['kind']}: {row['note']}" for row in _rows(dossier.observations)],
        "relations": [
            f"{row['relation']} ({row['kind']}, {row['basis']}): {row['why']}"
            for row in _rows(dossier.relations)
        ],
    }


def _annotation(home: str, table: str, row: dict[str, str], caption: str, targets: list) -> dict:
    key = [row[column] for column in contract.CONTRACT[table]["schema"]["primaryKey"]]
    body = {
        "type": "TextualBody",
        "purpose": MOTIVES[table],
        "format": "text/plain",
        "value": caption,
        "table": table,
        "row": row,
    }
    return {
        "id": _iri(home, table, *key),
        "type": "Annotation",
        "motivation": MOTIVES[table],
        "body": body,
        "target": targets,
    }


def _targets(dossier: Dossier, home: str, table: str) -> list[list]:
    if table == "relations":
        first = (
            dossier.attributions.sort_values(["start", "attribution_id"])
            .drop_duplicates("claim_id")
            .set_index("claim_id")["attribution_id"]
        )
        return [
            [
                {
                    "type": "SpecificResource",
                    "source": _iri(home, "attributions", first[claim]),
                    "scope": _iri(home, "claims", claim),
                }
                for claim in (row["claim_a"], row["claim_b"])
            ]
            for row in _rows(dossier.relations)
        ]
    frame = dossier.tables[table]
    rows = frame.assign(pieces=frame.get("pieces", "")).itertuples()
    return [
        [_passage(dossier, *span) for span in views.spans(row)] or [_article(dossier)]
        for row in rows
    ]


def _passage(dossier: Dossier, start: int, end: int) -> dict:
    text = dossier.text
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return {"type": "SpecificResource", "source": _article(dossier), "selector": [place, words]}


def _event(claim: dict[str, str], when: dates.Interval, told: list[str]) -> dict:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    open_end = (
        " No beginning is stated."
        if not when.earliest
        else " No end is stated."
        if not when.latest
        else ""
    )
    text = f"<p>{escape(when.label)} (basis: {escape(claim['event_basis'])}).{open_end}</p>{_list(told)}"
    event = {
        "unique_id": escape(claim["claim_id"]),
        "group": escape(claim["topic"]),
        "start_date": _day(first),
        "display_date": escape(when.label),
    }
    return (
        event
        | ({"end_date": _day(last)} if last != first else {})
        | {"text": {"headline": escape(claim["proposition"]), "text": text}, "autolink": False}
    )


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _news(dossier: Dossier) -> dict:
    known = {key: value for key, value in dossier.article.items() if value not in ("", "unknown")}
    day = dates.read(known.get("published_edtf", ""))
    facts = {
        "inLanguage": known.get("language"),
        "headline": known.get("headline"),
        "author": {"@type": "Person", "name": known["byline"]} if "byline" in known else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": known["publisher"]}
        if "publisher" in known
        else None,
        "datePublished": day.edtf if day.precision == "day" and not day.doubtful else None,
    }
    return {"@id": _article(dossier), "@type": "NewsArticle", "description": dossier.title} | {
        key: value for key, value in facts.items() if value
    }


def _party(home: str, entity: dict[str, str]) -> dict:
    one = entity["kind"] == "anonymous" and entity["count"] == "1"
    kind = "Person" if one else PARTIES.get(entity["kind"], "Organization")
    unnamed = {} if entity["named"] == "true" else {"description": "not named in the text"}
    return {
        "@id": _iri(home, "entities", entity["entity_id"]),
        "@type": kind,
        "name": entity["name"],
    } | unnamed


def _claim(dossier: Dossier, home: str, claim: dict[str, str], said: pd.DataFrame) -> dict:
    node = {
        "@id": _iri(home, "claims", claim["claim_id"]),
        "@type": "Claim",
        "text": claim["proposition"],
        "keywords": claim["topic"],
    }
    authors = [
        {"@id": _iri(home, "entities", origin)}
        for origin in said.loc[said["stance"] == "affirms", "origin"].drop_duplicates()
    ]
    more = {
        "author": authors,
        "temporalCoverage": claim["event_edtf"],
        "description": "\n".join(_told(dossier, said)),
    }
    return (
        node
        | {"appearance": {"@id": _article(dossier)}}
        | {key: value for key, value in more.items() if value}
    )


def _fill(sheet: Worksheet, rows: Iterable[Iterable], found: Counter) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _put(sheet.cell(number, column), value, found)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = min(
            60, max(10, *(len(str(cell.value or "")) + 3 for cell in column))
        )
        column[0].font = Font(bold=True)
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions


def _stated(package: dict) -> str:
    """The package as JSON, without the schemas of the tables where they are the contract's."""
    own = package.get("resources") != list(contract.CONTRACT.values())
    stated = {key: value for key, value in package.items() if own or key != "resources"}
    return json.dumps(stated, ensure_ascii=False)


def _put(cell: Cell, value: object, found: Counter) -> None:
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < EXACT):
        cell.value, cell.alignment = value, WRAPPED
    elif text := _text(value):
        cell.value, cell.alignment = fitted(text, found), WRAPPED
        cell.data_type, cell.quotePrefix = "s", bool(FORMULA.match(text))


def fitted(text: str, found: Counter | None = None) -> str:
    """The text as a cell can hold it; found counts the characters replaced and the cells cut."""
    found = Counter() if found is None else found
    shown, replaced = UNFIT.subn(
        lambda char: chr(0x2400 + ord(char[0])) if char[0] < " " else "\ufffd", text
    )
    found["replaced"] += replaced
    shown = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", shown)
    if len(units := shown.encode("utf-16-le")) <= 2 * LONGEST:
        return shown
    found["cut"] += 1
    note = f" … [cut: {len(text):,} characters in all]"
    return units[: 2 * (LONGEST - len(note))].decode("utf-16-le", "ignore") + note
