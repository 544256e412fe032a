"""Cues that are nouns or adjectives: "X's claim that C", "fears that C", "X was confident that
C".
"""

from collections.abc import Iterator

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import parties, source_of, subject_of
from .grammar import Parse, Range
from .proposals import Proposal, words_of

SUPPORT = words("speechwords", "support")
"""verbs whose subject stands behind the noun that is their object"""
KEEPING = words("speechwords", "keeping")
"""verbs of what somebody does with a word that is his own"""
REACHING = {"to", "at"}
OWNED = {"its", "his", "her", "their"}
PRINTED = {"report", "article", "story"}
ELSEWHERE = {"DATE", "TIME", "GPE", "LOC", "FAC"}
MEDIA = {"media", "press", "papers", "newspapers", "tabloids"}
PREDICATES = ("acomp", "ROOT", "oprd", "conj", "ccomp", "xcomp", "attr")
CLAUSES = ("acl", "ccomp", "relcl", "advcl")
NOBODY = ("it", "that", "this", "what", "there")
OWNERS = ("compound", "nmod")
HOLDERS = {"by", "from", "among"}


def nominal(parse: Parse) -> Iterator[Proposal]:
    """What each noun and adjective of the lexicon attributes. Misses: nouns in compounds ("tax
    plan"), a source in another sentence.
    """
    nouns, adjectives = load_cues()["noun"], load_cues()["adjective"]
    for token, tag in enumerate(parse.tag):
        if tag in ("NN", "NNS") and (row := nouns.get(parse.lemma[token])):
            made = noun_cue(parse, token, row)
        elif tag[:2] in ("JJ", "VB") and (row := adjectives.get(parse.word[token])):
            made = adjective_cue(parse, token, row)
        else:
            continue
        if made:
            yield made


def noun_cue(parse: Parse, noun: int, row: Cue) -> Proposal | None:
    """A clause, an infinitive or a preposition after the noun; the source before it, after "by", or
    as subject of "made", "issued".
    """
    content, clause = governed(parse, noun, row)
    holder = _holder(parse, noun)
    if content is None or (holder is None and not clause):
        return None
    if not clause and (put := brought_to(parse, noun)) is not None and content[1] == put:
        content = parse.trimmed((content[0], parse.right[put])) or content
    before = (
        kid
        for kid in parse.kids[noun]
        if parse.dep[kid] in ("amod", "compound") and holder != noun - 1
    )
    return Proposal(
        noun,
        row,
        [content],
        "noun cue",
        [(min([noun, *before]), noun + 1)],
        source=[] if holder is None else source_of(parse, holder, noun),
        parties=[] if holder is None else parties(parse, holder, noun),
    )


def brought_to(parse: Parse, noun: int) -> int | None:
    """The "to" or "at" behind which the number stands that a noun of one's own is brought to:
    "raised its estimate of the loss [to two million]"; None where there is none.
    """
    above = parse.head[noun]
    if parse.dep[noun] != "dobj" or parse.lemma[above] not in KEEPING:
        return None
    behind = (kid for kid in parse.kids[above] if kid > noun and parse.word[kid] in REACHING)
    numbered = (kid for kid in behind if "CD" in parse.tag[kid : parse.right[kid]])
    return next(numbered, None)


def governed(parse: Parse, noun: int, row: Cue) -> tuple[Range | None, bool]:
    """What is said, after the noun, and whether it is a clause."""
    for kid in (kid for kid in parse.kids[noun] if kid > noun):
        dep = parse.dep[kid]
        if (
            dep in ("acl", "ccomp", "relcl", "advcl")
            and "clause" in row.takes
            and _that(parse, kid)
        ):
            return parse.trimmed(parse.whole(kid)), True
        if dep in ("acl", "xcomp", "relcl") and _infinitive(parse, kid, row):
            return parse.trimmed(parse.whole(kid)), False
        if dep == "prep" and parse.word[kid] in row.takes:
            return parse.trimmed((kid + 1, parse.right[kid])), False
    return None, False


def _infinitive(parse: Parse, clause: int, row: Cue) -> bool:
    """Whether a clause is the infinitive that the cue takes."""
    return "infinitive" in row.takes and parse.infinitive(clause)


def _that(parse: Parse, clause: int) -> bool:
    """Whether the clause is opened by "that", "whether" or "if" as a conjunction, not as what it is
    about.
    """
    return any(
        parse.dep[kid] == "mark" and parse.word[kid] in ("that", "whether", "if")
        for kid in parse.kids[clause]
    )


