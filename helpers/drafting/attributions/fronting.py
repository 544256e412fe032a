"""Sources that stand in a phrase of their own: "according to X, C", "in X's view, C", "as X said,
C".
"""

from collections.abc import Iterator

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import agent_of, is_somebody, noun_after, parties, subject_of
from .grammar import Parse, Range, minus
from .proposals import SAYING, Proposal, cue_at, words_of

VIEWS = words("speechwords", "view")
SURVEYS = words("speechwords", "survey")
CONTESTS = {"win", "lose", "stand", "run", "vote"}
"""verbs for what is done in a poll that is an election"""
SEEMING = {"be", "remain", "mean", "represent", "feel", "seem", "become", "sound", "amount"}
"""verbs that tell what something is to somebody"""
MEASURES = words("deedwords", "measure")
"""what something can be according to that does not speak: age, season"""


def fronted(parse: Parse) -> Iterator[Proposal]:
    """What phrases attribute. Misses: "per", and "for X" and "to X" where nothing is quoted."""
    for token, word in enumerate(parse.word):
        if word == "according":
            yield from _according(parse, token)
        elif word in VIEWS:
            yield from _view(parse, token)
        elif word == "as":
            yield from _as(parse, token)
        elif word in ("in", "by"):
            yield from _survey(parse, token)
        elif word in ("for", "to") and parse.sentence[token][0] == token:
            yield from _for(parse, token)
        elif word == "or":
            yield from _or_so(parse, token)
        elif word == "hear":
            yield from _to_hear(parse, token)
        elif parse.tag[token] == "RB":
            yield from _hearsay(parse, token)


def _according(parse: Parse, token: int) -> Iterator[Proposal]:
    """ "according to X" """
    if token + 1 < len(parse) and parse.word[token + 1] == "to":
        whom = parse.child(token + 1, "pobj", "pcomp")
        whom = noun_after(parse, token + 2) if whom is None else whom
        if whom is not None and parse.lemma[whom] not in MEASURES:
            yield from _phrase(parse, token, whom, (token, token + 2), "according to")


def _view(parse: Parse, noun: int) -> Iterator[Proposal]:
    """ "in X's view", "in the view of X" """
    top = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.word[top] in ("in", "by", "to"):
        of = parse.child(noun, "prep")
        if of is None or parse.word[of] != "of":
            whom = parse.child(noun, "poss")
        else:
            whom = parse.child(of, "pobj")
        yield from _phrase(parse, top, whom, (noun, noun + 1), "in the view of")


def _survey(parse: Parse, token: int) -> Iterator[Proposal]:
    """ "In a poll, C", "by one estimate": the clause with a figure, unless somebody says it."""
    verb, whom = parse.head[token], parse.child(token, "pobj")
    opens = parse.word[token] == "by" or parse.sentence[token][0] == token
    if whom is None or not opens or not _is_survey(parse, whom) or not parse.is_verb(verb):
        return
    counts = "CD" in parse.tag[slice(*parse.whole(verb))]
    told = cue_at(parse, verb) is not None or parse.lemma[verb] in CONTESTS
    if counts and not told and not parse.passive(verb):
        yield from _phrase(parse, token, whom, (token, token + 1), "according to")


def _is_survey(parse: Parse, noun: int) -> bool:
    """Whether a noun is a survey, or "one of" several."""
    of = parse.child(noun, "prep") if parse.word[noun] == "one" else None
    meant = noun if of is None else parse.child(of, "pobj")
    return meant is not None and parse.lemma[meant] in SURVEYS


def _for(parse: Parse, token: int) -> Iterator[Proposal]:
    """ "For X, it is “…”": what somebody thinks of something, in words that are quoted."""
    whom, verb = parse.child(token, "pobj"), parse.head[token]
    end, last = parse.right[token], parse.sentence[token][1]
    if whom is None or end >= last or parse.lemma[verb] not in SEEMING:
        return
    commas = parse.word[end] == "," or parse.word[end - 1] == ","
    quoted = any(parse.is_mark(at) and parse.word[at] != "'" for at in range(end, last))
    if commas and quoted and is_somebody(parse, whom):
        yield from _phrase(parse, token, whom, (token, token + 1), "in the view of")


def _or_so(parse: Parse, token: int) -> Iterator[Proposal]:
    """ "C, or so X claims", "C, or so X would have it" """
    first, last = parse.sentence[token]
    if token <= first or parse.word[token - 1] != "," or parse.word[token + 1] != "so":
        return
    noun = noun_after(parse, token + 2)
    if noun is None or noun + 1 >= last or not parse.is_verb(noun + 1):
        return
    content, who = parse.pieces([(first, token)]), parse.pieces([(token + 2, noun + 1)])
    end = noun + 1
    while end < last and not parse.is_edge(end):
        end += 1
    row = load_cues()["phrase"]["according to"]
    if content and who:
        yield Proposal(noun + 1, row, content, "as X said", [(noun + 1, end)], who, who)


