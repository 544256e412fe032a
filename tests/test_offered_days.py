"""Days that are offered on a card, what is typed into a date, and what a value rests on."""

import pytest

import helpers
from helpers import correcting
from helpers.correcting.offered_days import days_for
from helpers.correcting.offered_values import values_for, values_of
from helpers.correcting.reckoning import basis_of, in_edtf, type_of

TEXT = (
    "LENTA, April 9, 2024 — The dam at Holm burst on March 3, 2024, Ada Roe said on Monday. She had"
    " warned of it before the dam burst.\n\nTom Lund, the mayor, denied on Tuesday that anyone had"
    " been told. He called the repairs of 2019 good."
)


@pytest.fixture
def holm():
    return helpers.draft(TEXT, published="2024-04-09", name="holm")


def statement(dossier, words: str) -> str:
    there = dossier.attributions["text"].str.contains(words, regex=False)
    return dossier.attributions.loc[there, "attribution_id"].iloc[0]


def dated(dossier, words: str):
    """The dossier with these words as a date more, and its id."""
    start = TEXT.index(words)
    after = correcting.VERBS["add_date"](dossier, start, start + len(words))
    return after, next(iter(set(after.dates["date_id"]) - set(dossier.dates["date_id"])))


def test_the_dates_of_its_sentence_are_offered_first_for_a_statement(holm):
    offers = days_for(holm, "attributions", statement(holm, "burst on March 3"))
    said = [one for one in offers if one.table == "hops" and one.key[1] == "1"]
    happened = [one for one in offers if one.table == "claims"]
    assert said[0].told.endswith("Monday") and happened[0].told.endswith("March 3, 2024")
    assert len({(one.edtf, one.date_id) for one in happened}) == len(happened) == 4


ORDERED = (
    "LENTA, April 9, 2024 — The mill opened on May 2, 2019.\n\nAda Roe said on Monday that the quay"
    " was safe.\n\nThe port was sold on June 3, 2021. A crane fell. Ada Roe said that it had rusted.\n\nThe"
    " ferry sailed on July 4, 2022.\n"
)


def test_days_are_offered_by_nearness_of_the_sentence_the_paragraph_the_speaker_and_the_article():
    dossier = helpers.draft(ORDERED, published="2024-04-09", name="lenta")
    offers = days_for(dossier, "attributions", statement(dossier, "rusted"))
    said = [one.told for one in offers if one.table == "hops" and one.key[1] == "1"]
    assert said == ["June 3, 2021", "Monday", "April 9, 2024", "May 2, 2019"]


HEARING = (
    "LENTA, April 11, 2024 — The court met on Tuesday. The quay was built in 2001 and mended in"
    " 2015.\n\nAda Roe said on Tuesday that the quay was safe. Tom Lund said on Tuesday that it was"
    " not.\n\nThe port was sold on June 3, 2021. It was mended on May 2, 2022. The judge heard a"
    " diver.\n"
)


def test_the_day_on_which_most_is_said_is_offered_for_what_happened_on_the_same_occasion():
    dossier = helpers.draft(HEARING, published="2024-04-11", name="hearing")
    undated = dossier.hops.copy()
    undated.loc[undated["hop"] > 0, ["said_edtf", "said_date_id"]] = ""
    for now, known in ((dossier, True), (dossier.with_tables(hops=undated), False)):
        offers = days_for(now, "attributions", statement(now, "heard a diver"))
        told = [one.told for one in offers if one.table == "claims"]
        assert ("Tuesday" in told[:2]) is known


def test_words_that_say_how_long_something_lasts_are_offered_the_time_up_to_the_article():
    text = "LENTA, April 9, 2024 — The bus has not run for two weeks. It stood there for weeks."
    dossier = helpers.draft(text, published="2024-04-09", name="lasting")
    offers = {
        words: values_of(dossier, (text.index(words), text.index(words) + len(words)))
        for words in ("for two weeks", "for weeks")
    }
    assert offers["for two weeks"][0].edtf == "2024-03-26~/2024-04-09"
    assert not any("~/2024-04-09" in one.edtf for one in offers["for weeks"])


HARM = (
    "LENTA, April 9, 2024 — The dam at Holm collapsed on March 3, 2024.\n\nA fair opened on Monday."
    " Tom Lund said that nine workers could have been hurt, and that none had known when the wall"
    " gave way.\n"
)


def test_the_day_of_the_same_event_is_offered_first():
    dossier = helpers.draft(HARM, published="2024-04-09", name="lenta")
    hurt = days_for(dossier, "attributions", statement(dossier, "none had known"))
    happened = [one for one in hurt if one.table == "claims"]
    assert "2024-03-03" in {one.edtf for one in happened[:2]}
    start = HARM.index("when the wall")
    span = (start, start + len("when the wall gave way"))
    assert values_of(dossier, span)[0].told == "March 3, 2024"


def test_what_was_said_is_offered_as_of_that_day_or_before(holm):
    offers = days_for(holm, "attributions", statement(holm, "anyone had"))
    [relayed] = [one for one in offers if one.basis == "bounded-by-relay"]
    assert (relayed.table, relayed.edtf) == ("claims", "../2024-04-09")
    args = {"table": "claims", "key": relayed.key, "date_id": relayed.date_id}
    told = args | {"bound": relayed.bound, "basis": relayed.basis}
    claims = correcting.VERBS["set_date"](holm, **told).claims.set_index("claim_id")
    row = claims.loc[relayed.key[0]]
    assert (row["event_edtf"], row["event_basis"]) == ("../2024-04-09", "bounded-by-relay")


