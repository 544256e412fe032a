"""The cast: which names and descriptions are one entity, of what kind, in which form. The sentences
are made up for these tests.
"""

import pytest

from helpers.drafting import parse
from helpers.drafting.cast import Cast
from helpers.drafting.names import identify, initials


def cast_of(text: str, *parties: str) -> Cast:
    """The cast of a text in which these words speak."""
    cast = Cast()
    for page in parse(text):
        spans = [(text.index(words), text.index(words) + len(words)) for words in parties]
        cast.read(page, {page.words(span).root.i for span in spans})
        for span in spans:
            cast.party(page, span)
    return cast


def kinds(cast: Cast) -> dict[str, str]:
    return {entity.name: entity.kind for entity in cast.entities}


def mentions(cast: Cast, text: str) -> dict[str, list[tuple[str, str]]]:
    """The mentions of each entity, as words and form."""
    found: dict[str, list[tuple[str, str]]] = {}
    for mention in sorted(cast.mentions, key=lambda mention: mention.start):
        found.setdefault(cast.entities[mention.entity].name, []).append(
            (text[mention.start : mention.end], mention.form)
        )
    return found


def test_a_surname_joins_the_full_name_before_it():
    text = "President Marta Kowalska arrived in Oslo on Monday. Kowalska left again the next day."
    assert mentions(cast_of(text), text)["Marta Kowalska"] == [
        ("Marta Kowalska", "name"),
        ("Kowalska", "name"),
    ]


def test_two_people_with_one_surname_stay_two_and_a_bare_surname_says_so():
    text = (
        "Marta Kowalska met her brother Piotr Kowalski. Anna Berg met John Berg. Then Berg left "
        "the room."
    )
    cast = cast_of(text)
    assert {"Anna Berg", "John Berg"} <= set(kinds(cast))
    last = max(cast.mentions, key=lambda mention: mention.start)
    assert cast.entities[last.entity].name == "John Berg" and "Several people" in last.note


def test_an_acronym_joins_its_expansion():
    text = "The National Weather Agency warned of floods. The NWA raised its alarm on Sunday."
    found = mentions(cast_of(text), text)
    assert [form for _, form in found["National Weather Agency"]] == ["name", "acronym"]


@pytest.mark.parametrize(
    ("text", "party", "name"),
    [
        ("Paris said that the talks had failed.", "Paris", "France (government)"),
        ("Moscow denied that the ship was there.", "Moscow", "Russia (government)"),
        ("Germany announced a new tax.", "Germany", "Germany (government)"),
    ],
)
def test_a_capital_or_country_that_speaks_is_a_metonym_of_its_government(text, party, name):
    cast = cast_of(text, party)
    assert kinds(cast)[name] == "government"
    assert mentions(cast, text)[name] == [(party, "metonym")]


def test_a_country_that_something_happens_in_is_a_place():
    text = "The ship sank in Norway last winter."
    assert kinds(cast_of(text)) == {"Norway": "place"}


def test_one_country_can_be_both():
    text = "Norway said that the ship sank in Norway."
    assert kinds(cast_of(text, "Norway")) == {
        "Norway (government)": "government",
        "Norway": "place",
    }


def test_a_demonym_is_a_mention_of_the_government():
    text = "Japanese troops left the island."
    assert mentions(cast_of(text), text) == {"Japan (government)": [("Japanese", "demonym")]}


@pytest.mark.parametrize(
    ("text", "party", "kind"),
    [
        ("A senior official said that the bridge was safe.", "A senior official", "anonymous"),
        (
            "Two Western intelligence officers said that the plan had changed.",
            "Two Western intelligence officers",
            "anonymous",
        ),
        (
            "People familiar with the matter said that the deal was off.",
            "People familiar with the matter",
            "anonymous",
        ),
        ("The ministry said that the road was closed.", "The ministry", "government"),
        ("A report said that the dam was weak.", "A report", "event"),
    ],
)
def test_a_described_source_is_an_entity_of_its_own(text, party, kind):
    cast = cast_of(text, party)
    made = [entity for entity in cast.entities if entity.name == party]
    assert [entity.kind for entity in made] == [kind] and not made[0].named


def test_an_unnamed_source_belongs_to_whom_its_words_name():
    cast = cast_of("A NATO official said that the plan had changed.", "A NATO official")
    official = next(entity for entity in cast.entities if entity.kind == "anonymous")
    assert cast.entities[official.affiliation].name == "NATO"


