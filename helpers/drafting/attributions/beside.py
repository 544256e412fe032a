"""Who stands beside a quotation, by the order of the words: where the parser takes the quotation
for the subject, and where the verb is one that no list knows.
"""

from dataclasses import replace

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import is_somebody, noun_after, noun_before, own_subject, subject_of
from .grammar import Parse, Range
from .proposals import Proposal, cue_at, proposed
from .quotations import Quotations, ends_open

NEAR = 30
"""how many tokens a cue may stand from the quotation that it introduces or closes"""
FAR = 12
"""how many tokens after a quotation the verb of its speaker may stand"""
FINITE = ("VBD", "VBZ", "VBP")
NO_SPEECH = {"be", "have", "do", "get", "go", "come", "become"}
"""verbs that introduce no quotation by themselves"""
WORDS = words("speechwords", "occasion") | set(load_cues()["noun"])
"""nouns that stand for what is said"""
RECEIVING = words("speechwords", "receiving")
"""verbs whose subject takes in what others say"""


def by_form(parse: Parse, span: Range) -> Proposal | None:
    """The speaker of a quotation whose verb no list knows: "…," snarled X; "…," X snarled; X
    snarled: "…"; X had a word for it: "…".
    """
    verb, subject = _after(parse, span) or _before(parse, span) or (None, None)
    if verb is None or subject is None:
        return None
    row = cue_at(parse, verb) or replace(load_cues()["verb"]["say"], lemma=parse.lemma[verb])
    return proposed(parse, verb, row, [span], "quotation", subject)


def _after(parse: Parse, span: Range) -> tuple[int, int] | None:
    """The verb and the noun after a quotation that ends as one does that goes on with them."""
    end = span[1]
    if not (ends_open(parse, span) or _is(parse, end, ",")):
        return None
    first = end + _is(parse, end, ",")
    if first + 1 >= len(parse):
        return None
    if parse.tag[first] in (*FINITE, "VBN") and parse.lemma[first] not in NO_SPEECH:
        noun = noun_after(parse, first + 1)
        return None if noun is None else (first, noun)
    for verb in range(first, min(first + FAR, len(parse))):
        if parse.is_edge(verb) and parse.word[verb] != ",":
            return None
        if parse.tag[verb] in FINITE:
            noun = noun_before(parse, verb)
            closes = _closes(parse, verb) and parse.lemma[verb] not in NO_SPEECH
            return (verb, noun) if noun is not None and noun >= first and closes else None
    return None


def _closes(parse: Parse, verb: int) -> bool:
    """Whether a verb governs nothing that follows it but where, when and how."""
    after = verb + 1
    return after >= len(parse) or parse.is_edge(after) or parse.tag[after] in ("RB", "IN", "RP")


def _before(parse: Parse, span: Range) -> tuple[int, int] | None:
    """The verb and the noun before a quotation that a colon or a comma leads to."""
    mark = span[0] - 1
    if mark < 1 or parse.word[mark] not in (":", ","):
        return None
    verb = mark - 1
    if parse.tag[verb] in FINITE and parse.lemma[verb] not in NO_SPEECH:
        subject = subject_of(parse, verb)
        noun = noun_before(parse, verb) if subject is None or subject >= span[0] else subject
        return None if noun is None else (verb, noun)
    return _by_word(parse, mark) if parse.word[mark] == ":" else None


def _by_word(parse: Parse, colon: int) -> tuple[int, int] | None:
    """The verb and its subject where they hold a word for what is said: "X issued a statement:",
    "X's answer was short:".
    """
    first = parse.sentence[colon - 1][0]
    top = next((at for at in range(first, colon) if parse.dep[at] == "ROOT"), None)
    subject = None if top is None else own_subject(parse, top)
    if top is None or subject is None or subject >= colon:
        return None
    holds = {parse.child(top, "dobj"), subject}
    holds |= {parse.child(kid, "pobj") for kid in parse.kids[top] if parse.dep[kid] == "prep"}
    said = any(noun is not None and noun < colon and parse.lemma[noun] in WORDS for noun in holds)
    owner = parse.child(subject, "poss") if parse.lemma[subject] in WORDS else None
    acts = is_somebody(parse, subject) and parse.lemma[top] not in RECEIVING
    return (top, subject if owner is None else owner) if said or acts else None


def _is(parse: Parse, token: int, word: str) -> bool:
    return token < len(parse) and parse.word[token] == word


def beside(parse: Parse, verb: int) -> int | None:
    """The noun right after a verb, else right before it."""
    after = noun_after(parse, verb + 1)
    return noun_before(parse, verb) if after is None else after


def nearest(parse: Parse, start: int, end: int, quoted: Quotations) -> tuple[int, Cue] | None:
    """The cue of a quotation: in "…," X said or X said: "…"; after it first when it ends in a
    comma, before it first otherwise.
    """
    after = _scan(parse, range(end, min(end + NEAR, len(parse))), quoted)
    before = _scan(parse, range(start - 1, max(start - NEAR, -1), -1), quoted)
    inner = parse.word[end - 2] if end - start > 2 else ""
    introduced = start > 0 and parse.word[start - 1] in (",", ":")
    if (before and introduced) or not (
        inner in (",", "?", "!") or (end < len(parse) and parse.word[end] == ",")
    ):
        return before or (after if parse.sentence[start][0] == start else None)
    return after or before


def _scan(parse: Parse, places: range, quoted: Quotations) -> tuple[int, Cue] | None:
    """The first cue among these tokens that can introduce or close a quotation; none beyond the
    end of a sentence or another quotation.
    """
    for at in places:
        number = quoted.at[at]
        if (number >= 0 and quoted.long[number]) or _ends(parse, at, places.step > 0):
            return None
        row = cue_at(parse, at) if number < 0 and parse.tag[at][:2] == "VB" else None
        hearsay = parse.passive(at) and parse.child(at, "xcomp") is not None
        if row and "quote" in row.takes and not hearsay:
            return at, row
    return None


def _ends(parse: Parse, at: int, forward: bool) -> bool:
    """Whether no cue is looked for beyond a token: the mark of a sentence's end, or a line break
    that no colon leads to.
    """
    line = "\n" in parse.word[at] and (forward or parse.word[at - 1] != ":")
    return line or parse.word[at] in (".", "?", "!", ";")
