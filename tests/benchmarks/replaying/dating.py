"""When something was said or happened: the cheapest binding that dates a step of a chain or a claim."""

from collections.abc import Iterator

import pandas as pd

from helpers import Dossier, correcting
from helpers.correcting.offered_days import days_for
from helpers.correcting.offered_values import Offered
from helpers.drafting.moments import BOUNDS

from .placing import DATES
from .walking import Step, Walk


def step(
    walk: Walk,
    now: Dossier,
    ours: str,
    table: str,
    key: list[str],
    row: pd.Series,
    wanted: dict[str, str],
) -> Step:
    """What dates a row as it is wanted: value, basis and words, by their columns."""
    at = {"table": table, "key": key}
    if not walk.can("offered day"):
        return _by_fields(walk, now, at, row, wanted)
    found = [*_offered(walk, now, ours, at, wanted), *_clicked(walk, now, ours, at, row, wanted)]
    found.append(_by_fields(walk, now, at, row, wanted, _reached(walk, now, ours, at)))
    return min(found, key=lambda one: one.actions)


def _is_shown(now: Dossier, ours: str, at: dict) -> bool:
    """Whether the card offers days for a row: not for what the outlet relays."""
    steps = now.hops[now.hops["attribution_id"] == ours]
    return at["table"] == "claims" or at["key"][1] != "0" or len(steps) == 1


def _has_key(now: Dossier, ours: str, at: dict) -> bool:
    """Whether d or e asks for its day: that of who says it, and of what is claimed."""
    steps = now.hops[now.hops["attribution_id"] == ours]
    return at["table"] == "claims" or int(at["key"][1]) == len(steps) - 1


def _offers(walk: Walk, now: Dossier, ours: str, at: dict) -> list[Offered]:
    if walk.offers.get("of") is not now:
        walk.offers = {"of": now}
    if ours not in walk.offers:
        walk.offers[ours] = days_for(now, "attributions", ours)
    return [one for one in walk.offers[ours] if (one.table, one.key) == (at["table"], at["key"])]


def _offered(
    walk: Walk, now: Dossier, ours: str, at: dict, wanted: dict[str, str]
) -> Iterator[Step]:
    """A day that is offered on the card, and its basis turned where it is the other one."""
    edtf, basis, date_id = wanted.values()
    if not edtf and not date_id:
        if _is_shown(now, ours, at):
            values = dict.fromkeys([name for name in wanted if not name.endswith("basis")], "")
            yield Step(DATES, walk.cost("no day"), "change", at | {"values": values})
        return
    for one in _offers(walk, now, ours, at):
        if (one.edtf, one.date_id) != (edtf, date_id):
            continue
        as_it_is = one.basis == basis
        turns = _turns(walk, now, date_id, {one.basis, basis})
        cost = walk.cost("offered day")
        if not as_it_is:
            cost += walk.cost("carried over" if turns else "pick")
        args = {"date_id": date_id, "bound": one.bound, "basis": basis}
        by_hand = not (as_it_is or turns)
        yield Step(DATES, cost, "set_date", at | args, by_hand, shifts=as_it_is)


def _turns(walk: Walk, now: Dossier, date_id: str, both: set[str]) -> bool:
    """Whether a full stop turns the one basis into the other."""
    return both <= {"carried-over", walk.row("dates", date_id, now)["basis"]}


def _clicked(
    walk: Walk, now: Dossier, ours: str, at: dict, row: pd.Series, wanted: dict[str, str]
) -> Iterator[Step]:
    """The date clicked in the text, as a bound or not, carried over or not."""
    edtf, basis, date_id = wanted.values()
    if not date_id or not _has_key(now, ours, at):
        return
    words = walk.row("dates", date_id, now)
    ways = {form.format(words["edtf"]): bound for bound, form in BOUNDS.items()}
    if not words["edtf"] or edtf not in ways or basis not in ("carried-over", words["basis"]):
        return
    told = {"bound": ways[edtf]} if ways[edtf] else {}
    args = at | {"date_id": date_id} | told
    read = correcting.proposed(now, "set_date", args).get("basis", words["basis"])
    there = at["table"] == "hops" and row["said_date_id"] == date_id
    cost = walk.cost("dated by") * (not there)
    cost += walk.cost("carried over") * (basis != read) + walk.cost("bound") * bool(told)
    yield Step(DATES, cost, "set_date", args | {"basis": basis})


def _reached(walk: Walk, now: Dossier, ours: str, at: dict) -> int:
    """What it costs to have a row rest on words that are not offered."""
    if _has_key(now, ours, at):
        return walk.cost("dated by")
    return walk.cost("listed day") + walk.cost("fold") * (not _is_shown(now, ours, at))


def _by_fields(
    walk: Walk,
    now: Dossier,
    at: dict,
    row: pd.Series,
    wanted: dict[str, str],
    reached: int | None = None,
) -> Step:
    """By the fields of the card: by words, if there are some, and what they do not bring by hand."""
    edtf, basis, date_id = wanted
    if reached is None:
        reached = walk.cost("dated by") + walk.cost("fold") * (at["table"] == "hops")
    if not wanted[edtf] and not wanted[date_id]:
        cost = walk.cost("undated") + reached * bool(row[date_id])
        undated = {"values": {edtf: "", date_id: ""}}
        return Step(DATES, cost, "change", at | undated, on_card=True)
    brought = {name: row[name] for name in wanted}
    cost = reached * (wanted[date_id] != row[date_id])
    if wanted[date_id] and wanted[date_id] != row[date_id]:
        words = walk.row("dates", wanted[date_id], now)
        brought = {edtf: words["edtf"] or row[edtf], basis: words["basis"]}
    cost += walk.cost("type") * (brought[edtf] != wanted[edtf])
    cost += walk.cost("pick") * (brought[basis] != wanted[basis])
    return Step(DATES, cost, "change", at | {"values": dict(wanted)}, on_card=True)
