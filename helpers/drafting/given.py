"""What is given: the text and the day of its publication, looked over before anything is drafted,
and the package that describes them.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..contract import SURROGATE
from ..datapackage import describe
from ..dossier import DossierError
from ..lexicons import words
from ..messages import shown
from .attributions.interviews import answers

YEARS = range(1600, 2201)
"""the years in which an article can have been published: outside them a day is half typed"""
COMMON = words("commonwords", "common")
ENGLISH = 0.12
"""the least part of an English text that its commonest words make up"""
OTHERS = words("commonwords", "of another language")
ENOUGH, LONG = 25, 120
"""the words that a text must have for that part to tell, and for it to tell by itself"""
ONLY_ENGLISH = "an English article, and no other language"
TAG = re.compile(r"</?[a-zA-Z][^<>@]*>")
PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)


def day_of(published: str | date | None) -> date | None:
    """The day of publication; None when it is not known. Raises DossierError for what is no day of
    the years in question.
    """
    if not published:
        return None
    try:
        day = published if isinstance(published, date) else date.fromisoformat(published)
        if day.year in YEARS:
            return day
    except ValueError:
        pass
    raise DossierError(
        f"published: found {shown(str(published))}; allowed: a day of the years {YEARS[0]} to "
        f"{YEARS[-1]} such as 2024-10-29, or nothing when it is not known"
    )


def described(text: str, day: date | None, **given: str | None) -> dict:
    """The package of an article with what was given about it."""
    about = {name: value for name, value in given.items() if value}
    if day:
        about |= {
            "published": day.isoformat(),
            "published_edtf": day.isoformat(),
            "published_basis": "given with the article",
        }
    return describe(text, given.get("headline") or _first_words(text), **about)


def look_over(text: str) -> Iterator[str]:
    """What a reader should know before trusting a draft of this text. Raises DossierError when
    there is nothing to draft.
    """
    all_words = re.findall(r"[^\W\d_]+", text)
    _require_article(text, all_words)
    if len(all_words) < 5:
        yield "The text is too short to hold a statement."
    elif _common(all_words) < ENGLISH:
        yield f"Only {_few(all_words)}: the rules know {ONLY_ENGLISH}."
    if tags := TAG.findall(text):
        yield (
            f"The text holds markup ({len(tags)} times, first {tags[0][:30]}). It is kept as it "
            "stands; sentences around it may be misread."
        )
    if any(answers(text)):
        yield (
            "Questions stand in paragraphs of their own and nothing says who answers them: what "
            "stands below each is left open."
        )
    if sum(word.isupper() for word in all_words) > len(all_words) * 0.6:
        yield "Most of the text is in capitals: names and sentence parts are found badly."


def _require_article(text: str, all_words: Sequence[str]) -> None:
    """Raises DossierError for a text without words, not encodable, an HTML page, not English."""
    if not all_words:
        raise DossierError("the text: found no word; allowed: the text of an English article")
    if lone := SURROGATE.search(text):
        raise DossierError(
            f"the text: character {lone.start()} is half a surrogate pair; allowed: characters "
            "that UTF-8 can hold"
        )
    if PAGE.match(text):
        raise DossierError(
            "the text: found a whole HTML page; allowed: its text alone. Save the page and load "
            "the file, or copy the words from the browser"
        )
    if len(all_words) >= ENOUGH and _is_foreign(all_words):
        raise DossierError(f"the text: {_few(all_words)}; allowed: {ONLY_ENGLISH}")


def _common(all_words: Sequence[str]) -> float:
    """The part of the words that is among the commonest of English."""
    return sum(word.lower() in COMMON for word in all_words) / len(all_words)


def _is_foreign(all_words: Sequence[str]) -> bool:
    """Whether too few of the commonest words are English, and, in a short text, some of another
    language.
    """
    others = sum(word.lower() in OTHERS for word in all_words)
    return _common(all_words) < ENGLISH and (len(all_words) >= LONG or others > 2)


def _few(all_words: Sequence[str]) -> str:
    known = sum(word.lower() in COMMON for word in all_words)
    return f"{known} of {len(all_words)} words are among the commonest of English"


def _first_words(text: str) -> str:
    return " ".join(text.split()[:8])[:80]
