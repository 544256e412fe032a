"""What a quantity counts: the noun that its number belongs to, what one of them is, and the words
for all of them.

Nouns whose unit has another name are data, in assets/lexicon/units.csv.
"""

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from ..lexicons import rows, words
from .changes import COSTS, is_measuring
from .measures import HYPHENED, SYMBOLS
from .pages import text_of

UNITS = {row["noun"]: row["unit"] for row in rows("units")}
COUNTS = {"number", "total", "toll", "figure", "tally"}
"""nouns that say of something else how many it is"""
GUESSES = {"estimate", "count", "forecast", "projection"}
"""nouns for what somebody takes a number to be"""
LEADING = ("by", "at", "to")
"""what stands between the object of a verb and the number that it is put at or brought to"""
ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
TIMES_AS = re.compile(
    r"\stimes\s(?:as|more|larger|higher|bigger|greater|faster|fewer|less)\s"
    r"(?P<what>(?:[\w-]+\s?){1,3})"
)
"""what follows a multiple that is compared: "three times as many trees" """
MONEY = {row["unit"] for row in rows("currencies")} | words("commonwords", "money")
"""units of money"""
PHYSICAL = {*SYMBOLS.values(), *HYPHENED.values(), "month", "metre", "litre", *MONEY} - {"people"}
"""units of what has a size"""
STOPS = {"who", "which", "that", "where", "when", "and", "but", "or"}
HANGING = ("nummod", "quantmod", "compound", "pobj", "conj", "amod", "det", "predet")
"""the parser's relations on the way from a number up to its noun"""
NOUNS = ("NOUN", "PROPN")
ADJECTIVES = ("cubic", "square", "nautical")
"""words that make another unit of one"""
NOT_SAID = "not said"


def is_who(measure: str, names: Iterable[str]) -> bool:
    """Whether what seems to be counted is only one of these names, of whoever says how many."""
    return _bare(measure) in map(_bare, names)


def _bare(name: str) -> str:
    """A name without its article, in small letters."""
    return ARTICLE.sub("", " ".join(name.split())).casefold()


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
        return _unit(noun), _phrase(doc, noun, max(last.i, *_leading_numbers(noun)) + 1)
    if last.lower_ in ("which", "whom") and (meant := _antecedent(tokens[0])) is not None:
        part = tokens[0].lower_.startswith(("part", "much"))
        return "share" if part else _unit(meant), _phrase(doc, meant, 0)
    if last.pos_ == "PRON":
        return NOT_SAID, last.text
    return _subject(doc, tokens) if subject else (NOT_SAID, NOT_SAID)


def _leading_numbers(noun: Any) -> list[int]:
    """Where a number stands that begins the words of a noun: "(31 of) 120 taps"."""
    numbers = (kin for kin in noun.lefts if kin.dep_ == "nummod")
    return [0, *(kin.i for kin in numbers if kin.left_edge == noun.left_edge)]


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
    if first.i <= subject.i <= last.i and verb.pos_ == "AUX":
        return NOT_SAID, NOT_SAID
    if first.i <= subject.i <= last.i:
        return NOT_SAID, " ".join(doc[last.i + 1 : verb.i + 1].text.split()) or NOT_SAID
    if (thing := _put(verb, first)) is not None:
        return _unit(thing), _phrase(doc, thing, 0)
    inside = subject.left_edge.i <= first.i <= subject.right_edge.i
    return NOT_SAID if inside else _unit(subject), _phrase(doc, subject, 0)


def _put(verb: Any, number: Any) -> Any | None:
    """The object of a verb whose number is told behind "at", "to" or "by": "put the toll at 40",
    "raised its estimate of the toll to 40"; None where there is none.
    """
    leads = number.dep_ in HANGING and any(
        kin.head == verb and kin.lower_ in LEADING for kin in number.ancestors if kin.i < number.i
    )
    objects = (kin for kin in verb.children if kin.dep_ == "dobj" and kin.i < number.i)
    return _guessed(next(objects, None)) if leads else None


def _guessed(thing: Any | None) -> Any | None:
    """What an estimate or a forecast is of; the noun itself where it is none."""
    guess = thing is not None and thing.lemma_.lower() in GUESSES
    return (_inside(thing) or thing) if guess else thing


