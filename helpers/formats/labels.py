"""Labels: passages marked in a labelling tool, and the links between them, become mentions, dates,
quantities and attributions.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..messages import shown
from .finding import Span, nearest, paragraphs
from .gathering import Gathered, Party

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
}
"""what a label, in small letters, is in a dossier: its part, and the kind of entity if it says
so
"""

TOLD = "Source, Cue, Content, Entity, Person, Org, Date, Quantity, Government, Outlet, Place, Group, Collective, Anonymous, Event"
SPEAKING = {"source", "cue", "content"}
NO_VALUE = "The imported label gives no value."
NEAREST = "The file links no Source to this Content: the nearest one, in the same sentence or else the same paragraph, stands for it."
LONE_CUE = "the Cue belongs to no Content, or to one that has another; allowed: one linked to a Content, or in the paragraph of one"
NOBODY = "No Source is marked in this paragraph: attributed to the outlet."


class Mark(NamedTuple):
    """A labelled passage. item: where it stands in the file; key: what links call it."""

    item: str
    key: str
    span: Span
    label: str

    @property
    def part(self) -> str:
        """source, cue, content, party, date or quantity; blank when the label is unknown."""
        return LABELS.get(self.label.strip().lower(), ("", ""))[0]


class Link(NamedTuple):
    """A link between two marks, whatever its direction; a tool's own name for it is not needed."""

    item: str
    one: str
    other: str


def gather(found: Gathered, marks: Iterable[Mark], links: Iterable[Link]) -> None:
    """Adds what was marked to what was found: parties first, since their labels say more of them
    than Source does.

    A Content is attributed to the sources that it is linked to; else to the nearest one in its
    paragraph, which its note says; else to the outlet. A cue is found likewise. What has no place
    in a dossier is left out and listed: unknown labels, cues and quantities without a Content,
    links that say nothing of who says what.
    """
    by_part: dict[str, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: mark.span):
        by_part[mark.part].append(mark)
    for mark in by_part[""]:
        found.leave_out(mark.item, mark.label, f"the label is not known; allowed: {TOLD}")
    parties = {
        mark.key: _party(found, mark) for part in ("party", "source") for mark in by_part[part]
    }
    for mark in by_part["date"]:
        found.date(mark.span, NO_VALUE)
    linked = _linked(found, by_part, links)
    said = _say(found, by_part, parties, linked)
    for mark in by_part["quantity"]:
        within = [
            (end - start, attribution)
            for (start, end), attribution in said.items()
            if start <= mark.span[0] and mark.span[1] <= end
        ]
        if within:
            found.quantity(mark.span, min(within)[1], NO_VALUE)
        else:
            found.leave_out(
                mark.item,
                found.text[slice(*mark.span)],
                "a Quantity lies in no Content; allowed: one that somebody claims",
            )


def _party(found: Gathered, mark: Mark) -> Party:
    """The party that is marked; a second label that makes it another kind of entity is left out."""
    kind = LABELS[mark.label.strip().lower()][1]
    party = found.mention(mark.span, kind)
    if kind and found.kind(party) != kind:
        found.leave_out(
            mark.item,
            mark.label,
            f"{shown(found.text[slice(*mark.span)])} is marked elsewhere as {found.kind(party)}; allowed: one kind for each entity",
        )
    return party


def _linked(
    found: Gathered, by_part: dict[str, list[Mark]], links: Iterable[Link]
) -> dict[str, list[Mark]]:
    """For each source, cue and content, the marks that it is linked to; other links are left
    out.
    """
    by_key = {
        mark.key: mark
        for part in sorted(by_part, key=lambda part: part in SPEAKING)
        for mark in by_part[part]
    }
    linked = defaultdict(list)
    for link in links:
        ends = [by_key.get(link.one), by_key.get(link.other)]
        parts = {"source" if end.part == "party" else end.part for end in ends if end}
        if None not in ends and len(parts) == 2 and parts < SPEAKING:
            linked[link.one].append(ends[1])
            linked[link.other].append(ends[0])
        else:
            what = " and ".join(
                end.label if end else "something that is not marked" for end in ends
            )
            found.leave_out(
                link.item,
                f"{link.one} {link.other}",
                f"the link is between {what}; allowed: between Source (or a party), Cue and Content",
            )
    return linked


def _say(
    found: Gathered,
    by_part: dict[str, list[Mark]],
    parties: dict[str, Party],
    linked: dict[str, list[Mark]],
) -> dict[Span, str]:
    """An attribution for each content and each source of it; gives the first attribution of each
    passage.
    """
    said, used = {}, set()
    near_sources = _by_paragraph(found, by_part["source"])
    near_cues = _by_paragraph(found, [cue for cue in by_part["cue"] if not linked[cue.key]])
    for content in by_part["content"]:
        sources = [mark for mark in linked[content.key] if mark.key in parties]
        note = "" if sources else NEAREST
        sources = sources or _nearest(found, content, near_sources, set())
        taken: set[str] = set()  # sources together may share a cue
        for source in sources or [None]:
            cues = [
                cue
                for end in (content, source)
                if end
                for cue in linked[end.key]
                if cue.part == "cue" and _fits(cue, content, source, linked)
            ]
            cues = cues or _nearest(found, content, near_cues, used)
            taken |= {cue.key for cue in cues[:1]}
            told = note if source else NOBODY
            made = found.saying(
                content.span,
                parties[source.key] if source else None,
                cues[0].span if cues else None,
                told,
            )
            said.setdefault(content.span, made)
        used |= taken
    for cue in by_part["cue"]:
        if cue.key not in used:
            found.leave_out(cue.item, found.text[slice(*cue.span)], LONE_CUE)
    return said


def _fits(cue: Mark, content: Mark, source: Mark | None, linked: dict[str, list[Mark]]) -> bool:
    """Whether a linked cue is of this source and content: what it is linked to is one of them, part
    by part.
    """
    others = linked[cue.key]
    contents, sources = (
        [mark for mark in others if mark.part == "content"],
        [mark for mark in others if mark.part != "content"],
    )
    return (not contents or content in contents) and (not sources or source in sources)


def _by_paragraph(found: Gathered, marks: list[Mark]) -> dict[int, list[Mark]]:
    placed = defaultdict(list)
    for mark in marks:
        for number in paragraphs(found.text, mark.span):
            placed[number].append(mark)
    return placed


def _nearest(
    found: Gathered, to: Mark, placed: dict[int, list[Mark]], used: set[str]
) -> list[Mark]:
    """The nearest mark in the paragraphs of another that is not used yet, if there is one."""
    near = {
        mark.span: mark
        for number in paragraphs(found.text, to.span)
        for mark in placed.get(number, ())
        if mark.key not in used
    }
    chosen = nearest(found.text, to.span, near)
    return [near[chosen]] if chosen else []
