"""Judging: what somebody thinks of what a noun names, as a sentence: "called the plan absurd" as
"the plan is absurd", "denied two charges" as being guilty of them; and the clause in which the noun
stands where no sentence can be made of it: "welcomed the results".
"""

from collections.abc import Iterator

from ...lexicons import valued
from ..attributions import Attribution, load_cues
from ..attributions.describing import is_somebody
from ..attributions.extents import chars
from ..attributions.grammar import SUBJECTS, Parse, Range, tokens
from ..attributions.model import is_attitude
from ..attributions.nominals import brought_to
from ..attributions.objects import CHARGES, is_reckoned
from ..attributions.pleading import PLEADING
from ..attributions.relaying import SPEAKERS
from .clauses import Clause, own_subject
from .inflecting import past_of
from .numbering import number_of
from .wording import Words, is_many, noun_phrase

HELD = valued("clausewords", "held")
"""nouns for what somebody has who denies it, and their article: "denied any role in it" """
FINITE = {"VBD", "VBZ", "VBP"}
WITHIN = {"xcomp", "pcomp"}
"""the parser's relations of a verb that stands in what another verb says"""
TOPICS = {"about", "on"}
TELLING = {"assert", "report"}
CAUSES = {"explain"}
"""verbs by which a thing is the reason for another, and says nothing"""
PLAIN = {"any"}
LEADING = {"prep", "prt"}
"""the parser's relations of what a cue ends in besides its verb: "are wary of" """
WHICH = {"det", "poss", "nummod"}


def is_topic(parse: Parse, made: Attribution) -> bool:
    """Whether what is attributed is only what a talk is about: "spoke about dry wells"."""
    led = made.rule == "preposition" and made.act in TELLING
    return led and parse.word[_first(parse, made) - 1] in TOPICS


def is_supposed(parse: Parse, made: Attribution) -> bool:
    """Whether an attitude is only what somebody should or may have: "should be worried"."""
    if not is_attitude(made):
        return False
    word = verb_of(parse, made)
    verb = word if parse.is_verb(word) else parse.head[word]
    return any(parse.tag[kid] == "MD" or parse.word[kid] == "to" for kid in parse.kids[verb])


def is_wish(parse: Parse, made: Attribution) -> bool:
    """Whether a quotation only says of somebody that he wants a thing: it says so itself."""
    return made.act in TELLING and made.certainty == "unstated"


def names_only(parse: Parse, made: Attribution, verb: int) -> bool:
    """Whether a noun after a verb is named and neither said nor judged by a clause of its own: the
    object of a verb inside what another says, what a thing explains.
    """
    if made.act in TELLING and parse.infinitive(verb):
        return True
    subject = own_subject(parse, verb)
    thing = subject is not None and not (
        is_somebody(parse, subject) or parse.lemma[subject] in SPEAKERS
    )
    inner = parse.tag[verb] == "VBG" and parse.dep[verb] in WITHIN and made.act == "assess"
    return inner or (parse.lemma[verb] in CAUSES and thing)


def judged(
    parse: Parse, found: dict[int, Clause], made: Attribution, pieces: list[Range]
) -> Iterator[Range | str]:
    """What is thought of a noun, as a sentence; nothing where none can be made."""
    verb = verb_of(parse, made)
    predicate = _predicate(parse, verb, pieces)
    if predicate is not None:
        yield from _is_so(parse, verb, predicate, pieces)
    elif made.act == "accuse" and parse.word[pieces[0][0] - 1] == "of":
        yield from _charged(parse, found, verb, pieces)
    elif made.act == "deny" or made.lemma == PLEADING:
        yield from _guilty(parse, found, made, pieces)
    elif made.act not in ("urge", "forecast"):
        yield from _whole(parse, found, made, verb, pieces)


def some(parse: Parse, made: Attribution, pieces: list[Range]) -> Words:
    """What is denied of "any", as what is not denied would be told: "some reports were withheld",
    "such a plan exists"; () where it begins with none.
    """
    start, end = pieces[0]
    if made.act != "deny" or parse.word[start] != "any" or end - start < 2:
        return ()
    such = parse.word[start + 1] == "such"
    one = such and parse.tag[parse.head[start]] == "NN"
    rest = [(start + 1 + such, end), *pieces[1:]]
    spans = (chars(parse, piece) for piece in rest)
    return ("such a" if one else "such" if such else "some", *spans)


