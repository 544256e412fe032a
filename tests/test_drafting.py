"""Drafting: a text becomes a sound dossier, whatever the text; each rule shows in the rows. The
articles here are made up for these tests.
"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import helpers
from helpers import DossierError, drafting, views
from helpers.drafting import parsing

STORY = """The harbor mayor urged Norway to close the old pier, the Lakeside Herald reported on March 3, citing a city official.
"The pier could fall at any time," Ann Roe said at a press conference on March 4. "Nobody should walk on it."
Roe and the coast guard confirmed that nearly 300 people had used the pier since January.
The company that built it, Molo Ltd., denied that the pier was unsafe. Two engineers accused Molo of hiding a report – an allegation the company has denied.
The pier opened in 1962 and was never closed."""


@pytest.fixture(scope="module")
def drafted() -> helpers.Dossier:
    return drafting.draft(STORY, published="2024-03-05", publisher="Harbor News", title="The pier")


def rows_on(dossier: helpers.Dossier, words: str) -> list:
    """The statements whose content holds these words."""
    table = views.statements(dossier)
    return list(table[table["text"].str.contains(words, regex=False)].itertuples())


def test_every_table_but_the_readers_own_is_filled_and_sound(drafted):
    assert helpers.check(drafted).empty
    assert all(
        len(table)
        for name, table in drafted.tables.items()
        if name not in ("assessments", "relations")
    )


def test_every_row_is_drafted_and_names_its_rule(drafted):
    for name, table in drafted.tables.items():
        if "status" in table:
            assert set(table["status"]) <= {"drafted"}, name
            assert table["drafted_by"].str.match(r"rule: \w").all(), name


def test_the_chain_runs_from_the_outlet_through_the_relay_to_the_origin(drafted):
    chains = {row.chain for row in rows_on(drafted, "close the old pier")}
    assert any(
        "Harbor News" in chain and "Lakeside Herald" in chain and "city official" in chain
        for chain in chains
    )


def test_the_relay_is_dated_and_the_origin_is_bounded_by_it(drafted):
    hops = drafted.hops[
        drafted.hops["attribution_id"].isin(
            row.attribution_id for row in rows_on(drafted, "close the old pier")
        )
    ]
    assert "2024-03-03" in set(hops["said_edtf"])
    assert ("../2024-03-03", "bounded-by-relay") in set(zip(hops["said_edtf"], hops["said_basis"]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Roe said on May 3, 2024, that the pier was old.", "2024-05-03"),
        ("Speaking at a fair on May 3, 2024, Ann Roe said that the pier was old.", "2024-05-03"),
        ("In a note issued on May 3, 2024, Ann Roe said that the pier was old.", "2024-05-03"),
        ("According to a study published on May 3, 2024, the pier is old.", "2024-05-03"),
        ("In a hall built on May 3, 2024, Ann Roe said that the pier was old.", ""),
        ("Ann Roe welcomed the results and praised the ban of May 3, 2024.", ""),
        ("Ann Roe, who was elected on May 3, 2024, said that the pier was old.", ""),
    ],
)
def test_a_date_is_of_the_saying_only_where_it_hangs_on_the_cue(text, said):
    hops = drafting.draft(text).hops
    assert set(hops.loc[hops["hop"] > 0, "said_edtf"]) == {said}


def test_a_quotation_that_runs_on_stays_with_its_speaker(drafted):
    assert {row.source for row in rows_on(drafted, "Nobody should walk on it")} == {"Ann Roe"}


def test_a_setting_is_kept_with_the_origin(drafted):
    said = [row.attribution_id for row in rows_on(drafted, "The pier could fall")]
    assert "press conference" in " ".join(
        drafted.hops.loc[drafted.hops["attribution_id"].isin(said), "setting"]
    )


def test_sources_joined_by_and_make_one_claim_with_two_attributions(drafted):
    rows = [row for row in rows_on(drafted, "nearly 300 people") if row.act == "confirm"]
    assert (
        len(rows) == 2
        and len({row.claim_id for row in rows}) == 1
        and len({row.source for row in rows}) == 2
    )


def test_a_denial_of_the_allegation_is_a_denial_of_the_same_claim(drafted):
    accused = {
        row.claim_id for row in views.statements(drafted).itertuples() if row.act == "accuse"
    }
    denied = {row.claim_id for row in views.statements(drafted).itertuples() if row.act == "deny"}
    assert accused & denied
    assert accused & denied <= set(views.contested(drafted)["claim_id"])


def test_a_hedge_lowers_the_certainty(drafted):
    assert {(row.certainty, row.hedge) for row in rows_on(drafted, "The pier could fall")} == {
        ("possible", "could")
    }


def test_quantities_stand_in_the_statement_that_makes_them(drafted):
    found = drafted.quantities[drafted.quantities["text"].str.contains("300")]
    assert set(found["comparator"]) == {"<"} and set(found["high"]) == {300}
    assert set(found["attribution_id"]) == {
        row.attribution_id for row in rows_on(drafted, "nearly 300 people")
    }


def test_a_sentence_that_nobody_is_said_to_have_said_is_the_outlets(drafted):
    assert [(row.source, row.depth) for row in rows_on(drafted, "The pier opened in 1962")] == [
        ("Harbor News", 0)
    ]


def test_rules_note_what_they_can_support(drafted):
    kinds = set(drafted.observations["kind"])
    assert kinds == {"missing-metadata", "unattributed", "anonymous"}
    missing = drafted.observations[drafted.observations["kind"] == "missing-metadata"]
    assert list(missing["note"]) == ["No byline: nobody answers for the text by name."]


def test_what_is_not_given_is_unknown_and_noted():
    dossier = drafting.draft("The pier is old, Ann Roe said.")
    assert {dossier.article[name] for name in ("headline", "byline", "publisher", "published")} == {
        "unknown"
    }
    assert (dossier.observations["kind"] == "missing-metadata").sum() == 4


def test_like_wordings_are_suggested_for_merging_and_other_numbers_contradict():
    dossier = drafting.draft(
        "The harbor police said that 300 people used the old pier in spring. The mayor said that "
        "450 people used the old pier in spring."
    )
    assert dossier.claims["note"].str.contains("Worded like").sum() == 1
    assert list(
        dossier.relations[["relation", "kind", "basis"]].itertuples(index=False, name=None)
    ) == [("contradicts", "value", "inferred")]


@pytest.mark.parametrize(
    "text, suggested",
    [
        ("Lena Moss said the quay was closed in May. Two nurses asked not to be named.", 0),
        ("I think the old lighthouse keeper sold the boat, said Lena Moss.", 0),
        ("“I suspect the old lighthouse keeper sold the boat,” Lena Moss said.", 0),
        (
            "Bo Rask said the choir sang in Malta. Lena Moss said the choir sang in Malta for the "
            "bishop and guests.",
            0,
        ),
        (
            "Bo Rask said the town choir sang in Malta. Lena Moss said the town choir once sang in "
            "Malta.",
            1,
        ),
    ],
)
def test_a_report_and_its_content_or_a_whole_and_its_part_are_not_suggested_for_merging(
    text, suggested
):
    notes = drafting.draft(text).claims["note"]
    assert notes.str.contains("Worded like").sum() == suggested


def test_the_same_words_twice_are_one_claim():
    dossier = drafting.draft(
        "The pier is unsafe, Ann Roe said. Bo Rask said that the pier is unsafe."
    )
    assert len(dossier.claims) == 1 and len(dossier.attributions) == 2


def test_the_text_is_kept_to_the_character():
    text = (
        "\ufeff“The  pier\u00a0is old,”\r\nsaid Zoë Ångström 🙂.\r\n\r\n‘It’s fine,’ she\tadded…\n"
    )
    dossier = drafting.draft(text)
    assert dossier.text == text and helpers.check(dossier).empty


def test_a_draft_is_the_same_each_time():
    first, second = drafting.draft(STORY), drafting.draft(STORY)
    assert all(first.tables[name].equals(second.tables[name]) for name in first.tables)


def test_it_saves_and_loads_as_it_is(drafted, tmp_path):
    again = helpers.load(helpers.save(drafted, tmp_path / "pier"))
    assert again.text == drafted.text
    assert all(again.tables[name].equals(drafted.tables[name]) for name in drafted.tables)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no word"),
        (" \n\t", "no word"),
        ("1 2 3 — …", "no word"),
        ("🙂", "no word"),
        ("<!DOCTYPE html><html><body><p>Hello</p></body></html>", "HTML page"),
        ("a \ud800 b", "surrogate"),
        (
            "Der Bürgermeister hat am Montag gesagt, dass die alte Brücke geschlossen werden "
            "muss, weil sie nicht mehr sicher ist und niemand mehr darüber gehen sollte, bis sie "
            "repariert ist.",
            "English",
        ),
        (
            "Il sindaco ha detto lunedì che il vecchio ponte deve essere chiuso perché non è più "
            "sicuro e nessuno dovrebbe attraversarlo finché non sarà riparato dalla ditta che lo "
            "ha costruito.",
            "English",
        ),
    ],
)
def test_a_text_that_cannot_be_drafted_is_refused_with_what_was_found_and_allowed(text, told):
    with pytest.raises(DossierError, match=told) as refused:
        drafting.draft(text)
    assert "allowed" in str(refused.value)


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "29.10.2024"])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(DossierError, match="published"):
        drafting.draft(STORY, published=day)


def test_a_date_is_as_good_as_its_text():
    assert drafting.draft(STORY, published=date(2024, 3, 5)).dates.equals(
        drafting.draft(STORY, published="2024-03-05").dates
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Help", "too short"),
        ("<b>Ann Roe</b> said that the <i>pier</i> was old.", "markup"),
        ("THE PIER IS OLD, ANN ROE SAID. IT WILL BE CLOSED IN MAY, THE MAYOR ADDED.", "capitals"),
    ],
)
def test_a_text_that_may_be_misread_is_drafted_and_says_so(text, told):
    dossier = drafting.draft(text)
    assert any(told in note for note in dossier.package["draft"]["notes"])
    assert helpers.check(dossier).empty


@pytest.mark.parametrize(
    "text",
    [
        '"The pier is old, Ann Roe said. Nobody heard her.',
        'Ann Roe said "the pier is old. “It will fall,” she added." Then she left".',
        "Ann Roe said: ‘It’s the children's pier’ and the dogs' home.",
        '"" said Ann Roe. "',
        "“““” old",
        "said said said said said.",
        "According to.",
        "He denied it.",
    ],
)
def test_odd_quotation_marks_never_cost_the_article(text):
    assert helpers.check(drafting.draft(text)).empty


def test_no_network_is_asked(offline):
    assert len(drafting.draft(STORY).attributions)


ALPHABET = st.one_of(
    st.sampled_from(
        [
            '"',
            "“",
            "”",
            "'",
            "’",
            "\n",
            "\n\n",
            "\r\n",
            " said ",
            " that ",
            "Ann Roe",
            "CNN",
            " denied ",
            "Oct. 29",
            " 300 ",
            ".",
            ",",
            " – ",
            "🙂",
            "=1+1",
            "</script>",
            "ש",
            "\u202e",
        ]
    ),
    st.text(max_size=6),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ALPHABET, min_size=1, max_size=25).map("".join))
def test_any_text_is_drafted_soundly_or_refused_clearly(text):
    try:
        dossier = drafting.draft(text)
    except DossierError as refused:
        assert "allowed" in str(refused)
    else:
        assert dossier.text == text
        assert helpers.check(dossier).empty


def test_a_text_in_parts_is_drafted_as_one(monkeypatch):
    monkeypatch.setattr(parsing, "PART", 400)
    text = "\n".join([STORY] * 3)
    assert len(list(parsing.parts_of(text))) > 3
    dossier = drafting.draft(text, published="2024-03-05")
    assert helpers.check(dossier).empty
    assert len(dossier.attributions) == 3 * len(
        drafting.draft(STORY, published="2024-03-05").attributions
    )


def test_parts_cover_the_text_whole():
    for text in ("a" * 120_001, "word " * 30_000, "line\n" * 25_000, "x"):
        parts = list(parsing.parts_of(text))
        assert parts[0][0] == 0 and parts[-1][1] == len(text)
        assert all(end == start for (_, end), (start, _) in pairwise(parts))
        assert all(end - start <= parsing.PART for start, end in parts)
