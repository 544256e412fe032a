"""Mentioning: descriptions and pronouns that mean somebody become mentions of him; what may mean two
stays open.
"""

import pytest

from helpers import drafting


def mentioned(text: str) -> dict[str, list[str]]:
    """The mentions of each entity by its name, in the order of the text."""
    dossier = drafting.draft(text)
    names = dossier.entities.set_index("entity_id")["name"]
    found: dict[str, list[str]] = {}
    for row in dossier.mentions.sort_values("start").itertuples():
        found.setdefault(names[row.entity_id], []).append(row.text)
    return found


def kinds(text: str) -> dict[str, str]:
    entities = drafting.draft(text).entities
    return dict(zip(entities["name"], entities["kind"]))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Pella Foods Ltd., the company that owns the dairy, closed it. The fire began at night, "
            "and the company paid 40 workers.",
            "Pella Foods Ltd.",
            ["the company", "the company"],
        ),
        (
            "The Ministry of Health bought the masks. Nurses wore them. They thanked the ministry.",
            "Ministry of Health",
            ["the ministry"],
        ),
        (
            "A retired teacher found the letter. Two boys helped. The teacher kept it.",
            "A retired teacher",
            ["A retired teacher", "The teacher"],
        ),
        ("Its lawyer, Rosa Quint, wept.", "Rosa Quint", ["Its lawyer"]),
        ("The crowd left. Police followed the crowd.", "The crowd", ["The crowd", "the crowd"]),
    ],
)
def test_a_description_that_means_one_is_a_mention_of_that_one(text, name, words):
    assert [word for word in words if word in mentioned(text)[name]] == words


@pytest.mark.parametrize(
    "text",
    [
        "A driver met another driver. Days passed in the valley. Snow fell. Then the driver left.",
        "Oster Foods Ltd., a company, bought Lund Mills Ltd., a company. Prices rose. Bread was "
        "dear. Then the company closed.",
    ],
)
def test_a_description_that_may_mean_two_is_no_mention(text):
    said = [word for words in mentioned(text).values() for word in words]
    assert "the driver" not in said and "the company" not in said


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A company dug the tunnel. The other company drained it.", "The other company"),
        ("A nurse rang. The nurse who answered was calm.", "The nurse"),
        ("A German firm built it. The Danish firm failed.", "The Danish firm"),
    ],
)
def test_what_tells_one_from_another_makes_it_nobody_that_was_called_so_before(text, other):
    found = mentioned(text)
    assert not any(other in words and len(words) > 1 for words in found.values()), found


def test_a_team_that_is_somebodys_is_not_what_the_team_means_far_below():
    text = (
        "Ana Ruiz dives with her team. The water is cold. The days are short. Winter is near. "
        "The team plans a trip."
    )
    assert "The team" not in mentioned(text).get("Ana Ruiz's team", [])


@pytest.mark.parametrize(
    ("text", "name", "pronouns"),
    [
        ("Rosa Quint lost her keys. She slept in her car.", "Rosa Quint", ["her", "She", "her"]),
        ("Pella Foods Ltd. closed on Monday. Its owner is rich.", "Pella Foods Ltd.", ["Its"]),
        ("“I lost my keys,” said Rosa Quint.", "Rosa Quint", ["I", "my"]),
        ("“We lost our keys,” two miners said.", "two miners", ["We", "our"]),
    ],
)
def test_a_pronoun_that_means_one_is_a_mention_of_that_one(text, name, pronouns):
    assert [word for word in mentioned(text)[name] if word in pronouns] == pronouns


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Rosa Quint met Ann Dell. She wept.", "She"),
        ("“We lost,” said Rosa Quint.", "We"),
        ("Pella Foods bought Lund Mills. Its owner is rich.", "Its"),
        ("Every miner must bring his or her lamp, Rosa Quint said.", "her"),
        ("It rained in Lund.", "It"),
    ],
)
def test_a_pronoun_that_may_mean_two_or_nobody_is_no_mention_of_any_one(text, pronoun):
    drafted = drafting.draft(text)
    open_ = drafted.entities.loc[
        drafted.entities["name"].str.contains("not resolved"), "entity_id"
    ].tolist()
    marked = drafted.mentions[drafted.mentions["text"] == pronoun]
    assert set(marked["entity_id"]) <= set(open_)


def test_jurors_and_the_jury_are_one_and_so_are_prosecutors_and_the_prosecution():
    text = "Rosa Quint told jurors that it rained. The jury left. Prosecutors wept."
    assert {"jurors", "The jury"} <= set(mentioned(text)["jurors"])
    text = "Prosecutors said that it rained. The prosecution rested."
    assert mentioned(text)["Prosecutors"] == ["Prosecutors", "The prosecution"]


def test_the_article_of_a_name_belongs_to_its_mention_but_not_that_of_another_noun():
    found = mentioned("The army left the Pentagon for the Quint Street bakery.")
    assert "the Pentagon" in [word for words in found.values() for word in words]
    assert not any("the Quint Street" in words for words in found.values()), found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Smoke filled the hall. Three rescuers fainted, and Rosa Quint ran.", "", ""),
        ("Three sailors drowned.", "Three sailors", "group"),
        ("A sailor drowned.", "A sailor", "person"),
        ("A sailor said that it rained.", "A sailor", "anonymous"),
        ("Rosa Quint told lawmakers that it rained.", "lawmakers", "group"),
        ("Some European companies failed.", "Some European companies", "collective"),
        ("The river froze.", "The river", "place"),
        ("The trial of Rosa Quint began. The trial is long.", "The trial of Rosa Quint", "event"),
        ("Police closed it.", "Police", "organisation"),
    ],
)
def test_who_says_nothing_is_of_the_kind_that_the_noun_tells(text, name, kind):
    assert kinds(text).get(name, "") == kind


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Quint is a sailor.",
        "Rosa Quint works as a sailor.",
        "No sailor drowned.",
        "Any sailor may drown.",
        "The sailors' union met.",
        "The director wept.",
        "A plan failed.",
        "The figure rose.",
    ],
)
def test_what_says_what_another_is_or_means_nobody_certain_brings_in_nobody(text):
    new = set(kinds(text)) - {"the outlet", "Rosa Quint", "The sailors' union"}
    assert not new or new == {"The sailors"}, new


def test_eleven_after_fourteen_of_the_same_may_be_some_of_them_and_stay_open():
    found = mentioned("The blast hurt 14 miners. Days later 11 miners were well.")
    assert "11 miners" not in [word for words in found.values() for word in words]
    assert found["14 miners"] == ["14 miners"]


def test_the_matter_of_the_headline_is_the_one_that_the_text_takes_up():
    text = (
        "Lund harbour trial opens\n\nThe trial of four dockers opened in Lund on Monday, and it "
        "drew a crowd. The trial is long."
    )
    words = next(words for words in mentioned(text).values() if "The trial" in words)
    assert "The trial of four dockers" in words
