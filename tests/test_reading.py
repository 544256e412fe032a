"""What stands in the way of reading is read through, and every offset points into the text given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import helpers
from helpers import drafting
from helpers.drafting.furniture import furniture
from helpers.drafting.reading import read_through

WRAPPED = """The ferry firm said on Tuesday that the old
pier would close in May, before the storms of
autumn could break it."""


def said(text: str) -> list[tuple[str, str, str]]:
    """Source (blank for the outlet), content as it is given, and certainty of each statement."""
    dossier = drafting.draft(text, published="2024-10-29")
    assert helpers.check(dossier).empty
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()
    return [
        (
            names[last.loc[row.attribution_id, "entity_id"]]
            if last.loc[row.attribution_id, "hop"]
            else "",
            row.text,
            row.certainty,
        )
        for row in dossier.attributions.itertuples()
    ]


def notes(text: str) -> str:
    return " ".join(drafting.draft(text).package["draft"]["notes"])


def test_a_plain_text_is_read_as_it_stands():
    text = "The pier is old, the board said.\n\nIt will close."
    reading = read_through(text)
    assert reading.text == text and not reading.notes
    assert reading.given((4, 8)) == (4, 8)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            WRAPPED,
            "The ferry firm",
            WRAPPED[WRAPPED.index("the old\npier") : -1],
        ),
        ("The boa\u00adrd said the pi\u00ader is old.", "The board", "the pi\u00ader is old"),
        ("The board said\u200b the pier is old.", "The board", "the pier is old"),
        ("The coun-\ncil said the pier is old.", "The council", "the pier is old"),
        ("The well-\nknown poet said it is old.", "The well-known poet", "it is old"),
        ("Ange\u0301la Roe said the pier is old.", "Ang\u00e9la Roe", "the pier is old"),
        (
            "KESH, Norland (Nordpress) - The pier is old, the board said.",
            "the board",
            "The pier is old",
        ),
        ("KESH — The pier is old, the board said.", "the board", "The pier is old"),
        ("10:42 The board says the pier is old.", "The board", "the pier is old"),
    ],
)
def test_what_stands_in_the_way_is_read_through(text, source, content):
    assert said(text)[0][:2] == (source, content)


def test_what_was_read_through_is_noted():
    assert "Breaks inside sentences (2)" in notes(WRAPPED)
    assert "(1)" in notes("The board said\u200b the pier is old.")
    assert "Datelines (1)" in notes("KESH — The pier is old, the board said.")


@pytest.mark.parametrize(
    "text",
    [
        "The pier is old.\nThe board will close it.",
        "Old pier\nto close in May",
        "He wrote:\nroses are red\nviolets are blue",
        "The road — a steep one — is old.",
        "A UN-led force is there - the board said so.",
    ],
)
def test_lines_that_are_meant_are_kept(text):
    assert read_through(text).text == text


def test_a_line_in_capitals_is_read_as_others_are_written():
    text = (
        "MAYOR ROE SHUTS PIER IN NATO PORT\n\nAnn Roe shut the old pier on Monday, the board said."
    )
    assert read_through(text).text.startswith("Mayor Roe shuts pier in NATO port\n")
    assert said(text)[0] == ("", "MAYOR ROE SHUTS PIER IN NATO PORT", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Read more: The board says the pier is safe",
        "Follow us on the radio",
        "Sign up for our newsletter and never miss a pier",
        "Reporting by Ann Roe; editing by Tom Beck",
        "© 2024 Harbor News. All rights reserved.",
        "4 min read",
        "What happens next",
        "WHY IT MATTERS",
        "news@harbor.example",
        "More soon.",
    ],
)
def test_furniture_says_nothing(line):
    assert list(furniture(line)) == [(0, len(line))]
    assert said(f"{line}\n\nThe pier is old, the board said.\n\n{line}") == [
        ("the board", "The pier is old", "certain")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the auditor said.",
        "More than 300 people fled.",
        "Written by a former spy, the book says that the war was lost.",
        "What the board wants is a new pier.",
        "Why did the pier fall?",
        "By May the pier had fallen, the board said.",
        "Advertisement of the post begins in May, the board said.",
    ],
)
def test_sentences_that_open_like_furniture_are_read(line):
    assert not list(furniture(line))


ASKED = "We met the diver Ann Roe at the pier.\n\nQ. Is the pier safe?\n\nA. It is not safe at all."


def test_an_answer_is_by_the_one_person_who_was_introduced():
    assert ("Ann Roe", "It is not safe at all", "certain") in said(ASKED)
    assert not [content for _, content, _ in said(ASKED) if "Is the pier" in content]
    assert ("", "We met the diver Ann Roe at the pier", "certain") in said(ASKED)


def test_who_says_i_in_an_answer_is_the_one_who_answers():
    text = ASKED.replace("It is not", "I told the board that it is not")
    [who] = [source for source, content, _ in said(text) if content.startswith("it is")]
    assert who == "Ann Roe"


def test_an_answer_is_left_open_where_two_people_were_introduced():
    text = ASKED.replace("Ann Roe", "Ann Roe and her friend Tom Beck")
    [who] = [source for source, content, _ in said(text) if content.startswith("It is not")]
    assert who.startswith("nobody named")


def test_an_interview_without_labels_is_left_open_and_the_reader_warned():
    text = "Why did the pier fall?\n\nThe piles broke.\n\nWho will pay?\n\nThe town will pay."
    rows = {content: source for source, content, _ in said(text)}
    assert rows["The piles broke"].startswith("nobody named")
    assert "Why did the pier fall" not in rows
    assert "nothing says who answers" in notes(text)
    assert "nothing says who answers" not in notes(text.split("\n\nWho")[0])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ANN ROE, MAYOR: The pier is old.", "ANN ROE"),
        ("ANN ROE (voice-over): The pier is old.", "ANN ROE"),
        ("Ann Roe: The pier is old.", "Ann Roe"),
    ],
)
def test_a_label_names_its_speaker_without_the_role(text, source):
    assert said(text)[0][:2] == (source, "The pier is old")


def test_a_sentence_ends_after_a_shortened_million():
    rows = said("The board hid $2m. Fishers said the pier was old.")
    assert ("Fishers", "the pier was old", "certain") in rows


@given(st.text(alphabet="aA b-\n\r\u00ad\u200b\u0301.:(—", max_size=60))
def test_every_place_that_is_read_stands_in_the_text_in_order(text):
    reading = read_through(text)
    assert len(reading.starts) == len(reading.ends) == len(reading.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(reading.starts, reading.ends))
    assert reading.starts == sorted(reading.starts)


TERSE = (
    "Rain, wind: roads shut. Ferry firm Molo halts crossings. Police seek driver, 34. Three piers "
    "closed, schools open, trains late. Harbor board meets Monday. Fishers angry about rising fees."
)


def test_a_short_english_text_of_few_small_words_is_drafted_with_a_warning():
    assert "words are among the commonest of English" in notes(TERSE)
    assert "commonest" not in notes("The pier is old, and it will close in May, the board said.")


def test_a_long_text_of_so_few_small_words_is_refused():
    with pytest.raises(helpers.DossierError, match="commonest of English"):
        drafting.draft(" ".join([TERSE] * 5))