def small(parse: Parse, head: int, pieces: list[Range]) -> Iterator[Range | str]:
    """A clause without a verb, with one: "found [Ann Roe guilty]" as "Ann Roe is guilty"."""
    subject = parse.child(head, *SUBJECTS)
    bare = not parse.is_verb(head) and parse.child(head, "cop", "aux") is None
    if bare and subject is not None and subject < head:
        yield from _split(parse, subject, _beginning(parse, head, subject), pieces)


def reckoned(parse: Parse, made: Attribution, pieces: list[Range]) -> Iterator[Range | str]:
    """What somebody's own figure is brought to: "its estimate of the loss to two million" as "the
    loss is two million".
    """
    put = brought_to(parse, verb_of(parse, made)) if made.rule == "noun cue" else None
    start, end = pieces[0]
    noun = next((at for at in range(start, end) if parse.dep[at] == "pobj"), None)
    if put is not None and noun is not None and noun < put < end:
        told = {"is": "will be", "are": "will be"} if made.act == "forecast" else {}
        for part in _split(parse, noun, put, pieces):
            yield told.get(part, part) if isinstance(part, str) else part


def verb_of(parse: Parse, made: Attribution) -> int:
    """The verb of a cue, or its noun or adjective: the last word that leads to nothing."""
    start, end = tokens(parse, *made.cue[-1])
    behind = (at for at in range(end - 1, start, -1) if parse.dep[at] not in LEADING)
    return next(behind, start)


def _first(parse: Parse, made: Attribution) -> int:
    return tokens(parse, *made.content[0])[0]


def _predicate(parse: Parse, verb: int, pieces: list[Range]) -> int | None:
    """The word that says what something is called, or the "as" before it."""
    start, end = pieces[0][0], pieces[-1][1]
    noun = parse.child(verb, "dobj")
    for kid in (*parse.kids[verb], *(parse.kids[noun] if noun is not None else ())):
        calls = parse.dep[kid] in ("oprd", "ccomp", "acomp") and not parse.is_verb(kid)
        leads = parse.dep[kid] == "prep" and parse.word[kid] in _leading(parse, verb)
        if start < kid < end and (calls or leads):
            return kid
    return None


def _leading(parse: Parse, verb: int) -> tuple[str, ...]:
    """The prepositions behind which it stands what something is said to be: "described it as poor",
    "put the loss at two million".
    """
    return ("as", "at") if is_reckoned(parse, verb) else ("as",)


def _is_so(parse: Parse, verb: int, predicate: int, pieces: list[Range]) -> Iterator[Range | str]:
    """The noun, "is", and what it is called."""
    noun = parse.child(verb, "dobj")
    noun = parse.child(predicate, *SUBJECTS) if noun is None else noun
    if noun is None or not pieces[0][0] <= noun < predicate:
        return
    yield from _split(parse, noun, _beginning(parse, predicate, noun), pieces)


def _beginning(parse: Parse, predicate: int, noun: int) -> int:
    """Where what something is called begins, behind the noun: with what belongs to it."""
    return max(noun + 1, min([predicate, *(at for at in parse.kids[predicate] if at > noun)]))


def _split(parse: Parse, noun: int, at: int, pieces: list[Range]) -> Iterator[Range | str]:
    """The pieces with "is" or "are" between a noun and what stands from a token on."""
    while parse.left[at] > noun and parse.left[at] < at:
        at = parse.left[at]
    many = is_many(parse, noun) or parse.word[noun] in ("they", "them", "these", "those", "we")
    yield from parse.pieces((start, min(end, at)) for start, end in pieces)
    yield from number_of(parse, noun)
    yield "are" if many else "is"
    after = at + (parse.dep[at] == "prep")
    yield from parse.pieces((max(start, after), end) for start, end in pieces)


