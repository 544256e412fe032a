"""The article with its marks, one layer for each kind of annotation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .. import views
from ..arguments import judged, one_of
from ..contract import options
from ..display import anchor, escaped
from ..dossier import Dossier
from .looks import DATE_STYLE, KIND_COLORS, NAMES, STANCE_LINES, VOICE_LINES, VOICE_TINTS
from .showing import Html

LINKED = ("entities", "dates")
"""the layers whose marks are links themselves"""
LAYERS = (*LINKED, "attributions")


@dataclass(frozen=True)
class Mark:
    """One annotation to be shown on the article: where it stands, how it looks, what it says, and
    the row it links to.
    """

    id: str
    layer: str
    spans: tuple[tuple[int, int], ...]
    style: str
    title: str
    label: str = ""
    """what stands at its end instead of its id"""


@judged
def article(
    dossier: Dossier,
    *,
    layers: Iterable[str] = LAYERS,
    kind: str = "",
    stance: str = "",
    only: Iterable[str] | None = None,
    voiced: bool = False,
) -> Html:
    """The article, a paragraph a line with its number, marked up with the layers asked for.

    kind: entities of this kind alone; stance: attributions of this stance alone; only: attributions
    with these ids alone; voiced: what is said has the color of the voice that says it, and a number
    of its own instead of its id. A mark shows what it is when it is hovered or focused, and links
    to its row (#row-…), as does the raised id after each attribution. Raises ValueError for a
    layer, kind or stance that there is not.
    """
    layers = _layers(layers)
    marks = [
        mark
        for mark in find_marks(dossier, kind=kind, stance=stance, only=only, voiced=voiced)
        if mark.layer in layers
    ]
    body = "".join(paragraphs(dossier, marks))
    return Html(f'<div style="max-width:46em">{body}</div>', dossier.text)


@judged
def paragraphs(dossier: Dossier, marks: list[Mark]) -> list[str]:
    """Each paragraph of the article as HTML, with these marks."""
    levels = _levels([mark for mark in marks if mark.layer == "attributions"])
    seen: set[str] = set()
    return [
        _paragraph(dossier, number, begin, end, here, levels, seen)
        for (number, begin, end), here in _by_paragraph(dossier, marks)
    ]


@judged
def find_marks(
    dossier: Dossier,
    *,
    kind: str = "",
    stance: str = "",
    only: Iterable[str] | None = None,
    voiced: bool = False,
) -> list[Mark]:
    """Every annotation as a Mark: entities, then dates, then attributions. Raises ValueError for a
    kind or stance that the contract does not have.
    """
    one_of("kind", kind, options("entities", "kind"), blank="or blank for all")
    one_of("stance", stance, options("attributions", "stance"), blank="or blank for all")
    entities, known = views.occurrences(dossier), views.identified_as(dossier)
    marks = [
        _entity_mark(row, known[row.entity_id])
        for row in entities.itertuples()
        if not kind or row.kind == kind
    ]
    marks += [_date_mark(row) for row in views.expressions(dossier).itertuples()]
    wanted = None if only is None else set(only)
    look = _voice_mark if voiced else _attribution_mark
    said = [
        look(row)
        for row in views.statements(dossier).itertuples()
        if (not stance or row.stance == stance) and (wanted is None or row.attribution_id in wanted)
    ]
    return marks + said


@judged
def legend(*, layers: Iterable[str] = LAYERS) -> Html:
    """What the marks of `article` mean."""
    layers, parts = _layers(layers), []
    if "entities" in layers:
        parts += [
            f'<span style="background:{color};padding:0 .3em;border-radius:3px">{kind}</span>'
            for kind, color in KIND_COLORS.items()
        ]
    if "dates" in layers:
        parts.append(f'<span style="{DATE_STYLE}">date</span>')
    if "attributions" in layers:
        parts += [
            f'<span style="border-bottom:{line}">what a source {stance}</span>'
            for stance, line in STANCE_LINES.items()
        ]
        parts.append("<sup>a01</sup> the attribution's row")
    return Html(f'<p style="line-height:2"><b>Legend:</b> {" &nbsp; ".join(parts)}</p>', "")


@judged
def passage(dossier: Dossier, spans: list[tuple[int, int]]) -> str:
    """The paragraphs that spans stand in, as HTML, with the spans in bold on yellow."""
    marks = [
        Mark("", "passage", (span,), "background:#fff3a8;font-weight:600", "") for span in spans
    ]
    return "".join(
        _paragraph(dossier, *where, here, {}, set())
        for where, here in _by_paragraph(dossier, marks)
        if here
    )


def _layers(wanted: Iterable[str]) -> set[str]:
    layers = set(wanted)
    for layer in layers:
        one_of("layers", layer, LAYERS)
    return layers


def _entity_mark(row, known: str) -> Mark:
    """The mark of a mention. known: how its entity is identified."""
    told, outline = NAMES[known]
    title = f"{row.name}: {row.kind}{told}; {row.form}"
    return Mark(
        row.entity_id,
        "entities",
        ((row.start, row.end),),
        f"background:{KIND_COLORS[row.kind]};border-radius:3px{outline}",
        title,
    )


def _date_mark(row) -> Mark:
    return Mark(
        row.date_id,
        "dates",
        ((row.start, row.end),),
        DATE_STYLE,
        f"date {row.date_id}: {row.edtf or 'no value'}, {row.reading}; basis: {row.basis}",
    )


def _attribution_mark(row) -> Mark:
    title = (
        f"{row.attribution_id}: {row.chain} {row.stance} {row.claim_id} ({row.act}, "
        f"{row.certainty})"
    )
    return Mark(
        row.attribution_id,
        "attributions",
        tuple(views.spans(row)),
        f"border-bottom:{STANCE_LINES[row.stance]}",
        title,
    )


def _voice_mark(row) -> Mark:
    line = "4px double" if row.stance == "denies" else "2px solid"
    style = f"background:{VOICE_TINTS[row.identified]};border-bottom:{line}"
    through = f", through {row.relay}" if row.depth > 1 else ""
    return Mark(
        row.attribution_id,
        "attributions",
        tuple(views.spans(row)),
        f"{style} {VOICE_LINES[row.identified]}",
        f"{row.source}{through}, {row.stance}: {row.proposition}",
        str(row.Index + 1),
    )


def _levels(marks: list[Mark]) -> dict[str, int]:
    """A line for each mark, counted from the text downwards, so that overlapping marks do not hide
    each other.
    """
    levels: dict[str, int] = {}
    group: list[Mark] = []
    for mark in [*sorted(marks, key=lambda mark: mark.spans[0][0]), None]:
        if mark is None or (
            group and mark.spans[0][0] >= max(other.spans[-1][1] for other in group)
        ):
            for one in sorted(group, key=lambda one: one.spans[-1][1] - one.spans[0][0]):
                taken = {
                    levels[other.id]
                    for other in group
                    if other.id in levels
                    and other.spans[0][0] < one.spans[-1][1]
                    and one.spans[0][0] < other.spans[-1][1]
                }
                levels[one.id] = next(level for level in range(len(group)) if level not in taken)
            group = []
        group += [mark] if mark else []
    return levels


def _by_paragraph(
    dossier: Dossier, marks: list[Mark]
) -> Iterator[tuple[tuple[int, int, int], list[Mark]]]:
    """Each paragraph's number and bounds, with the marks that touch it in their order."""
    bounds = views.paragraphs(dossier)
    starts = [begin for begin, _ in bounds]
    touching: list[list[Mark]] = [[] for _ in bounds]
    for mark in marks:
        for place in range(
            max(0, bisect_right(starts, mark.spans[0][0]) - 1),
            bisect_left(starts, mark.spans[-1][1]),
        ):
            touching[place].append(mark)
    return zip(((number, *span) for number, span in enumerate(bounds, 1)), touching)


def _paragraph(
    dossier: Dossier,
    number: int,
    begin: int,
    end: int,
    here: list[Mark],
    levels: dict[str, int],
    seen: set[str],
) -> str:
    cuts = sorted(
        {
            begin,
            end,
            *(cut for mark in here for span in mark.spans for cut in span if begin < cut < end),
        }
    )
    body: list[str] = []
    linked: set[Mark] = set()
    for start, stop in pairwise(cuts):
        over = [
            mark
            for mark in here
            if any(first <= start and stop <= last for first, last in mark.spans)
        ]
        body.append(_stretch(escaped(dossier.text[start:stop]), over, levels, seen, linked))
        body += [
            _reference(mark)
            for mark in here
            if _ends_at(mark, stop, end, dossier.text)
            and (mark.layer == "attributions" or (mark not in linked and mark.layer in LINKED))
        ]
    deepest = max((levels[mark.id] for mark in here if mark.id in levels), default=-1)
    return (
        f'<p dir="auto" style="margin:.7em 0;line-height:{1.8 + 0.35 * (deepest + 1):.2f};'
        'unicode-bidi:isolate;overflow:clip;overflow-clip-margin:3px"><span style="color:#666;'
        f'font-size:.75em" title="paragraph {number}">{number}&nbsp;</span>{"".join(body)}</p>'
    )


def _stretch(
    text: str, over: list[Mark], levels: dict[str, int], seen: set[str], linked: set[Mark]
) -> str:
    links = [mark for mark in over if mark.layer in LINKED]
    inmost = min(
        links, key=lambda mark: (mark.spans[0][1] - mark.spans[0][0], mark in linked), default=None
    )
    linked |= {inmost} if inmost else set()
    for mark in sorted(over, key=lambda mark: levels.get(mark.id, -1)):
        lift = f";padding-bottom:{3 + 5 * levels[mark.id]}px" if mark.id in levels else ""
        first = bool(mark.id) and mark.id not in seen
        seen.add(mark.id)
        named = f' id="{anchor("mark", mark.id)}"' if first else ""
        title = f' title="{escaped(mark.title)}"' if mark.title else ""
        tag, href = ("a", f' href="#{anchor("row", mark.id)}"') if mark is inmost else ("span", "")
        text = (
            f'<{tag}{named}{href}{title} class="{mark.layer}" data-of="{escaped(mark.id)}" '
            f'style="color:#222;text-decoration:none;{mark.style}{lift}">{text}</{tag}>'
        )
    return text


def _ends_at(mark: Mark, stop: int, end: int, text: str) -> bool:
    """Whether a mark's last letter stands before `stop`; what it has of blanks after the
    paragraph's end does not count.
    """
    last = mark.spans[-1][1]
    return stop == last or (
        stop == end < last and mark.spans[-1][0] < end and not text[end:last].strip()
    )


def _reference(mark: Mark) -> str:
    return (
        f'<sup class="{mark.layer}" data-of="{escaped(mark.id)}" style="line-height:0"><a '
        f'href="#{anchor("row", mark.id)}" title="{escaped(mark.title)}" style="font-size:.8em;'
        f'padding:0 1px">{escaped(mark.label or mark.id)}</a></sup>'
    )
