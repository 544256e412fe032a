"""Numbers that only look like quantities: those of names, lines, years and ages."""

import re
from typing import Any

from ..lexicons import words

NAMES = {"LAW", "PRODUCT", "WORK_OF_ART", "FAC", "ORG", "EVENT", "GPE", "LOC", "PERSON", "NORP"}
LABELS = words("timewords", "label")
AGE_BESIDE = re.compile(r", [\w-]+(?:,|\.(?![0-9])|\s[―—–-]\s)|\s\([0-9]+\)")
NUMBERED = re.compile(r"\b[Nn]o\.\s?$")
AGED = re.compile(r"\b[Aa]ged?\s$")
YEAR = re.compile(r"(?:1[5-9]|2[01])[0-9]{2}")


def is_named(match: re.Match[str], tokens: Any, noun: Any | None) -> bool:
    """Whether the number belongs to a name ("Boeing 737", "Group of Seven") or numbers a line."""
    text, last = match.string, tokens[-1]
    if match["low"][0].isupper() and not tokens[0].is_sent_start and not match["before"]:
        return True
    if match.start() == 0 or text[match.start() - 1] == "\n":
        return bool(re.match(r"[.)]\s", text[match.end() : match.end() + 2]))
    if match["before"] or _has_unit(match):
        return False
    return (last.ent_type_ in NAMES and last.ent_iob_ == "I") or _beside_a_name(tokens, noun)


def _has_unit(match: re.Match[str]) -> bool:
    return any(match[group] for group in ("sign", "code", "percent", "symbol", "hyphened", "high"))


def _beside_a_name(tokens: Any, noun: Any | None) -> bool:
    """Whether a number stands between names, before a street's, or after a count of its own: "the
    iPhone 11 Pro", "9 Mill Road", "two new 737 jets".
    """
    doc, first, last = tokens.doc, tokens[0], tokens[-1]
    before = doc[first.i - 1] if first.i and not first.is_sent_start else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if noun is None or not last.like_num:
        return False
    if _is_name(noun) and after is not None and _is_name(after):
        return True
    if before is not None and _is_name(before) and after is not None and _is_name(after):
        return True
    return last.text.isdigit() and any(
        child.dep_ == "nummod" and child.i < first.i - 1 for child in noun.children
    )


def _is_name(token: Any) -> bool:
    """Whether a word is a name's, and not a people's."""
    return token.tag_ == "NNP" and token.text[:1].isupper() and token.ent_type_ != "NORP"


def is_year(match: re.Match[str], noun: Any | None) -> bool:
    """Whether a bare number of four digits is a year: it counts nothing of which there are many."""
    bare = YEAR.fullmatch(match["low"]) and not (match["before"] or _has_unit(match))
    return bool(bare) and (noun is None or noun.tag_ not in ("NNS", "NNPS"))


def is_telephone(match: re.Match[str]) -> bool:
    """Whether a bare number is one of a row of them, or begins with a zero: "0800 555 019"."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    after = match.string[match.end() : match.end() + 4]
    row = re.search(r"[0-9]{2}\s$", before) or re.match(r"\s[0-9]{2}", after)
    zero = re.match("0[0-9]", match["low"])
    return bool(row or zero) and not (match["before"] or _has_unit(match))


def is_age(match: re.Match[str], tokens: Any, number: float) -> bool:
    """Whether it is "42-year-old", the 67 of "Edwin Marsh, 67, said" and of "Edwin Marsh (67)", or
    of "she is 67".
    """
    if match["age"]:
        return True
    if number >= 120 or match["before"] or _has_unit(match):
        return False
    around = match.string[max(0, match.start() - 2) : match.end() + 3]
    head = tokens[-1].head
    if AGED.search(match.string, max(0, match.start() - 6), match.start()):
        return True
    if AGE_BESIDE.match(around):
        return head.i < tokens[0].i and head.pos_ in ("PROPN", "NOUN")
    return _is_of_person(tokens[-1])


def aged(tokens: Any, noun: Any | None) -> str:
    """Whose age it is, in a word."""
    head = noun or tokens[-1].head
    head = head.head if head.lower_ in ("aged", "age") else head
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    is_verb = head.pos_ in ("AUX", "VERB")
    return subject.text if is_verb and subject is not None else head.text


def _is_of_person(number: Any) -> bool:
    """Whether a number alone is what a person is: "she is 67"."""
    verb = number.head
    subjects = (child.lower_ for child in verb.children if child.dep_ == "nsubj")
    return (
        number.dep_ in ("attr", "dobj", "acomp", "npadvmod")
        and verb.lemma_ in ("be", "turn")
        and not list(number.children)
        and any(subject in ("he", "she", "i", "who") for subject in subjects)
    )


def is_label(tokens: Any, noun: Any | None) -> bool:
    """Whether the number follows what it names, as in "Article 5", "page 12" and "category 4
    storm"; noun: what it would count.
    """
    first, last = tokens[0], tokens[-1]
    before = first.nbor(-1).lower_ if first.i else ""
    numbered = NUMBERED.search(tokens.doc[max(0, first.i - 3) : first.i].text_with_ws[-5:])
    if numbered or (before in LABELS and not first.is_sent_start):
        return True
    return (
        noun is None
        and last.head.i == first.i - 1
        and last.head.pos_ in ("NOUN", "PROPN")
        and last.dep_ in ("nummod", "appos", "nmod", "npadvmod")
    )


def is_pronoun(match: re.Match[str], tokens: Any, noun: Any | None) -> bool:
    """Whether it is the "one" of "one can see", "no one" and "one of the officials"."""
    doc, after = tokens.doc, tokens[-1].i + 1
    return match["low"].lower() == "one" and (
        noun is None or (after < len(doc) and doc[after].lower_ == "of")
    )
