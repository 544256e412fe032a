"""Standing alone: what words of the text say by themselves, with the subject that they share with
those before them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .. import drafting
from ..dossier import Dossier
from ..drafting import propositions
from ..drafting.attributions import read
from ..drafting.attributions.extents import chars
from ..drafting.attributions.grammar import Parse, Range, tokens
from ..drafting.ledger import plain
from ..drafting.pages import Page
from ..drafting.propositions.clauses import Clause, clauses, own_subject
from ..drafting.propositions.wording import finite, is_many
from ..spans import Span, paragraphs
from .cueing import subject_of
from .cutting import with_names, worded

PARTICIPLES = frozenset(["VBG", "VBN"])
RELATIVE = frozenset(["WDT", "WP"])
AUXILIARY = frozenset(["aux", "auxpass"])
DESCRIBING = frozenset(["participle", "relative", "restrictive"])
"""the kinds of clauses that say something of a noun which stands outside of them"""


def standing(dossier: Dossier, pieces: list[Span], attribution_id: str) -> str:
    """What pieces say; with the subject that they share with the words before them, or the noun
    that they describe.
    """
    if told := _described(dossier, pieces):
        return told
    words = worded(dossier, pieces, attribution_id)
    subject = _subject(dossier, pieces[0][0])
    if not subject:
        return words
    return f"{subject[:1].upper()}{subject[1:]} {words[:1].lower()}{words[1:]}"


def _described(dossier: Dossier, pieces: list[Span]) -> str:
    """What a clause says of the noun that it describes, as a sentence: "(a report) seen by two"."""
    page, parse, ranges = _parsed_pieces(dossier, pieces)
    head, found = _head(parse, ranges), clauses(parse)
    if (noun := _told_of(parse, ranges)) is not None:
        return _sentence(dossier, page, _finite(parse, *noun, ranges[0]))
    if head is None or _has_subject(parse, head):
        return ""
    if _is_participle(parse, head):
        found[head] = Clause(head, "participle")
    if head not in found or found[head].kind not in DESCRIBING:
        return ""
    return _sentence(dossier, page, propositions.worded(parse, found, head, ranges))


def _sentence(dossier: Dossier, page: Page, parts: Iterable[Span | str]) -> str:
    return plain(" ".join(_words(dossier, page, part) for part in parts))


def _head(parse: Parse, ranges: list[Range]) -> int | None:
    """The verb of pieces that no word of theirs stands above."""
    words = {token for first, last in ranges for token in range(first, last)}
    verbs = (token for token in sorted(words) if parse.is_verb(token))
    return next((verb for verb in verbs if parse.head[verb] not in words), None)


def _told_of(parse: Parse, ranges: list[Range]) -> tuple[int, int] | None:
    """A noun and the participle that ends its words and tells something of it: "results [showing
    lead]"; None where it is no more than one word.
    """
    first, last = ranges[0]
    for verb in range(first + 1, last if len(ranges) == 1 else first):
        start = parse.left[verb]
        tops = [at for at in range(first, start) if not first <= parse.head[at] < start]
        alone = len(tops) == 1 and parse.tag[tops[0]][:2] == "NN"
        hangs = alone and (parse.head[verb] == tops[0] or not first <= parse.head[verb] < last)
        bare = _is_participle(parse, verb) and not _has_subject(parse, verb)
        if hangs and bare and parse.right[verb] == last > verb + 1:
            return tops[0], verb
    return None


def _finite(parse: Parse, noun: int, verb: int, words: Range) -> Iterator[Span | str]:
    """A noun with what it did, or what was done to it."""
    parts = finite(parse, verb, is_many(parse, noun))
    for part in ((words[0], verb), *parts, (verb + 1, words[1])):
        yield part if isinstance(part, str) else chars(parse, part)


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether a verb has a subject that tells of whom it is said."""
    subject = own_subject(parse, verb)
    return subject is not None and parse.tag[subject] not in RELATIVE


def _is_participle(parse: Parse, verb: int) -> bool:
    """Whether a verb is a participle without an auxiliary, by itself or joined to one."""
    while parse.tag[verb] in PARTICIPLES and parse.child(verb, "aux", "auxpass") is None:
        if parse.dep[verb] != "conj":
            return True
        verb = parse.head[verb]
    return False


def _words(dossier: Dossier, page: Page, part: Span | str) -> str:
    return part if isinstance(part, str) else with_names(dossier, page.moved(part))


def _subject(dossier: Dossier, start: int) -> str:
    """Whom or what a verb at the beginning of words is about, when that stands before them: "(The
    firm closed and) sold the mill"; by name, where a pronoun or a description means somebody.
    """
    page = page_at(dossier.text, start)
    token = page.words(page.at_home((start, start + 1)))[0]
    lead = next((word for word in (token, *token.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    if lead is not None and lead.dep_ in AUXILIARY:
        lead = lead.head
    if lead is None or lead.left_edge.i < token.i or token.pos_ not in ("VERB", "AUX"):
        return ""
    while lead.dep_ == "conj" and not subject_of(lead):
        lead = lead.head
    head = subject_of(lead)
    if head is None or head.i > token.i:
        return ""
    first, last = head.left_edge, head.right_edge
    named = with_names(dossier, page.moved((first.idx, last.idx + len(last))))
    return " ".join(named.split())


def is_whole(dossier: Dossier, pieces: list[Span]) -> bool:
    """Whether pieces are a clause with a verb and its subject."""
    _, parse, ranges = _parsed_pieces(dossier, pieces)
    head = _head(parse, ranges)
    subject = None if head is None else own_subject(parse, head)
    return subject is not None and any(first <= subject < last for first, last in ranges)


def _parsed_pieces(dossier: Dossier, pieces: list[Span]) -> tuple[Page, Parse, list[Range]]:
    """The parsed paragraph of pieces, and their words in it."""
    page = page_at(dossier.text, pieces[0][0])
    parse = read(page.doc)
    return page, parse, [tokens(parse, *page.at_home(span)) for span in pieces]


def page_at(text: str, place: int) -> Page:
    """The parsed paragraph that a character stands in."""
    start, end = next((span for span in paragraphs(text) if place < span[1]), (0, len(text)))
    page = _parsed(text[start:end])
    return Page(page.doc, start)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Page:
    return next(iter(drafting.parse(text)))
