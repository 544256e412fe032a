"""What stands before a verb of saying or around it: "C, said X", "C, X said, C", "X said:" and then
a paragraph.
"""

from .cues import Cue
from .describing import is_somebody, noun_after, own_subject, subject_of
from .grammar import RELATIVES, SUBJECTS, Parse, Range, minus
from .proposals import SAYING, Proposal, cue_at, proposed

NO_RESUMING = {"WP", "WDT", "WRB", "WP$", "VBG", "VBN", "IN", "TO", "RB"}
"""tags of words that lead on from the act of saying: ", who …", ", adding …", ", in …"
"""
CONTRARY = {"but", "yet", "or", "nor"}
HANGING = ("npadvmod", "dep", "nsubj")
"""what the parser takes the first noun of an interrupted sentence for"""


def inverted(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The clause before the verb or around it: "C, said X", "C, X said, C"."""
    subject = subject_of(parse, verb)
    if not row.takes & SAYING or row.act == "deny" or subject is None:
        return None
    what, deed = parse.child(verb, "dobj"), parse.child(verb, "xcomp")
    if what is not None and what > verb and "person" not in row.takes:
        return None
    if deed is not None and deed > verb and parse.infinitive(deed):
        return None
    content = (
        _before(parse, verb, subject)
        or _interrupted(parse, verb, subject)
        or _around(parse, verb, subject)
    )
    if not content:
        return None
    return proposed(
        parse, verb, row, [*content, *_resumed(parse, verb, content)], "inverted", subject
    )


def _resumed(parse: Parse, verb: int, content: list[Range]) -> list[Range]:
    """The rest of a sentence behind ", X said," where it goes on with a clause of its own."""
    start, last = verb + 2, parse.sentence[verb][1]
    if content[-1][1] > verb + 1 or start + 2 >= last or parse.word[verb + 1] != ",":
        return []
    start += parse.word[start] == "and"
    opens = parse.tag[start] not in NO_RESUMING and parse.word[start] not in CONTRARY
    tops = [at for at in range(start, last) if _is_main(parse, at, start)]
    return (
        [(start, last)]
        if opens and tops and not any(map(parse.is_mark, range(start, last)))
        else []
    )


def _is_main(parse: Parse, verb: int, start: int) -> bool:
    """Whether a finite verb has a subject of its own that begins where a rest does."""
    subject = parse.child(verb, "nsubj", "nsubjpass", "expl")
    finite = parse.tag[verb] in ("VBD", "VBZ", "VBP", "MD") or parse.child(verb, "aux") is not None
    return (
        finite
        and subject is not None
        and start <= parse.left[subject]
        and subject < verb
        and (parse.left[subject] == start and not cue_at(parse, verb))
    )


def _before(parse: Parse, verb: int, subject: int) -> list[Range]:
    """The clause before the verb, with what opens it and what follows the verb: "C, said X"."""
    clauses = (
        kid
        for kid in parse.kids[verb]
        if kid < verb and parse.dep[kid] in ("ccomp", "dep") and parse.is_clause(kid)
    )
    kid = next(clauses, None)
    if kid is None or subject <= kid:
        return []
    edge = min(verb, parse.left[subject]) if parse.head[subject] == verb else verb
    openers = [
        parse.left[opener]
        for opener in parse.kids[verb]
        if opener < kid and parse.dep[opener] not in SUBJECTS | {"conj"}
    ]
    first, last = min([parse.left[kid], *openers]), max(verb + 1, parse.right[kid])
    first = _joined_before(parse, verb, first)
    behind = [parse.whole(goes) for goes in parse.kids[kid] if goes > verb >= parse.right[kid]]
    return [(first, edge), (verb + 1, last), *behind]


def _joined_before(parse: Parse, verb: int, first: int) -> int:
    """Where a clause begins that the parser joined the verb to: "[C, but] C, X said"."""
    above, last = parse.head[verb], parse.sentence[verb][1]
    closes = all(parse.is_edge(at) for at in range(verb + 1, last))
    joined = parse.dep[verb] == "conj" and above < first and parse.tag[first - 1] == "CC"
    if not joined or not closes or any(map(parse.is_mark, range(parse.left[above], first))):
        return first
    return parse.left[above]


def _around(parse: Parse, verb: int, subject: int) -> list[Range]:
    """What is left of the clause that the verb's own is set into: "C, X said, C"."""
    above = parse.head[verb]
    if parse.dep[above] == "advcl" and above < verb < parse.head[above]:
        above = parse.head[above]
    aside = parse.dep[verb] == "parataxis" or (
        parse.dep[verb] == "ccomp"
        and above < verb
        and (not cue_at(parse, above) or _follows(parse, verb, above))
    )
    if aside and parse.head[subject] == verb and _set_off(parse, verb):
        return minus(parse.whole(above), parse.whole(verb))
    return []


def _set_off(parse: Parse, verb: int) -> bool:
    """Whether the clause of a verb stands between commas, quotation marks or dashes, with nothing
    that it governs inside.
    """
    first, last = parse.whole(verb)
    while parse.is_edge(first):
        first += 1
    while parse.is_edge(last - 1):
        last -= 1
    closed = last >= len(parse) or parse.is_edge(last)
    return (
        first > 0
        and parse.is_edge(first - 1)
        and closed
        and not any(parse.dep[kid] in ("ccomp", "xcomp", "mark") for kid in parse.kids[verb])
    )


def _follows(parse: Parse, verb: int, above: int) -> bool:
    """Whether the clause of a verb comes after a comma and after what another cue says: "X said C,
    Y reported".
    """
    before = parse.left[verb] if parse.word[parse.left[verb]] == "," else parse.left[verb] - 1
    return parse.word[before] == "," and any(
        parse.dep[kid] == "ccomp" and above < kid < verb for kid in parse.kids[above]
    )


def _interrupted(parse: Parse, verb: int, subject: int) -> list[Range]:
    """What is left when the parser joins the two verbs of "The staff, X said, were tired" and
    leaves the first noun hanging.
    """
    (first, last), edge = parse.sentence[verb], parse.left[subject]
    own = parse.head[subject] == verb and subject < verb
    if not own or edge <= first + 1 or not parse.is_edge(edge - 1):
        return []
    if not any(parse.dep[kid] in HANGING and kid < edge for kid in parse.kids[verb]):
        return []
    going_on = next((kid for kid in parse.kids[verb] if _goes_on(parse, verb, kid)), None)
    return [] if going_on is None else [(first, edge), (parse.left[going_on], last)]


def _goes_on(parse: Parse, verb: int, kid: int) -> bool:
    """Whether a finite verb joined to another after a comma has no subject of its own."""
    joined = (
        kid > verb
        and parse.dep[kid] in ("conj", "advcl")
        and parse.tag[kid] in ("VBD", "VBZ", "VBP")
        and parse.is_edge(parse.left[kid] - 1)
    )
    opening = SUBJECTS | {"mark", "aux", "cc"}
    return joined and not any(parse.dep[below] in opening for below in parse.kids[kid])


def parenthetical(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What stands around ", says X," with the speaker behind the verb: "The roof, says the builder,
    is sound".
    """
    first, last = parse.sentence[verb]
    finite = parse.tag[verb] in ("VBD", "VBZ", "VBP") and "quote" in row.takes
    if not finite or verb < first + 2 or parse.word[verb - 1] != ",":
        return None
    noun = noun_after(parse, verb + 1)
    if noun is None or noun + 2 >= last or parse.word[noun + 1] != ",":
        return None
    goes_on = parse.tag[noun + 2] in ("VBD", "VBZ", "VBP", "MD")
    if not goes_on or not is_somebody(parse, noun) or parse.is_mark(verb - 2):
        return None
    content = [(first, verb - 1), (noun + 2, last)]
    made = proposed(parse, verb, row, content, "inverted", noun)
    return made and made.but(source=[(verb + 1, noun + 1)], parties=[(verb + 1, noun + 1)])


def extracted(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A clause that the verb interrupts after its relative pronoun: "the gifts, which he said were
    small".
    """
    kid = parse.child(verb, "ccomp")
    if (
        kid is None
        or kid < verb
        or parse.left[kid] > verb
        or parse.word[parse.left[kid]] not in RELATIVES
        or not row.takes & SAYING
    ):
        return None
    first = parse.left[kid]
    return proposed(
        parse,
        verb,
        row,
        [(first, first + 1), (verb + 1, parse.right[kid])],
        "clausal complement",
        subject_of(parse, verb),
    )


def closing(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What stands before ", X said." at the end of a sentence where the parser saw no clause:
    "People like us, she said."
    """
    subject = own_subject(parse, verb)
    first, last = parse.sentence[verb]
    if (
        "quote" not in row.takes
        or subject is None
        or subject > verb
        or not all(parse.is_edge(at) for at in range(verb + 1, last))
    ):
        return None
    start = parse.left[subject]
    if start <= first + 1 or not parse.is_edge(start - 1):
        return None
    return proposed(parse, verb, row, [(first, start)], "inverted", subject)


def announced(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The next paragraph, where a paragraph ends in "X said:"."""
    end, subject = parse.sentence[verb][1], subject_of(parse, verb)
    while end > verb and parse.word[end - 1].isspace():
        end -= 1
    if (
        "quote" not in row.takes
        or subject is None
        or parse.word[end - 1] != ":"
        or end == len(parse)
        or "\n" not in parse.word[end]
    ):
        return None
    last = end + 1
    while last < len(parse) and "\n" not in parse.word[last]:
        last += 1
    return proposed(parse, verb, row, [(end + 1, last)], "announced", subject)
