"""Acting: what is done by a statement, where its own words say more than its cue: what will be is
foretold, what may be so by a number is estimated, what is called something is judged, and that
somebody spoke is reported.

Misses: irony, judgements in a verb ("they squandered it"), and forecasts without a modal.
"""

from collections.abc import Sequence
from typing import Any

from ..lexicons import words
from .attributions import Attribution, read
from .attributions.cues import load_cues
from .attributions.describing import is_somebody
from .attributions.negation import SUPPOSING
from .certainty import asks
from .knowing.clauses import FROM_OTHERS, RECKONED, by_verb
from .pages import Page

TELLING = {"assert", "report"}
"""acts of a cue that leave open what is done"""
SPEAKING = {"deny", "accuse", "confirm", "warn"}
FORESEEN = {"will", "'ll", "’ll", "wo", "shall"}
OPEN = {"may", "might", "could"}
BEING = {"be", "become", "remain"}
LASTING = words("clausewords", "lasting")
"""verbs that tell how things are, and not what happens"""
JUDGING = words("clausewords", "judging")
"""adjectives and nouns by which something is judged"""
POINTING = {"this", "that", "it", "these", "those"}
ACCOUNTS = words("speechwords", "account")
"""what somebody does not give who says nothing: "gave no reason" """
GIVING = {"provide", "give", "offer"}
OUTLOOK = {"forecast", "prediction", "projection", "outlook"}
PREDICATES = {"attr", "acomp", "oprd"}


def act_of(page: Page, made: Attribution) -> str:
    """The act of an attribution, told by what it says where its cue leaves that open."""
    if made.act not in TELLING or made.stance != "affirms" or made.withheld:
        return made.act
    if made.certainty == "unstated" or asks(page.text, made.content):
        return made.act
    if (reckoned := _reckoned(page, made)) is not None:
        return reckoned
    verb = page.words(made.own or made.content[0]).root
    if _foretold(page, made, verb):
        return "forecast"
    if _guessed(verb):
        return "estimate"
    if made.cue:
        return "assess" if _called(page, made, verb) else made.act
    return "assess" if _judged(verb) else "report" if _spoke(page, verb) else made.act


def _reckoned(page: Page, made: Attribution) -> str | None:
    """What a calculation or a forecast does that is the source."""
    if not made.parties:
        return None
    noun = page.words(made.parties[0]).root.lemma_.lower()
    return "forecast" if noun in OUTLOOK else "estimate" if noun in RECKONED else None


def _foretold(page: Page, made: Attribution, verb: Any) -> bool:
    """Whether a verb tells what is to come: "will rise", "may be sold", "could reach 90 by May",
    "is to open", "is likely to close"; and in reported speech "would rise".
    """
    modal, past = _modal(verb), _has(verb)
    if any(kid.lower_ in SUPPOSING for kid in verb.children):
        return False
    if modal is None:
        return _is_to(page, verb) or _is_expected(verb)
    if modal in FORESEEN:
        return not past
    plain = not past and (verb.lemma_ not in LASTING or verb.tag_ == "VBN")
    if modal == "would":
        told = any(word.tag_ == "VBD" for span in made.cue for word in page.words(span))
        return plain and told and made.quote == "indirect"
    return plain and (modal in ("may", "might") or (modal == "could" and _ahead(verb)))


def _guessed(verb: Any) -> bool:
    """Whether a verb tells by a number or by more and less what may be so."""
    if _modal(verb) not in OPEN or not (_has(verb) or verb.lemma_ == "be"):
        return False
    kin = [one for kid in verb.children if kid.dep_ in PREDICATES for one in kid.subtree]
    return any(word.tag_ in ("CD", "JJR", "RBR") for word in kin)


def _called(page: Page, made: Attribution, verb: Any) -> bool:
    """Whether who is quoted says what something is, and gives no number: "“It is a farce”"."""
    there = any(kid.dep_ == "expl" for kid in verb.children)
    if there or verb.lemma_ not in BEING or made.quote not in ("direct", "mixed"):
        return False
    quoted = [
        kid
        for kid in verb.children
        if kid.dep_ in ("attr", "acomp")
        and kid.tag_ in ("NN", "NNS", "JJ", "JJR", "JJS")
        and page.quotation(kid.idx) is not None
    ]
    subject = next((kid.lower_ for kid in verb.children if kid.dep_ == "nsubj"), "")
    numbered = any(word.tag_ == "CD" for kid in quoted for word in kid.subtree)
    return bool(quoted) and not numbered and (made.quote == "mixed" or subject in POINTING)


