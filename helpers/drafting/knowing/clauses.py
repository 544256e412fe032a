"""Clauses that say how somebody would know: "has seen the letter", "briefed on the talks", "was in
the room", "counted the boats".
"""

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from ...lexicons import words

DOCUMENTS = words("knowingwords", "document")
FILED = words("knowingwords", "filed")
INSTRUMENTS = words("knowingwords", "instrument")
ONLOOKERS = words("knowingwords", "onlooker")
RECKONED = words("knowingwords", "reckoned")
PRESS = words("knowingwords", "in the press")
READING = words("knowingwords", "reading")
SHOWING = words("knowingwords", "showing")
TELLING = words("knowingwords", "telling")
HEARING = words("knowingwords", "hearing")
WATCHING = words("knowingwords", "watching")
SENSING = words("knowingwords", "sensing")
SOUNDS = words("knowingwords", "sound")
SHARING = words("knowingwords", "sharing")
MEASURING = words("knowingwords", "measuring")
SCENES = words("knowingwords", "scene")
LIVES = words("knowingwords", "life")
THERE = words("knowingwords", "there")
PAST = {"VBD", "VBN", "VBG"}
PLACING = {"at", "in", "on", "inside", "aboard", "near", "outside"}
FROM_OTHERS = {"about", "from", "of"}
HEARD_IN_COURT = {"expert", "defense", "defence", "prosecution", "state", "star", "court"}
"""what stands before a witness who tells a court, and need not have seen anything"""
FAMILIAR = "familiar"
COURTS = {"court", "judge", "tribunal"}
CLAUSES = {"relcl", "acl"}


class Known(NamedTuple):
    """How somebody would know, and the words that say so, from the first to the last."""

    how: str
    first: Any
    last: Any


def on_noun(noun: Any) -> Iterator[Known]:
    """What the clauses say that describe a noun, or the name beside it; who "has been told that he
    must go" knows nothing else by that.
    """
    beside = [kin for kin in noun.children if kin.dep_ == "appos"]
    beside += [noun.head] if noun.dep_ in ("appos", "compound") else []
    for kin in (noun, *beside):
        for clause in kin.children:
            if clause.dep_ in CLAUSES:
                known = by_verbs(clause)
                told = any(kin.dep_ == "ccomp" for kin in clause.children)
                yield from (one for one in known if not (told and one.how == "was-told"))
            elif (read := _familiar(clause)) is not None:
                yield Known("document", clause, read)


def _familiar(word: Any) -> Any:
    """The last word of the document that somebody is familiar with; none where it is anything else,
    of which this says that it is known, and not how.
    """
    with_ = (
        (kin for kin in word.children if kin.lower_ == "with") if word.lower_ == FAMILIAR else ()
    )
    nouns = (one for kin in with_ for one in kin.children if one.dep_ == "pobj")
    return next((_end(noun) for noun in nouns if _is_document(noun)), None)


def on_subject(noun: Any) -> Iterator[Known]:
    """What the main clause says that a noun is the subject of: that it measured, nothing else,
    since who attends or reads something may go on to speak of other things.
    """
    if noun.dep_ == "nsubj":
        yield from (known for known in by_verbs(noun.head) if known.how == "measured")


def by_verbs(verb: Any) -> Iterator[Known]:
    """What a verb says, and those that are joined to it."""
    for each in (verb, *(kin for kin in verb.children if kin.dep_ == "conj")):
        if (known := by_verb(each)) is not None:
            yield known


def by_verb(verb: Any) -> Known | None:
    """What a verb says of who does it, or whom it is done to; nothing where it is denied, may be,
    or is what they always do.
    """
    if any(kin.dep_ == "neg" or kin.tag_ == "MD" for kin in verb.children):
        return None
    if verb.lemma_ == "be":
        return _there(verb) if verb.tag_ in PAST else None
    if _undergone(verb):
        return _done_to(verb)
    return _done(verb) if _is_past(verb) else None


def _undergone(verb: Any) -> bool:
    passive = any(kin.dep_ in ("auxpass", "nsubjpass") for kin in verb.children)
    return verb.tag_ in ("VBN", "VBD") and (passive or (verb.dep_ == "acl" and verb.tag_ == "VBN"))


def _is_past(verb: Any) -> bool:
    return verb.tag_ in PAST or any(kin.lower_ in ("has", "have") for kin in verb.children)


def _done_to(verb: Any) -> Known | None:
    lemma, told = verb.lemma_.lower(), _object(verb)
    if lemma in SHOWING and _is_document(told):
        return Known("document", verb, _end(told))
    if lemma in TELLING and not any(kin.dep_ == "xcomp" for kin in verb.children):
        return Known("was-told", _helper(verb), _about(verb))
    part = _about(verb)
    return Known("took-part", verb, part) if lemma == "involve" and part != verb else None


def _done(verb: Any) -> Known | None:
    lemma, what = verb.lemma_.lower(), _object(verb)
    if lemma in READING and _is_document(what):
        return Known("document", verb, _end(what))
    if lemma in HEARING and any(kin.lower_ in FROM_OTHERS for kin in verb.children):
        return Known("was-told", verb, _about(verb))
    if (seen := _perceived(verb, lemma, what)) is not None:
        return Known("saw", verb, _end(seen))
    if lemma in MEASURING and what is not None:
        return Known("measured", verb, _end(what))
    shares = lemma in SHARING or (lemma == "take" and what is not None and what.lemma_ == "part")
    return Known("took-part", verb, _about(verb)) if shares else None