def test_the_official_is_the_official_mentioned_before():
    text = "A senior official said that the bridge was safe. The official said that it would open."
    cast = cast_of(text, "A senior official", "The official")
    assert mentions(cast, text)["A senior official"] == [
        ("A senior official", "description"),
        ("The official", "description"),
    ]


def test_the_company_is_the_one_that_was_called_a_company():
    text = (
        "Molo Ltd., the company that built the pier, closed it. The company said that it was safe."
    )
    assert [form for _, form in mentions(cast_of(text, "The company"), text)["Molo Ltd."]] == [
        "name",
        "description",
    ]


def test_a_described_person_who_is_then_named_is_the_person():
    text = "Its lawyer, Helen Ashby, said that the file was old."
    assert "Helen Ashby" in kinds(
        cast_of(text, "Its lawyer, Helen Ashby")
    ) and "Its lawyer" not in kinds(cast_of(text, "Its lawyer, Helen Ashby"))


def test_the_same_words_for_several_people_are_the_same_people():
    text = "Prosecutors said that the file was old. According to prosecutors, it was found in May."
    assert [
        words
        for words, _ in mentions(cast_of(text, "Prosecutors", "prosecutors"), text)["Prosecutors"]
    ] == ["Prosecutors", "prosecutors"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Foreign Ministry spokesperson Ann Roe spoke to reporters.",
            "Foreign Ministry spokesperson",
        ),
        ("Ann Roe, the mayor of Lyon, spoke to reporters.", "the mayor of Lyon"),
    ],
)
def test_the_role_stands_before_the_name_or_beside_it(text, role):
    cast = cast_of(text)
    assert next(entity.role for entity in cast.entities if entity.name == "Ann Roe") == role


def test_a_pronoun_is_resolved_where_its_sentence_leaves_one_person():
    text = "Ann Roe left the hall because she thought that the vote was lost."
    found = mentions(cast_of(text, "she"), text)
    assert found["Ann Roe"] == [("Ann Roe", "name"), ("she", "pronoun")]


def test_a_title_rules_a_pronoun_out():
    text = "Ms. Roe accused a firm of a trick, a charge he rejects."
    assert any("not resolved" in entity.name for entity in cast_of(text, "he").entities)


def test_a_firm_is_the_same_with_and_without_its_legal_form():
    text = "Norra Crossings Ltd. denied it. Norra Crossings built the bridge."
    assert len([entity for entity in cast_of(text).entities if entity.kind == "organisation"]) == 1


def test_a_form_of_address_is_no_role():
    assert (
        next(
            entity.role
            for entity in cast_of("Mr. Edwin Marsh spoke first.").entities
            if "Marsh" in entity.name
        )
        == ""
    )


@pytest.mark.parametrize(
    "text",
    [
        "He said that the vote was lost.",
        "Ann Roe told Eva Lind that she thought the vote was lost.",
    ],
)
def test_a_pronoun_stays_visibly_unresolved_where_it_does_not(text):
    word = "He" if text.startswith("He") else "she"
    cast = cast_of(text, word)
    open_ = next(entity for entity in cast.entities if not entity.named)
    assert open_.name == f"“{word}” (not resolved)" and open_.note


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("Reuters", "ORG", "outlet"),
        ("Lakeside Herald", "ORG", "outlet"),
        ("Ministry of Fish", "ORG", "government"),
        ("Kyiv", "PERSON", "capital"),
        ("Jordan", "PERSON", "person"),
        ("Jordan", "GPE", "country"),
        ("Lake Como", "LOC", "place"),
        ("Olympics", "EVENT", "event"),
        ("Acme", "ORG", "organisation"),
    ],
)
def test_a_name_is_of_a_kind(name, label, kind):
    assert identify(name, label).kind == kind


def test_a_number_is_no_name():
    assert identify("three", "CARDINAL") is None


def test_initials_leave_small_words_out():
    assert initials("Ministry of the Interior") == "MI"


@pytest.mark.parametrize(
    "text",
    ["", "😀", "\n\n", "<b>Ann Roe</b> said no.", "ANN ROE SAID NO.", "“Ann Roe” — ‘Ann Roe’s’"],
)
def test_mentions_stand_where_they_say(text):
    cast = cast_of(text) if text else Cast()
    assert all(
        0 <= mention.start < mention.end <= len(text) and text[mention.start : mention.end].strip()
        for mention in cast.mentions
    )
