"""Cues that are verbs: said that C, urged Y to P, mocked Z, was accused of C, and "C, said X"."""

from collections.abc import Iterator

from .cues import Cue, load_cues
from .describing import EXPLETIVE, agent_of, own_subject, parties, source_of, subject_of
from .grammar import CITING, RELATIVES, SUBJECTS, Parse, Range, minus
from .proposals import Proposal
from .reach import reached, without_asides, without_concession

SAYING = {"clause", "quote"}
BOUND = {"as", "about", "of", "between", "against", "toward", "towards"}
"""prepositions that belong to the object before them even where the parser hangs them on the verb"""


def verbal(parse: Parse) -> Iterator[Proposal]:
    """What each verb of the lexicon attributes, by the first of its patterns that holds."""
    for verb, tag in enumerate(parse.tag):
        if tag[:2] == "VB" and (row := cue_at(parse, verb)):
            found = next((made for pattern in PATTERNS if (made := pattern(parse, verb, row))), None)
            if found:
                yield found


def cue_at(parse: Parse, verb: int) -> Cue | None:
    """The row of the lexicon for a verb, with its particle when it has one ("point out")."""
    verbs, lemma = load_cues()["verb"], parse.lemma[verb]
    for kid in parse.kids[verb]:
        if kid > verb and (parse.dep[kid] in ("prt", "advmod") or parse.dep[kid] == "prep" and parse.child(verb, "dobj", "oprd") is None) and (row := verbs.get(f"{lemma} {parse.word[kid]}")):
            return row
    follows = parse.word[verb + 1] if verb + 1 < len(parse) and parse.tag[verb + 1] == "IN" else ""
    return verbs.get(f"{lemma} {follows}") or verbs.get(lemma)


def words_of(parse: Parse, verb: int) -> list[Range]:
    """The cue as it stands: auxiliaries and negation before the verb, its particle after it."""
    start, end = verb, verb + 1
    while start > 0 and parse.head[start - 1] == verb and parse.dep[start - 1] in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    if end < len(parse) and parse.head[end] == verb and parse.dep[end] == "prt":
        end += 1
    return [(start, end)]


def proposed(parse: Parse, verb: int, row: Cue, content: list[Range], rule: str, subject: int | None, addressee: int | None = None) -> Proposal | None:
    """The proposal for a verb; none when nothing is left of the content."""
    pieces = parse.pieces(content)
    if not pieces or subject is not None and parse.word[subject] in EXPLETIVE and parse.dep[subject] == "expl":
        return None
    made = Proposal(verb, row, pieces, rule, words_of(parse, verb), negated=parse.negated(verb))
    if subject is not None:
        made.parties = parties(parse, subject, verb)
        made.source = source_of(parse, subject, verb)
    if addressee is not None:
        made.addressee = parse.trimmed(parse.whole(addressee))
    return made


