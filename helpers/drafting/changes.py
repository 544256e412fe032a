"""Which way a quantity is said to have changed: up, down, unchanged, or no change at all.

The parser tells what a number hangs on: a verb ("fell 2.5 %", "rose from 3 to 4 million"), a noun
("a rise of 5 %", "a 3 % drop") or a particle ("up 19 cents"); the words stand in
assets/lexicon/changewords.csv. What a change starts from has no direction of its own, nor has what
is denied.
"""

import re
from typing import Any

from ..lexicons import either, valued, words

VERBS, LED, MEASURED, STEADY, NOUNS, ADVERBS, STEADY_WORDS = (
    valued("changewords", kind)
    for kind in (
        "verb",
        "verb with by or to",
        "measured verb",
        "steady verb",
        "noun",
        "adverb",
        "steady word",
    )
)
"""words of change to their direction; measured ones (lose, gain) tell a change of what is measured
alone: "lost 2 %", but not "lost 40 men"; some (raise) need "by" or "to"
"""
MEASURING = words("changewords", "verb of measure")
WAYS = words("changewords", "verb of way")
"""verbs that lead up and down"""
COSTS = valued("changewords", "verb of cost")
"""verbs that say how much somebody loses or gains, to what that is"""
MEASURES = words("changewords", "measure")
"""nouns that measure rather than count"""
UP_TO_NOUN = ("nummod", "quantmod", "compound", "amod", "nmod", "conj", "appos", "det", "npadvmod")
TO_VERB = ("dobj", "npadvmod", "pobj", "prep", "advmod", "attr", "acomp", "oprd", "conj", "nummod")
PREPOSITIONS = ("by", "to", "of", "at", "in")
GAP = re.compile(r"\W*(?:(?:by|to|about|around|nearly|almost|more than|just|some|a|another)\s)*")
UP_FROM = re.compile(rf"^[^.;,\n]{{0,40}},\s(?P<way>{either(ADVERBS)})\sfrom\b")
COMPARED = {"higher": "up", "more": "up", "lower": "down", "less": "down", "fewer": "down"}
THAN_BEFORE = re.compile(
    rf"(?P<way>{either(COMPARED)})\s(?:\w+\s)?than\s(?:(?:it\s|they\s)?(?:was|were)\s)?"
    r"(?:a\s(?:year|month|week|decade)|last|the\s(?:year|month|week|previous|same)|in\s|on\s|before"
    r"|at\sthe|[a-z]+\s(?:years|months)\s(?:ago|earlier))"
)
STEPS, AFTER = 6, 8
"""how many words above a number, and after it, are read"""


def direction(tokens: Any, *, measured: bool) -> str:
    """The direction of the change that a number, as its tokens, is part of; blank where none is
    claimed. measured: whether it is a share or another measure, rather than a count or money.
    """
    return (
        _up_from(tokens)
        or _than_before(tokens)
        or _by_particle(tokens)
        or _by_head(tokens, measured)
    )


def _up_from(tokens: Any) -> str:
    """By what it is said to be up or down from, right after it: "40 boats, up from 30"."""
    last = tokens[-1].i + 1
    after = tokens.doc[last : last + AFTER].text
    found = UP_FROM.search(after)
    return ADVERBS[found["way"]] if found else ""


def _than_before(tokens: Any) -> str:
    """By a comparison with an earlier time, right after it: "20 % higher than last year"."""
    last = tokens[-1].i + 1
    found = THAN_BEFORE.match(tokens.doc[last : last + AFTER].text)
    return COMPARED[found["way"]] if found else ""


def is_measuring(tokens: Any) -> bool:
    """Whether the verb above a number says of its subject how much it is: "the road cost $4m", but
    not "the town spent $4m".
    """
    verb = next((word for word in tokens[-1].ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is None or any(child.lower_ == "it" for child in verb.children):
        return False
    lemma = verb.lemma_.lower()
    alone = lemma in VERBS and not any(child.dep_ == "dobj" for child in verb.children)
    return alone or lemma in MEASURING


def is_changing(tokens: Any) -> bool:
    """Whether a number hangs on a verb or a noun of change, whichever way it leads."""
    word = tokens[0]
    for _ in range(STEPS):
        if word.dep_ not in (*TO_VERB, *UP_TO_NOUN, "pcomp"):
            return False
        word = word.head
        if word.lemma_.lower() in (VERBS if word.pos_ in ("VERB", "AUX") else NOUNS):
            return True
    return False


def _by_particle(tokens: Any) -> str:
    """By "up" or "down" right before the number: "up nearly 57 %", "was down 2.3 %"; but not "gave
    up 40 men".
    """
    doc, first = tokens.doc, tokens[0]
    begins = next((at for at in range(first.i, 0, -1) if doc[at].is_sent_start), 0)
    for word in reversed(doc[max(begins, first.i - 4) : first.i]):
        if word.lower_ in ADVERBS and _is_way(word):
            between = doc[word.i + 1 : first.i].text + " "
            return ADVERBS[word.lower_] if GAP.fullmatch(between.lower().lstrip()) else ""
    return ""


def _is_way(word: Any) -> bool:
    """Whether "up" or "lower" is the way of a change, and neither an adjective nor a verb's own as
    in "make up" and "give up".
    """
    verb = word.head.lemma_.lower()
    own = word.dep_ == "prt" and verb not in WAYS and verb not in VERBS
    return word.pos_ != "ADJ" and not own


def _by_head(tokens: Any, measured: bool) -> str:
    """By the verb or the noun that the number hangs on."""
    before = tokens[0].nbor(-1).lower_ if tokens[0].i else ""
    if before == "from":
        return ""
    word, by = tokens[-1], before if before in PREPOSITIONS else ""
    for _ in range(STEPS):
        head = word.head
        agent = measured and word.dep_ == "agent"
        if head.i == word.i or (word.dep_ not in (*TO_VERB, *UP_TO_NOUN) and not agent):
            return ""
        if head.pos_ == "ADP" and head.i < tokens[0].i and not by:
            by = head.lower_
            if by not in PREPOSITIONS:
                return ""
        if found := _of(head, word, by, measured):
            return "" if _denied(head) else found
        if head.pos_ in ("VERB", "AUX"):
            return ""
        word = head
    return ""


def _of(head: Any, word: Any, by: str, measured: bool) -> str:
    """The direction that one word of change tells, by what hangs on it and the preposition."""
    lemma = head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN"):
        if by not in ("", "of", "in", "to") or (word.like_num and not measured):
            return ""
        return NOUNS.get(lemma, "")
    if head.pos_ not in ("VERB", "AUX"):
        return ""
    if by in ("at", "") and _steady(head, by):
        return "unchanged"
    if by not in ("", "by", "to"):
        return ""
    led = LED.get(lemma, "") if by else ""
    return VERBS.get(lemma, "") or led or (MEASURED.get(lemma, "") if measured else "")


def _steady(verb: Any, by: str) -> bool:
    """Whether a verb says that nothing changed: "held steady at 5 %", "was unchanged at 5 %"."""
    beside = {child.lower_ for child in verb.children} | {verb.lower_}
    if beside & STEADY_WORDS.keys():
        return True
    return by == "at" and verb.lemma_.lower() in STEADY


def _denied(word: Any) -> bool:
    return any(child.dep_ == "neg" for child in word.children)
