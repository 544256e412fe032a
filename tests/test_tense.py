"""What tense says of a date: days to come, years that are not named, and when two are left open."""

from datetime import date

import pytest

from helpers.drafting.times import Time, find_times

FRIDAY = date(2024, 11, 1)
"""the day of publication in these tests"""


def only(text: str, published: date | None = FRIDAY) -> Time:
    [found] = find_times(text, published)
    return found


TO_COME = [
    ("The ferry starts on Thursday.", "2024-11-07"),
    ("The mayor is meeting growers on Monday.", "2024-11-04"),
    ("The polls are on Sunday.", "2024-11-03"),
    ("By Tuesday the river will have fallen.", "../2024-11-05"),
    ("The law takes effect on Jan. 1.", "2025-01-01"),
    ("Odum is to be sentenced on Tuesday.", "2024-11-05"),
    ("A wake would still be held on Sunday.", "2024-11-03"),
    ("The strike was put off until Thursday.", "../2024-11-07"),
    ("The panel extended its inquiry to Thursday.", "2024-11-07"),
    ("The dividend will be paid on Dec. 14.", "2024-12-14"),
    ("The tribunal asked the port to reply by Dec. 14.", "../2024-12-14"),
    ("The report asks that each pump be tested by Dec. 14.", "../2024-12-14"),
    ("The road will be closed between May and July.", "2025-05/2025-07"),
    ("The court on Monday will hear both sides.", "2024-11-04"),
    ("The town, founded in July 1997, will vote on March 12.", "2025-03-12"),
    ("The union has until Dec. 20 to agree.", "../2024-12-20"),
    ("A march planned for Sunday has been banned.", "2024-11-03"),
    ("The pair are getting married on Sunday.", "2024-11-03"),
    ("A gale is expected to hit the port late Monday.", "2024-11-04"),
    ("The port will send two hundred preferred guests home on Monday.", "2024-11-04"),
    ("A map to be published Tuesday shows nets.", "2024-11-05"),
    ("The council called a meeting for Monday.", "2024-11-04"),
    ("The polls close on Monday.", "2024-11-04"),
    ("Traders expect a cut on Dec. 12.", "2024-12-12"),
    ("The planned Nov. 20 raid was called off.", "2024-11-20"),
    ("The guild does not like it; schools reopen on Monday.", "2024-11-04"),
]


@pytest.mark.parametrize("text, edtf", TO_COME)
def test_what_is_to_come_is_counted_ahead(text: str, edtf: str) -> None:
    assert find_times(text, FRIDAY)[-1].edtf == edtf


GONE = [
    ("The ferry started on Thursday.", "2024-10-31"),
    ("The panel, which will sit again, on Monday issued a warning.", "2024-10-28"),
    ("Ahead of the visit, the ministry on Sunday published a map.", "2024-10-27"),
    ("By Tuesday the river had fallen.", "../2024-10-29"),
    ("They may have left on Monday.", "2024-10-28"),
    ("The owner could not be reached on Monday.", "2024-10-28"),
    ("The strike was put off on Thursday.", "2024-10-31"),
    ("Rask will resist the bill, her office predicted Tuesday.", "2024-10-29"),
    ("A lorry with unmarked crates was found on Dec. 29.", "2023-12-29"),
    ("He worked there until Thursday.", "../2024-10-31"),
    ("Neither the abbot nor his cook could be found on Wednesday.", "2024-10-30"),
    ("No one at the quay could be reached on Monday.", "2024-10-28"),
    ("The union will appeal Wednesday's verdict.", "2024-10-30"),
    ("Rask was stabbed to death on Dec. 23.", "2023-12-23"),
    ("Rask spoke to growers on Dec. 23.", "2023-12-23"),
    ("Rask is accused of burning a mill in December.", "2023-12"),
    ("A law passed on Tuesday would ban nets.", "2024-10-29"),
    ("The museum did not reopen on Monday.", "2024-10-28"),
    ("The debt had to be paid by Sept. 30.", "../2024-09-30"),
    ("The abbot, speaking Tuesday, will not go.", "2024-10-29"),
    ("The council called a meeting on Monday.", "2024-10-28"),
    ("A cook was jailed for Monday's raid.", "2024-10-28"),
    ("The guild had hoped to open on Monday.", "2024-10-28"),
    ("Two cooks face trial over the December killing of a guest.", "2023-12"),
]


@pytest.mark.parametrize("text, edtf", GONE)
def test_what_is_past_is_counted_back(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


def test_a_date_that_begins_its_sentence_is_not_ruled_by_the_one_before() -> None:
    found = find_times("The town will soon be ready. Saturday night, two men sang.", FRIDAY)
    assert found[-1].edtf == "2024-10-26"


def test_the_date_of_a_dateline_is_past() -> None:
    assert only("PORT ANSEL, Oct. 31 (Agency) — The mill shut.").edtf == "2024-10-31"
    assert only("PORT ANSEL, Dec. 9 -- The mill will shut.").edtf == "2023-12-09"


NEAREST = [
    # what had been asked for, by a day that may be over
    ("The board had been urged to wait until January.", "../2025-01"),
    ("The guild had ordered the firm to mend them by Aug. 15.", "../2024-08-15"),
    ("The guild had ordered the firm to mend them by Nov. 15.", "../2024-11-15"),
    ("The board decided to admit two towns in December.", "2024-12"),
    ("The Aug. 7 fire will be looked into again.", "2024-08-07"),
    ("She gave no reason for the Dec. 14 deadline.", "2024-12-14"),
    ("The hearing is listed for Dec. 14.", "2024-12-14"),
]


@pytest.mark.parametrize("text, edtf", NEAREST)
def test_the_nearest_year_is_taken_where_no_verb_of_its_own_tells(text: str, edtf: str) -> None:
    found = only(text)
    assert (found.edtf, found.basis) == (edtf, "inferred-year")


def test_both_years_are_said_where_tense_and_context_leave_them_open() -> None:
    invited = only("The abbot invited the guild to Port Ansel, a small town, on Dec. 12.")
    assert invited.edtf == "[2023-12-12,2024-12-12]"
    assert "two years open" in invited.note
    assert only("The April talks are being studied.").edtf == "[2024-04,2025-04]"
    assert only("The September talks are being studied.").edtf == "2024-09"
    after = only("The files were lost after the April talks, they say.")
    assert after.edtf == "2024-05-01/.."
    assert only("The files will stay closed until the April talks.").edtf == "../2025-04"


def test_a_deadline_that_is_just_over_is_not_a_year_ahead() -> None:
    assert only("The tribunal told the port to pay by Oct. 29.").edtf == "../2024-10-29"
    assert only("The tribunal told the port to pay by Aug. 1.").edtf == "../2025-08-01"


def test_an_event_of_a_weekday_that_is_no_deed_is_ruled_by_the_verb() -> None:
    assert only("She will miss Sunday's match.").edtf == "2024-11-03"
    assert only("The town is tense ahead of Monday's verdict.").edtf == "2024-11-04"


def test_a_weekday_that_is_named_with_its_day_settles_the_year() -> None:
    assert only("The paper said on Monday, Nov. 4:").edtf == "2024-11-04"
    assert only("The paper said on Saturday, Nov. 4:").edtf == "2023-11-04"
    assert only("The paper said on Nov. 4:").edtf == "2023-11-04"
