"""Labels: passages marked in a labelling tool, and the links between them, become mentions, dates,
quantities and attributions.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..messages import shown
from ..spans import Span, inside
from ..views import UNSHOWN
from .finding import lines_of, nearest
from .gathering import GROUNDS, Cells, Gathered, Party

LABELS = {
    "source": ("source", ""),
    "cue": ("cue", ""),
    "content": ("content", ""),
    "date": ("date", ""),
    "quantity": ("quantity", ""),
    "entity": ("party", ""),
    "person": ("party", "person"),
    "per": ("party", "person"),
    "org": ("party", "organisation"),
    "organisation": ("party", "organisation"),
    "organization": ("party", "organisation"),
    "government": ("party", "government"),
    "gpe": ("party", "government"),
    "outlet": ("party", "outlet"),
    "place": ("party", "place"),
    "loc": ("party", "place"),
    "location": ("party", "place"),
    "group": ("party", "group"),
    "collective": ("party", "collective"),
    "anonymous": ("party", "anonymous"),
    "event": ("party", "event"),
    **{word: ("ground", value) for word, value in GROUNDS.items() if value != UNSHOWN},
}
"""what a label, in small letters, is in a dossier: its part, and the kind of entity or the ground
if it says so
"""

KNOWN = (
    "Source, Cue, Content, Entity, Person, Org, Date, Quantity, Government, Outlet, Place, Group, "
    "Collective, Anonymous, Event; for how a source would know: "
    + ", ".join(sorted({word for word, value in GROUNDS.items() if word == value != UNSHOWN}))
)
SPEAKING = {"source", "cue", "content"}
GROUNDED = {"content", "ground"}
NO_VALUE = "The imported label gives no value."
NEAREST = (
    "The file links no Source to this Content: the nearest one, in the same sentence or else the "
    "same paragraph, stands for it."
)
LONE_CUE = (
    "the Cue belongs to no Content, or to one that has another; allowed: one linked to a Content, "
    "or in the paragraph of one"
)
LONE_GROUND = (
    "how a source would know belongs to no Content, or to one that has another; allowed: one "
    "linked to a Content, or in the paragraph of one"
)
LONE_QUANTITY = "a Quantity lies in no Content; allowed: one that somebody claims"
NOBODY = "No Source is marked in this paragraph."


class Mark(NamedTuple):
    """A labelled passage. item: where it stands in the file; key: what links call it."""

    item: str
    key: str
    span: Span
    label: str

    @property
    def part(self) -> str:
        """source, cue, content, ground, party, date or quantity; blank when the label is
        unknown.
        """
        return LABELS.get(self.label.strip().lower(), ("", ""))[0]


Parts = dict[str, list[Mark]]
"""the marks by their part, in the order of the text"""


class Link(NamedTuple):
    """A link between two marks, whatever its direction; a tool's own name for it is not needed."""

    item: str
    one: str
    other: str


def gather(found: Gathered, marks: Iterable[Mark], links: Iterable[Link]) -> None:
    """Adds what was marked to what was found: parties first, since their labels say more of them
    than Source does.

    A Content is attributed to the sources that it is linked to, itself or through its cue; else to
    the nearest one in its paragraph, which its note says; else its source is left open. A cue is
    found likewise, and so is how its source would know. What has no place in a dossier is left out
    and listed: unknown labels, cues, grounds and quantities without a Content, links that say
    nothing of who says what.
    """
    by_part: Parts = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: mark.span):
        by_part[mark.part].append(mark)
    for mark in by_part[""]:
        found.leave_out(mark.item, mark.label, f"the label is not known; allowed: {KNOWN}")
    parties = {
        mark.key: _party(found, mark) for part in ("party", "source") for mark in by_part[part]
    }
    for mark in by_part["date"]:
        found.date(mark.span, NO_VALUE)
    linked = _linked(found, by_part, links)
    _count(found, by_part["quantity"], _say(found, by_part, parties, linked))


def _party(found: Gathered, mark: Mark) -> Party:
    """The party that is marked; a second label that makes it another kind of entity is left out."""
    kind = LABELS[mark.label.strip().lower()][1]
    party = found.mention(mark.span, kind)
    if kind and found.kind(party) != kind:
        found.leave_out(
            mark.item,
            mark.label,
            f"{shown(found.text[slice(*mark.span)])} is marked elsewhere as {found.kind(party)}; "
            "allowed: one kind for each entity",
        )
    return party


def _linked(found: Gathered, by_part: Parts, links: Iterable[Link]) -> Parts:
    """For each source, cue and content, the marks that it is linked to; other links are left
    out.
    """
    by_key = {
        mark.key: mark
        for part in sorted(by_part, key=_when_one_key_is_several)
        for mark in by_part[part]
    }
    linked: Parts = defaultdict(list)
    for link in links:
        one, other = by_key.get(link.one), by_key.get(link.other)
        if one and other and _is_of_speech(one, other):
            linked[link.one].append(other)
            linked[link.other].append(one)
        else:
            ends = (end.label if end else "something that is not marked" for end in (one, other))
            found.leave_out(
                link.item,
                f"{link.one} {link.other}",
                f"the link is between {' and '.join(ends)}; allowed: between Source (or a party), "
                f"Cue and Content, or Content and how its source would know",
            )
    return linked


