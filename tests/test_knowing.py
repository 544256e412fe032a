"""How they would know: counted, filtered and told in words."""

import pytest
from made import build, chain, claim, entity, said

from helpers import Filter, check, contract, reader, views
from helpers.dossier import list_dossiers, load
from helpers.pages.report import render
from helpers.views.knowing import tell_ground

TEXT = "A guard who saw the fire said it began at noon. The roof fell.\n"
WORDS = TEXT.index("who saw the fire"), TEXT.index(" said")


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture(scope="module")
def seen():
    ground = {"knowledge": "saw", "knowledge_start": WORDS[0], "knowledge_end": WORDS[1]}
    return build(
        TEXT,
        entities=[entity("outlet", "outlet", False), entity("guard", "anonymous", False)],
        claims=[claim("c01"), claim("c02")],
        attributions=[
            said("a01", "c01", *at("it began at noon"), TEXT, **ground),
            said("a02", "c02", *at("The roof fell"), TEXT, quote="none"),
        ],
        hops=[*chain("a01", "outlet", "guard"), *chain("a02", "outlet")],
    )


def test_a_statement_says_how_its_source_would_know_in_plain_words(seen):
    assert check(seen).empty
    rows = views.statements(seen)
    assert list(rows["how_known"]) == ["saw it", "not stated"]
    assert list(rows["knowledge_words"]) == ["who saw the fire", ""]
    told = list(map(tell_ground, rows.itertuples()))
    assert told == ["saw it (“who saw the fire”)", ""]


def test_every_value_of_the_contract_has_plain_words():
    assert list(views.KNOWN_BY) == contract.options("attributions", "knowledge")
    assert views.UNSHOWN in views.KNOWN_BY


def test_the_grounds_are_counted_by_who_speaks_and_none_is_lost(seen):
    table = views.knowing(seen)
    assert list(table["how_known"]) == ["saw it", "not stated"]
    assert list(table[views.UNNAMED]) == [1, 0] and list(table[views.OWN_VOICE]) == [0, 1]
    assert list(table["in_words"]) == [1, 0] and set(table["of"]) == {2}


@pytest.mark.parametrize("folder", list_dossiers(), ids=lambda folder: folder.name)
def test_what_is_counted_is_all_the_statements_of_a_dossier(folder):
    dossier = load(folder)
    table = views.knowing(dossier)
    assert table["statements"].sum() == len(dossier.attributions)
    voices = [voice for voice in views.IDENTIFIED if voice in table]
    assert table[voices].sum().sum() == len(dossier.attributions) and len(voices) == 3


def test_nothing_is_counted_where_nothing_is_said():
    assert views.knowing(build("Nothing.")).empty


def test_the_filter_keeps_the_statements_of_one_ground_and_says_so_in_words(seen):
    rows, wanted = views.statements(seen), Filter(knowledge="saw")
    assert list(views.select(rows, wanted)["attribution_id"]) == ["a01"]
    assert views.choices(rows, views.names(seen))["knowledge"] == [
        ("saw", "saw it"),
        ("not-stated", "not stated"),
    ]
    assert views.summarize(wanted) == "how they would know: saw it"
    with pytest.raises(ValueError, match=r"knowledge: found 'heard'.*took-part"):
        Filter(knowledge="heard")


def test_cards_and_report_say_how_they_would_know_but_not_of_the_outlets_own_voice(seen):
    card = reader.claim_card(seen, "c01").html
    assert "how they would know" in card and "saw it (“who saw the fire”)" in card
    assert "how they would know" not in reader.claim_card(seen, "c02").html
    page = render(seen)
    assert page.count("how they would know: <bdi>") == 1
    assert "How they would know" in page


def test_how_many_sources_show_it_is_told_in_a_sentence(seen):
    assert reader.answer(seen, "knowing").text == (
        "Of 1 statement by sources, the text shows of 1 how they would know, of 1 in words that "
        "say so."
    )
