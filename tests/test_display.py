"""What a stranger named or wrote changes nothing around it: visible, escaped, broken, listed,
addressed.
"""

import doctest
from html import unescape
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from helpers import display, views

IDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4)


def test_the_examples_hold():
    assert doctest.testmod(display).failed == 0


@given(st.text())
def test_what_is_shown_has_a_character_for_each_and_none_that_turns_the_line(text):
    shown = display.visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & {chr(code) for code in (0, 7, 27, 127, 0x202A, 0x202E, 0x2066, 0x2069)}


@given(st.text())
def test_breaking_adds_nothing_but_chances_to_break(text):
    html = display.breakable(text)
    assert unescape(html.replace("<wbr>", "")) == display.visible(text)
    assert all(len(display.unpiled(part)) <= 30 * 5 for part in unescape(html).split("<wbr>")[1:])


def test_a_long_word_is_broken_between_letters_and_never_before_an_accent():
    parts = display.breakable("e\u0301" * 3000).split("<wbr>")
    assert len(parts) == 100 and not any(part.startswith("\u0301") for part in parts)
    assert "<wbr>" not in display.breakable("words of no length at all " * 100)


@given(IDS, IDS)
def test_two_lists_of_ids_never_read_alike(ids, others):
    assert (display.listed(ids) == display.listed(others)) == (ids == others)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_address_needs_no_escaping_and_leads_back_to_its_id(id_):
    address = display.anchor("row", id_)
    assert address.isascii() and not set(address) & set(""" "'<>&""")
    assert unquote(address.removeprefix("row-")) == id_


def test_the_chains_of_two_sets_of_ids_are_drawn_alike(dossier, oddly_named):
    kept = ["hop", "party", "identified", "passing", "ending", "cues"]
    assert views.chains(oddly_named)[kept].equals(views.chains(dossier)[kept])
    assert views.chains(oddly_named)["path"].is_unique
