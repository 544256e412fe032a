"""The article and its annotations as HTML that is safe to show: escaped, layered, linkable,
readable without a style sheet.

Everything that comes from a dossier passes through `display`. Looks are inline styles and
meanings are titles and links, because an untrusted JupyterLab strips style elements; the one style
element here only shows a mark's title when it has the keyboard focus.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from . import dates, views
from .arguments import judged, one_of
from .contract import options
from .display import anchor, breakable, escaped, isolated
from .dossier import Dossier
from .messages import cut
from .messages import shown as show

LAYERS = ("entities", "dates", "attributions")
KIND_COLOURS = {
    "person": "#cfe5f5",
    "government": "#dcd6f0",
    "organisation": "#d5ebe3",
    "outlet": "#f6e3c0",
    "anonymous": "#f9d4c4",
    "collective": "#f3dbe8",
    "group": "#e4e8c8",
    "place": "#e3e3e3",
    "event": "#f3efb5",
}
STANCE_LINES = {"affirms": "2px solid #0072b2", "denies": "4px double #b03a00"}
VOICE_LINES = {views.NAMED: "#0072b2", views.UNNAMED: "#b03a00", views.OWN_VOICE: "#555"}
FOCUS = (
    "<style>.scw a:focus{outline:2px solid #0072b2}.scw a:focus[title]::after{content:' [' "
    "attr(title) ']';font-size:.8em;background:#fff;color:#222}</style>"
)
BOX = (
    "border:1px solid #c8c8c8;border-radius:6px;padding:.8em 1em;margin:.4em 0;background:#fff;"
    "color:#222;max-width:56em"
)
CELL = (
    "text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #ddd;"
    "white-space:normal;overflow-wrap:break-word"
)


@dataclass(frozen=True)
class Html:
    """A piece of HTML with the same in plain text, for a notebook to show."""

    html: str
    text: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        page = (
            '<div class="scw tex2jax_ignore mathjax_ignore" style="color:#222;background:#fff;'
            f'overflow-wrap:anywhere">{FOCUS}{self.html}</div>'
        )
        return {"text/html": page, "text/plain": self.text}

    def __add__(self, other: "Html") -> "Html":
        return Html(self.html + other.html, f"{self.text}\n{other.text}")


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


@judged
def article(
    dossier: Dossier,
    *,
    layers: Iterable[str] = LAYERS,
    kind: str = "",
    stance: str = "",
    only: Iterable[str] | None = None,
) -> Html:
    """The article, a paragraph a line with its number, marked up with the layers asked for.

    kind: entities of this kind alone; stance: attributions of this stance alone; only: attributions
    with these ids alone. A mark shows what it is when it is hovered or focused, and links to its
    row (#row-…), as does the raised id after each attribution. Raises ValueError for a layer, kind
    or stance that there is not.
    """
    layers = _layers(layers)
    marks = [
        mark
        for mark in find_marks(dossier, kind=kind, stance=stance, only=only)
        if mark.layer in layers
    ]
    levels = _levels([mark for mark in marks if mark.layer == "attributions"])
    seen: set[str] = set()
    body = "".join(
        _paragraph(dossier, number, begin, end, here, levels, seen)
        for (number, begin, end), here in _by_paragraph(dossier, marks)
    )
    return Html(f'<div style="max-width:46em">{body}</div>', dossier.text)


@judged
def find_marks(
    dossier: Dossier, *, kind: str = "", stance: str = "", only: Iterable[str] | None = None
) -> list[Mark]:
    """Every annotation as a Mark: entities, then dates, then attributions. Raises ValueError for a
    kind or stance that the contract does not have.
    """
    one_of("kind", kind, options("entities", "kind"), blank="or blank for all")
    one_of("stance", stance, options("attributions", "stance"), blank="or blank for all")
    entities = views.occurrences(dossier)
    marks = [_entity_mark(row) for row in entities.itertuples() if not kind or row.kind == kind]
    marks += [_date_mark(row) for row in views.expressions(dossier).itertuples()]
    wanted = None if only is None else set(only)
    said = [
        row
        for row in views.statements(dossier).itertuples()
        if (not stance or row.stance == stance) and (wanted is None or row.attribution_id in wanted)
    ]
    return marks + [_attribution_mark(row) for row in said]


@judged
def legend(*, layers: Iterable[str] = LAYERS) -> Html:
    """What the marks of `article` mean."""
    layers, parts = _layers(layers), []
    if "entities" in layers:
        parts += [
            f'<span style="background:{colour};padding:0 .3em;border-radius:3px">{kind}</span>'
            for kind, colour in KIND_COLOURS.items()
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
def table(
    frame: pd.DataFrame, *, caption: str = "", key: str = "", link: str = "", folded: bool = False
) -> Html:
    """A table that shows each cell whole, with its number of rows.

    key: the column whose value names the row (#row-…), so that marks can link to it; link: "mark"
    to link it back to the text; folded: show the caption alone until it is opened. Shares become
    percentages; a blank or missing cell stays blank.
    """
    head = "".join(
        '<th scope="col" '
        f'style="{CELL};background:#f2f2f2">{escaped(str(column).replace("_", " "))}</th>'
        for column in frame.columns
    )
    rows = "".join(
        _row(frame.columns, values, key, link)
        for values in frame.itertuples(index=False, name=None)
    )
    count = f"{len(frame)} row{'' if len(frame) == 1 else 's'}"
    title = (
        '<caption style="text-align:left;font-weight:600;padding:.3em 0;color:#222">'
        f"{escaped(f'{caption} ({count})' if caption else count)}</caption>"
    )
    empty = "" if len(frame) else "<p>Nothing to show: no row fits.</p>"
    whole = (
        '<div style="overflow-x:auto;max-width:100%"><table style="border-collapse:collapse;'
        f'font-size:.92em;color:#222">{title}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )
    told = (
        f"<details><summary>{escaped(caption)} as a table "
        f"({count})</summary>{whole + empty}</details>"
        if folded
        else whole + empty
    )
    return Html(told, frame.to_csv(sep="|", index=False))


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


@judged
def claim_card(dossier: Dossier, claim_id: str) -> Html:
    """All there is on one claim: the proposition, who says it through whom and how surely, the
    passages, what bears on it.

    Raises ValueError when the dossier has no such claim.
    """
    claim = _named_row(dossier, "claims", claim_id)
    dossier = views.joined(dossier)
    said = views.statements(dossier)
    said = said[said["claim_id"] == claim_id]
    counted = views.origins(dossier).set_index("claim_id").loc[claim_id]
    happened = dates.read(claim["event_edtf"]).label
    facts = [
        ("Topic", claim["topic"]),
        ("Said to happen", f"{happened} ({claim['event_basis']})"),
        ("Note", claim["note"]),
        (
            "Sourcing",
            tell_origins(counted["attributions"], counted["origins_low"], counted["origins_high"]),
        ),
    ]
    who = "".join(_said(dossier, row) for row in said.itertuples())
    bears = views.relations(dossier)
    bears = bears[(bears["claim_a"] == claim_id) | (bears["claim_b"] == claim_id)]
    links = (
        "".join(f"<li>{_relation(row, claim_id)}</li>" for row in bears.itertuples())
        or "<li>No relation to another claim is recorded.</li>"
    )
    html = (
        f'<section style="{BOX}" id="{anchor("claim", claim_id)}"><p style="font-size:1.15em"><b>'
        f"{isolated(claim_id)}. {isolated(claim['proposition'])}</b></p>{_facts(facts)}<p><b>Who "
        f"says so</b></p>{who}<p><b>What bears on it</b></p><ul>{links}</ul></section>"
    )
    return Html(html, f"{claim_id}. {claim['proposition']}")


@judged
def entity_card(dossier: Dossier, entity_id: str) -> Html:
    """All there is on one entity: what it is, what it is a source of, and every passage that
    mentions it. Raises ValueError when the dossier has no such entity.
    """
    entity = _named_row(dossier, "entities", entity_id)
    mentions = dossier.mentions[dossier.mentions["entity_id"] == entity_id]
    said = views.statements(dossier)
    claims = [
        f"{row.claim_id} ({row.act}): {row.proposition}"
        for row in said[said["origin"] == entity_id].itertuples()
    ]
    facts = [
        ("Kind", f"{entity['kind']}, {'named' if entity['named'] else 'not named'} in the text"),
        ("Role", entity["role"]),
        ("Belongs to", views.names(dossier).get(entity["affiliation"], "")),
        (
            "Mentions",
            ", ".join(
                f"{text} ×{n}" if n > 1 else text
                for text, n in mentions["text"].value_counts(sort=False).items()
            ),
        ),
        ("Origin of", " · ".join(claims) or "nothing in this text"),
        ("Note", entity["note"]),
    ]
    return _card(dossier, entity["name"], facts, list(zip(mentions["start"], mentions["end"])))


@judged
def date_card(dossier: Dossier, date_id: str) -> Html:
    """All there is on one temporal expression: its value, bounds and basis, the passage, and what
    it dates. Raises ValueError when the dossier has no such expression.
    """
    row = _named_row(dossier, "dates", date_id)
    claims = dossier.claims.loc[dossier.claims["event_date_id"] == date_id, "claim_id"]
    hops = dossier.hops.loc[
        dossier.hops["said_date_id"] == date_id, "attribution_id"
    ].drop_duplicates()
    facts = [
        ("EDTF", row["edtf"]),
        ("Reads as", dates.read(row["edtf"]).label),
        ("Type", row["type"]),
        ("Basis", row["basis"]),
        ("Dates the saying of", ", ".join(hops) or "nothing"),
        ("Dates the event of", ", ".join(claims) or "nothing"),
        ("Note", row["note"]),
    ]
    return _card(dossier, f"“{row['text']}”", facts, [(row["start"], row["end"])])


@judged
def sides(dossier: Dossier, claim_id: str) -> Html:
    """One contested claim, those who affirm it on the left and those who deny it on the right, each
    with the passage. Raises ValueError when the dossier has no such claim.
    """
    proposition = _named_row(dossier, "claims", claim_id)["proposition"]
    said = views.statements(dossier)
    said = said[said["claim_id"] == claim_id]
    columns = "".join(
        '<div style="flex:1 1 20em"><p '
        f'style="border-bottom:{line}"><b>{title}</b></p>'
        f"{_said_by(dossier, said[said['stance'] == stance])}</div>"
        for (stance, line), title in zip(STANCE_LINES.items(), ("Affirmed by", "Denied by"))
    )
    head = f'<p style="font-size:1.1em"><b>{isolated(claim_id)}. {isolated(proposition)}</b></p>'
    return Html(
        f'<section style="{BOX}">{head}<div '
        f'style="display:flex;flex-wrap:wrap;gap:1.5em">{columns}</div></section>',
        f"{claim_id}. {proposition}",
    )


@judged
def contested(dossier: Dossier) -> Html:
    """Every contested claim as by `sides`, one below the other."""
    dossier = views.joined(dossier)
    found = [sides(dossier, claim_id) for claim_id in views.contested(dossier)["claim_id"]]
    nothing = Html(
        "<p>No claim in this text is affirmed by some and denied by others.</p>",
        "No contested claim.",
    )
    return (
        Html("".join(side.html for side in found), "\n".join(side.text for side in found))
        if found
        else nothing
    )


@judged
def observations(dossier: Dossier) -> Html:
    """What a critical reader notes about the text itself: a card for each observation, those on the
    whole text first.
    """
    cards = [
        f'<section style="{BOX}"><b>{isolated(row.observation_id)} · {isolated(row.kind)}</b><p '
        f'dir="auto">{escaped(row.note)}</p>{passage(dossier, views.spans(row))}</section>'
        for row in dossier.observations.itertuples()
    ]
    return Html(
        "".join(cards) or "<p>No observation is recorded.</p>", f"{len(cards)} observations"
    )


@judged
def tell_origins(attributions: int, low: int, high: int) -> str:
    """How often a claim is made and by how many, in words."""
    origins = (
        _plural(high, "distinct origin")
        if low == high
        else f"{low} to {high} distinct origins (unnamed people may coincide)"
    )
    return f"{_plural(attributions, 'attribution')}, {origins}"


@judged
def shown(column: str, value: object) -> str:
    """A cell as it is shown: a share as a percentage, numbers with thousands, yes and no, nothing
    for a missing value.
    """
    if value is None or pd.isna(value):
        return ""
    if column == "share":
        return f"{value:.0%}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.10g}" if isinstance(value, (int, float)) else str(value)


def _named_row(dossier: Dossier, table: str, row_id: str) -> pd.Series:
    """A row by its id. Raises ValueError when the table has none."""
    rows = dossier.tables[table]
    ids = rows.columns[0]
    if row_id not in set(rows[ids]):
        raise ValueError(
            f"{ids}: found {show(row_id)}; allowed: one of {table}.csv, such as "
            f"{cut(', '.join(rows[ids]))}"
        )
    return rows.set_index(ids).loc[row_id]


def _layers(wanted: Iterable[str]) -> set[str]:
    layers = set(wanted)
    for layer in layers:
        one_of("layers", layer, LAYERS)
    return layers


DATE_STYLE = "border-bottom:2px dotted #7a5c00;font-style:italic"


def _entity_mark(row) -> Mark:
    unnamed = "" if row.named else ";outline:1px dashed #999"
    title = f"{row.name}: {row.kind}{'' if row.named else ', not named'}; {row.form}"
    return Mark(
        row.entity_id,
        "entities",
        ((row.start, row.end),),
        f"background:{KIND_COLOURS[row.kind]};border-radius:3px{unnamed}",
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
            and (mark.layer == "attributions" or (mark not in linked and mark.id))
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
    links = [mark for mark in over if mark.layer in ("entities", "dates")]
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
        f'padding:0 1px">{escaped(mark.id)}</a></sup>'
    )


def _row(columns: Iterable[str], values: tuple, key: str, link: str) -> str:
    cells, named = [], ""
    for column, value in zip(columns, values, strict=True):
        cell = breakable(shown(column, value))
        if column == key:
            named = f' id="{anchor("row", str(value))}"'
            cell = f'<a href="#{anchor(link, str(value))}">{cell}</a>' if link else cell
        cells.append(f'<td style="{CELL}">{cell}</td>')
    return f"<tr{named}>{''.join(cells)}</tr>"


def _card(
    dossier: Dossier, title: str, facts: list[tuple[str, str]], where: list[tuple[int, int]]
) -> Html:
    return Html(
        f'<section style="{BOX}"><p '
        f'style="font-size:1.15em"><b>{isolated(title)}</b></p>'
        f"{_facts(facts)}{passage(dossier, sorted(where))}</section>",
        title,
    )


def _facts(facts: list[tuple[str, str]]) -> str:
    return "".join(
        f"<div><b>{label}:</b> {isolated(str(value))}</div>" for label, value in facts if value
    )


def _said_by(dossier: Dossier, statements: pd.DataFrame) -> str:
    lines = (_said(dossier, row) for row in statements.itertuples())
    return "".join(lines) or "<p>Nobody in this text.</p>"


def _said(dossier: Dossier, row) -> str:
    hedge = f" (“{isolated(row.hedge)}”)" if row.hedge else ""
    surely = f"{escaped(row.act)}, {escaped(row.certainty)}{hedge}, quotation: {escaped(row.quote)}"
    line = f"border-bottom:3px solid {VOICE_LINES[row.identified]}"
    head = (
        f'<span style="{line}"><b>{isolated(row.source)}</b></span> <b>{escaped(row.stance)}</b> · '
        f"{surely}"
    )
    chain = views.ARROW.join(map(isolated, row.chain.split(views.ARROW)))
    told = f"; told to: {isolated(row.addressee)}" if row.addressee else ""
    said = f"said: {escaped(row.said_label)} ({escaped(row.said_basis)}){told}"
    return (
        f'<div style="margin:.5em 0 .9em">{head}<div>{row.identified}: {chain}</div><div>'
        f"{said}</div>{passage(dossier, views.spans(row))}</div>"
    )


def _relation(row, claim_id: str) -> str:
    mine = row.claim_a == claim_id
    other = isolated(row.claim_b if mine else row.claim_a)
    words = isolated(row.proposition_b if mine else row.proposition_a)
    bears = f"<b>{escaped(row.relation)}</b>"
    verb = f"it {bears} {other}" if mine else f"{other} {bears} it"
    return (
        f"{verb}: {words} <i>({escaped(row.kind)}, {escaped(row.basis)}: {isolated(row.why)})</i>"
    )


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
