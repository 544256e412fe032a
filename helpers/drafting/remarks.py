"""Second looks at a draft, once all of it stands: where claims place what happens, what they are
about, which belong together, what to note. Nothing here changes what it looks at.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from ..leftopen import OTHER, SOURCE, asks
from ..lexicons import words
from ..spans import Span
from .cast import Cast, Mention
from .ledger import OWN_VOICE, WORD
from .places import SENTENCE
from .records import Claim, Statement

TOPICS = 8
"""the most topics a draft gives: the entities mentioned most, each for the claims that mention
it
"""
ALIKE = 0.6
"""two claims are thought alike when they share this part of all their words"""
LONGER = 1
"""how many telling words more one of two claims may have that are thought the same"""
RECENT = 40
"""how many of the last claims with a word are compared with a new one that has it"""
CLOSING = 2
"""the signs at the end of a statement that may close its sentence: a full stop, a quotation mark"""
SMALL = words("commonwords", "small")
"""words that say nothing of what a claim is about"""
LINE = re.compile(r"[^\r\n]*\w[^\r\n]*\w[^\r\n]*[^\s]")
BYLINE = re.compile(r"^[ \t]*By (?:[A-Z][\w.’'-]+ ){1,4}?[A-Z][\w.’'-]+(?:, [^\n.]*)?[ \t]*$", re.M)
"""a line that names who wrote the text"""
SIGNED = "No byline was given; a line of the text reads “{}”."
LACKING = {
    "headline": "No headline was given.",
    "byline": "No byline: nobody answers for the text by name.",
    "publisher": "No publisher: hop 0 of every chain is unknown.",
    "published": "No date of publication was given.",
}


class Setting(NamedTuple):
    """What a claim is about, and the number of the one place that it names."""

    topic: str
    place: int | None


@dataclass(frozen=True)
class Likeness:
    """Two claims, by number, that are worded alike. numbers: how those in them differ, blank when
    they do not.
    """

    earlier: int
    later: int
    numbers: str


def settings_of(
    claims: Sequence[Claim], statements: Sequence[Statement], cast: Cast
) -> list[Setting]:
    """The topic of each claim, and its place where it names just one, in the order of the
    claims; both from where it is first said.
    """
    mentions = sorted(cast.mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    common = _most_mentioned(mentions, cast)
    first = {statement.claim: statement.span for statement in reversed(statements)}
    settings = []
    for number in range(len(claims)):
        start, end = first[number]
        among = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        settings.append(_setting(cast, common, {mention.entity for mention in among}))
    return settings


def _most_mentioned(mentions: Sequence[Mention], cast: Cast) -> list[int]:
    named = (mention.entity for mention in mentions if cast.entities[mention.entity].named)
    return [number for number, _ in Counter(named).most_common(TOPICS)]


def _setting(cast: Cast, common: Sequence[int], inside: set[int]) -> Setting:
    topic = next((number for number in common if number in inside), None)
    members = ((number, cast.entities[number]) for number in inside)
    places = [number for number, one in members if one.kind == "place" and one.named]
    return Setting(
        OTHER if topic is None else cast.entities[topic].country or cast.entities[topic].name,
        places[0] if len(places) == 1 else None,
    )


def find_alike(claims: Sequence[Claim]) -> Iterator[Likeness]:
    """For each claim the earlier one that is worded most like it, if one is; in the order of the
    later.
    """
    bags = [_telling(claim) for claim in claims]
    seen: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(bags):
        rare = sorted(own, key=lambda word: (len(seen[word]), word))[:4]
        others = {
            other: _shared(own, bags[other]) for word in rare for other in seen[word][-RECENT:]
        }
        best = max(others, key=lambda other: (others[other], -other), default=None)
        if best is not None and others[best] >= ALIKE:
            yield Likeness(best, number, _other_numbers(bags[best], own))
        for word in own:
            seen[word].append(number)


def find_mergeable(
    text: str, claims: Sequence[Claim], statements: Sequence[Statement], alike: Iterable[Likeness]
) -> Iterator[Likeness]:
    """Those of the claims worded alike that may be one: said in sentences of their own, in about as
    many words. A report and what it reports, or a whole and its part, are two.
    """
    spans: dict[int, list[Span]] = defaultdict(list)
    for made in statements:
        spans[made.claim].append(made.span)
    for pair in alike:
        sizes = [len(_telling(claims[number])) for number in (pair.earlier, pair.later)]
        places = product(spans[pair.earlier], spans[pair.later])
        if abs(sizes[0] - sizes[1]) <= LONGER and not any(
            _in_one_sentence(text, one, other) for one, other in places
        ):
            yield pair


def _in_one_sentence(text: str, one: Span, other: Span) -> bool:
    """Whether two passages overlap, or no sentence and no line ends between them."""
    before, after = sorted((one, other))
    between = text[before[1] - CLOSING : after[0]]
    return after[0] < before[1] or not (SENTENCE.search(between) or "\n" in between)


def _telling(claim: Claim) -> frozenset[str]:
    """The words of a claim that tell what it is about."""
    return frozenset(WORD.findall(claim.proposition.casefold())) - SMALL


def _shared(words: frozenset[str], others: frozenset[str]) -> float:
    common = len(words & others)
    return common / len(words | others) if common > 2 else 0.0


def _other_numbers(earlier: frozenset[str], later: frozenset[str]) -> str:
    """How the numbers among two bags of words differ; blank when one has none but those of the
    other.
    """
    old, new = ({word for word in bag if word[0].isdigit()} for bag in (earlier, later))
    if old <= new or new <= old:
        return ""
    gone, come = (", ".join(sorted(numbers)) for numbers in (old - new, new - old))
    return f"{gone} against {come}"


def find_observations(
    text: str, article: Mapping[str, str], statements: Sequence[Statement], cast: Cast
) -> Iterator[dict]:
    """What rules can note about a text, as rows without an id: metadata it lacks, paragraphs
    without a source, sources without a name.
    """
    for field, note in LACKING.items():
        if article[field] == "unknown":
            signed = BYLINE.search(text) if field == "byline" else None
            note = SIGNED.format(signed[0].strip()) if signed else note
            yield _row("missing-metadata", note, "missing metadata")
    yield from _unattributed(text, statements)
    yield from _unnamed(text, statements, cast)


def lacks(note: str, field: str) -> bool:
    """Whether a note is the drafter's, that this of an article was not given."""
    signed = field == "byline" and note.startswith(SIGNED.partition("{}")[0])
    return note == LACKING[field] or signed