def _when_one_key_is_several(part: str) -> int:
    """Which part links mean where one passage is several: the last in this order."""
    return (part in SPEAKING) + (part in SPEAKING | GROUNDED)


def _is_of_speech(one: Mark, other: Mark) -> bool:
    """Whether two marks are different parts of one saying."""
    parts = {"source" if mark.part == "party" else mark.part for mark in (one, other)}
    return len(parts) == 2 and (parts < SPEAKING or parts == GROUNDED)


def _say(
    found: Gathered, by_part: Parts, parties: dict[str, Party], linked: Parts
) -> dict[Span, str]:
    """An attribution for each content and each source of it; gives the first attribution of each
    passage.
    """
    first: dict[Span, str] = {}
    used: set[str] = set()
    near_sources = _by_line(found, by_part["source"])
    near_cues = _by_line(found, [cue for cue in by_part["cue"] if not linked[cue.key]])
    known = _grounds(found, by_part, linked)
    for content in by_part["content"]:
        stated = _sources(content, linked, parties)
        near = stated or _nearest(found, content, near_sources, set())
        sources: list[Mark | None] = [*near] or [None]
        taken: set[str] = set()  # sources together may share a cue
        for source in sources:
            cue = _cue(content, source, linked) or _nearest(found, content, near_cues, used)
            taken |= {mark.key for mark in cue}
            made = found.saying(
                [content.span],
                parties[source.key] if source else found.nobody(),
                cue[0].span if cue else None,
                NOBODY if not source else "" if stated else NEAREST,
                known=known.get(content.key),
            )
            first.setdefault(content.span, made)
        used |= taken
    for mark in by_part["cue"]:
        if mark.key not in used:
            found.leave_out(mark.item, found.text[slice(*mark.span)], LONE_CUE)
    return first


def _grounds(found: Gathered, by_part: Parts, linked: Parts) -> dict[str, Cells]:
    """How the source of each content would know it, by the content's key: of those that are linked
    to it or nearest to it, the first.
    """
    known: dict[str, Cells] = {}
    near = _by_line(found, by_part["content"])
    for mark in sorted(by_part["ground"], key=lambda mark: not linked[mark.key]):
        stated = [content for content in linked[mark.key] if content.part == "content"]
        contents = stated or _nearest(found, mark, near, set())
        free = [content for content in contents if content.key not in known]
        if not free:
            found.leave_out(mark.item, found.text[slice(*mark.span)], LONE_GROUND)
        start, end = mark.span
        how = LABELS[mark.label.strip().lower()][1]
        for content in free:
            known[content.key] = {
                "knowledge": how,
                "knowledge_start": start,
                "knowledge_end": end,
            }
    return known


def _count(found: Gathered, quantities: list[Mark], said: dict[Span, str]) -> None:
    """Adds each quantity to the attribution of the shortest passage that holds it."""
    for mark in quantities:
        within = [
            (end - start, attribution)
            for (start, end), attribution in said.items()
            if inside(mark.span, [(start, end)])
        ]
        if within:
            found.quantity(mark.span, min(within)[1], NO_VALUE)
        else:
            found.leave_out(mark.item, found.text[slice(*mark.span)], LONE_QUANTITY)


def _sources(content: Mark, linked: Parts, parties: dict[str, Party]) -> list[Mark]:
    """The sources that a content is linked to; without one, those of the cues that it is linked
    to.
    """
    cues = [mark for mark in linked[content.key] if mark.part == "cue"]
    through = [mark for cue in cues for mark in linked[cue.key]]
    for ends in (linked[content.key], through):
        if stated := {mark.key: mark for mark in ends if mark.key in parties}:
            return list(stated.values())
    return []


def _cue(content: Mark, source: Mark | None, linked: Parts) -> list[Mark]:
    """The first cue that the content, or else the source, is linked to, if there is one."""
    for end in filter(None, (content, source)):
        for mark in linked[end.key]:
            if mark.part == "cue" and _fits(mark, content, source, linked):
                return [mark]
    return []


def _fits(cue: Mark, content: Mark, source: Mark | None, linked: Parts) -> bool:
    """Whether a linked cue is of this source and content: what it is linked to is one of them, part
    by part.
    """
    contents = [mark for mark in linked[cue.key] if mark.part == "content"]
    sources = [mark for mark in linked[cue.key] if mark.part != "content"]
    return (not contents or content in contents) and (not sources or source in sources)


def _by_line(found: Gathered, marks: list[Mark]) -> dict[int, list[Mark]]:
    placed = defaultdict(list)
    for mark in marks:
        for number in lines_of(found.text, mark.span):
            placed[number].append(mark)
    return placed


def _nearest(
    found: Gathered, to: Mark, placed: dict[int, list[Mark]], used: set[str]
) -> list[Mark]:
    """The nearest mark in the paragraphs of another that is not used yet, if there is one."""
    near = {
        mark.span: mark
        for number in lines_of(found.text, to.span)
        for mark in placed.get(number, ())
        if mark.key not in used
    }
    chosen = nearest(found.text, to.span, near)
    return [near[chosen]] if chosen else []