def _guilty(
    parse: Parse, found: dict[int, Clause], made: Attribution, pieces: list[Range]
) -> Iterator[Range | str]:
    """What somebody denies or admits to be guilty of, or denies to have."""
    start, end = pieces[0]
    start += parse.word[start] in PLAIN
    noun = next((at for at in range(start, end) if parse.tag[at][:2] == "NN"), start)
    while parse.dep[noun] == "compound" and start < parse.head[noun] < end:
        noun = parse.head[noun]
    guilty = made.lemma == PLEADING or parse.lemma[noun] in CHARGES
    has = parse.lemma[noun] in HELD
    if parse.head[verb_of(parse, made)] == noun and (not guilty or _is_told(parse, noun, start)):
        return
    who = list(_who(parse, found, made))
    if who and (guilty or has):
        one = len(made.parties) == 1 and parse.tag[verb_of(parse, made)] == "VBZ"
        many = not one and (len(made.parties) > 1 or is_many(parse, _noun_of(parse, made)))
        yield from who
        yield "had" if not guilty else "are guilty of" if many else "is guilty of"
        if has and start in (noun, noun - 1) and parse.tag[noun] == "NN" and _is_bare(parse, noun):
            yield from filter(None, [HELD[parse.lemma[noun]]])
        yield (start, end)
        yield from pieces[1:]


def _is_told(parse: Parse, noun: int, start: int) -> bool:
    """Whether a noun and no more than "a" before it stands for what was said: "a charge"."""
    alone = parse.right[noun] == noun + 1 or parse.dep[noun + 1] != "prep"
    return alone and noun - start < 2 and parse.lemma[noun] in load_cues()["noun"]


def _is_bare(parse: Parse, noun: int) -> bool:
    """Whether nothing before a noun says which one, or how many, but "any"."""
    before = [kid for kid in parse.kids[noun] if kid < noun]
    return not any(parse.dep[kid] in WHICH and parse.word[kid] not in PLAIN for kid in before)


def _charged(
    parse: Parse, found: dict[int, Clause], verb: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """Who is accused, as guilty of it."""
    whom = parse.child(verb, "dobj", "nsubjpass")
    if whom is not None:
        of = pieces[0][0] - 1
        phrase = noun_phrase(parse, found, whom)
        yield from parse.pieces((start, min(end, of)) for start, end in phrase if start < of)
        yield "are guilty of" if is_many(parse, whom) else "is guilty of"
        yield from pieces


def _who(parse: Parse, found: dict[int, Clause], made: Attribution) -> Iterator[Range]:
    """Who denies or judges: one without what describes him, several as they stand."""
    if not made.parties:
        return
    start, end = tokens(parse, made.parties[0][0], made.parties[-1][1])
    if len(made.parties) > 1:
        yield (start, end)
        return
    noun = _noun_of(parse, made)
    phrase = noun_phrase(parse, found, noun)
    kept = parse.pieces((max(first, start), min(last, end)) for first, last in phrase)
    yield from kept or [(start, end)]


def _noun_of(parse: Parse, made: Attribution) -> int:
    """The noun that heads the first of the sources."""
    start, end = tokens(parse, *made.parties[0])
    return next((at for at in range(start, end) if not start <= parse.head[at] < end), start)


def _whole(
    parse: Parse, found: dict[int, Clause], made: Attribution, verb: int, pieces: list[Range]
) -> Iterator[Range | str]:
    """The clause in which something is judged: "the ministry welcomed the results"."""
    start = tokens(parse, *made.cue[0])[0]
    finite = verb
    if made.rule == "adjective cue" and parse.dep[verb] in ("acomp", "oprd", "attr"):
        finite = parse.head[verb]
        start = min([finite, *(kid for kid in parse.kids[finite] if parse.dep[kid] == "aux")])
    auxiliary = parse.child(finite, "aux", "auxpass")
    tag = parse.tag[finite if auxiliary is None else auxiliary]
    who = list(_who(parse, found, made))
    if not who or not who[-1][1] <= start < pieces[0][0]:
        return
    if tag in FINITE or tag == "MD":
        yield from who
        yield (start, pieces[0][1])
        yield from pieces[1:]
    elif tag == "VBG" and auxiliary is None:
        yield from who
        yield past_of(parse.word[verb], parse.lemma[verb])
        yield (verb + 1, pieces[0][1])
        yield from pieces[1:]
