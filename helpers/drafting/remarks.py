"""Second looks at a draft, once all of it stands: where claims place what happens, what they are
about, which belong together, what to note.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..leftopen import LIKE
from .cast import Cast, Mention
from .ledger import OWN_VOICE, WORD

TOPICS = 8
"""the most topics a draft gives: the entities mentioned most, each for the claims that mention
it
"""
ALIKE = 0.6
"""two claims are thought alike when they share this part of all their words"""
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "she",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
    ]
)
Row = dict


def place_claims(claims: list[Row], attributions: list[Row], cast: Cast) -> None:
    """Gives each claim its topic, and its place where it names just one."""
    mentions = sorted(cast.mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    common = [
        number
        for number, _ in Counter(
            mention.entity for mention in mentions if cast.entities[mention.entity].named
        ).most_common(TOPICS)
    ]
    spans = {row["claim_id"]: (row["start"], row["end"]) for row in reversed(attributions)}
    for claim in claims:
        start, end = spans[claim["claim_id"]]
        inside = [
            mention.entity
            for mention in mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        ]
        claim["topic"] = next(
            (_topic(cast, number) for number in common if number in inside), "other"
        )
        places = {number for number in inside if cast.entities[number].kind == "place"}
        if len(places) == 1:
            claim["place"] = places.pop()


def suggest_merges(claims: list[Row]) -> Iterator[Row]:
    """Notes on the later of two claims that are worded alike, and relates them where one of the two
    is a denial or gives another number.
    """
    words = [frozenset(WORD.findall(claim["proposition"].casefold())) - SMALL for claim in claims]
    seen: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        rare = sorted(own, key=lambda word: (len(seen[word]), word))[:4]
        others = {other for word in rare for other in seen[word][-40:]}
        best = max(others, key=lambda other: (_shared(own, words[other]), -other), default=None)
        if best is not None and _shared(own, words[best]) >= ALIKE:
            claims[number]["note"] = (
                f"{LIKE.format(claims[best]['claim_id'])} {claims[number].get('note', '')}".strip()
            )
            yield from _relation(claims[best], claims[number], words[best], own)
        for word in own:
            seen[word].append(number)


def find_observations(
    text: str, attributions: list[Row], hops: list[Row], cast: Cast, article: dict
) -> Iterator[Row]:
    """What rules can note about a text: metadata it lacks, paragraphs without a source, sources
    without a name.
    """
    for name, told in (
        ("headline", "No headline was given"),
        ("byline", "No byline: nobody answers for the text by name"),
        ("publisher", "No publisher: hop 0 of every chain is unknown"),
        ("published", "No date of publication was given"),
    ):
        if article[name] == "unknown":
            yield {
                "kind": "missing-metadata",
                "note": f"{told}.",
                "drafted_by": "rule: missing metadata",
            }
    sourced = sorted(
        (row["start"], row["end"])
        for row in attributions
        if row["drafted_by"] != f"rule: {OWN_VOICE}"
    )
    for start, end in _paragraphs(text):
        at = bisect_left(sourced, (start, 0))
        if not any(
            first < end and last > start for first, last in sourced[max(0, at - 5) : at + 1]
        ):
            yield {
                "start": start,
                "end": end,
                "text": text[start:end],
                "kind": "unattributed",
                "note": "Nobody is said to have said this: the paragraph is in the outlet's own voice.",
                "drafted_by": "rule: unattributed paragraph",
            }
    yield from _unnamed(text, cast, {hop["entity_id"] for hop in hops})


def _unnamed(text: str, cast: Cast, speaking: set[int]) -> Iterator[Row]:
    first: dict[int, Mention] = {}
    for mention in cast.mentions:
        first.setdefault(mention.entity, mention)
    for number, mention in first.items():
        entity = cast.entities[number]
        if number in speaking and entity.kind == "anonymous" and mention.form == "description":
            words = text[mention.start : mention.end]
            yield {
                "start": mention.start,
                "end": mention.end,
                "text": words,
                "kind": "anonymous",
                "note": f"“{words}” is a source without a name.",
                "drafted_by": "rule: unnamed source",
            }


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    return (
        found.span()
        for found in re.finditer(r"[^\r\n]*\w[^\r\n]*\w[^\r\n]*[^\s]", text)
        if len(WORD.findall(found.group())) > 3
    )


def _topic(cast: Cast, number: int) -> str:
    return cast.entities[number].country or cast.entities[number].name


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if len(a & b) > 2 else 0.0


def _relation(
    earlier: Row, later: Row, words: frozenset[str], own: frozenset[str]
) -> Iterator[Row]:
    numbers, others = ({word for word in some if word[0].isdigit()} for some in (words, own))
    if numbers and others and numbers != others:
        yield {
            "claim_a": earlier["claim_id"],
            "relation": "contradicts",
            "claim_b": later["claim_id"],
            "kind": "value",
            "basis": "inferred",
            "why": f"Worded alike, with other numbers: {', '.join(sorted(numbers - others)) or 'none'} against {', '.join(sorted(others - numbers)) or 'none'}.",
            "drafted_by": "rule: worded alike",
        }