def _to_hear(parse: Parse, verb: int) -> Iterator[Proposal]:
    """ "to hear X tell it" """
    noun = noun_after(parse, verb + 1)
    if noun is None or not parse.infinitive(verb):
        return
    end, (first, last) = noun + 3, parse.sentence[verb]
    if parse.lemma[noun + 1 : end] == ["tell", "it"]:
        content = parse.pieces(minus((first, last), (verb - 1, end)))
        row, who = load_cues()["phrase"]["according to"], [(verb + 1, noun + 1)]
        if content:
            yield Proposal(verb, row, content, "as X said", [(verb - 1, verb + 1)], who, who)


def _phrase(parse: Parse, top: int, whom: int | None, cue: Range, rule: str) -> Iterator[Proposal]:
    """What a phrase that names a source attributes: the clause around it, or the rest of the
    sentence that it opens.
    """
    if whom is None:
        return
    who = parties(parse, whom, top)
    around = _without_own(parse, top, _around(parse, top))
    content = parse.pieces(minus(around, parse.whole(top)))
    first, last = parse.sentence[top]
    if not content and top == first:
        comma = next((at for at in range(top, last) if parse.word[at] == ","), top)
        content = parse.pieces([(comma, last)])
        who = [(max(start, top), min(end, comma)) for start, end in who if start < comma]
    if content and who:
        row = load_cues()["phrase"]["according to"]
        yield Proposal(top, row, content, rule, [cue], list(who), who)


def _hearsay(parse: Parse, adverb: int) -> Iterator[Proposal]:
    """ "allegedly", "reportedly": the clause of the adverb, on nobody's word."""
    verb, row = parse.head[adverb], load_cues()["phrase"].get(parse.word[adverb])
    if row is None or parse.dep[adverb] != "advmod" or not parse.is_verb(verb):
        return
    own = (adverb, adverb + 1)
    content = parse.pieces(minus(parse.whole(verb), own))
    if content and parse.tag[verb] != "VBG" and parse.dep[verb] != "amod":
        yield Proposal(adverb, row, content, "hearsay", [own])


def _around(parse: Parse, top: int) -> Range:
    """The clause that a phrase belongs to: up to the verb that is no cue's complement of its
    own.
    """
    clause, closing = top, _closes(parse, top)
    for above in parse.climb(top):
        clause = above
        if closing and parse.dep[above] in ("ccomp", "xcomp"):
            continue
        if (
            parse.is_clause(above)
            and parse.dep[above] in ("ccomp", "conj", "advcl", "ROOT")
            and (parse.left[above] < top or parse.right[above] > parse.right[top])
        ):
            break
    return parse.whole(clause)


def _without_own(parse: Parse, top: int, span: Range) -> Range:
    """The clause behind a phrase up to what the writer joins to it as his own: "according to X, C,
    and I suspect D".
    """
    start, end = span
    for at in range(top, end):
        subject = parse.child(at, "nsubj") if parse.dep[at] == "conj" else None
        own = subject is not None and parse.word[subject] in ("i", "we")
        if own and cue_at(parse, at) is not None and start < parse.left[at]:
            return start, parse.left[at]
    return span


def _closes(parse: Parse, top: int) -> bool:
    """Whether a phrase stands after a comma and ends its sentence: ", according to X."."""
    end, last = parse.right[top], parse.sentence[top][1]
    ends = all(parse.is_edge(at) for at in range(end, last))
    return top > 0 and parse.word[top - 1] == "," and ends


def _as(parse: Parse, token: int) -> Iterator[Proposal]:
    """ "as X said", "as X put it": the clause that it hangs on."""
    verb = parse.head[token]
    if parse.dep[token] not in ("mark", "advmod") or parse.dep[verb] != "advcl":
        return
    row = _row(parse, verb)
    subject = (agent_of if parse.passive(verb) else subject_of)(parse, verb) if row else None
    if not row or subject is None or not row.takes & SAYING:
        return
    who = parties(parse, subject, verb)
    content = parse.pieces(minus(parse.whole(parse.head[verb]), parse.whole(verb)))
    if content and who:
        yield Proposal(verb, row, content, "as X said", words_of(parse, verb), list(who), who)


def _row(parse: Parse, verb: int) -> Cue | None:
    """The cue that "as" leads to: "put it", or a verb that governs nothing itself."""
    kids = parse.kids[verb]
    if parse.lemma[verb] == "put" and any(parse.word[kid] == "it" for kid in kids):
        return load_cues()["verb"]["say"]
    if any(parse.dep[kid] in ("ccomp", "xcomp", "dobj") for kid in kids):
        return None
    return cue_at(parse, verb) if parse.is_verb(verb) else None
