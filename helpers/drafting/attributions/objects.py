"""Nouns that a verb governs, and what is said on nobody's word: mocked Z, called for Z, was
accused of Z, it is said that C.
"""

from .cues import Cue, load_cues
from .describing import EXPLETIVE, agent_of, subject_of
from .grammar import RELATIVES, Parse, Range
from .nominals import governed
from .proposals import Proposal, proposed
from .reach import reached, without_asides

BOUND = {"as", "about", "of", "between", "against", "toward", "towards"}
"""prepositions that belong to the object before them even where the parser hangs them on the
verb
"""


def impersonal(parse: Parse, verb: int, row: Cue, content: Range) -> Proposal | None:
    """What is said without saying by whom, or told to somebody: "it is said that C", "he was told
    that C".
    """
    agent, subject = agent_of(parse, verb), parse.child(verb, "nsubjpass")
    if subject is not None and parse.word[subject] in EXPLETIVE:
        subject = None
    if subject is not None and "person" not in row.takes:
        return proposed(parse, verb, row, [parse.whole(subject), content], "sourceless", agent)
    rule = "passive" if agent is not None else "sourceless"
    return proposed(parse, verb, row, [content], rule, agent, subject)


def object_of(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A noun phrase that is what is said or judged: "cited C", "praised Y for Z", "described Y as
    Z", "accused Y of C".
    """
    if "object" not in row.takes or parse.passive(verb):
        return None
    kid = parse.child(verb, "dobj")
    if kid is None and ("as" in row.takes or row.lemma in ("call", "term", "deem")):
        kid = parse.child(verb, "oprd")
    if kid is None or kid < verb:
        return _relative(parse, verb, row, kid) if row.act in ("deny", "confirm") else None
    content = _charge(parse, verb, row, kid) or _claimed(parse, row, kid)
    content = content or _judged(parse, verb, row, kid)
    return proposed(parse, verb, row, [content], "object", subject_of(parse, verb))


def _charge(parse: Parse, verb: int, row: Cue, kid: int) -> Range | None:
    """What somebody is accused of."""
    if row.act != "accuse" or "of" not in row.takes:
        return None
    for word in (*parse.kids[verb], *parse.kids[kid]):
        if parse.word[word] == "of":
            return word + 1, parse.right[word]
    return None


def _claimed(parse: Parse, row: Cue, kid: int) -> Range | None:
    """What a claim says that is denied or confirmed: "denied reports that [C]"."""
    noun = load_cues()["noun"].get(parse.lemma[kid])
    if row.act not in ("deny", "confirm") or noun is None:
        return None
    content, is_clause = governed(parse, kid, noun)
    return content if is_clause else None


def _judged(parse: Parse, verb: int, row: Cue, kid: int) -> Range:
    """The object with what belongs to it though it may hang on the verb: "praised [Y for Z]"."""
    bound = [word for word in parse.kids[verb] if word > kid and _is_bound(parse, word, row)]
    end = max(parse.right[word] for word in (kid, *bound))
    return without_asides(parse, kid, reached(parse, verb, kid, (parse.left[kid], end)))


def _is_bound(parse: Parse, word: int, row: Cue) -> bool:
    """Whether what hangs on the verb belongs to its object."""
    is_preposition = parse.dep[word] == "prep" and parse.word[word] in row.takes | BOUND
    return is_preposition or parse.dep[word] in ("oprd", "xcomp")


def _relative(parse: Parse, verb: int, row: Cue, kid: int | None) -> Proposal | None:
    """The noun before the verb as what is denied or confirmed: "the allegations, which X and Y have
    denied", "allegations X denied".
    """
    noun = kid
    if kid is None or parse.word[kid] in RELATIVES:
        noun = parse.head[verb] if parse.dep[verb] == "relcl" else None
    if noun is None or parse.lemma[noun] not in load_cues()["noun"]:
        return None
    content = [(parse.left[noun], noun + 1)]
    return proposed(parse, verb, row, content, "object", subject_of(parse, verb))


def passive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What is judged as subject of a passive: "Y was criticized by X for Z", "Y was accused of
    Z".
    """
    subject = parse.child(verb, "nsubjpass")
    if not parse.passive(verb) or subject is None or not row.takes & {"object", "infinitive"}:
        return None
    agent, after = agent_of(parse, verb), _after_passive(parse, verb, row)
    if agent is None and not after and row.act not in ("accuse", "report"):
        return None
    if (claimed := _claimed(parse, row, subject)) is not None:
        return proposed(parse, verb, row, [claimed], "passive", agent)
    if row.act == "accuse" and after:
        return proposed(parse, verb, row, [(after[0][0] + 1, after[0][1])], "passive", agent)
    rule = "passive" if agent is not None else "sourceless"
    return proposed(parse, verb, row, [parse.whole(subject), *after], rule, agent)


def _after_passive(parse: Parse, verb: int, row: Cue) -> list[Range]:
    """What follows a passive and belongs to the judgement: "for Z", "of Z"."""
    return [
        parse.whole(kid)
        for kid in parse.kids[verb]
        if kid > verb
        and (
            parse.dep[kid] == "oprd" or (parse.dep[kid] == "prep" and parse.word[kid] in row.takes)
        )
    ]


def preposition(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The object of a preposition that the verb takes: "called for C", "complained about C", "spoke
    out against C".
    """
    charged = row.act == "accuse" and parse.child(verb, "dobj") is None
    if parse.passive(verb) or (charged and parse.tag[verb] in ("VBD", "VBN")):
        return None
    for kid in parse.kids[verb]:
        if kid > verb and parse.dep[kid] == "prep" and _takes_preposition(row, parse.word[kid]):
            subject = subject_of(parse, verb)
            return proposed(parse, verb, row, [(kid + 1, parse.right[kid])], "preposition", subject)
    return None


def _takes_preposition(row: Cue, word: str) -> bool:
    """Whether the cue governs a preposition, or ends in it ("speak out against")."""
    return word in row.takes or (" " in row.lemma and row.lemma.endswith(word))
