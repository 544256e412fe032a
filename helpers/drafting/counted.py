"""What a quantity counts: the noun that its number belongs to, what one of them is, and the words
for all of them.

Nouns whose unit has another name are data, in assets/lexicon/units.csv.
"""

from itertools import takewhile
from typing import Any

from ..lexicons import rows

UNITS = {row["noun"]: row["unit"] for row in rows("units")}
COUNTS = {"number", "total", "toll", "figure", "tally"}
"""nouns that say of something else how many it is"""
STOPS = {"who", "which", "that", "and", "but", "or"}
HANGING = ("nummod", "quantmod", "compound", "pobj", "conj", "amod", "det", "predet")
"""the parser's relations on the way from a number up to its noun"""
NOUNS = ("NOUN", "PROPN")
NOT_SAID = "not said"


def noun_of(doc: Any, tokens: Any) -> Any | None:
    """The noun that is counted: what follows "of", or what the number modifies; None when there is
    none.
    """
    last, after = tokens[-1], tokens[-1].i + 1
    if after >= len(doc):
        return None
    if doc[after].lower_ in ("of", "in") and doc[after].dep_ == "prep":
        whole = next((child for child in doc[after].children if child.dep_ == "pobj"), None)
        when = whole is not None and whole.ent_type_ in ("DATE", "TIME", "GPE", "LOC")
        return None if when and doc[after].lower_ == "in" else whole
    return None if doc[after].is_punct or doc[after].is_space else _modified(last)


def _modified(last: Any) -> Any | None:
    """The noun after a number that it hangs on, over four steps at most."""
    word = last
    for _ in range(4):
        if word.head.i > last.i and word.head.pos_ in NOUNS:
            return word.head
        if word.dep_ not in HANGING:
            return None
        word = word.head
    return None


def counted(doc: Any, tokens: Any, noun: Any | None, *, subject: bool) -> tuple[str, str]:
    """What one is, and the words for what is counted: the noun's phrase, else what "which" stands
    for, else with `subject` the subject of the verb ("the toll reached 12").
    """
    last = tokens[-1]
    if noun is not None:
        return _unit(noun), _phrase(doc, noun, last.i + 1)
    if last.lower_ in ("which", "whom") and (meant := _antecedent(tokens[0])) is not None:
        part = tokens[0].lower_.startswith(("part", "much"))
        return "share" if part else _unit(meant), _phrase(doc, meant, 0)
    if last.pos_ == "PRON":
        return NOT_SAID, last.text
    return _subject(doc, tokens) if subject else (NOT_SAID, NOT_SAID)


def _subject(doc: Any, tokens: Any) -> tuple[str, str]:
    """What the subject of the verb above a number counts."""
    first, last = tokens[0], tokens[-1]
    above = last.ancestors if len(last) < 3 else (last, *last.ancestors)
    verb = next((word for word in above if word.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return NOT_SAID, NOT_SAID
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    subject = next(subjects, None)
    if subject is None:
        return NOT_SAID, NOT_SAID
    if verb.lemma_ == "vote":
        return "vote", _phrase(doc, subject, 0)
    if first.i <= subject.i <= last.i:
        return NOT_SAID, " ".join(doc[last.i + 1 : verb.i + 1].text.split()) or NOT_SAID
    inside = subject.left_edge.i <= first.i <= subject.right_edge.i
    return NOT_SAID if inside else _unit(subject), _phrase(doc, subject, 0)


def _antecedent(word: Any) -> Any | None:
    """What "which" stands for in "part of which they hold" and "some of which were bad"."""
    if word.dep_ == "appos":
        return word.head
    return word.head.head if word.head.dep_ == "relcl" else None


def _unit(noun: Any) -> str:
    """What one of the counted is: the noun's lemma, the unit that stands for it, or what a "number"
    or "toll" is one of.
    """
    if noun.lemma_.lower() in COUNTS:
        of = (
            child
            for prep in noun.children
            if prep.lower_ == "of"
            for child in prep.children
            if child.dep_ == "pobj"
        )
        noun = next((child for child in noun.children if child.dep_ == "compound"), next(of, noun))
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1).lower_ if noun.i else ""
    if f"{before} {lemma}" in UNITS:
        return UNITS[f"{before} {lemma}"]
    return UNITS.get(lemma, lemma) if noun.pos_ in NOUNS and lemma.strip() else NOT_SAID


def _phrase(doc: Any, noun: Any, floor: int) -> str:
    """The noun with its modifiers, from no earlier than a token, and up to nine words after it that
    end at a comma or a relative clause.
    """
    after = list(
        takewhile(
            lambda word: not (word.is_punct or word.is_space) and word.lower_ not in STOPS,
            doc[noun.i + 1 : min(noun.right_edge.i + 1, noun.i + 10)],
        )
    )
    words = doc[min(max(floor, noun.left_edge.i), noun.i) : noun.i + 1 + len(after)].text
    return " ".join(words.split()).strip(" ,;:“”\"'") or NOT_SAID
