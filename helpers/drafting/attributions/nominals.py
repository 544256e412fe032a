"""Cues that are nouns or adjectives: "X's claim that C", "fears that C", "X was confident that
C".
"""

from collections.abc import Iterator

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import parties, source_of, subject_of
from .grammar import Parse, Range
from .proposals import Proposal

SUPPORT = words("speechwords", "support")
"""verbs whose subject stands behind the noun that is their object"""
HOLDERS = {"of", "by", "from", "among"}


def nominal(parse: Parse) -> Iterator[Proposal]:
    """What each noun and adjective of the lexicon attributes. Misses: nouns in compounds ("tax
    plan"), a source in another sentence.
    """
    nouns, adjectives = load_cues()["noun"], load_cues()["adjective"]
    for token, tag in enumerate(parse.tag):
        if tag in ("NN", "NNS") and (row := nouns.get(parse.lemma[token])):
            found = noun_cue(parse, token, row)
        elif tag[:2] in ("JJ", "VB") and (row := adjectives.get(parse.word[token])):
            found = adjective_cue(parse, token, row)
        else:
            continue
        if found:
            yield found


def noun_cue(parse: Parse, noun: int, row: Cue) -> Proposal | None:
    """A clause, an infinitive or a preposition after the noun; the source before it, after "by", or
    as subject of "made", "issued".
    """
    content, clause = _governed(parse, noun, row)
    holder = _holder(parse, noun)
    if content is None or (holder is None and not clause):
        return None
    start = min(
        [
            noun,
            *(
                kid
                for kid in parse.kids[noun]
                if parse.dep[kid] in ("amod", "compound") and kid < noun
            ),
        ]
    )
    made = Proposal(
        noun, row, [content], "noun cue", [(start, noun + 1)], negated=parse.negated(noun)
    )
    if holder is not None:
        made.parties = parties(parse, holder, noun)
        made.source = source_of(parse, holder, noun)
    return made


def _governed(parse: Parse, noun: int, row: Cue) -> tuple[Range | None, bool]:
    for kid in parse.kids[noun]:
        if (
            kid > noun
            and parse.dep[kid] in ("acl", "ccomp", "relcl", "advcl")
            and "clause" in row.takes
            and _that(parse, kid)
        ):
            return parse.trimmed(parse.whole(kid)), True
        if (
            kid > noun
            and parse.dep[kid] in ("acl", "xcomp", "relcl")
            and "infinitive" in row.takes
            and parse.infinitive(kid)
        ):
            return parse.trimmed(parse.whole(kid)), False
        if kid > noun and parse.dep[kid] == "prep" and parse.word[kid] in row.takes:
            return parse.trimmed((kid + 1, parse.right[kid])), False
    return None, False


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
            return kid
        if (
            kid > noun
            and parse.dep[kid] == "prep"
            and parse.word[kid] in HOLDERS - {"of"}
            and (whom := parse.child(kid, "pobj")) is not None
        ):
            return whom
    above = parse.head[noun]
    if parse.dep[noun] in ("dobj", "attr") and parse.lemma[above] in SUPPORT:
        return subject_of(parse, above)
    return None


def adjective_cue(parse: Parse, word: int, row: Cue) -> Proposal | None:
    """A clause, an infinitive or a preposition after an adjective that says what someone thinks."""
    if parse.dep[word] not in ("acomp", "ROOT", "oprd", "conj", "ccomp", "xcomp", "attr"):
        return None
    verb = parse.head[word] if parse.dep[word] in ("acomp", "oprd", "attr") else word
    subject = subject_of(parse, verb)
    if subject is None and (passive := parse.child(verb, "nsubjpass")) is not None:
        subject = passive
    if subject is None or parse.word[subject] in ("it", "that", "this", "what", "there"):
        return None
    for kid in parse.kids[word] + ([] if verb == word else parse.kids[verb]):
        if kid <= word:
            continue
        dep = parse.dep[kid]
        clause = (
            dep in ("ccomp", "advcl", "acl")
            and "clause" in row.takes
            and (dep == "ccomp" or _that(parse, kid))
        )
        if clause or (dep == "xcomp" and parse.infinitive(kid) and "infinitive" in row.takes):
            content = parse.trimmed(parse.whole(kid))
        elif dep == "prep" and parse.head[kid] == word and parse.word[kid] in row.takes:
            content = parse.trimmed((kid + 1, parse.right[kid]))
        else:
            continue
        if content:
            who = source_of(parse, subject, verb)
            return Proposal(
                word,
                row,
                [content],
                "adjective cue",
                [(word, word + 1)],
                who,
                parties(parse, subject, verb),
                negated=parse.negated(verb),
            )
    return None
