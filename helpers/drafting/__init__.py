"""Drafting: the text of an article becomes a drafted dossier, every row to be checked by a person.

What is given is looked over (given) and parsed a page at a time (parsing). Each module finds one
kind of thing and says where it stands: times, attributions, the cast, quantities, certainty. What
is said is cut into propositions; the ledger enters them, remarks look at them again, relations say
which seem to bear on each other, and rows gives ids and makes the tables. It is read through what
stands in the way (reading), but offsets point into the text as it was given.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version

from ..arguments import judged
from ..assembling import assemble
from ..dossier import Dossier
from .attributions import Attribution, find_attributions
from .cast import Cast, Entity
from .given import day_of, described, look_over
from .issuing import Issue, issue_of, with_entries
from .ledger import Ledger
from .mentioning import mention_others, tell_kinds
from .pages import Page
from .parsing import model, parse, parser
from .passing import pass_on
from .quantities import find_quantities
from .reading import read_through
from .rows import Rows
from .saying_on import say_on
from .taking_up import Events
from .times import Time, find_times

__all__ = ["draft", "parse", "parser"]


@judged
def draft(
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published: str | date | None = None,
    year: int | None = None,
    name: str = "draft",
) -> Dossier:
    """A dossier of the article, every row `drafted` and `drafted_by` the rule that proposed it;
    assessments stay empty: they are yours.

    text: the article as it is; spans count its characters. published: the day, "2024-10-29" or a
    date; without it dates are read relative to the last date in the text, and say so, or where it
    has none as of the year of publication, if that is given. What was
    refused or may be misread stands in `package["draft"]["notes"]`. Raises DossierError for a text
    that is empty, not English, an HTML page, or not encodable, and for a day that is not one.
    Misses: what a noun takes for granted ("the collapse") is no claim of its own; no relation is
    suggested where knowledge of the matter alone ties two claims together.
    """
    day, notes, reading = day_of(published), list(look_over(text)), read_through(text)
    rules = version("source-criticism-workbook")
    package = described(text, day, headline=title, byline=byline, publisher=publisher)
    package |= {
        "name": name,
        "draft": {"rules": rules, "parser": model(), "notes": [*notes, *reading.notes]},
    }
    times = find_times(reading.text, day, year)
    issue = issue_of(reading.text, times, day)
    ledger = _ledger(reading.text, with_entries(times, issue), issue, _outlet(publisher))
    return assemble(text, package, Rows(text, reading, package["article"], ledger).tables())


def _ledger(text: str, times: list[Time], issue: Issue, outlet: Entity) -> Ledger:
    """What stands in the text, entered a page at a time."""
    ledger = Ledger(Cast([outlet]), times, issue)
    events = Events(ledger)
    for page in parse(text):
        attributions = find_attributions(page.doc)
        ledger.cast.read(page, set(_speaking(page, attributions)))
        dated = [(time.start, time.end) for time in times if page.start <= time.start < page.end]
        quantities = find_quantities(page.doc, [page.at_home(span) for span in dated])
        first = len(ledger.statements)
        ledger.enter(page, attributions, quantities)
        say_on(page, ledger, first)
        events.read(page, first)
        mention_others(page, ledger)
    events.enter(text)
    tell_kinds(ledger)
    pass_on(ledger)
    return ledger


def _outlet(publisher: str | None) -> Entity:
    return Entity(
        publisher or "the outlet",
        "outlet",
        named=bool(publisher),
        role="publishes this article",
        rule="outlet",
    )


def _speaking(page: Page, attributions: Iterable[Attribution]) -> Iterator[int]:
    """The words, by number, that head a source, a relay or an addressee."""
    for attribution in attributions:
        addressee = [attribution.addressee] if attribution.addressee else []
        relays = [who for who, _ in attribution.relays]
        for span in (*attribution.parties, *relays, *addressee):
            yield page.words(span).root.i
