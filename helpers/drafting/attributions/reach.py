"""How far a content reaches where the parser cut it short: past a wrong attachment, a colon, or an
"and" between infinitives.
"""

from ...lexicons import words
from .cues import load_cues
from .describing import own_subject
from .grammar import SUBJECTS, Parse, Range
from .proposals import SAYING, Proposal, cue_at

ASIDE = {"prep", "npadvmod", "advmod", "agent", "nsubj", "dative", "punct", "cc"}

CONTRAST = {"although", "though", "despite"}
OPPOSING = {"while", "whereas"}
PAUSES = {",", "-", "--", "–", "—"}
LEADING = PAUSES | {"then"}
"""what leads on to more of what is said"""
REASONS = {"because", "unless"}
EXAMPLES = {"including", "particularly", "especially", "notably"}
JOINED = ("conj", "dep", "advcl")
"""what the parser takes a verb for that shares the "to" of another"""
COMMENTS = ("relcl", "appos", "acl")
"""what a noun may be followed by, after a pause, that comments on it"""
BARE = ("VB", "VBP")
RETOLD = words("speechwords", "retold")
"""nouns that stand for what has just been told: "a figure that the union disputes" """
SUMMING = RETOLD | words("speechwords", "summing")
"""these, and nouns that stand for what has just been done: "a step that the union regrets" """


def reached(parse: Parse, verb: int, clause: int, span: Range) -> Range:
    """The content after a verb, widened to where the clause ends."""
    start, end = span
    last = parse.sentence[verb][1]
    moved = True
    while moved and end < last:
        moved = False
        if parse.word[end] == ":":
            return start, last
        kid = _branch(parse, verb, end)
        if (
            kid is not None
            and not parse.is_edge(end)
            and parse.tag[end] != "CC"
            and not _aside(parse, kid)
        ):
            end, moved = max(end + 1, parse.right[kid]), True
        elif kid is not None and (joined := _joined(parse, verb, clause, end)):
            end, moved = joined, True
    return start, end


def with_more(parse: Parse, verb: int, span: Range) -> Range:
    """What a verb governs, with what goes on with it after a comma or an "and" though the parser
    hung it higher: "and a need to …", "and how …", "to mend A, paint B", ", but could …".
    """
    while (kid := _next(parse, verb, span[1])) is not None and _goes_on(parse, verb, span, kid):
        span = span[0], parse.right[kid]
    return span


def _next(parse: Parse, verb: int, end: int) -> int | None:
    """The word whose phrase begins after a range, behind a comma or an "and"."""
    at, last = end, parse.sentence[verb][1]
    while at < last and (parse.word[at] in LEADING or parse.tag[at] == "CC"):
        at += 1
    if at == end or at >= last:
        return None
    kid = at
    while parse.head[kid] >= end and parse.head[kid] != kid:
        kid = parse.head[kid]
    return kid if parse.left[kid] == at else None


def _goes_on(parse: Parse, verb: int, span: Range, kid: int) -> bool:
    """Whether a word behind a comma or an "and" goes on with a range that a verb governs."""
    (start, end), first = span, parse.left[kid]
    if parse.dep[kid] == "advcl" and parse.word[first] in REASONS:
        return True
    shares = parse.child(kid, *SUBJECTS, "nsubjpass") is None
    if shares and _is_bare(parse, verb, kid, span):
        return True
    if parse.dep[kid] != "conj" or "CC" not in parse.tag[end:first]:
        return False
    asks = parse.tag[first] == "WRB" or parse.word[first] == "what"
    gerund = parse.tag[start] == parse.tag[kid] == "VBG" != parse.tag[verb]
    could = shares and _is_modal(parse, kid) and not _is_modal(parse, verb)
    return parse.tag[kid][:2] == "NN" or asks or gerund or could


def _is_bare(parse: Parse, verb: int, kid: int, span: Range) -> bool:
    """Whether a verb shares the "to" of an infinitive inside a range, and not the governing
    verb's.
    """
    own = parse.tag[verb] in BARE and parse.child(verb, "nsubj") is None
    if own or parse.dep[kid] not in JOINED or parse.tag[kid] not in BARE:
        return False
    return any(parse.word[at] == "to" and parse.dep[at] == "aux" for at in range(*span))


def _is_modal(parse: Parse, verb: int) -> bool:
    """Whether a verb stands with "could" or the like."""
    return any(parse.tag[kid] == "MD" for kid in parse.kids[verb])


def with_examples(parse: Parse, verb: int, span: Range) -> Range:
    """A noun phrase that a verb governs, with ", including …" or ", notably in …" behind it, and
    with what goes on with it.
    """
    start, end = with_more(parse, verb, span)
    kid = _next(parse, verb, end)
    if kid is None or parse.word[parse.left[kid]] not in EXAMPLES:
        return start, end
    return with_more(parse, verb, (start, parse.right[kid]))


def without_concession(parse: Parse, span: Range) -> Range:
    """The range up to ", although …" at its end: a writer's contrast more often than a
    speaker's.
    """
    start, end = span
    for at in range(start + 1, end):
        if (
            parse.word[at] in CONTRAST
            and parse.word[at - 1] in PAUSES
            and parse.dep[at] in ("mark", "advmod", "prep")
            and parse.right[parse.head[at]] >= end
            and parse.head[at] > at
        ):
            return start, at - 1
    return start, end


def without_others(parse: Parse, span: Range) -> Range:
    """The range up to a clause at its end in which somebody else speaks: "X said C, while Y said
    D", "X said that C and Y denies it", "X said C, a charge that Y denies".
    """
    start, end = span
    that = parse.word[start] == "that"
    for at in range(start, end):
        first = parse.left[at]
        speaks = _is_answered(parse, at) or _speaks_beside(parse, at, that)
        if start < first and parse.right[at] >= end and speaks:
            return start, first
    return start, end


