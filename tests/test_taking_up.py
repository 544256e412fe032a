"""Events that a text dates once, and takes up elsewhere without their day."""

import pytest

from helpers import check, drafting

TEXT = (
    "OSTER, June 9, 2024 — The roof of the ice rink collapsed on February 3, 2024, killing 4 people."
    " Ida Moor, an engineer, said that she was in the stands when the beams gave way. The city had"
    " ordered no checks before the collapse.\n\nTwo children were hurt, the mayor said. A crane"
    " collapsed at the port. The hall could collapse again, she warned. Tom Lund, the guard, said"
    " that nobody listened before the rafters fell down. He sold the ice while the roof burned.\n"
)


@pytest.fixture(scope="module")
def rink():
    return drafting.draft(TEXT, published="2024-06-10", name="rink")


def dates(dossier) -> dict[str, tuple[str, str]]:
    rows = dossier.dates.set_index("text")
    return dict(zip(rows.index, zip(rows["edtf"], rows["basis"])))


def event(dossier, words: str) -> tuple[str, str]:
    claim = dossier.claims[dossier.claims["proposition"].str.contains(words)].iloc[0]
    return claim["event_edtf"], claim["event_basis"]


def test_words_that_tell_when_by_an_event_have_the_day_that_the_text_gives_it(rink):
    found = dates(rink)
    assert found["when the beams gave way"] == ("2024-02-03", "carried-over")
    assert found["before the collapse"] == ("../2024-02-03", "relative")
    assert found["before the rafters fell down"] == ("../2024-02-03", "relative")
    assert not [words for words in found if "burned" in words]
    assert list(rink.dates["start"]) == sorted(rink.dates["start"]) and check(rink).empty


def test_what_they_tell_the_time_of_happened_then(rink):
    assert event(rink, "in the stands") == ("2024-02-03", "carried-over")
    assert event(rink, "no checks") == ("../2024-02-03", "relative")
    assert event(rink, "Nobody listened") == ("../2024-02-03", "relative")


def test_what_fell_and_who_was_hurt_has_the_day_of_the_event(rink):
    assert event(rink, "killed 4 people") == ("2024-02-03", "carried-over")
    assert event(rink, "Two children were hurt") == ("2024-02-03", "carried-over")
    assert event(rink, "rafters fell down") == ("2024-02-03", "carried-over")


def test_another_event_of_the_sort_and_one_that_may_come_have_no_day_by_it(rink):
    assert event(rink, "A crane") == ("", "not-stated")
    assert event(rink, "could collapse") == ("", "not-stated")


@pytest.mark.parametrize(
    ("more", "edtf"),
    [
        ("", "../2024-04-02"),
        (" Another strike on May 6, 2024, was short.", "../2024-04-02"),
        (" The strike of 2019 was short.", None),
    ],
)
def test_an_event_that_has_two_days_in_the_text_gives_none(more, edtf):
    text = f"The strike on April 2, 2024, closed the port.{more} Ada Roe left before the strike.\n"
    assert dates(drafting.draft(text)).get("before the strike", (None,))[0] == edtf


@pytest.mark.parametrize(
    "words", ["before a strike", "before the weeks were over", "after an earlier strike"]
)
def test_what_speaks_of_no_event_that_was_told_of_is_no_date(words):
    text = f"The strike on April 2, 2024, closed the port. Ada Roe left {words}.\n"
    found = dates(drafting.draft(text))
    assert [one for one in found if "2024" not in one and one != "earlier"] == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Since then, he has run a shop", "2019/.."),
        ("By then he ran a shop", "../2019"),
        ("His brother, who came in 1987, had by then sold the shop", None),
        ("The quay was dug.\n\nBy then he ran a shop", None),
    ],
)
def test_then_is_the_only_day_told_just_before(words, edtf):
    dossier = drafting.draft(f"Tom Lund left the party in 2019. {words}.\n")
    found = {one.lower(): value for one, value in dates(dossier).items()}
    then = next((value for one, value in found.items() if one.endswith("then")), (None, ""))
    assert then == (edtf, "relative" if edtf else "")
    if edtf:
        assert event(dossier, "(?i)he has run|Lund has run|ran a shop")[0] == edtf


@pytest.mark.parametrize(
    ("told", "words", "edtf"),
    [
        ("The fire broke out", "a month after the fire", "2024-05~"),
        ("The mill burned down", "the month after the fire", "2024-05~"),
        ("The vote was held", "two days after the vote", "2024-04-04"),
        ("The trial began", "a week before the trial", "2024-03-26~"),
        ("The trial began", "in the weeks before the trial", ""),
        ("The fire broke out", "a month after a fire in Oster", ""),
        ("The fire broke out", "a month after another fire", ""),
        ("The mayor began", "two days after the mayor", ""),
    ],
)
def test_what_is_counted_from_an_event_is_counted_from_the_day_that_the_text_gives_it(
    told, words, edtf
):
    dossier = drafting.draft(f"{told} on April 2, 2024. Ada Roe left the port {words}.\n")
    assert dossier.dates["edtf"].iloc[-1] == edtf
    assert (event(dossier, "left the port")[0] or "") == edtf
