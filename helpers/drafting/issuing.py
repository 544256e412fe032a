"""When the outlet wrote what stands where: the day of a dateline or of a line of its own, and the
times of the entries of a live blog, which are of that day.

Misses: entries after midnight under the day before; days in a line with a byline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..spans import Span, touching
from .records import Dated, Hop
from .times import Time

ENTRY = re.compile(
    r"^[\[(]?(?P<hour>[0-9]{1,2}(?:[:.h][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: (?:[A-Z]{2,4}|local time))?)[\])]?(?: ?[—–|:-])?$",
    re.MULTILINE | re.IGNORECASE,
)
"""the time of an entry, which is read as a line of its own"""
BARE = re.compile(
    r"(?:\b(?:first|last|published|posted|updated|modified|on|at|date|[ap]m|[a-z]{1,3}t|utc)\b"
    r"|[\W\d_])*",
    re.IGNORECASE,
)
"""what may stand beside the day in a line that says when the text was published"""
DATELINE = re.compile(
    r"[A-ZÀ-Ý].{0,80}(?:[—–-]|\)|:)\s*"
    r"|[A-ZÀ-Ý][^a-zß-ÿ\n]{2,60},(?:\s[A-ZÀ-Ý][\w.]+){0,2}(?:(?<=\w),)?\s*"
)
LATER = 7
"""how many days a text may be published after the day that it bears"""
CARRIED = "carried-over"


@dataclass(frozen=True)
class Issue:
    """The days that lines of a text bear, and the times of its entries, in its order."""

    days: Sequence[Time] = ()
    entries: Sequence[Time] = ()

    def at(self, place: int) -> Dated | None:
        """When the outlet wrote what stands at a place: by the entry that it stands in, by the day
        above it, or else by the first day below.
        """
        above = [time for time in self.days if time.start <= place]
        found = self.entry(place) or next(iter((*above[-1:], *self.days)), None)
        return Dated(found.edtf, found.basis, found) if found else None

    def entry(self, place: int) -> Time | None:
        """The time of the entry that a place stands in."""
        above = [time for time in self.entries if time.start <= place]
        return above[-1] if above else None

    def relayed(self, hop: Hop, place: int, now: bool) -> Hop:
        """A step of a chain with the day of the entry around it, where nothing else dates it: on
        that day, or, where it was said before now, no later.
        """
        entry = self.entry(place)
        if entry is None or hop.said:
            return hop
        edtf, basis = (entry.edtf, CARRIED) if now else (f"../{entry.edtf}", "bounded-by-relay")
        return replace(hop, said=Dated(edtf, basis, entry))


def issue_of(text: str, times: Sequence[Time], published: date | None) -> Issue:
    """When the outlet wrote what stands where, as far as the text says so."""
    plain = Issue([time for time in times if _bears(text, time) and _fits(time, published)])
    hours = [match.span("hour") for match in ENTRY.finditer(text)]
    if len(hours) < 2 or not plain.days:
        return plain
    return Issue(plain.days, list(_entries(text, hours, plain)))


def with_entries(times: Sequence[Time], issue: Issue) -> list[Time]:
    """The times of a text with those of its entries, of whose day its hours are."""
    spans = [(time.start, time.end) for time in issue.entries]
    others = [time for time in times if not touching([(time.start, time.end)], spans)]
    filled = [_of_entry(time, issue.entry(time.start)) for time in others]
    return sorted([*filled, *issue.entries], key=lambda time: time.start)


def _bears(text: str, time: Time) -> bool:
    """Whether a line is a dateline or nothing but a day, and this is its day."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", time.edtf):
        return False
    start = text.rfind("\n", 0, time.start) + 1
    end = text.find("\n", time.end)
    line = text[start : end if end >= 0 else len(text)]
    beside = text[start : time.start] + line[time.end - start :]
    return bool(BARE.fullmatch(beside) or DATELINE.fullmatch(line) or DATELINE.fullmatch(beside))


def _fits(time: Time, published: date | None) -> bool:
    """Whether a day can be that of the text: that of its publication, or named in full and not long
    before.
    """
    full = time.basis == "explicit"
    if published is None:
        return full
    before = (published - date.fromisoformat(time.edtf)).days
    return before == 0 or (full and 0 < before <= LATER)


def _entries(text: str, hours: Sequence[Span], plain: Issue) -> Iterator[Time]:
    """The time of each entry, as the day that stands above it."""
    for start, end in hours:
        if day := plain.at(start):
            note = f"At {text[start:end]}; the day is that of “{_words(text, day.time)}”."
            yield Time(start, end, day.edtf, "DATE", CARRIED, note, "entry")


def _words(text: str, time: Time) -> str:
    return text[time.start : time.end]


def _of_entry(time: Time, entry: Time | None) -> Time:
    if time.rule != "hour" or time.edtf or entry is None:
        return time
    return replace(time, edtf=entry.edtf, basis=CARRIED, note="The day of the entry it stands in.")
