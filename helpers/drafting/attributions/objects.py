"""Nouns that a verb governs, and what is said on nobody's word: mocked Z, called for Z, was
accused of Z, it is said that C.
"""

from dataclasses import replace

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import EXPLETIVE, agent_of, is_somebody, subject_of
from .grammar import RELATIVES, Parse, Range
from .nominals import governed
from .proposals import Proposal, proposed
from .reach import RETOLD, reached, with_examples, without_asides

BOUND = {
    *("about", "against", "as", "between", "from"),
    *("of", "on", "to", "toward", "towards", "without"),
}
"""prepositions that belong to the object before them even where the parser hangs them on the
verb
"""

OCCASIONS = {"during", "on", "at", "in"}
"""prepositions that tell on what occasion something was called something"""
SHOWING = {"show", "find"}
CHARGES = words("clausewords", "charge")
"""nouns of which somebody who denies them is accused to be guilty"""
CALLING = {"call", "term", "deem"}
"""verbs that have what something is called right behind it"""
PREDICATES = {"oprd", "attr", "acomp", "ccomp", "xcomp"}
RECKONING = words("speechwords", "reckoning")
"""verbs that bring something to a number: "put the loss at two million", "estimated it at 40" """
OF_RECKONED = {"a", "an", "each", "every", "per", "this", "next", "by"}
"""words that begin a time of what is reckoned, and of no act of reckoning"""
PLACING = "put"
"""the one of them that says nothing without a number"""
EVIDENCE = words("speechwords", "evidence")
"""what tells something where it shows or finds it: "polls show a close race" """


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
    if parse.passive(verb) or not ("object" in row.takes or _is_evidence(parse, verb, row)):
        return None
    kid = parse.child(verb, "dobj")
    if kid is None and ("as" in row.takes or row.lemma in CALLING):
        kid = parse.child(verb, "oprd")
    if (what := called(parse, verb)) is not None:
        judging = replace(row, act="assess", stance="affirms", certainty="certain")
        return proposed(
            parse, verb, judging, [parse.whole(what)], "object", subject_of(parse, verb)
        )
    if kid is None or kid < verb:
        return _relative(parse, verb, row, kid) if row.act in ("deny", "confirm") else None
    if row.lemma == PLACING and not is_reckoned(parse, verb):
        return None
    content = _charge(parse, verb, row, kid) or _claimed(parse, row, kid)
    content = content or _judged(parse, verb, row, kid)
    return proposed(parse, verb, row, [content], "object", subject_of(parse, verb))


def called(parse: Parse, verb: int) -> int | None:
    """The word for what something is called that the clause of a verb describes: "a step that Roe
    called [a farce]", "dismissed as [a farce]"; None where the verb has an object of its own, or
    denies what was told.
    """
    row = load_cues()["verb"].get(parse.lemma[verb])
    gap = parse.child(verb, "dobj")
    own = gap is not None and not (gap < verb and parse.word[gap] in RELATIVES)
    if row is None or own or parse.passive(verb) or parse.dep[verb] not in ("relcl", "conj"):
        return None
    behind = [kid for kid in parse.kids[verb] if kid > verb]
    if row.lemma in CALLING:
        return next((kid for kid in behind if parse.dep[kid] in PREDICATES), None)
    judges = "as" in row.takes or (row.act == "deny" and not is_told(parse, parse.head[verb]))
    whole = (parse.kids[kid] for kid in behind if judges and parse.word[kid] == "as")
    return next((kids[-1] for kids in whole if kids), None)


def is_told(parse: Parse, noun: int) -> bool:
    """Whether a noun stands for what somebody says."""
    return parse.lemma[noun] in RETOLD | load_cues()["noun"].keys()


def is_wanted(parse: Parse, noun: int) -> bool:
    """Whether a noun is for what somebody wants, which can be no lie: "an offer", "a demand"."""
    row = load_cues()["noun"].get(parse.lemma[noun])
    return row is not None and row.certainty == "unstated"


def _is_evidence(parse: Parse, verb: int, row: Cue) -> bool:
    """Whether what shows or finds something is evidence and no person, and that is no word for
    what is said ("found no sign that C"), nor where something is ("where the maps show C").
    """
    subject = subject_of(parse, verb) if row.lemma in SHOWING else None
    if subject is None or parse.lemma[subject] not in EVIDENCE:
        return False
    if any(parse.tag[kid] == "WRB" for kid in parse.kids[verb]):
        return False
    what = parse.child(verb, "dobj")
    return what is not None and parse.lemma[what] not in load_cues()["noun"]


def is_reckoned(parse: Parse, verb: int) -> bool:
    """Whether something is put at a number ("put the loss at two million"), not at a place; also
    where the parser has taken the number for a part of it ("the cost of repairs at two million").
    """
    if parse.lemma[verb] not in RECKONING:
        return False
    thing = parse.child(verb, "dobj")
    near = (*parse.kids[verb], *(parse.kids[thing] if thing is not None else ()))
    placed = (kid for kid in near if parse.word[kid] == "at")
    return any("CD" in parse.tag[kid : parse.right[kid]] for kid in placed)


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
    if row.lemma in SHOWING:
        return without_asides(parse, kid, (parse.left[kid], _unbroken(parse, verb, kid)))
    end = _before_occasion(parse, kid, _bound_end(parse, verb, row, kid))
    span = reached(parse, verb, kid, (parse.left[kid], end))
    return with_examples(parse, verb, without_asides(parse, kid, span))


