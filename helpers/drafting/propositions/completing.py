"""Completing: what is said without a subject or a verb of its own, as a sentence: what somebody
wants to do, is told to do or is accused of doing; and what a bare noun is too little for.
"""

from collections.abc import Iterator, Sequence

from ...lexicons import words
from ...spans import Span
from ..attributions import Attribution, objects, trailing
from ..attributions.extents import chars
from ..attributions.grammar import Parse, Range, tokens
from .clauses import Clause, own_subject, shared_from
from .holding import held_of
from .judging import (
    is_supposed,
    is_topic,
    is_wish,
    judged,
    names_only,
    reckoned,
    small,
    verb_of,
)
from .wording import Words, antecedent, finite, is_many, noun_phrase, without_opening

HOLDING = words("speechwords", "holding")
"""verbs for what one holds oneself"""
SELF = {"i", "we"}
ASKING, WHETHER = {"ask", "wonder", "inquire", "enquire"}, {"whether", "if"}
JUDGING = {"deny", "confirm", "assess", "warn"}
"""acts that may have a noun alone for what they judge"""
FORETOLD = {"urge": "There should be", "forecast": "There will be", "confirm": ""}
"""how what somebody does not only tell begins as a sentence; blank: as what is"""
TELLING = {"assert", "report"}
KNOWN = {"the", "its", "his", "her", "their", "this", "that", "these", "those"}
"""words before a noun that name what is known already"""
NOMINAL = {"object", "preposition", "adjective cue"}
"""the rules whose content may be a noun"""
PRONOUNS = ("PRP", "DT", "WDT", "WP")
OBJECTS = ("dobj", "pobj", "oprd")
"""the parser's relations of a noun, also of one that it took for a verb"""
GIVING = objects.SHOWING | trailing.SHOWING
"""verbs of evidence that may give a noun alone: "polls show a close race" """
SOME = {
    "any": "some",
    "anybody": "somebody",
    "anyone": "someone",
    "anything": "something",
    "anywhere": "somewhere",
}
REJECTING = {"reject", "rebuff", "dismiss"}
"""verbs by which a claim is denied, and anything else is only turned down"""
DOUBTS = {"doubt", "concern", "worry", "fear", "complaint", "objection"}
"""nouns for what somebody had, of which another tells: "said he had doubts about it" """
LITTLE = 2
"""the most words of an accusation that only tells who is accused"""


def says(parse: Parse, made: Attribution) -> bool:
    """Whether what is attributed is said and not only named: "blamed him" and "worried about it"
    tell what somebody did, which the outlet says.
    """
    if _only_asked(parse, made) or is_supposed(parse, made) or _awaited(made):
        return False
    if made.lemma in DOUBTS and _is_inside(made) and not _has_verb(parse, made):
        return False
    if made.rule not in NOMINAL or (made.quote != "indirect" and not made.within_quotation):
        return True
    if is_topic(parse, made):
        return False
    held = [at for piece in made.content for at in range(*tokens(parse, *piece))]
    if made.act == "deny" and made.lemma in REJECTING and _is_turned_down(parse, held):
        return False
    if made.act == "assess" and _is_inside(made) and _is_pronoun(parse, held):
        return False
    if _has_verb(parse, made):
        return True
    if made.cue and names_only(parse, made, verb_of(parse, made)):
        return False
    if made.within_quotation and is_wish(parse, made):
        return False
    if made.rule == "preposition" and made.act in ("assess", "assert") and _is_inside(made):
        return made.quote != "indirect"
    if made.act in JUDGING or made.quote != "indirect":
        return True
    new = parse.word[held[0]] not in KNOWN or made.lemma == "cite"
    bare = new and made.lemma not in GIVING
    if made.act in TELLING and made.rule == "object" and bare:
        return False
    of = parse.word[held[0] - 1] == "of"
    is_little = made.act == "accuse" and len(held) <= LITTLE and not of
    return not (is_little or _is_pronoun(parse, held))


def _is_turned_down(parse: Parse, held: list[int]) -> bool:
    """Whether what is rejected is a noun for what is told by nobody: "rejected the bill"."""
    noun = next((at for at in held if parse.head[at] not in held), held[0])
    is_noun = parse.tag[noun] in ("NN", "NNS")
    told = objects.is_told(parse, noun) and not objects.is_wanted(parse, noun)
    return is_noun and not told and parse.lemma[noun] not in objects.CHARGES


def _awaited(made: Attribution) -> bool:
    """Whether something is "expected to" happen, and nobody is told to expect it: who writes or
    says that foretells it himself.
    """
    nobody = made.rule == "sourceless" and not made.parties and made.addressee is None
    return nobody and made.act == "forecast"


def _is_inside(made: Attribution) -> bool:
    """Whether it stands in what another says, who tells it as a whole."""
    return any(cue is not None for _, cue in made.relays)


