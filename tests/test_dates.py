"""EDTF values: worked examples from the specification (Library of Congress, 2019), refusals, and
the two kinds of "in range".
"""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.dates import NOT_DATED, Interval, possibly_within, read, surely_within


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12", "day", "12 Apr 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "month", "Apr 1985"),
    ("1985", "1985-01-01", "1985-12-31", "year", "1985"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "day", "12 Apr 1985"),
    ("1964/2008", "1964-01-01", "2008-12-31", "interval", "1964 to 2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval", "Jun 2004 to Aug 2006"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "interval", "1 Feb 2004 to 8 Feb 2005"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "interval", "1 Feb 2004 to Feb 2005"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "interval", "2005 to Feb 2006"),
]
LEVEL_1 = [
    ("1984?", "1984-01-01", "1984-12-31", "year", "1984 (uncertain)"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "about Jun 2004"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "about 11 Jun 2004 (uncertain)"),
    ("201X", "2010-01-01", "2019-12-31", "longer", "1 Jan 2010 to 31 Dec 2019"),
    ("20XX", "2000-01-01", "2099-12-31", "longer", "1 Jan 2000 to 31 Dec 2099"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year", "2004"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month", "Apr 1985"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", "1985"),
    ("2001-21", "2001-03-01", "2001-05-31", "season", "1 Mar 2001 to 31 May 2001"),
    ("1985-04-12/..", "1985-04-12", "", "interval", "from 12 Apr 1985 on"),
    ("1985-04/..", "1985-04-01", "", "interval", "from Apr 1985 on"),
    ("../1985-04-12", "", "1985-04-12", "interval", "12 Apr 1985 or before"),
    ("../1985", "", "1985-12-31", "interval", "1985 or before"),
    ("1985-04-12/", "1985-04-12", "", "interval", "from 12 Apr 1985 on"),
    ("/1985-04-12", "", "1985-04-12", "interval", "12 Apr 1985 or before"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval", "about 1984 to Jun 2004"),
    (
        "1984?/2004%",
        "1984-01-01",
        "2004-12-31",
        "interval",
        "1984 (uncertain) to about 2004 (uncertain)",
    ),
]
LEVEL_2 = [
    (
        "[1667,1668,1670..1672]",
        "1667-01-01",
        "1672-12-31",
        "set",
        "one between 1 Jan 1667 and 31 Dec 1672",
    ),
    ("[..1760-12-03]", "", "1760-12-03", "set", "3 Dec 1760 or before"),
    ("[1760-12..]", "1760-12-01", "", "set", "1 Dec 1760 or after"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "", "set", "1 Jan 1760 or after"),
    (
        "{1667,1668,1670..1672}",
        "1667-01-01",
        "1672-12-31",
        "set",
        "several between 1 Jan 1667 and 31 Dec 1672",
    ),
    (
        "{1960,1961-12}",
        "1960-01-01",
        "1961-12-31",
        "set",
        "1960 and Dec 1961",
    ),
    ("[1983-10,1984-10]", "1983-10-01", "1984-10-31", "set", "Oct 1983 or Oct 1984 (left open)"),
    ("{..1984}", "", "1984-12-31", "set", "31 Dec 1984 or before"),
    ("[1984-10-27,1984-10-28]", "1984-10-27", "1984-10-28", "set", "27 or 28 Oct 1984"),
    ("{1984-10-31,1984-11-01}", "1984-10-31", "1984-11-01", "set", "31 Oct 1984 and 1 Nov 1984"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "longer", "25 Dec 1560 to 25 Dec 1569"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "longer", "1 Jan 1000 to 31 Dec 1999"),
    ("2004?-06-11", "2004-06-11", "2004-06-11", "day", "11 Jun 2004 (uncertain)"),
    (
        "2004-06-~01/2004-06-~20",
        "2004-06-01",
        "2004-06-20",
        "interval",
        "about 1 Jun 2004 to about 20 Jun 2004",
    ),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "interval", "Jun 2004 to 3 Jul 2004"),
    ("2001-34", "2001-04-01", "2001-06-30", "season", "1 Apr 2001 to 30 Jun 2001"),
]


@pytest.mark.parametrize(
    "edtf, earliest, latest, precision, label",
    LEVEL_0 + LEVEL_1 + LEVEL_2,
    ids=lambda text: text or "none",
)
def test_an_example_of_the_specification_reads(edtf, earliest, latest, precision, label):
    assert read(edtf) == Interval(edtf, day(earliest), day(latest), precision, label)


@pytest.mark.parametrize(
    "edtf, earliest, latest",
    [
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1985-04-1X", "1985-04-10", "1985-04-19"),
        ("1950S2", "1900-01-01", "1999-12-31"),
    ],
)
def test_a_digit_that_is_not_known_is_bounded_or_refused(edtf, earliest, latest):
    """The specification reads them so; refusing them as too fine is sound too, crashing or claiming
    more is not.
    """
    try:
        found = read(edtf)
    except ValueError as refusal:
        assert repr(edtf) in str(refusal) and "outside the years" not in str(refusal)
    else:
        assert (found.earliest, found.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    "edtf, last",
    [("2023-02", "2023-02-28"), ("2024-02", "2024-02-29"), ("2100-02-XX", "2100-02-28")],
)
def test_a_month_ends_on_its_last_day(edtf, last):
    assert read(edtf).latest == day(last)


@pytest.mark.parametrize(
    "edtf, doubtful",
    [
        ("1984?", True),
        ("1984~", True),
        ("1984%/..", True),
        ("1984", False),
        ("", False),
        ("198X", False),
    ],
)
def test_a_mark_of_doubt_is_a_flag(edtf, doubtful):
    assert read(edtf).doubtful is doubtful


def test_a_blank_value_is_not_dated():
    assert read("") == Interval("", None, None, "none", NOT_DATED)
    assert not read("").dated
    assert read("1985").dated and read("../1985").dated


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Oct. 29",
        "29.10.2024",
        "04/12/1985",
        "1985/04/12",
        "19850412",
        "1985-4-12",
        "2004-13",
        "2004-02-30",
        "[1985",
        "{}",
        "10000",
        "1985//1986",
        "1964/2008/2010",
        "../..",
        "/",
        "../",
        "/..",
        "..",
        "...",
        ".../1985",
        "1985?~",
        "２０２４",
    ],
)
def test_what_is_not_edtf_is_refused_by_name(text):
    with pytest.raises(ValueError, match="is not an EDTF date") as refusal:
        read(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize("text", ["2023-02-29", "1900-02-29"])
def test_a_day_that_no_calendar_has_is_not_blamed_on_the_year(text):
    with pytest.raises(ValueError) as refusal:
        read(text)
    assert "outside the years" not in str(refusal.value)


@pytest.mark.parametrize("text", [" 2024", "2024 ", "2024-10-29\n", "1985 /1986"])
def test_blanks_around_a_value_are_not_edtf(text):
    with pytest.raises(ValueError):
        read(text)


@pytest.mark.parametrize(
    "edtf", ["1985/1984", "2004-06/2004-05", "2004-06-12/2004-06-11", "2005/2004-12-31"]
)
def test_an_interval_that_ends_before_it_begins_is_refused(edtf):
    with pytest.raises(ValueError, match="ends before it begins"):
        read(edtf)


@pytest.mark.parametrize("edtf", ["0000", "-1985", "Y17E8", "Y-170000002", "XXXX", "-0001/2000"])
def test_a_year_outside_1_to_9999_is_refused(edtf):
    with pytest.raises(ValueError, match="outside the years 1 to 9999"):
        read(edtf)


@pytest.mark.parametrize(
    "edtf, first, last",
    [("0001", "0001-01-01", "0001-12-31"), ("9999", "9999-01-01", "9999-12-31")],
)
def test_the_first_and_last_year_are_read(edtf, first, last):
    assert (read(edtf).earliest, read(edtf).latest) == (day(first), day(last))


OCTOBER = ("2024-10-01", "2024-10-31")
IN_RANGE = [  # value, range, possibly, surely
    ("2024-10", OCTOBER, True, True),
    ("2024-10-01", OCTOBER, True, True),
    ("2024-10-31", OCTOBER, True, True),
    ("2024-09-30", OCTOBER, False, False),
    ("2024-11-01", OCTOBER, False, False),
    ("2024", OCTOBER, True, False),
    ("2024-09-30/2024-10-01", OCTOBER, True, False),
    ("2024-10-31/2024-11-01", OCTOBER, True, False),
    ("../2024-10-29", OCTOBER, True, False),
    ("../2024-09-30", OCTOBER, False, False),
    ("2024-10-29/..", OCTOBER, True, False),
    ("2024-11-01/..", OCTOBER, False, False),
    ("", OCTOBER, True, False),
    ("2024-10~", OCTOBER, True, True),
    ("2024-10-29", ("2024-10-29", ""), True, True),
    ("2024-10-29/..", ("2024-10-29", ""), True, True),
    ("2024-10-28/..", ("2024-10-29", ""), True, False),
    ("../2024-10-28", ("2024-10-29", ""), False, False),
    ("../2024-10-29", ("", "2024-10-29"), True, True),
    ("../2024-10-30", ("", "2024-10-29"), True, False),
    ("2024-10-30/..", ("", "2024-10-29"), False, False),
    ("", ("2024-10-29", ""), True, False),
    ("", ("", "2024-10-29"), True, False),
    ("", ("", ""), True, True),
    ("../2024-10-29", ("", ""), True, True),
    ("2024-10-29/..", ("", ""), True, True),
]


@pytest.mark.parametrize("edtf, bounds, possibly, surely", IN_RANGE)
def test_possibly_and_surely_in_range(edtf, bounds, possibly, surely):
    first, last = map(day, bounds)
    assert possibly_within(read(edtf), first, last) is possibly
    assert surely_within(read(edtf), first, last) is surely


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
sides = st.builds(
    lambda when, cut, doubt: when.isoformat()[:cut] + doubt,
    days,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)
pairs = st.tuples(days, days).map(sorted)
values = st.one_of(
    st.just(""),
    sides,
    sides.map("../{}".format),
    sides.map("{}/..".format),
    pairs.map(lambda pair: f"{pair[0]}/{pair[1]}"),
    pairs.map(lambda pair: f"[{pair[0]},{pair[1]}]"),
)
ranges = pairs.flatmap(lambda pair: st.tuples(*(st.sampled_from([end, None]) for end in pair)))


@settings(max_examples=60, deadline=None)
@given(values, ranges)
def test_what_is_surely_in_range_is_possibly_in_range(edtf, bounds):
    assert possibly_within(read(edtf), *bounds) or not surely_within(read(edtf), *bounds)


@settings(max_examples=60, deadline=None)
@given(pairs, ranges, st.integers(0, 40))
def test_a_bounded_value_is_in_range_as_its_days_are(pair, bounds, length):
    start = pair[0]
    every = [start + timedelta(n) for n in range(length + 1)]
    inside = [(bounds[0] or date.min) <= when <= (bounds[1] or date.max) for when in every]
    found = read(f"{every[0]}/{every[-1]}")
    assert possibly_within(found, *bounds) is any(inside)
    assert surely_within(found, *bounds) is all(inside)


@settings(max_examples=60, deadline=None)
@given(values)
def test_bounds_are_ordered_and_reading_is_pure(edtf):
    found = read(edtf)
    assert not (found.earliest and found.latest) or found.earliest <= found.latest
    assert found == read.__wrapped__(edtf) == read(edtf)
    assert found.edtf == edtf and found.label


@settings(max_examples=150, deadline=None)
@given(
    st.text("0123456789X-/.~?%[]{},", max_size=12)
    | st.from_regex(r"\A[12X][0-9X]{3}(-[0-3X][0-9X](-[0-3X][0-9X])?)?[?~%]?\Z")
)
@example("1984-1X")
def test_any_text_is_read_or_refused_with_a_value_error(text):
    try:
        found = read(text)
    except ValueError as refusal:
        assert repr(text) in str(refusal)
    else:
        assert found.edtf == text
