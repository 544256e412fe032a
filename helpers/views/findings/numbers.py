"""The numbers: what is counted, by whom, as of when, and how figures stand together."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ... import dates
from .evidence import Evidence
from .figures import Figure
from .model import Finding, Rule
from .wording import holds, one_line, series

SMALLEST = 10
"""a figure below is more often a detail than a count"""


def find_different_counts(e: Evidence) -> Iterator[Finding]:
    for group in _side_by_side(e):
        texts, measures = ([told(one) for one in group] for told in (_text, _measure))
        if len(set(measures)) > 1 and len({one.said.origin for one in group}) > 1:
            undated = [_quoted(one) for one in group if not _dated(one)]
            days = f"; no day is given for {series(undated)}" if undated else ""
            yield Finding(
                f"{series(texts)} stand side by side but do not count the same: "
                f"{series(measures)}{days}",
                "Ask each source what is counted, where and as of which day: "
                f"{e.by(one.said for one in group)}.",
                tuple(one.said for one in group),
                about=tuple(sorted({one.said.claim_id for one in group})),
                bonus=min(len(group), 5),
            )


def _text(one: Figure) -> str:
    return one.text


def _quoted(one: Figure) -> str:
    return f"“{one.text}”"


def _measure(one: Figure) -> str:
    day = dates.read(one.row.as_of_edtf)
    by = f" ({day.label})" if day.dated else ""
    return one_line(one.row.measure, 80) + by


def _dated(one: Figure) -> bool:
    return bool(one.row.as_of_edtf or one.said.said_edtf or one.said.event_edtf)


def _side_by_side(e: Evidence) -> Iterator[list[Figure]]:
    """Figures of one unit in one paragraph or the next, each of which has another beside it that
    is of like matter, and whose claim bears on its own.
    """
    tied = _tied(e, "qualifies", "contradicts")
    for group in _near(e):
        claims = {claim for pair in tied for claim in pair if pair <= _claims(group)}
        alike = [one for one in group if one.said.claim_id in claims and _alike(one, group)]
        yield from [alike] if len(alike) > 1 else []


def _near(e: Evidence) -> list[list[Figure]]:
    """Figures of one unit, each in the paragraph of the one before or the next."""
    by_unit: dict[str, list[list[Figure]]] = defaultdict(list)
    for one in e.figures:
        if one.named and not one.row.part_of and not one.row.relative_to:
            groups = by_unit[one.unit]
            if groups and one.said.paragraph - groups[-1][-1].said.paragraph <= 1:
                groups[-1].append(one)
            else:
                groups.append([one])
    return [group for groups in by_unit.values() for group in groups]


def _tied(e: Evidence, *kinds: str) -> set[frozenset[str]]:
    """The pairs of claims that are related in one of these ways."""
    return {frozenset((relation.claim_a, relation.claim_b)) for relation in e.related(*kinds)}


def _claims(group: list[Figure]) -> set[str]:
    return {one.said.claim_id for one in group}


def _alike(one: Figure, group: list[Figure]) -> bool:
    return any(one.measured & other.measured for other in group if other is not one)


def find_figures_differ(e: Evidence) -> Iterator[Finding]:
    for low, high in _apart(e):
        if e.house(low.said.origin) != e.house(high.said.origin):
            part = _difference(e, low, high)
            open_ = [one for one in (high, low) if not _based(one)]
            yield Finding(
                f"{_by(e, high)} stands against {_by(e, low)}, both for "
                f"{one_line(high.row.measure, 80)}{part}"
                + (f"; no day is given for {series(map(_quoted, open_))}" if open_ else ""),
                f"Ask {e.by([high.said, low.said])} whom or what they count, and as of when.",
                (high.said, low.said),
                about=tuple(sorted({high.said.claim_id, low.said.claim_id})),
            )


def find_revised(e: Evidence) -> Iterator[Finding]:
    for one, other in _pairs(e):
        same = one.said.origin == other.said.origin and not e.own(one.said)
        same = same and one.row.as_of_edtf == other.row.as_of_edtf and one.named
        differ = (one.low, one.high) != (other.low, other.high)
        if same and differ and one.said.claim_id != other.said.claim_id:
            speaker = e.who(one.said.origin)
            yield Finding(
                f"From {speaker} there are two figures of one thing "
                f"({one_line(one.row.measure, 80)}): {one.text}, and {other.text}",
                f"Ask {speaker} which holds, how likely each is, and what follows for whatever was "
                "built on the first.",
                (one.said, other.said),
                bonus=min(e.weight[other.said.claim_id], 6),
            )


def _by(e: Evidence, one: Figure) -> str:
    return f"{one.text} ({e.who(one.said.origin)})"


def _based(one: Figure) -> bool:
    """Whether it is said as of when a figure is, or when what it counts happened."""
    return bool(one.row.as_of_edtf or one.said.event_edtf)


def _pairs(e: Evidence) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one measure and unit, each with the next of its kind."""
    for (_, measured), group in _by_measure(e.figures).items():
        if measured:
            yield from pairwise(group)


def _by_measure(found: list[Figure]) -> dict[tuple[str, frozenset[str]], list[Figure]]:
    """Figures by their unit and what they count."""
    by_measure: dict[tuple[str, frozenset[str]], list[Figure]] = defaultdict(list)
    for one in found:
        by_measure[one.unit, one.measured].append(one)
    return by_measure