def sums_up(parse: Parse, noun: int) -> int | None:
    """The verb of a clause in which somebody speaks of what a noun behind a comma stands for: ", a
    step that unions [called] a farce"; None where there is none.
    """
    first = min(noun, parse.left[noun])
    apart = parse.word[first] in ("a", "an") and first > 0 and parse.word[first - 1] in PAUSES
    told = parse.lemma[noun] in SUMMING or parse.lemma[noun] in load_cues()["noun"]
    verb = parse.child(noun, "relcl") if apart and told else None
    row = None if verb is None else cue_at(parse, verb)
    if verb is None or row is None or own_subject(parse, verb) is None:
        return None
    return verb if row.takes & SAYING or row.act in ("assess", "deny") else None


def _is_answered(parse: Parse, noun: int) -> bool:
    """Whether a noun behind a comma stands for what is said, and somebody denies or confirms it."""
    told = parse.lemma[noun] in RETOLD or parse.lemma[noun] in load_cues()["noun"]
    if parse.dep[noun] != "appos" or not told:
        return False
    verb = parse.child(noun, "relcl")
    row = None if verb is None else cue_at(parse, verb)
    return row is not None and row.act in ("deny", "confirm")


def _speaks_beside(parse: Parse, verb: int, that: bool) -> bool:
    """Whether a clause with a cue of its own is set against what stands before it, or joined to a
    clause with a "that" which it lacks itself.
    """
    subject, marks = own_subject(parse, verb), {parse.word[kid] for kid in parse.kids[verb]}
    row = cue_at(parse, verb) if parse.tag[verb] in ("VBD", "VBZ", "VBP") else None
    if row is None or not row.takes & SAYING or subject is None or parse.tag[subject] == "PRP":
        return False
    against = parse.dep[verb] == "advcl" and bool(marks & OPPOSING)
    return against or (that and parse.dep[verb] == "conj" and "that" not in marks)


def without_summed(parse: Parse, proposal: Proposal) -> Proposal:
    """The proposal up to words at its end that stand for what was told, and of which somebody else
    speaks: "X said C[, a step that Y called a farce]", "X said C[, which Y denies]".
    """
    start, end = proposal.content[-1]
    for at in range(start + 1, end):
        first = min(at, parse.left[at]) - 1
        within = start < first and not first < proposal.at < parse.right[at]
        summed = sums_up(parse, at) is not None or _is_denied(parse, at)
        if within and parse.right[at] >= end and summed:
            return proposal.but(content=[*proposal.content[:-1], (start, first)])
    return proposal


def _is_denied(parse: Parse, verb: int) -> bool:
    """Whether a clause denies what was told: ", which Y denies"."""
    which, row = parse.child(verb, "dobj"), cue_at(parse, verb)
    if which is None or row is None or row.act != "deny" or parse.dep[verb] != "relcl":
        return False
    return parse.word[which - 1 : which + 1] == [",", "which"] and parse.left[verb] == which


def without_asides(parse: Parse, noun: int, span: Range) -> Range:
    """The range up to a clause or a noun that comments on its noun after a comma: ", which …", ",
    the latest …".
    """
    start, end = span
    nouns = [noun, *(kid for kid in range(noun + 1, end) if _is_noun_in(parse, kid))]
    for kid in (kid for head in nouns for kid in parse.kids[head] if kid > head):
        first = parse.left[kid]
        closes = first < end <= parse.right[kid]
        if closes and parse.dep[kid] in COMMENTS and parse.word[first - 1] in PAUSES:
            end = first
    return start, end


def _is_noun_in(parse: Parse, kid: int) -> bool:
    """Whether a noun is the object of a preposition, or joined to another."""
    return parse.dep[kid] in ("pobj", "conj") and parse.tag[kid][:2] == "NN"


def _aside(parse: Parse, kid: int) -> bool:
    """Whether a part after the content belongs to the act of saying: when, where, to whom; a bare
    participle belongs to the content.
    """
    return parse.dep[kid] in ASIDE or (
        parse.dep[kid] == "advcl" and not (parse.tag[kid] == "VBG" and parse.left[kid] == kid)
    )


def _branch(parse: Parse, verb: int, token: int) -> int | None:
    """The child of the verb that the token belongs to."""
    while parse.head[token] != verb:
        if parse.head[token] == token:
            return None
        token = parse.head[token]
    return token


def _joined(parse: Parse, verb: int, clause: int, end: int) -> int | None:
    """Where a verb joined to the cue ends that belongs to the clause by its form: "wants to go and
    see", "suggested selling and leaving".
    """
    after, last = end, parse.sentence[verb][1]
    while after < last and (parse.is_edge(after) or parse.tag[after] in ("CC", "RB")):
        after += 1
    for kid in parse.kids[verb]:
        leads = kid >= end and parse.dep[kid] == "conj" and parse.left[kid] <= after <= kid
        if leads and _has_form(parse, verb, clause, kid):
            return parse.right[kid]
    return None


def _has_form(parse: Parse, verb: int, clause: int, kid: int) -> bool:
    """Whether a joined verb without a subject has the clause's form, and the cue does not."""
    if any(parse.dep[below] in SUBJECTS for below in parse.kids[kid]):
        return False
    bare = parse.tag[kid] in BARE and parse.tag[verb] not in BARE and parse.infinitive(clause)
    return bare or parse.tag[clause] == "VBG" == parse.tag[kid] != parse.tag[verb]
