"""What is called false: "rejected as untrue a claim that C", "called the reports a lie", "described
claims that C as nonsense". Whoever says so denies it, whatever the verb.
"""

from collections.abc import Iterator
from dataclasses import replace

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import subject_of
from .grammar import Parse, Range
from .objects import is_wanted
from .proposals import Proposal, proposed

FALSE = words("speechwords", "false")
STORIES = words("speechwords", "story")
"""nouns for what somebody tells, besides those that attribute"""
DASHES = {"--", "–", "—"}
CALLING = {"call", "deem", "term", "declare", "pronounce", "consider", "find"}
"""verbs that take such a word without "as" """
KNOWN = {"that", "this", "the", "those", "these"}
"""words before a noun for what has been told before"""
SMALL = {"a", "an", "the", "completely", "totally", "entirely", "utterly", "wholly", "simply"}


def refuted(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The claim that a verb calls false, as what its subject denies."""
    if parse.passive(verb) or not (row.takes & {"object", "as"} or row.act == "deny"):
        return None
    claim = next(_claims(parse, verb), None)
    if row.act == "deny" and (claim is None or is_wanted(parse, claim)):
        return _belittled(parse, verb, row)
    belittled = claim is not None and row.act == "deny" and _judging(parse, verb, claim) is not None
    if claim is None or not (belittled or _is_false(parse, verb, claim)):
        return None
    row = replace(row, act="deny", stance="denies", certainty="certain")
    return proposed(parse, verb, row, [_said(parse, claim)], "object", subject_of(parse, verb))


def _belittled(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What a thing is dismissed as, which is what its subject holds of it: "dismissed the paper as
    a draft".
    """
    what = parse.child(verb, "dobj")
    if what is None or what < verb or parse.tag[what] == "PRP":
        return None
    judges = _judging(parse, verb, what)
    if judges is None:
        return None
    row = replace(row, act="assess", stance="affirms", certainty="certain")
    last = max(parse.right[judges], parse.right[what])
    gloss = (at for at in range(judges, last) if parse.word[at] in DASHES)
    content = parse.left[what], next(gloss, last)
    return proposed(parse, verb, row, [content], "object", subject_of(parse, verb))


def _judging(parse: Parse, verb: int, what: int) -> int | None:
    """The "as" behind a noun that leads to what it is dismissed as."""
    leads = (kid for kid in (*parse.kids[what], *parse.kids[verb]) if kid > what)
    return next((kid for kid in leads if parse.word[kid] == "as"), None)


def _claims(parse: Parse, verb: int) -> Iterator[int]:
    """The nouns for what is said that follow a verb in its clause; one may be tagged as a verb."""
    nouns = STORIES | load_cues()["noun"].keys()
    for at in range(verb + 1, parse.sentence[verb][1]):
        if parse.word[at] in DASHES | {",", ";", ":"}:
            return
        if parse.lemma[at] in nouns and parse.word[at] not in FALSE:
            yield at


def _is_false(parse: Parse, verb: int, claim: int) -> bool:
    """Whether a word that calls the claim false stands before it after "as", or behind it."""
    if parse.word[verb + 1] == "as":
        return bool(FALSE & set(parse.word[verb + 2 : claim]))
    last = parse.sentence[verb][1]
    leads = (at for at in range(claim + 1, last) if parse.word[at] == "as")
    at = next(leads, None)
    if at is None:
        return _is_called_false(parse, verb, claim)
    after = (word for word in range(at + 1, last) if not _is_small(parse, word))
    return parse.word[next(after, at)] in FALSE


def _is_called_false(parse: Parse, verb: int, claim: int) -> bool:
    """Whether a claim that is told, or that was told before, is called false and nothing else."""
    if parse.lemma[verb] not in CALLING:
        return False
    if parse.word[claim + 1] == "that":
        given = parse.child(verb, "oprd", "xcomp", "ccomp")
        return given is not None and given > claim and parse.word[given] in FALSE
    rest = range(claim + 1, parse.sentence[verb][1])
    given = next((word for word in rest if not _is_small(parse, word)), claim)
    ends = all(parse.is_edge(at) for at in range(given + 1, parse.sentence[verb][1]))
    return parse.word[claim - 1] in KNOWN and parse.word[given] in FALSE and ends


def _is_small(parse: Parse, token: int) -> bool:
    return parse.word[token] in SMALL or parse.is_mark(token)


def _said(parse: Parse, claim: int) -> Range:
    """The clause of a claim, up to the "as" that judges it; else the words for it."""
    start, end = claim + 1, claim + 1
    if start < len(parse) and parse.word[start] == "that":
        end, last = start, parse.sentence[claim][1]
        while end < last and parse.word[end] not in ("as", ",", ";"):
            end += 1
        return start, end
    return parse.left[claim] if parse.left[claim] <= claim else claim, end