def of_what(
    doc: Any, tokens: Any, noun: Any | None, unit: str, count: tuple[str, str]
) -> tuple[str, str]:
    """The unit, blank where the count has its own, and what is measured: what stands around the
    number where the noun behind it is only the measure.
    """
    counts, measure = count
    if noun is not None and (times := TIMES_AS.match(text_of(doc), tokens.end_char)):
        more = doc.char_span(*times.span("what"), alignment_mode="expand")
        return "times", next((kin.text for kin in more if kin.pos_ == "NOUN"), measure)
    if (unit or counts) in PHYSICAL and (cost := _cost(doc, tokens)):
        return unit, cost
    if noun is None and unit:
        return unit, _around(doc, tokens) or measure
    is_measure = noun is not None and (counts in PHYSICAL or counts.split()[0] in ADJECTIVES)
    if is_measure and not unit:
        around = _subject_of(doc, tokens) if is_measuring(tokens) else _around(doc, tokens)
        return unit, around or measure
    return unit, measure


def _cost(doc: Any, tokens: Any) -> str:
    """What a number measures that somebody is said to be cost, or to save: "cost to the port"."""
    verb = next((word for word in tokens[-1].ancestors if word.pos_ in ("VERB", "AUX")), None)
    lead = "" if verb is None else COSTS.get(verb.lemma_.lower(), "")
    if verb is None or not lead:
        return ""
    bearing = [kin for kin in verb.children if kin.dep_ in ("dative", "dobj") and kin.i > verb.i]
    bearing += [kin for money in bearing for kin in money.lefts if kin.dep_ == "nmod"]
    whom = next((kin for kin in bearing if kin.i < tokens[0].i), None)
    if whom is None:
        return ""
    words = " ".join(doc[verb.i + 1 : whom.i + 1].text.split())
    return lead.split()[0] if whom.pos_ == "PRON" else f"{lead} {words}"


def _subject_of(doc: Any, tokens: Any) -> str:
    """The subject of which a verb above a number says how much it is; blank for a pronoun."""
    verb = next((word for word in tokens[-1].ancestors if word.pos_ in ("VERB", "AUX")), None)
    subjects = (kin for kin in verb.children if kin.dep_ == "nsubj") if verb is not None else ()
    subject = next(iter(subjects), None)
    if subject is None or subject.pos_ not in NOUNS or subject.i > tokens[0].i:
        return ""
    return _phrase(doc, subject, 0)


def _around(doc: Any, tokens: Any) -> str:
    """What is measured by a number with its own unit: the noun before "of", "growth of 20%"; what
    is changed by it, "cut costs by 20%"; blank where neither stands there.
    """
    word = tokens[-1]
    while word.dep_ in HANGING and word.dep_ != "pobj" and word.head.i != word.i:
        word = word.head
    preposition = word.head
    if word.dep_ != "pobj" or preposition.i > tokens[0].i:
        return ""
    above = preposition.head
    if preposition.lower_ == "of" and above.pos_ == "NOUN" and above.i < tokens[0].i:
        return _plain_noun(doc, above)
    if preposition.lower_ == "at" and above.pos_ == "NOUN" and above.i < preposition.i:
        return _reckoned(doc, above, preposition)
    objects = (kin for kin in above.children if kin.dep_ == "dobj" and kin.i < tokens[0].i)
    object_ = _guessed(next(objects, None)) if preposition.lower_ in LEADING else None
    return "" if object_ is None else _phrase(doc, object_, 0)


def _reckoned(doc: Any, noun: Any, lead: Any) -> str:
    """What is reckoned at a number, where the parser has taken that for a part of it: "put the cost
    of repairs at $2 million"; blank where it is no object.
    """
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return str(doc[noun.left_edge.i : lead.i].text) if noun.dep_ == "dobj" else ""


def _plain_noun(doc: Any, noun: Any) -> str:
    """A noun with what stands before it; of a rise in something, that."""
    inside = (kin for kin in noun.children if kin.lower_ == "in" and kin.i > noun.i)
    said = next((kin for prep in inside for kin in prep.children if kin.dep_ == "pobj"), None)
    if said is not None:
        return _phrase(doc, said, 0)
    own = (kin.i + 1 for kin in noun.lefts if kin.dep_ == "det")
    return str(doc[max(own, default=noun.left_edge.i) : noun.i + 1].text)


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
        before = next((child for child in noun.children if child.dep_ == "compound"), None)
        noun = before or _inside(noun) or noun
    lemma = noun.lemma_.lower()
    last = noun.nbor(-1).lower_ if noun.i else ""
    if f"{last} {lemma}" in UNITS:
        return UNITS[f"{last} {lemma}"]
    if last in ADJECTIVES:
        return f"{last} {lemma}"
    if lemma in COUNTS - {"toll"}:
        return NOT_SAID
    return UNITS.get(lemma, lemma) if noun.pos_ in NOUNS and lemma.strip() else NOT_SAID


def _inside(noun: Any) -> Any | None:
    """What a number or an estimate is one of; None where the text does not say."""
    of = (
        child
        for prep in noun.children
        if prep.lower_ == "of"
        for child in prep.children
        if child.dep_ == "pobj"
    )
    return next(of, None)


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
