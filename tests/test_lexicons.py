"""The word lists: data that a reader can check, each word where it belongs and nowhere twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from helpers import lexicons

ROOT = Path(__file__).resolve().parent.parent
SOURCES = "".join(path.read_text("utf-8") for path in (ROOT / "helpers").rglob("*.py"))
TABLES = sorted(path.stem for path in lexicons.FOLDER.glob("*.csv"))
LISTS = [name for name in TABLES if {"word", "kind"} <= set(lexicons.rows(name)[0])]


@pytest.mark.parametrize("name", TABLES)
def test_every_lexicon_is_read_and_has_the_same_columns_in_each_row(name):
    assert re.search(rf'"{name}"', SOURCES)
    for row in lexicons.rows(name):
        assert None not in row and None not in row.values()


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice_in_a_kind_and_none_is_blank(name):
    found = Counter((row["kind"], row["word"]) for row in lexicons.rows(name))
    assert max(found.values()) == 1
    assert all(kind and word and word == word.strip() for kind, word in found)


@pytest.mark.parametrize(
    ("name", "kind"),
    sorted({(name, row["kind"]) for name in LISTS for row in lexicons.rows(name)}),
)
def test_every_kind_of_words_is_read_by_a_rule(name, kind):
    assert re.search(rf"""["']{re.escape(kind)}["']""", SOURCES)


def test_a_kind_that_no_word_has_is_refused_by_name():
    with pytest.raises(KeyError, match=r"speechwords.csv.*'ocasion'"):
        lexicons.words("speechwords", "ocasion")


def test_a_phrase_is_found_before_the_shorter_one_that_begins_it():
    assert (
        re.match(lexicons.either(["News", "News Agency"]), "News Agency").group() == "News Agency"
    )


def test_a_pattern_of_phrases_finds_what_each_of_them_alone_does():
    phrases = ["a few", "a", "An hour", "a.m.", "an", "few", "a few dozen", "(so)"]
    plain = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    text = "A few dozen came; at 6 a.m. an hour or an (so) few, axm, a FEW; An hour a"
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = re.findall(rf"\b(?:{lexicons.either(phrases)})", text, flags)
        assert found == re.findall(rf"\b(?:{plain})", text, flags)
        assert "a.m." in found
