"""Sources that stand in a phrase of their own: "according to X, C", "in X's view, C", "as X said,
C".
"""

from collections.abc import Iterator

from ...lexicons import words
from .cues import load_cues
from .describing import parties, subject_of
from .grammar import Parse, minus
from .proposals import Proposal, cue_at, words_of

VIEWS = words("speechwords", "view")


def fronted(parse: Parse) -> Iterator[Proposal]:
    """What phrases attribute. Misses: "for X", "to X" and "per" where they mean a view."""
    row = load_cues()["phrase"]["according to"]
    for token, word in enumerate(parse.word):
        if word == "according" and token + 1 < len(parse) and parse.word[token + 1] == "to":
            whom = parse.child(token + 1, "pobj", "pcomp")
            yield from _phrase(
                parse,
                token,
                _noun_after(parse, token + 2) if whom is None else whom,
                (token, token + 2),
                row,
                "according to",
            )
        elif (
            word in VIEWS
            and parse.dep[token] == "pobj"
            and parse.word[parse.head[token]] in ("in", "by", "to")
        ):
            of = parse.child(token, "prep")
            whom = (
                parse.child(token, "poss")
                if of is None or parse.word[of] != "of"
                else parse.child(of, "pobj")
            )
            yield from _phrase(
                parse, parse.head[token], whom, (token, token + 1), row, "in the view of"
            )
        elif (
            parse.tag[token] == "RB"
            and parse.dep[token] == "advmod"
            and word in load_cues()["phrase"]
        ):
            yield from _hearsay(parse, token)
        elif word == "as" and parse.dep[token] in ("mark", "advmod"):
            yield from _as(parse, token)


def _noun_after(parse: Parse, token: int) -> int | None:
    """The head of the nouns that follow, where the parser saw no object."""
    noun = None
    while token < len(parse) and (
        parse.tag[token] in ("DT", "PRP$", "POS", "CD")
        or parse.tag[token][:2] in ("JJ", "NN", "PR")
    ):
        noun = token if parse.tag[token][:2] in ("NN", "PR") else noun
        token += 1
    return noun


def _phrase(
    parse: Parse, top: int, whom: int | None, cue: tuple[int, int], row, rule: str
) -> Iterator[Proposal]:
    if whom is None:
        return
    own = parse.whole(top)
    who = parties(parse, whom, top)
    content = parse.pieces(minus(_around(parse, top), own))
    if not content and top == parse.sentence[top][0]:
        comma = next(
            (at for at in range(top, parse.sentence[top][1]) if parse.word[at] == ","), top
        )
        content = parse.pieces([(comma, parse.sentence[top][1])])
        who = [(max(a, top), min(b, comma)) for a, b in who if a < comma]
    if content and who:
        yield Proposal(top, row, content, rule, [cue], list(who), who)


def _hearsay(parse: Parse, adverb: int) -> Iterator[Proposal]:
    """ "allegedly", "reportedly": the clause of the adverb, on nobody's word."""
    verb = parse.head[adverb]
    content = (
        parse.pieces(minus(parse.whole(verb), (adverb, adverb + 1))) if parse.is_verb(verb) else []
    )
    if content and parse.tag[verb] != "VBG" and parse.dep[verb] != "amod":
        yield Proposal(
            adverb,
            load_cues()["phrase"][parse.word[adverb]],
            content,
            "hearsay",
            [(adverb, adverb + 1)],
        )


def _around(parse: Parse, top: int) -> tuple[int, int]:
    """The clause that a phrase belongs to: up to the verb that is no cue's complement of its
    own.
    """
    clause = top
    for above in parse.climb(top):
        clause = above
        if (
            parse.is_clause(above)
            and parse.dep[above] in ("ccomp", "conj", "advcl", "ROOT")
            and (parse.left[above] < top or parse.right[above] > parse.right[top])
        ):
            break
    return parse.whole(clause)


def _as(parse: Parse, token: int) -> Iterator[Proposal]:
    verb = parse.head[token]
    put = parse.lemma[verb] == "put" and any(parse.word[kid] == "it" for kid in parse.kids[verb])
    row = (
        load_cues()["verb"]["say"] if put else cue_at(parse, verb) if parse.is_verb(verb) else None
    )
    subject = subject_of(parse, verb) if row else None
    if (
        not row
        or subject is None
        or not row.takes & {"clause", "quote"}
        or parse.dep[verb] != "advcl"
    ):
        return
    if not put and any(parse.dep[kid] in ("ccomp", "xcomp", "dobj") for kid in parse.kids[verb]):
        return
    who = parties(parse, subject, verb)
    content = parse.pieces(minus(parse.whole(parse.head[verb]), parse.whole(verb)))
    if content and who:
        yield Proposal(verb, row, content, "as X said", words_of(parse, verb), list(who), who)