def _apart(e: Evidence) -> Iterator[tuple[Figure, Figure]]:
    """For each measure, its lowest and its highest figure, where no value fits both."""
    tied = _tied(e, "contradicts")
    for group in _by_measure([one for one in e.figures if not e.own(one.said)]).values():
        low, high = min(group, key=lambda one: one.high), max(group, key=lambda one: one.low)
        if low.high < high.low and (low.named or frozenset(_claims([low, high])) in tied):
            yield low, high


def _difference(e: Evidence, low: Figure, high: Figure) -> str:
    """A part of the higher figure that is as large as the difference, if the text names one."""
    of = {one.row.quantity_id for one in e.figures if one.row.measure == high.row.measure}
    parts = [
        one for one in e.figures if one.row.part_of in of and one.value == high.value - low.value
    ]
    if not parts:
        return ""
    return f"; the difference is as large as a part that the text names, {parts[0].row.measure}"


def find_part_over_whole(e: Evidence) -> Iterator[Finding]:
    by_id = {one.row.quantity_id: one for one in e.figures}
    for part in by_id.values():
        whole = by_id.get(part.row.part_of)
        if whole and part.row.unit == whole.row.unit and part.low > whole.high:
            yield Finding(
                f"{_by(e, part)} is given as a part of {_by(e, whole)}, and is larger",
                f"Ask {e.by([part.said, whole.said])} for both figures again.",
                (part.said, whole.said),
                about=tuple(sorted({part.said.claim_id, whole.said.claim_id})),
            )


def find_overtaken(e: Evidence) -> Iterator[Finding]:
    now = _by_measure([one for one in e.figures if one.said.act != "forecast"])
    beside = _beside(e)
    for one in (one for one in e.figures if one.said.act == "forecast"):
        for other in [*beside[one.said.claim_id], *now.get((one.unit, one.measured), [])]:
            if other.unit == one.unit and not other.row.part_of and other.value > one.value:
                yield _overtaken(e, one, other)
                break


def _beside(e: Evidence) -> dict[str, list[Figure]]:
    """For each claim, the figures of those that contradict or update it, or that it does."""
    by_claim: dict[str, list[Figure]] = defaultdict(list)
    for one in e.figures:
        by_claim[one.said.claim_id].append(one)
    found: dict[str, list[Figure]] = defaultdict(list)
    for relation in e.related("contradicts", "updates"):
        found[relation.claim_a] += by_claim[relation.claim_b]
        found[relation.claim_b] += by_claim[relation.claim_a]
    return found


def _overtaken(e: Evidence, one: Figure, now: Figure) -> Finding:
    if_same = "" if one.measured == now.measured else ", if both count the same"
    return Finding(
        f"The forecast of {e.who(one.said.origin)}, {one.text}, is already passed by the figure "
        f"of {e.who(now.said.origin)}, {now.text}{if_same}",
        f"Ask when {e.by([one.said, now.said])} said so, and what each counts.",
        (one.said, now.said),
    )


def find_figure_unsourced(e: Evidence) -> Iterator[Finding]:
    own = [
        one
        for one in e.figures
        if one.value >= SMALLEST
        and one.row.status == "checked"
        and all(e.own(row) for row in e.by_claim[one.said.claim_id])
        and not holds(one.row.measure, "of-itself")
    ]
    if own:
        listed = series([f"{one.text} ({one_line(one.row.measure, 60)})" for one in own], most=3)
        yield Finding(
            f"No source is named for {listed}",
            "Ask the writer where each figure comes from, and as of which day it is.",
            tuple(one.said for one in own),
            bonus=2 * min(len(own), 5),
        )


RULES = (
    Rule(
        "part-over-whole",
        82,
        "Is a part larger than its whole?",
        "The first check of any table: parts add up to no more than the whole.",
        "It needs the part entered as one.",
        "40 (the mayor) is given as a part of 30 (the police), and is larger.",
        find_part_over_whole,
        more="Also a part larger than its whole",
    ),
    Rule(
        "figures-differ",
        71,
        "Do two sources give figures of the same thing that cannot both hold?",
        "Differing counts mostly count different things: definition, place, day.",
        "Figures whose measure is entered in other words.",
        "14 (the police) stands against 11 (the town), both for people hurt.",
        find_figures_differ,
        more="Also with figures that differ",
    ),
    Rule(
        "different-counts",
        72,
        "Do figures that stand together count different things?",
        "A number without its unit of counting, place and day cannot be compared (every handbook "
        "of data journalism).",
        "It needs figures of one unit in neighboring paragraphs and a relation between them.",
        "3,000 and 10,000 stand side by side but do not count the same: troops in training, and "
        "troops sent.",
        find_different_counts,
        more="Also side by side without counting the same",
    ),
    Rule(
        "overtaken",
        68,
        "Is a forecast passed by another's figure?",
        "A forecast is read against what is counted by its day (ICD 203 on likelihood).",
        "Which of the two was said first, where the text does not tell; that both count the same.",
        "The forecast of the mayor, 500, is already passed by the figure of the police, 700.",
        find_overtaken,
        most=1,
        more="Also passed by another's figure",
    ),
    Rule(
        "revised",
        54,
        "Does a source give two figures for one thing?",
        "A change of mind under questions is the thing to know about an expert.",
        "Figures of two days, both of which held.",
        "From Ann Lee there are two figures of one thing (age of the wall): 40 years, and as "
        "little as 20.",
        find_revised,
        most=1,
        more="Also with two figures from one source",
    ),
    Rule(
        "figure-unsourced",
        28,
        "Has a figure no source?",
        "A figure is somebody's count: who counted, how and when belongs to it.",
        "What everybody can look up; what the outlet counted itself; whatever nobody has checked.",
        "No source is named for 4,000 (houses without power).",
        find_figure_unsourced,
    ),
)