def _unattributed(text: str, statements: Sequence[Statement]) -> Iterator[dict]:
    note = "Nobody is said to have said this: the paragraph is in the outlet's own voice."
    own = sorted(made.span for made in statements if made.rule == OWN_VOICE)
    sourced = sorted(made.span for made in statements if made.rule != OWN_VOICE)
    for line in _paragraphs(text):
        if _is_held(line, own) and not _is_held(line, sourced):
            start, end = line
            yield _row("unattributed", note, "unattributed paragraph") | _at(text, (start, end))


def _is_held(line: Span, spans: Sequence[Span]) -> bool:
    """Whether one of these spans, in their order, stands in a line."""
    (start, end), at = line, bisect_left(spans, (line[0], 0))
    return any(first < end and last > start for first, last in spans[max(0, at - 5) : at + 1])


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines that say something: more than three words."""
    for line in LINE.finditer(text):
        if len(WORD.findall(line.group())) > 3:
            yield line.span()


def _unnamed(text: str, statements: Sequence[Statement], cast: Cast) -> Iterator[dict]:
    """The sources that are described only, where they are first mentioned."""
    speaking = {hop.entity for made in statements for hop in made.hops}
    first: dict[int, Mention] = {}
    for mention in cast.mentions:
        first.setdefault(mention.entity, mention)
    for number, mention in first.items():
        entity = cast.entities[number]
        unnamed = entity.kind == "anonymous" and not asks(entity.note, *SOURCE)
        if number in speaking and unnamed and mention.form == "description":
            place = _at(text, (mention.start, mention.end))
            note = f"“{place['text']}” is a source without a name."
            yield _row("anonymous", note, "unnamed source") | place


def _row(kind: str, note: str, rule: str) -> dict:
    return {"kind": kind, "note": note, "drafted_by": f"rule: {rule}"}


def _at(text: str, span: Span) -> dict:
    return {"start": span[0], "end": span[1], "text": text[slice(*span)]}