def _holder(parse: Parse, noun: int) -> int | None:
    for kid in parse.kids[noun]:
        if parse.dep[kid] == "poss":
            return _owner(parse, noun, kid)
        if (
            kid > noun
            and parse.dep[kid] == "prep"
            and parse.word[kid] in HOLDERS
            and (whom := parse.child(kid, "pobj")) is not None
        ):
            return whom
    if (paper := _printed_in(parse, noun)) is not None:
        return paper
    above = parse.head[noun]
    if parse.dep[noun] in ("dobj", "attr") and parse.lemma[above] in SUPPORT:
        return None if _is_denial(parse, above) else subject_of(parse, above)
    return _named_before(parse, noun)


def _owner(parse: Parse, noun: int, owner: int) -> int:
    """Whose it is: for "raised its estimate", whoever raises it."""
    above = parse.head[noun]
    own = parse.word[owner] in OWNED and parse.lemma[above] in KEEPING
    subject = subject_of(parse, above) if own and parse.dep[noun] == "dobj" else None
    return owner if subject is None else subject


def _printed_in(parse: Parse, noun: int) -> int | None:
    """The paper or the place in which reports say something: "reports in the Courier that C",
    "reports on social media that C".
    """
    if parse.lemma[noun] not in PRINTED:
        return None
    leads = (kid for kid in parse.kids[noun] if kid > noun and parse.word[kid] in ("in", "on"))
    within = (parse.child(kid, "pobj") for kid in leads)
    named = (at for at in within if at is not None)
    return next((at for at in named if _is_medium(parse, at)), None)


def _is_medium(parse: Parse, noun: int) -> bool:
    """Whether a noun is a name, and none of a time or a place, or a word for the press."""
    named = parse.tag[noun][:3] == "NNP" and parse.entity[noun] not in ELSEWHERE
    return named or parse.word[noun] in MEDIA


def _named_before(parse: Parse, noun: int) -> int | None:
    """The name right before a noun that says whose word it is: "the Courier report that C"; also
    where the noun is a verb misread: "Roe claims that C".
    """
    before = noun - 1
    named = before >= 0 and parse.tag[before] in ("NNP", "NNPS") and parse.head[before] == noun
    return before if named and parse.dep[before] in OWNERS else None


def _is_denial(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb stands against the noun that is its object: "denied the claim
    that C".
    """
    row = load_cues()["verb"].get(parse.lemma[verb])
    return row is not None and row.act == "deny"


def adjective_cue(parse: Parse, word: int, row: Cue) -> Proposal | None:
    """A clause, an infinitive or a preposition after an adjective that says what someone thinks."""
    if parse.dep[word] not in PREDICATES:
        return None
    verb = parse.head[word] if parse.dep[word] in ("acomp", "oprd", "attr") else word
    subject = subject_of(parse, verb)
    if subject is None:
        subject = parse.child(verb, "nsubjpass")
    content = _thought(parse, word, verb, row)
    if subject is None or parse.word[subject] in NOBODY or content is None:
        return None
    return Proposal(
        word,
        row,
        [content],
        "adjective cue",
        [_is_minded(parse, word, verb, content)],
        source=source_of(parse, subject, verb),
        parties=parties(parse, subject, verb),
    )


def _is_minded(parse: Parse, word: int, verb: int, content: Range) -> Range:
    """The words that say what somebody thinks of something: with the verb right before the
    adjective and the preposition right behind it, "were wary of".
    """
    start, _ = words_of(parse, verb)[0] if verb == word - 1 else (word, word)
    leads = parse.dep[word + 1] == "prep" and content[0] == word + 2
    return start, word + 1 + leads


def _thought(parse: Parse, word: int, verb: int, row: Cue) -> Range | None:
    """What follows the adjective, or its verb, and is what somebody thinks."""
    beside = [] if verb == word else parse.kids[verb]
    for kid in (kid for kid in (*parse.kids[word], *beside) if kid > word):
        dep, content = parse.dep[kid], None
        if _is_clause(parse, kid, row) or (dep == "xcomp" and _infinitive(parse, kid, row)):
            content = parse.trimmed(parse.whole(kid))
        elif dep == "prep" and parse.head[kid] == word and parse.word[kid] in row.takes:
            content = parse.trimmed((kid + 1, parse.right[kid]))
        if content:
            return content
    return None


def _is_clause(parse: Parse, kid: int, row: Cue) -> bool:
    dep = parse.dep[kid]
    is_said = dep == "ccomp" or (dep in ("advcl", "acl") and _that(parse, kid))
    return "clause" in row.takes and is_said
