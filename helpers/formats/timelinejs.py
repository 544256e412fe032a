"""TimelineJS: the dated claims as a timeline."""

from collections.abc import Iterable
from datetime import date
from html import escape

from .. import dates, views
from ..dossier import Dossier
from .cells import as_rows
from .documents import as_json, tell_statements

Claim = dict[str, str]


def write(dossier: Dossier) -> bytes:
    """A timeline for TimelineJS 3: one event per dated claim, in the order of the claims; the title
    slide lists those not dated.

    An event runs from the first to the last day that the date allows; with one end open it stands
    at the other, and says so. Method: Knight Lab, TimelineJS JSON data format. Misses: with no
    dated claim at all TimelineJS shows an error instead of the title.
    """
    statements = dict(iter(views.statements(dossier).groupby("claim_id")))
    claims = [(claim, dates.read(claim["event_edtf"])) for claim in as_rows(dossier.claims)]
    undated = [
        f"{claim['proposition']} "
        f"({', '.join(dict.fromkeys(statements[claim['claim_id']]['source']))})"
        for claim, when in claims
        if not when.dated
    ]
    events = [
        _event(claim, when, tell_statements(dossier, statements[claim["claim_id"]]))
        for claim, when in claims
        if when.dated
    ]
    return as_json({"title": _title(dossier, len(claims), undated), "events": events})


def _title(dossier: Dossier, claims: int, undated: list[str]) -> dict[str, object]:
    about = (
        f"Dated in the text: {claims - len(undated)} of {claims} claims. "
        f"Not dated in the text: {len(undated)}{':' if undated else '.'}"
    )
    words = {"headline": escape(dossier.title), "text": f"<p>{about}</p>{_list(undated)}"}
    return {"text": words, "autolink": False}


def _event(claim: Claim, when: dates.Interval, statements: list[str]) -> dict[str, object]:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first and last, "an event is dated"
    event: dict[str, object] = {
        "unique_id": escape(claim["claim_id"]),
        "group": escape(claim["topic"]),
        "start_date": _day(first),
        "display_date": escape(when.label),
    }
    if last != first:
        event["end_date"] = _day(last)
    basis = f"{escape(when.label)} (basis: {escape(claim['event_basis'])}).{_open_end(when)}"
    words = {
        "headline": escape(claim["proposition"]),
        "text": f"<p>{basis}</p>{_list(statements)}",
    }
    return event | {"text": words, "autolink": False}


def _open_end(when: dates.Interval) -> str:
    if not when.earliest:
        return " No beginning is stated."
    return "" if when.latest else " No end is stated."


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