def test_what_was_said_is_offered_by_the_end_of_a_time_that_lasts():
    text = "Last week the Mail reported that, according to a clerk, the mill had shut.\n"
    dossier = helpers.draft(text, published="2024-04-09", name="mill")
    id_ = statement(dossier, "the mill had shut")
    [step] = dossier.hops.index[
        (dossier.hops["attribution_id"] == id_) & (dossier.hops["hop"] == 1)
    ]
    if not dossier.hops.loc[step, "said_edtf"]:
        told = {"table": "hops", "key": [id_, "1"], "date_id": dossier.dates["date_id"].iloc[0]}
        dossier = correcting.VERBS["set_date"](dossier, **told)
    [by] = [
        one for one in days_for(dossier, "attributions", id_) if one.bound and one.table == "claims"
    ]
    assert (by.told, by.edtf) == ("by Last week, when it was said", "../2024-04-07")
    args = {"table": "claims", "key": by.key, "date_id": by.date_id, "bound": by.bound}
    claims = correcting.VERBS["set_date"](dossier, **args).claims
    assert "../2024-04-07" in list(claims["event_edtf"])


def test_a_day_of_another_sentence_is_offered_as_carried_over(holm):
    offers = days_for(holm, "attributions", statement(holm, "the repairs of 2019"))
    over = {one.told: one.basis for one in offers if one.table == "claims"}
    assert over["Tuesday"] == "carried-over"
    assert next(iter(over)).endswith("2019") and next(iter(over.values())) == "explicit"


def test_words_are_offered_the_times_that_they_limit_the_same_event_first(holm):
    dossier, id_ = dated(holm, "before the dam burst")
    assert values_for(dossier, id_)[0].edtf == "../2024-03-03"
    assert values_for(dossier, id_)[0].basis == "relative"


def test_nothing_is_offered_where_nothing_is_dated_or_can_be():
    dossier = helpers.draft("The ferry is full, Ada Roe said.", name="ferry")
    assert days_for(dossier, "attributions", statement(dossier, "ferry")) == []
    assert days_for(dossier, "mentions", dossier.mentions["mention_id"].iloc[0]) == []


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("before March 2024", "../2024-02-29"),
        ("since March 2024", "2024-03/.."),
        ("from March to May 2024", "2024-03/2024-05"),
        ("about 1990", "1990~"),
        ("April 9, 2024", "2024-04-09"),
        ("2024-04-09", "2024-04-09"),
        ("../2024", "../2024"),
        ("no idea", "no idea"),
        ("March 2024 and 2019", "March 2024 and 2019"),
    ],
)
def test_a_date_is_typed_as_people_write_it(holm, written, edtf):
    assert in_edtf(holm, written) == edtf


@pytest.mark.parametrize(
    ("words", "edtf", "basis"),
    [
        ("in 2019", "2019", "explicit"),
        ("early 2019", "2019-01~/2019-04~", "vague"),
        ("two months before the flood", "2024-01", "relative"),
        ("before the dam burst", "../2024-03-03", "relative"),
        ("when the dam burst", "2024-03-03", "carried-over"),
        ("at some point", "../2024-04-09", "vague"),
        ("already", "../2024-04-09", "vague"),
        ("Monday", "2024-04-08", "relative"),
        ("last autumn", "2023-23", "inferred-year"),
        ("since the war began", "1994-02-01/..", "world-knowledge"),
    ],
)
def test_what_a_value_rests_on_is_read_from_the_words(holm, words, edtf, basis):
    assert basis_of(holm, words, edtf) == basis


def test_a_weekday_of_an_article_without_a_day_is_of_a_year_that_is_inferred():
    dossier = helpers.draft("The ferry was full on Monday, Ada Roe said.", name="ferry")
    assert basis_of(dossier, "Monday", "2024?") == "inferred-year"


@pytest.mark.parametrize("words", ["while the pier was shut", "nearly six weeks", "all his life"])
def test_how_long_something_lasts_is_no_day(words):
    assert type_of(words) == ("DURATION" if "life" not in words else "DATE")


@pytest.mark.parametrize("words", ["last year", "two weeks ago", "before the six months were over"])
def test_what_is_counted_from_a_day_is_one(words):
    assert type_of(words) == "DATE"


def test_a_typed_value_brings_its_basis_unless_somebody_chose_another(holm):
    dossier, id_ = dated(holm, "before the dam burst")
    args = {"table": "dates", "key": id_, "values": {"edtf": "before March 3, 2024"}}
    filled = correcting.proposed(dossier, "change", args)
    assert filled["values"] == {"edtf": "../2024-03-02", "basis": "relative"}
    chosen = {"edtf": "../2024-03-03", "basis": "world-knowledge"}
    dossier = correcting.VERBS["change"](dossier, "dates", id_, chosen)
    assert correcting.proposed(dossier, "change", args)["values"] == {"edtf": "../2024-03-02"}


def test_what_was_bounded_by_the_day_of_a_relay_follows_it(holm):
    id_ = statement(holm, "burst on March 3")
    dossier = correcting.VERBS["add_hop"](holm, id_, 1, entity_id="tom-lund")
    monday, tuesday = (
        holm.dates.loc[holm.dates["text"].str.contains(day), "date_id"].iloc[0]
        for day in ("Monday", "Tuesday")
    )
    inner = {"said_edtf": "", "said_date_id": ""}
    dossier = correcting.VERBS["change"](dossier, "hops", [id_, "2"], inner)
    for day, bound in ((monday, "../2024-04-08"), (tuesday, "../2024-04-09")):
        dossier = correcting.VERBS["set_date"](dossier, "hops", [id_, "1"], day)
        hops = dossier.hops.set_index(["attribution_id", "hop"])
        assert hops.loc[(id_, 2), "said_edtf"] == bound