def _has_verb(parse: Parse, made: Attribution) -> bool:
    spans = (tokens(parse, *piece) for piece in made.content)
    return any(parse.is_verb(at) for span in spans for at in range(*span))


def _only_asked(parse: Parse, made: Attribution) -> bool:
    """Whether somebody tells that something was asked: "we asked whether it was safe"."""
    first = parse.word[tokens(parse, *made.content[0])[0]]
    return made.within_quotation and made.lemma in ASKING and first in WHETHER


def held(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[int]:
    """The verbs by which somebody who is quoted says what he holds himself, "I think": what he
    holds is the statement.
    """
    for made in attributions:
        if not made.within_quotation or made.withheld or made.lemma not in HOLDING:
            continue
        verbs = (
            at for span in made.cue for at in range(*tokens(parse, *span)) if parse.is_verb(at)
        )
        subjects = ((at, parse.child(at, "nsubj")) for at in verbs)
        yield from (at for at, who in subjects if who is not None and parse.word[who] in SELF)


def _is_pronoun(parse: Parse, held: list[int]) -> bool:
    return len(held) == 1 and parse.tag[held[0]] in PRONOUNS


def completed(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> Words:
    """What is said, with the subject and the verb that it lacks; () where it lacks none, and where
    who is urged or accused is named besides.
    """
    clause = found.get(head)
    if clause is not None and any(parse.word[at] == "to" for at in shared_from(parse, clause)):
        return _also_to_do(parse, found, made, clause, pieces)
    if clause is not None and made.addressee and made.act == "urge" and parse.infinitive(head):
        return tuple(_not_to_do(parse, head, pieces))
    named = parse.word[pieces[0][0]] != "to" and made.act == "urge"
    if clause is not None or (made.addressee and made.act in ("urge", "accuse") and not named):
        return ()
    verbal = head >= 0 and parse.is_verb(head)
    if not verbal or parse.dep[head] in OBJECTS:
        parts = _nominal(parse, found, made, head, pieces)
    elif parse.infinitive(head):
        parts = _to_do(parse, found, made, head, pieces)
    elif _is_gerund(parse, head):
        parts = _doing(parse, found, made, head, pieces)
    else:
        return ()
    return tuple(part if isinstance(part, str) else chars(parse, part) for part in parts)


def _also_to_do(
    parse: Parse, found: dict[int, Clause], made: Attribution, clause: Clause, pieces: list[Range]
) -> Words:
    """A verb that is joined to an infinitive, with who is to do it; with "to" where the one who is
    urged is named besides.
    """
    spans = [chars(parse, piece) for piece in without_opening(parse, pieces)]
    if made.addressee:
        return ("to", *spans)
    noun = own_subject(parse, clause.first or clause.head)
    who, many = _who(parse, found, made.parties)
    if noun is not None:
        who, many = list(noun_phrase(parse, found, noun)), is_many(parse, noun)
    modal = "should" if made.act == "urge" else "are to" if many else "is to"
    return (*(chars(parse, piece) for piece in who), modal, *spans)


def _not_to_do(parse: Parse, head: int, pieces: list[Range]) -> Iterator[Span | str]:
    """An infinitive that is joined to another, with its "to" before what negates it, for the one
    who is urged is named besides: "[Y should] not go".
    """
    to = next(kid for kid in parse.kids[head] if parse.word[kid] == "to" and kid < head)
    yield "to"
    for start, end in without_opening(parse, pieces):
        kept = parse.pieces([(start, min(end, to)), (max(start, to + 1), end)])
        yield from (chars(parse, piece) for piece in kept)


def _nominal(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """What has no verb, with one: as what is so, should be, or is judged."""
    parts = list(small(parse, head, pieces)) if head >= 0 else []
    parts = parts or list(reckoned(parse, made, pieces))
    parts = parts or list(_given(parse, made, pieces)) or list(_there_is(parse, made, pieces))
    if not parts and made.cue and (made.rule in NOMINAL or made.act == "accuse"):
        parts = list(judged(parse, found, made, pieces))
    yield from parts


def _given(parse: Parse, made: Attribution, pieces: list[Range]) -> Iterator[Range | str]:
    """What somebody is asked for that is known already: "the firm should give her results"."""
    start = pieces[0][0]
    if made.act != "urge" or made.lemma != "ask" or parse.word[start] not in KNOWN:
        return
    whom = parse.child(verb_of(parse, made), "dobj", "dative")
    if whom is not None and whom < start:
        yield (parse.left[whom], whom + 1)
        yield "should give"
    yield from pieces
    if whom is None:
        yield "should be given"


def _there_is(parse: Parse, made: Attribution, pieces: list[Range]) -> Iterator[Range | str]:
    """A noun alone, as what should be or is."""
    start, end = pieces[0]
    tells = made.act in TELLING and parse.word[start] not in KNOWN
    tells = tells and made.certainty != "unstated"
    tells = tells or (made.act in FORETOLD and _is_new(parse, pieces))
    if made.rule in NOMINAL and (made.act == "urge" or tells):
        noun = next((at for at in range(start, end) if parse.tag[at][:2] == "NN"), start)
        is_or_are = "There are" if is_many(parse, noun) else "There is"
        yield FORETOLD.get(made.act) or is_or_are
        yield from pieces


def _is_new(parse: Parse, pieces: list[Range]) -> bool:
    """Whether a noun names what was not known before: no name, no pronoun, no "the"."""
    held = [at for piece in pieces for at in range(*piece)]
    tags = {parse.tag[at] for at in held}
    names = tags & {"NNP", "NNPS", "PRP", "PRP$"}
    return bool(tags & {"NN", "NNS"}) and not names and parse.word[held[0]] not in KNOWN


def _to_do(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """An infinitive with who is to do it: "the firm is to cut jobs", "the mayor should go"."""
    to = next(kid for kid in parse.kids[head] if parse.word[kid] == "to" and kid < head)
    before = parse.pieces((start, min(end, to)) for start, end in pieces if start < to)
    if before and parse.word[before[0][0]] == "for":
        before = parse.pieces([(before[0][0] + 1, before[0][1])])
    named = [at for piece in before for at in range(*piece) if parse.tag[at][:2] in ("NN", "PR")]
    if before and not named and parse.tag[before[0][0]] == "DT":
        named = [before[-1][1] - 1]
    who, many = _who(parse, found, made.parties)
    if named:
        who, many, before = before, is_many(parse, named[-1]), []
    elif not made.parties and (noun := _meant(parse, parse.head[head])) is not None:
        who, many = list(noun_phrase(parse, found, noun)), is_many(parse, noun)
        before = [] if before and parse.tag[before[0][0]] in PRONOUNS else before
    held = list(held_of(parse, made, to, [*who, *before], many)) if who else []
    if held:
        yield from held
        yield from parse.pieces((max(start, to + 2), end) for start, end in pieces if end > to + 1)
    elif who:
        yield from who
        yield "should" if made.act == "urge" else "are to" if many else "is to"
        yield from before
        yield from parse.pieces((max(start, to + 1), end) for start, end in pieces if end > to)


def _meant(parse: Parse, verb: int) -> int | None:
    """Of whom a passive tells, also by "which": "the trial, which is expected to last"."""
    subject = parse.child(verb, "nsubjpass")
    pronoun = subject is not None and parse.tag[subject] in PRONOUNS
    return antecedent(parse, verb) if pronoun and parse.dep[verb] == "relcl" else subject


def _who(
    parse: Parse, found: dict[int, Clause], parties: tuple[Span, ...]
) -> tuple[list[Range], bool]:
    """The first of these parties without what describes it, and whether it takes "are"."""
    for party in parties[:1]:
        start, end = tokens(parse, *party)
        noun = next((at for at in range(start, end) if not start <= parse.head[at] < end), start)
        phrase = noun_phrase(parse, found, noun)
        kept = parse.pieces((max(first, start), min(last, end)) for first, last in phrase)
        return kept or [(start, end)], is_many(parse, noun)
    return [], False


def _is_gerund(parse: Parse, head: int) -> bool:
    """Whether a verb stands as "taking" or "having taken", without a subject."""
    having = parse.child(head, "aux")
    form = parse.tag[head if having is None else having]
    return form == "VBG" and own_subject(parse, head) is None


def _doing(
    parse: Parse, found: dict[int, Clause], made: Attribution, head: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """A gerund with who did it: the accused, or who denies or admits it."""
    doers = _accused(parse, made) if made.act == "accuse" else made.parties
    who, many = _who(parse, found, doers)
    if not who:
        return
    yield from who
    if made.act == "accuse":
        yield "are" if many else "is"
        yield from pieces
        return
    having = parse.child(head, "aux")
    verb = head if having is None else having
    for start, end in pieces:
        if start <= verb < end:
            yield from parse.pieces([(start + (parse.word[start] == "ever"), verb)])
            yield from ["had"] if having is not None else finite(parse, verb, many)
            rest = parse.pieces([(verb + 1, end)])
            yield from _some(parse, rest) if made.act == "deny" else rest
        else:
            yield (start, end)


def _some(parse: Parse, pieces: list[Range]) -> Iterator[Range | str]:
    """The pieces with "some" for "any": what is denied of any is told of some."""
    for start, end in pieces:
        for at in range(start, end):
            if parse.word[at] in SOME:
                yield from parse.pieces([(start, at)])
                yield SOME[parse.word[at]]
                start = at + 1
        yield from parse.pieces([(start, end)])


def _accused(parse: Parse, made: Attribution) -> tuple[Span, ...]:
    """Whom a verb accuses: its object, or the subject of its passive."""
    for at in (at for span in made.cue for at in range(*tokens(parse, *span))):
        whom = parse.child(at, "dobj", "nsubjpass")
        if whom is not None:
            return (chars(parse, (parse.left[whom], whom + 1)),)
    return ()