def complement(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A clause after the verb: "said (that) C", "told Y that C", "wondered whether C", "called Y a fool"."""
    for kid in _clauses(parse, verb, row):
        if True:
            if not row.takes & SAYING and not (parse.infinitive(kid) and "infinitive" in row.takes) and not ("object" in row.takes):
                continue
            subject = subject_of(parse, verb)
            if parse.passive(verb) and subject is None:
                return impersonal(parse, verb, row, (parse.left[kid], parse.right[kid]))
            start = parse.left[kid] + (parse.word[parse.left[kid]] == "for")
            if (whom := parse.child(verb, "dobj")) is not None and verb < whom < start and "person" not in row.takes and not _marked(parse, kid) and parse.word[start] not in ("that", "how", "what"):
                start = parse.left[whom]
            return proposed(parse, verb, row, [without_concession(parse, reached(parse, verb, kid, (start, parse.right[kid])))], "clausal complement", subject, _addressee(parse, verb, row, kid))
    return None


def _clauses(parse: Parse, verb: int, row: Cue) -> Iterator[int]:
    """The clauses after a verb that can be its complement: also those that the parser takes for adverbials or for relative clauses."""
    after = [kid for kid in parse.kids[verb] if kid > verb and parse.left[kid] > verb]
    yield from (kid for kid in after if parse.dep[kid] == "ccomp")
    if not row.takes & SAYING or any(parse.dep[kid] == "ccomp" and kid < verb for kid in parse.kids[verb]):
        return
    for kid in after:
        if parse.dep[kid] == "advcl" and (parse.word[parse.left[kid]] == "that" or not _marked(parse, kid)):
            yield kid
        if parse.word[kid] in CITING:
            noun = parse.child(kid, "dobj")
        else:
            noun = _told(parse, kid, row)
        if noun is not None:
            yield from (one for one in parse.kids[noun] if parse.dep[one] in ("relcl", "acl") and parse.word[parse.left[one]] == "that" and any(parse.dep[sub] in ("nsubj", "nsubjpass", "expl") and sub != parse.left[one] for sub in parse.kids[one]))


def _told(parse: Parse, kid: int, row: Cue) -> int | None:
    """The noun that a complement may be misread to describe: the person told, or where it was said ("in a letter that …")."""
    if parse.dep[kid] in ("dobj", "dative") and "person" in row.takes:
        return kid
    return parse.child(kid, "pobj") if parse.dep[kid] == "prep" and "quote" in row.takes else None


def _marked(parse: Parse, clause: int) -> bool:
    """Whether a clause cannot be a bare complement: it has a conjunction of its own, no subject, or no finite verb."""
    kids = parse.kids[clause]
    opened = any(parse.dep[kid] in ("mark", "prep") and kid == parse.left[clause] and parse.word[kid] not in ("after", "before") or parse.tag[kid] == "WRB" for kid in kids)
    return opened or not any(parse.dep[kid] in SUBJECTS for kid in kids) or parse.infinitive(clause) or parse.tag[clause] in ("VBG", "VBN") and not any(parse.dep[kid] in ("aux", "auxpass") for kid in kids)


def impersonal(parse: Parse, verb: int, row: Cue, content: Range) -> Proposal | None:
    """ "It is said that C", "he was told that C" """
    agent, subject = agent_of(parse, verb), parse.child(verb, "nsubjpass")
    if subject is not None and "person" not in row.takes and parse.word[subject] not in EXPLETIVE:
        return proposed(parse, verb, row, [parse.whole(subject), content], "sourceless", agent)
    told = subject if "person" in row.takes and subject is not None and parse.word[subject] not in EXPLETIVE else None
    return proposed(parse, verb, row, [content], "passive" if agent is not None else "sourceless", agent, told)


def infinitive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """An infinitive after the verb: "wants to P", "urged Y to P", "called on Y to P", "is expected to P"."""
    kid = next((kid for kid in parse.kids[verb] if kid > verb and parse.dep[kid] in ("xcomp", "advcl") and parse.infinitive(kid)), None)
    spoken_of = "clause" in row.takes and parse.passive(verb) and row.lemma != "suppose"
    if kid is None or not spoken_of and "infinitive" not in row.takes or parse.dep[kid] == "advcl" and not row.act == "urge":
        return None
    if parse.passive(verb):
        return impersonal(parse, verb, row, parse.whole(kid))
    told = parse.child(verb, "dobj")
    on = next((prep for prep in parse.kids[verb] if prep > verb and parse.dep[prep] == "prep" and parse.word[prep] in row.takes), None)
    start = parse.left[kid]
    if told is not None and "person" not in row.takes:
        start = min(start, parse.left[told])
    elif on is not None:
        start = min(start, on + 1)
    return proposed(parse, verb, row, [without_concession(parse, reached(parse, verb, kid, (start, parse.right[kid])))], "infinitive", subject_of(parse, verb), _addressee(parse, verb, row))


def inverted(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The clause before the verb or around it: "C, said X", "C, X said, C"."""
    if not row.takes & SAYING or row.act == "deny":
        return None
    kid = next((kid for kid in parse.kids[verb] if kid < verb and parse.dep[kid] in ("ccomp", "dep") and parse.is_clause(kid)), None)
    subject = subject_of(parse, verb)
    if kid is not None and subject is not None and subject > kid:
        own = (min(verb, parse.left[subject] if parse.head[subject] == verb else verb), verb + 1)
        first = min([parse.left[kid], *(parse.left[one] for one in parse.kids[verb] if one < kid and parse.dep[one] not in SUBJECTS | {"conj"})])
        return proposed(parse, verb, row, [(first, own[0]), (max(verb + 1, parse.left[kid]), parse.right[kid])] if parse.right[kid] > verb else [(first, own[0])], "inverted", subject)
    if (found := _interrupted(parse, verb, row, subject)):
        return found
    above = parse.head[verb]
    if (parse.dep[verb] == "parataxis" or parse.dep[verb] == "ccomp" and above < verb and (not cue_at(parse, above) or _follows(parse, verb, above))) and subject is not None and parse.head[subject] == verb and _set_off(parse, verb):
        return proposed(parse, verb, row, minus(parse.whole(above), parse.whole(verb)), "inverted", subject)
    return None


def _follows(parse: Parse, verb: int, above: int) -> bool:
    """Whether the clause of a verb comes after a comma and after what another cue says: "X said C, Y reported"."""
    before = parse.left[verb] if parse.word[parse.left[verb]] == "," else parse.left[verb] - 1
    return parse.word[before] == "," and any(parse.dep[kid] == "ccomp" and above < kid < verb for kid in parse.kids[above])


def _interrupted(parse: Parse, verb: int, row: Cue, subject: int | None) -> Proposal | None:
    """ "The staff, X said, were tired": the parser joins the two verbs and leaves the first noun hanging."""
    if subject is None or parse.head[subject] != verb or subject > verb:
        return None
    first, edge = parse.sentence[verb][0], parse.left[subject]
    for kid in parse.kids[verb]:
        if kid > verb and parse.dep[kid] in ("conj", "advcl") and parse.is_edge(parse.left[kid] - 1) and not any(parse.dep[one] in SUBJECTS | {"mark", "aux", "cc"} for one in parse.kids[kid]) and parse.tag[kid] in ("VBD", "VBZ", "VBP"):
            if edge > first + 1 and parse.is_edge(edge - 1) and any(parse.dep[one] in ("npadvmod", "dep", "nsubj") and one < edge for one in parse.kids[verb]):
                return proposed(parse, verb, row, [(first, edge), (parse.left[kid], parse.sentence[verb][1])], "inverted", subject)
    return None


def _set_off(parse: Parse, verb: int) -> bool:
    """Whether the clause of a verb stands between commas, quotation marks or dashes, with nothing that it governs inside."""
    first, last = parse.whole(verb)
    while parse.is_edge(first):
        first += 1
    while parse.is_edge(last - 1):
        last -= 1
    closed = last >= len(parse) or parse.is_edge(last)
    return first > 0 and parse.is_edge(first - 1) and closed and not any(parse.dep[kid] in ("ccomp", "xcomp", "mark") for kid in parse.kids[verb])


def object_of(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A noun phrase that is what is said or judged: "cited C", "praised Y for Z", "described Y as Z"."""
    kid = parse.child(verb, "dobj")
    if "object" not in row.takes or parse.passive(verb):
        return None
    if kid is None and "as" in row.takes or row.lemma in ("call", "term", "deem"):
        kid = kid or parse.child(verb, "oprd")
    if (kid is None or kid < verb) and row.act in ("deny", "confirm"):
        return _relative(parse, verb, row, kid)
    if kid is None or kid < verb:
        return None
    end = parse.right[kid]
    for other in parse.kids[verb]:
        if other > kid and (parse.dep[other] == "prep" and (parse.word[other] in row.takes or parse.word[other] in BOUND) or parse.dep[other] in ("oprd", "xcomp")):
            end = max(end, parse.right[other])
    content = without_asides(parse, kid, reached(parse, verb, kid, (parse.left[kid], end)))
    if "of" in row.takes and row.act == "accuse" and (of := next((one for one in parse.kids[verb] + parse.kids[kid] if parse.word[one] == "of"), None)) is not None:
        return proposed(parse, verb, row, [(of + 1, parse.right[of])], "object", subject_of(parse, verb))
    return proposed(parse, verb, row, [content], "object", subject_of(parse, verb))


def _relative(parse: Parse, verb: int, row: Cue, kid: int | None) -> Proposal | None:
    """ "the allegations, which both X and Y have denied", "allegations X denied": what is denied or confirmed is the noun before."""
    noun = kid if kid is not None and parse.word[kid] not in RELATIVES else parse.head[verb] if parse.dep[verb] == "relcl" else None
    if noun is None or parse.lemma[noun] not in load_cues()["noun"]:
        return None
    return proposed(parse, verb, row, [(parse.left[noun], noun + 1)], "object", subject_of(parse, verb))


def passive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """ "Y was criticized by X for Z", "Y was accused of Z" """
    subject = parse.child(verb, "nsubjpass")
    if not parse.passive(verb) or subject is None or "object" not in row.takes and "infinitive" not in row.takes:
        return None
    agent = agent_of(parse, verb)
    rest = [parse.whole(kid) for kid in parse.kids[verb] if kid > verb and (parse.dep[kid] == "prep" and parse.word[kid] in row.takes or parse.dep[kid] == "oprd")]
    if agent is None and not rest and row.act not in ("accuse", "report"):
        return None
    if row.act == "accuse" and rest:
        return proposed(parse, verb, row, [(rest[0][0] + 1, rest[0][1])], "passive", agent)
    return proposed(parse, verb, row, [parse.whole(subject), *rest], "passive" if agent is not None else "sourceless", agent)


def preposition(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The object of a preposition that the verb takes: "called for C", "complained about C", "spoke out against C"."""
    if parse.passive(verb):
        return None
    for kid in parse.kids[verb]:
        if kid > verb and parse.dep[kid] == "prep" and (parse.word[kid] in row.takes or " " in row.lemma and row.lemma.endswith(parse.word[kid])):
            return proposed(parse, verb, row, [(kid + 1, parse.right[kid])], "preposition", subject_of(parse, verb))
    return None


def extracted(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A clause that the verb interrupts after its relative pronoun: "the gifts, which he said were small"."""
    kid = parse.child(verb, "ccomp")
    if kid is None or kid < verb or parse.left[kid] > verb or parse.word[parse.left[kid]] not in RELATIVES or not row.takes & SAYING:
        return None
    first = parse.left[kid]
    return proposed(parse, verb, row, [(first, first + 1), (verb + 1, parse.right[kid])], "clausal complement", subject_of(parse, verb))


def closing(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What stands before ", X said." at the end of a sentence where the parser saw no clause: "People like us, she said." """
    subject = own_subject(parse, verb)
    first, last = parse.sentence[verb]
    if "quote" not in row.takes or subject is None or subject > verb or not all(parse.is_edge(at) for at in range(verb + 1, last)):
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
    if "quote" not in row.takes or subject is None or parse.word[end - 1] != ":" or end == len(parse) or "\n" not in parse.word[end]:
        return None
    last = end + 1
    while last < len(parse) and "\n" not in parse.word[last]:
        last += 1
    return proposed(parse, verb, row, [(end + 1, last)], "announced", subject)


def _addressee(parse: Parse, verb: int, row: Cue, clause: int | None = None) -> int | None:
    """Whom the verb is said to: its object, or who is urged to do what the clause says."""
    if "person" not in row.takes and row.act not in ("urge", "warn"):
        return None
    told = parse.child(verb, "dobj", "dative", "iobj")
    if told is None and clause is not None and row.act == "urge" and parse.infinitive(clause):
        told = own_subject(parse, clause)
    return told if told is not None and told > verb else None


PATTERNS = (complement, inverted, infinitive, object_of, passive, preposition, extracted, closing, announced)
