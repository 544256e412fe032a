"""What a verb governs: said that C, urged Y to P, mocked Z, called for Z, was accused of Z."""

from collections.abc import Iterator

from .cues import Cue, load_cues
from .describing import EXPLETIVE, agent_of, own_subject, subject_of
from .grammar import CITING, RELATIVES, SUBJECTS, Parse, Range
from .proposals import SAYING, Proposal, proposed
from .reach import reached, without_asides, without_concession

BOUND = {"as", "about", "of", "between", "against", "toward", "towards"}
"""prepositions that belong to the object before them even where the parser hangs them on the
verb
"""
OPENERS = {"that", "how", "what"}


def complement(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A clause after the verb: "said (that) C", "told Y that C", "wondered whether C", "called Y a
    fool".
    """
    for kid in _clauses(parse, verb, row):
        if not row.takes & (SAYING | {"object"}) and not (
            parse.infinitive(kid) and "infinitive" in row.takes
        ):
            continue
        subject = subject_of(parse, verb)
        if parse.passive(verb) and subject is None:
            return _impersonal(parse, verb, row, parse.whole(kid))
        start = parse.left[kid] + (parse.word[parse.left[kid]] == "for")
        whom = parse.child(verb, "dobj")
        if (
            whom is not None
            and verb < whom < start
            and "person" not in row.takes
            and not _marked(parse, kid)
            and parse.word[start] not in OPENERS
        ):
            start = parse.left[whom]
        content = without_concession(parse, reached(parse, verb, kid, (start, parse.right[kid])))
        return proposed(
            parse,
            verb,
            row,
            [content],
            "clausal complement",
            subject,
            _addressee(parse, verb, row, kid),
        )
    return None


def _clauses(parse: Parse, verb: int, row: Cue) -> Iterator[int]:
    """The clauses after a verb that can be its complement: also those that the parser takes for
    adverbials or for relative clauses.
    """
    after = [kid for kid in parse.kids[verb] if kid > verb and parse.left[kid] > verb]
    yield from (kid for kid in after if parse.dep[kid] == "ccomp")
    if not row.takes & SAYING or any(
        parse.dep[kid] == "ccomp" and kid < verb for kid in parse.kids[verb]
    ):
        return
    for kid in after:
        if parse.dep[kid] == "advcl" and (
            parse.word[parse.left[kid]] == "that" or not _marked(parse, kid)
        ):
            yield kid
        noun = parse.child(kid, "dobj") if parse.word[kid] in CITING else _told(parse, kid, row)
        if noun is not None:
            yield from (one for one in parse.kids[noun] if _misread(parse, one))


def _misread(parse: Parse, clause: int) -> bool:
    """Whether a clause is opened by "that" and has a subject besides: then it tells what is said
    and does not describe the noun.
    """
    first = parse.left[clause]
    subjects = [
        kid
        for kid in parse.kids[clause]
        if parse.dep[kid] in ("nsubj", "nsubjpass", "expl") and kid != first
    ]
    return parse.dep[clause] in ("relcl", "acl") and parse.word[first] == "that" and bool(subjects)


def _told(parse: Parse, kid: int, row: Cue) -> int | None:
    """The noun that a complement may be misread to describe: the person told, or where it was said
    ("in a letter that …").
    """
    if parse.dep[kid] in ("dobj", "dative") and "person" in row.takes:
        return kid
    return parse.child(kid, "pobj") if parse.dep[kid] == "prep" and "quote" in row.takes else None


def _marked(parse: Parse, clause: int) -> bool:
    """Whether a clause cannot be a bare complement: it has a conjunction of its own, no subject, or
    no finite verb.
    """
    kids = parse.kids[clause]
    opened = any(
        (
            parse.dep[kid] in ("mark", "prep")
            and kid == parse.left[clause]
            and parse.word[kid] not in ("after", "before")
        )
        or parse.tag[kid] == "WRB"
        for kid in kids
    )
    return (
        opened
        or not any(parse.dep[kid] in SUBJECTS for kid in kids)
        or parse.infinitive(clause)
        or (
            parse.tag[clause] in ("VBG", "VBN")
            and not any(parse.dep[kid] in ("aux", "auxpass") for kid in kids)
        )
    )


def infinitive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """An infinitive after the verb: "wants to P", "urged Y to P", "called on Y to P", "is expected
    to P".
    """
    kid = next(
        (
            kid
            for kid in parse.kids[verb]
            if kid > verb and parse.dep[kid] in ("xcomp", "advcl") and parse.infinitive(kid)
        ),
        None,
    )
    spoken_of = "clause" in row.takes and parse.passive(verb) and row.lemma != "suppose"
    if (
        kid is None
        or (not spoken_of and "infinitive" not in row.takes)
        or (parse.dep[kid] == "advcl" and row.act != "urge")
    ):
        return None
    if parse.passive(verb):
        return _impersonal(parse, verb, row, parse.whole(kid))
    told = parse.child(verb, "dobj")
    on = next(
        (
            prep
            for prep in parse.kids[verb]
            if prep > verb and parse.dep[prep] == "prep" and parse.word[prep] in row.takes
        ),
        None,
    )
    start = parse.left[kid]
    if told is not None and "person" not in row.takes:
        start = min(start, parse.left[told])
    elif on is not None:
        start = min(start, on + 1)
    content = without_concession(parse, reached(parse, verb, kid, (start, parse.right[kid])))
    return proposed(
        parse,
        verb,
        row,
        [content],
        "infinitive",
        subject_of(parse, verb),
        _addressee(parse, verb, row),
    )


def _impersonal(parse: Parse, verb: int, row: Cue, content: Range) -> Proposal | None:
    """What is said without saying by whom, or told to somebody: "it is said that C", "he was told
    that C".
    """
    agent, subject = agent_of(parse, verb), parse.child(verb, "nsubjpass")
    if subject is not None and "person" not in row.takes and parse.word[subject] not in EXPLETIVE:
        return proposed(parse, verb, row, [parse.whole(subject), content], "sourceless", agent)
    told = (
        subject
        if "person" in row.takes and subject is not None and parse.word[subject] not in EXPLETIVE
        else None
    )
    return proposed(
        parse, verb, row, [content], "passive" if agent is not None else "sourceless", agent, told
    )


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
    of = next((one for one in parse.kids[verb] + parse.kids[kid] if parse.word[one] == "of"), None)
    if of is not None and row.act == "accuse" and "of" in row.takes:
        return proposed(
            parse, verb, row, [(of + 1, parse.right[of])], "object", subject_of(parse, verb)
        )
    bound = [
        one
        for one in parse.kids[verb]
        if one > kid
        and (
            parse.dep[one] in ("oprd", "xcomp")
            or (parse.dep[one] == "prep" and parse.word[one] in row.takes | BOUND)
        )
    ]
    end = max(parse.right[one] for one in (kid, *bound))
    content = without_asides(parse, kid, reached(parse, verb, kid, (parse.left[kid], end)))
    return proposed(parse, verb, row, [content], "object", subject_of(parse, verb))


def _relative(parse: Parse, verb: int, row: Cue, kid: int | None) -> Proposal | None:
    """The noun before the verb as what is denied or confirmed: "the allegations, which X and Y have
    denied", "allegations X denied".
    """
    noun = (
        kid
        if kid is not None and parse.word[kid] not in RELATIVES
        else parse.head[verb]
        if parse.dep[verb] == "relcl"
        else None
    )
    if noun is None or parse.lemma[noun] not in load_cues()["noun"]:
        return None
    return proposed(
        parse, verb, row, [(parse.left[noun], noun + 1)], "object", subject_of(parse, verb)
    )


def passive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What is judged as subject of a passive: "Y was criticized by X for Z", "Y was accused of
    Z".
    """
    subject = parse.child(verb, "nsubjpass")
    if (
        not parse.passive(verb)
        or subject is None
        or ("object" not in row.takes and "infinitive" not in row.takes)
    ):
        return None
    agent = agent_of(parse, verb)
    rest = [
        parse.whole(kid)
        for kid in parse.kids[verb]
        if kid > verb
        and (
            (parse.dep[kid] == "prep" and parse.word[kid] in row.takes) or parse.dep[kid] == "oprd"
        )
    ]
    if agent is None and not rest and row.act not in ("accuse", "report"):
        return None
    if row.act == "accuse" and rest:
        return proposed(parse, verb, row, [(rest[0][0] + 1, rest[0][1])], "passive", agent)
    return proposed(
        parse,
        verb,
        row,
        [parse.whole(subject), *rest],
        "passive" if agent is not None else "sourceless",
        agent,
    )


def preposition(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The object of a preposition that the verb takes: "called for C", "complained about C", "spoke
    out against C".
    """
    if parse.passive(verb):
        return None
    for kid in parse.kids[verb]:
        if (
            kid > verb
            and parse.dep[kid] == "prep"
            and (
                parse.word[kid] in row.takes
                or (" " in row.lemma and row.lemma.endswith(parse.word[kid]))
            )
        ):
            return proposed(
                parse,
                verb,
                row,
                [(kid + 1, parse.right[kid])],
                "preposition",
                subject_of(parse, verb),
            )
    return None


def _addressee(parse: Parse, verb: int, row: Cue, clause: int | None = None) -> int | None:
    """Whom the verb is said to: its object, or who is urged to do what the clause says."""
    if "person" not in row.takes and row.act not in ("urge", "warn"):
        return None
    told = parse.child(verb, "dobj", "dative", "iobj")
    if told is None and clause is not None and row.act == "urge" and parse.infinitive(clause):
        told = own_subject(parse, clause)
    return told if told is not None and told > verb else None