def _perceived(verb: Any, lemma: str, what: Any) -> Any:
    """What somebody saw, heard or watched, and did not read: "the crash", "him run"."""
    happening = next((kin for kin in verb.children if kin.dep_ == "ccomp"), None)
    if lemma == "hear":
        sound = what is not None and what.lemma_.lower() in SOUNDS
        return what if sound else happening if _is_bare(happening) else None
    senses = lemma in SENSING and verb.tag_ in ("VBD", "VBG")
    if not senses and lemma not in WATCHING:
        return None
    if what is not None and not _is_document(what):
        return what
    return happening if _is_bare(happening) else None


def _is_bare(verb: Any) -> bool:
    """Whether a clause tells what is perceived: "saw him run", and not "saw that he ran"."""
    return verb is not None and verb.tag_ in ("VB", "VBG", "VBN")


def _helper(verb: Any) -> Any:
    """The "was" before a participle, if there is one, else the participle."""
    return next((kin for kin in verb.lefts if kin.dep_ == "auxpass"), verb)


def _there(verb: Any) -> Known | None:
    """Whether somebody was where it happened."""
    for kin in verb.children:
        if kin.lower_ in THERE and kin.dep_ in ("advmod", "acomp", "prep"):
            return Known("saw", verb, _about(kin))
        place = next(kin.children, None) if kin.lower_ in PLACING else None
        noun = next((one for one in kin.children if one.dep_ == "pobj"), None) if place else None
        if noun is not None and noun.lemma_.lower() in SCENES:
            return Known("saw", verb, _end(noun))
    return None


def by_circumstance(cue: Any, said: Container[int]) -> Iterator[Known]:
    """What hangs on the cue, outside what is said: "citing images", "after counting the boats",
    "based on records", "in a court filing". said: the numbers of the words of what is said.
    """
    for kin in cue.children:
        if kin.i in said:
            continue
        if kin.dep_ == "advcl" and not any(one.dep_ == "nsubj" for one in kin.children):
            yield from by_verbs(kin)
        elif kin.dep_ == "prep":
            yield from _by_preposition(kin)


def _by_preposition(word: Any) -> Iterator[Known]:
    for kin in word.children:
        noun = next((one for one in kin.children if one.dep_ == "pobj"), None)
        if kin.dep_ == "pcomp" and kin.tag_ == "VBG":
            yield from by_verbs(kin)
        elif word.lower_ == "based" and _is_document(noun):
            yield Known("document", word, _end(noun))
        elif word.lower_ == "in" and kin.dep_ == "pobj" and (last := _filed(kin)) is not None:
            yield Known("document", word, last)


def _filed(noun: Any) -> Any:
    """The last word of what is put before a court: a filing, a statement to the court; none where a
    noun names nothing like it.
    """
    court = next((kin for kin in noun.subtree if kin.lower_ in COURTS), None)
    lemma = noun.lemma_.lower()
    if court is not None and (lemma == "statement" or lemma in DOCUMENTS):
        return max(court, noun, key=lambda word: word.i)
    return _end(noun) if lemma in FILED else None


def by_experience(word: Any) -> Iterator[Known]:
    """What somebody says to have seen "in my whole career", "in all our years here"."""
    noun = next((kin for kin in word.children if kin.dep_ == "pobj"), None)
    if word.lower_ != "in" or noun is None or noun.lemma_.lower() not in LIVES:
        return
    if any(kin.lower_ in ("my", "our") for kin in noun.lefts):
        yield Known("took-part", word, noun)


def by_itself(noun: Any) -> Known | None:
    """What a source is: a survey, a file, a bystander, a forecast."""
    lemma, before = _singular(noun), {kin.lower_ for kin in noun.lefts}
    if before & PRESS:
        return None
    if lemma in ONLOOKERS:
        return None if before & HEARD_IN_COURT else _named("saw", noun)
    for how, nouns in (("measured", INSTRUMENTS), ("document", DOCUMENTS), ("inference", RECKONED)):
        if lemma in nouns:
            return _named(how, noun)
    return None


def _named(how: str, noun: Any) -> Known:
    before = [kin for kin in noun.lefts if kin.dep_ in ("det", "amod", "compound", "nummod")]
    return Known(how, before[0] if before else noun, noun)


def _object(verb: Any) -> Any:
    found = (kin for kin in verb.children if kin.dep_ in ("dobj", "dative", "oprd"))
    return next((kin for kin in found if kin.pos_ in ("NOUN", "PROPN", "PRON", "NUM")), None)


def _is_document(noun: Any) -> bool:
    return noun is not None and _singular(noun) in DOCUMENTS


def _singular(noun: Any) -> str:
    """The noun in the singular, also where the parser takes it for a name."""
    lemma = noun.lemma_.lower()
    return lemma.removesuffix("s") if noun.tag_ in ("NNPS", "NNP") else lemma


def _end(noun: Any) -> Any:
    """The last word of a noun with what follows "of"."""
    for kin in noun.rights:
        inner = next((one for one in kin.children if one.dep_ == "pobj"), None)
        if kin.lower_ == "of" and inner is not None:
            return inner
    return noun


def _about(word: Any) -> Any:
    """The last word of what hangs on a word by a preposition."""
    last = word
    for kin in word.rights:
        noun = next((one for one in kin.children if one.dep_ == "pobj"), None)
        if kin.dep_ in ("prep", "agent") and noun is not None:
            return _end(noun)
        if kin.dep_ == "dobj":
            last = _about(kin)
    return last