def _judged(verb: Any) -> bool:
    """Whether the outlet judges: "is crucial", "played a significant role"."""
    kin = [
        kid for kid in verb.children if kid.dep_ in (*PREDICATES, "dobj", "prep") and kid.i > verb.i
    ]
    if any(kid.dep_ == "expl" for kid in verb.children):
        return False
    near = [*kin, *(one for kid in kin for one in kid.children if one.dep_ in ("amod", "pobj"))]
    return any(word.lemma_.lower() in JUDGING for word in near)


def _spoke(page: Page, verb: Any) -> bool:
    """Whether the outlet tells that somebody spoke, heard or said nothing, or was there."""
    subject = _subject(verb)
    somebody = subject is not None and is_somebody(read(page.doc), subject.i)
    if not somebody or _modal(verb) is not None:
        return False
    if _was_there(verb) or _heard(verb) or (verb.lemma_ in GIVING and _nothing(verb)):
        return True
    row = load_cues()["verb"].get(verb.lemma_.lower())
    if row is None or verb.lemma_ == "write":
        return False
    if row.act == "urge":
        return any(kid.dep_ in ("xcomp", "ccomp", "advcl") for kid in verb.children)
    return row.act in SPEAKING or ("person" in row.takes and subject.dep_ == "nsubj")


def _subject(verb: Any) -> Any:
    """The subject of a verb, its own or that of the one which it is joined to or describes."""
    found = (kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass"))
    subject = next(found, None)
    if subject is not None and subject.tag_ in ("WP", "WDT"):
        return verb.head
    return _subject(verb.head) if subject is None and verb.dep_ == "conj" else subject


def _was_there(verb: Any) -> bool:
    """Whether people were where something happened."""
    return verb.lemma_ == "be" and by_verb(verb) is not None


def _heard(verb: Any) -> bool:
    """Whether somebody "hears of" something, or "hears from" somebody."""
    return verb.lemma_ == "hear" and any(kid.lower_ in FROM_OTHERS for kid in verb.children)


def _nothing(verb: Any) -> bool:
    """Whether a verb's object is an account that is not given."""
    told = [kid for kid in verb.children if kid.dep_ == "dobj" and kid.lemma_.lower() in ACCOUNTS]
    denied = any(kid.dep_ == "neg" for kid in verb.children)
    return any(denied or any(one.lower_ == "no" for one in kid.children) for kid in told)


def _modal(verb: Any) -> str | None:
    return next((kid.lower_ for kid in verb.lefts if kid.tag_ == "MD"), None)


def _has(verb: Any) -> bool:
    return any(kid.dep_ == "aux" and kid.lemma_ == "have" for kid in verb.children)


def _is_expected(verb: Any) -> bool:
    """Whether something "is expected to" happen."""
    row = load_cues()["verb"].get(verb.lemma_.lower())
    passive = verb.tag_ == "VBN" and any(kid.dep_ == "auxpass" for kid in verb.children)
    awaited = row is not None and row.act == "forecast" and passive
    return awaited and any(kid.dep_ == "xcomp" for kid in verb.children)


def _is_to(page: Page, verb: Any) -> bool:
    """Whether something "is to" or "is likely to" happen."""
    if verb.lemma_ != "be":
        return False
    kin = list(verb.rights)
    likely = [kid for kid in kin if kid.lower_ in ("likely", "unlikely", "due", "set")]
    near: Sequence[Any] = [one for kid in likely for one in kid.children] if likely else kin
    only = likely or not any(kid.dep_ in PREDICATES for kid in kin)
    goes = [one for one in near if one.dep_ == "xcomp" and any(k.lower_ == "to" for k in one.lefts)]
    subject = _subject(verb)
    if subject is None or not only or not goes or goes[0].lemma_ == "blame":
        return False
    undergoes = any(kid.dep_ == "auxpass" for kid in goes[0].lefts)
    known = subject.lower_ != "it" and (undergoes or is_somebody(read(page.doc), subject.i))
    return bool(likely) or known


def _ahead(verb: Any) -> bool:
    """Whether a day or a time hangs on a verb by which something is to have happened."""
    led = [
        kid for kid in verb.children if kid.lower_ in ("by", "within", "before", "next", "until")
    ]
    return any(one.ent_type_ == "DATE" for kid in led for one in kid.subtree)