def _before_occasion(parse: Parse, start: int, end: int) -> int:
    """Where the occasion begins on which words were quoted, or the end: "called it “a farce”
    [during a walk in Leeds]".
    """
    closing = (at for at in range(end - 2, start, -1) if parse.tag[at] == "''")
    after = next(closing, end) + 1
    occasion = after < end and (parse.entity[after] == "DATE" or parse.word[after] in OCCASIONS)
    return after if occasion else end


def _unbroken(parse: Parse, verb: int, kid: int) -> int:
    """Where what follows a verb without a comma ends: "shows [Roe ahead by a nose]"."""
    end = parse.right[kid]
    for word in parse.kids[verb]:
        if word > kid and parse.left[word] == end and not parse.is_edge(end):
            end = parse.right[word]
    return end


def _is_bound(parse: Parse, word: int, row: Cue) -> bool:
    """Whether what hangs on the verb belongs to its object."""
    if parse.dep[word] != "prep":
        return parse.dep[word] in ("oprd", "xcomp")
    reckoned = parse.word[word] == "at" and is_reckoned(parse, parse.head[word])
    loose = reckoned or (parse.word[word] in BOUND and not _is_setting(parse, word))
    return parse.word[word] in row.takes or loose


def _is_setting(parse: Parse, word: int) -> bool:
    """Whether a preposition tells when, where or to whom something is said."""
    noun = parse.child(word, "pobj")
    if noun is None or parse.entity[noun] == "DATE":
        return noun is not None
    whom = parse.word[word] == "to" and is_somebody(parse, noun)
    return whom or (parse.word[word] == "on" and parse.tag[noun] in ("NNP", "NNPS"))


def _relative(parse: Parse, verb: int, row: Cue, kid: int | None) -> Proposal | None:
    """The noun before the verb as what is denied or confirmed: "the allegations, which X and Y have
    denied", "allegations X denied"; the "which" alone where it stands for all that was said.
    """
    noun = kid
    if kid is None or parse.word[kid] in RELATIVES:
        noun = parse.head[verb] if parse.dep[verb] == "relcl" else None
    if noun is None:
        return None
    content = [(parse.left[noun], noun + 1)]
    which = kid is not None and parse.word[kid - 1 : kid + 1] == [",", "which"]
    if kid is not None and which and row.act == "deny" and parse.lemma[noun] in CHARGES:
        content = [(parse.left[noun], kid - 1)]
    elif not is_told(parse, noun):
        if kid is None or not which or row.act != "deny":
            return None
        content = [(kid, kid + 1)]
    return proposed(parse, verb, row, content, "object", subject_of(parse, verb))


def passive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What is judged as subject of a passive: "Y was criticized by X for Z", "Y was accused of
    Z".
    """
    subject = parse.child(verb, "nsubjpass")
    if not parse.passive(verb) or subject is None or not row.takes & {"object", "infinitive"}:
        return None
    agent, after = agent_of(parse, verb), _after_passive(parse, verb, row)
    if agent is None and not after and row.act != "accuse":
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
    undergone = parse.passive(verb) or parse.dep[verb] == "prep"
    if undergone or (charged and parse.tag[verb] in ("VBD", "VBN")):
        return None
    for kid in parse.kids[verb]:
        leads = kid > verb and parse.dep[kid] == "prep" and parse.right[kid] > kid + 1
        if leads and _takes_preposition(row, parse.word[kid]):
            subject = subject_of(parse, verb)
            content = with_examples(parse, verb, (kid + 1, _bound_end(parse, verb, row, kid)))
            return proposed(parse, verb, row, [content], "preposition", subject)
    return None


def _bound_end(parse: Parse, verb: int, row: Cue, kid: int) -> int:
    """Where the phrase of a kid ends, with what belongs to it though it may hang on the verb."""
    bound = [word for word in parse.kids[verb] if word > kid and _is_bound(parse, word, row)]
    return max(_without_day(parse, row, word) for word in (kid, *bound))


def _without_day(parse: Parse, row: Cue, word: int) -> int:
    """Where a phrase ends, without the day on which something was put at a number: "put the cost at
    [40 last week]"; "a year" and "this year" are of what is reckoned.
    """
    end = parse.right[word]
    if row.lemma not in RECKONING or parse.word[word] != "at":
        return end
    number = next((at for at in range(word, end) if parse.tag[at] == "CD"), end)
    later = (at for at in range(number + 1, end) if parse.entity[at] == "DATE")
    day = next(later, end)
    return end if day == end or parse.word[day] in OF_RECKONED else day


def _takes_preposition(row: Cue, word: str) -> bool:
    """Whether the cue governs a preposition, or ends in it ("speak out against")."""
    return word in row.takes or (" " in row.lemma and row.lemma.endswith(word))
