"""Clauses and infinitives that a verb governs: said that C, told Y that C, urged Y to P."""

from collections.abc import Iterator
from dataclasses import replace

from ..times.words import WEEKDAYS
from .cues import Cue, load_cues
from .describing import agent_of, is_that_clause, own_subject, subject_of
from .grammar import CITING, SUBJECTS, Parse, Range
from .objects import impersonal
from .proposals import SAYING, Proposal, proposed
from .reach import reached, with_more, without_concession, without_others

OPENERS = {"that", "how", "what"}
URGING = {"urge", "warn"}
ORDERING = {"assert", "warn"}
"""acts that become an order with an infinitive, "told Y to leave", unless they leave open what is
so: "promised Y to leave"
"""
POINTING = {"that", "this", "it"}
"""what before a colon stands for what was said before: "disputes that: it says that C" """
TO_WHOM = {"to", "with"}
"""prepositions before whom somebody urges to do what an infinitive says: "appealed to Y to P" """
DAYS = {day.lower() for day in WEEKDAYS}


def complement(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A clause after the verb: "said (that) C", "told Y that C", "wondered whether C", "called Y a
    fool".
    """
    clauses = (kid for kid in _clauses(parse, verb, row) if _takes(parse, kid, row))
    clause = next(clauses, None)
    if clause is None:
        return None
    subject = None if row.act in URGING and parse.passive(verb) else subject_of(parse, verb)
    if parse.passive(verb) and (subject is None or agent_of(parse, verb) is not None):
        return impersonal(parse, verb, row, parse.whole(clause))
    first = parse.left[clause]
    if parse.word[first] in POINTING and parse.word[first + 1] == ":":
        return proposed(parse, verb, row, [(first, first + 1)], "object", subject)
    span = _beginning(parse, verb, row, clause), parse.right[clause]
    whole = with_more(parse, verb, reached(parse, verb, clause, span))
    content = without_others(parse, without_concession(parse, whole))
    whom = _addressee(parse, verb, row, clause)
    before = _begun(parse, verb, subject, content[0])
    return proposed(parse, verb, row, [*before, content], "clausal complement", subject, whom)


def _begun(parse: Parse, verb: int, subject: int | None, start: int) -> list[Range]:
    """The words before "she said" with which what she says begins, where a quotation goes on behind
    it in a small letter: "By May, she said, “we will know”".
    """
    first, mark = parse.sentence[verb][0], start - (not parse.is_mark(start))
    goes_on = parse.is_mark(mark) and parse.text[parse.start[mark + 1]].islower()
    if subject is None or not goes_on or not first < subject < verb < mark:
        return []
    comma = parse.left[subject] - 1
    before = range(first, comma)
    deed = any(parse.is_verb(at) or parse.is_mark(at) or parse.word[at] in DAYS for at in before)
    set_off = parse.word[comma] == "," == parse.word[mark - 1]
    return parse.pieces([(first, comma)]) if set_off and before and not deed else []


def unseen(parse: Parse, word: int) -> Proposal | None:
    """A verb before "that" which the parser takes for a noun in a sentence without a verb of its
    own: "Emails obtained by the Globe show that C".
    """
    row = load_cues()["verb"].get(parse.word[word])
    first, last = parse.sentence[word]
    if row is None or "clause" not in row.takes or word + 2 >= last:
        return None
    top = next((at for at in range(first, word) if parse.dep[at] == "ROOT"), None)
    opens = parse.word[word + 1] == "that" and parse.tag[word + 1] == "IN"
    if top is None or not opens or parse.tag[top] not in ("NNS", "NNPS"):
        return None
    content = parse.pieces([(word + 1, last)])
    who = parse.pieces([(parse.left[top], word)])
    return Proposal(word, row, content, "clausal complement", [(word, word + 1)], who, who)


def _takes(parse: Parse, clause: int, row: Cue) -> bool:
    """Whether the cue takes a clause, or this one for an infinitive."""
    if row.takes & (SAYING | {"object"}):
        return True
    return "infinitive" in row.takes and parse.infinitive(clause)


def _beginning(parse: Parse, verb: int, row: Cue, clause: int) -> int:
    """Where a clause begins: after "for", or with the noun before it that the parser took for the
    verb's object ("called Y a fool").
    """
    start = parse.left[clause] + (parse.word[parse.left[clause]] == "for")
    start = _after_day(parse, verb, _after_week(parse, verb, clause, start))
    whom = parse.child(verb, "dobj")
    if whom is None or not verb < whom < start or "person" in row.takes:
        return start
    opened = _marked(parse, clause) or parse.word[start] in OPENERS
    return start if opened else parse.left[whom]


def _after_day(parse: Parse, verb: int, start: int) -> int:
    """Where a clause begins after the day of the speech: "said on Monday [the pier was shut]"; a
    comma would give the day to the clause.
    """
    if start != verb + 1 or parse.word[start] != "on":
        return start
    end = start + 1
    while end < len(parse) and parse.entity[end] == "DATE" and end - start < 5:
        end += 1
        if parse.word[end - 1] in DAYS:
            break
    return end if start + 1 < end < len(parse) and parse.word[end] != "," else start


def _after_week(parse: Parse, verb: int, clause: int, start: int) -> int:
    """Where a clause begins after when it was said, which the parser gave to the clause: "said last
    month [it would close]".
    """
    when = next((kid for kid in parse.kids[clause] if parse.left[kid] == start), clause)
    subject = own_subject(parse, clause)
    dated = parse.dep[when] == "npadvmod" and parse.entity[when] == "DATE"
    if start != verb + 1 or subject is None or not dated:
        return start
    return parse.right[when] if parse.left[subject] == parse.right[when] else start


def _clauses(parse: Parse, verb: int, row: Cue) -> Iterator[int]:
    """The clauses after a verb that can be its complement: also those that the parser takes for
    adverbials or for relative clauses.
    """
    kids = parse.kids[verb]
    after = [kid for kid in kids if kid > verb and parse.left[kid] > verb]
    yield from (kid for kid in after if parse.dep[kid] == "ccomp")
    before = any(parse.dep[kid] == "ccomp" and kid < verb for kid in kids)
    for kid in after if row.takes & SAYING and not before else ():
        yield from _misread_in(parse, kid, row)


def _misread_in(parse: Parse, kid: int, row: Cue) -> Iterator[int]:
    """The complements that the parser took for an adverbial, or for describing a noun; not what
    describes the noun of which somebody heard.
    """
    if parse.word[kid] == "of":
        return
    if parse.dep[kid] == "advcl" and _is_bare(parse, kid):
        yield kid
    citing = parse.word[kid] in CITING
    noun = parse.child(kid, "dobj") if citing else _described(parse, kid, row)
    if noun is not None:
        yield from (clause for clause in parse.kids[noun] if is_that_clause(parse, clause))


def _is_bare(parse: Parse, clause: int) -> bool:
    """Whether a clause is opened by "that", or by nothing."""
    return parse.word[parse.left[clause]] == "that" or not _marked(parse, clause)


def _described(parse: Parse, kid: int, row: Cue) -> int | None:
    """The noun that a complement may be misread to describe: the person told, or where it was said
    ("in a letter that …").
    """
    if parse.dep[kid] in ("dobj", "dative") and "person" in row.takes:
        return kid
    leads = "quote" in row.takes or parse.word[kid] == "from"
    return parse.child(kid, "pobj") if parse.dep[kid] == "prep" and leads else None


def _marked(parse: Parse, clause: int) -> bool:
    """Whether a clause cannot be a bare complement: it has a conjunction of its own, no subject, or
    no finite verb.
    """
    kids = parse.kids[clause]
    if parse.infinitive(clause) or not any(parse.dep[kid] in SUBJECTS for kid in kids):
        return True
    auxiliary = any(parse.dep[kid] in ("aux", "auxpass") for kid in kids)
    participle = parse.tag[clause] in ("VBG", "VBN") and not auxiliary
    return participle or any(_opens(parse, clause, kid) for kid in kids)


def _opens(parse: Parse, clause: int, kid: int) -> bool:
    """Whether a word opens its clause as a conjunction or a question does."""
    if parse.tag[kid] == "WRB":
        return True
    first, dep = kid == parse.left[clause], parse.dep[kid]
    when = parse.word[kid] in ("after", "before")
    return (first and dep == "prep" and not when) or (dep == "mark" and (first or when))


def infinitive(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """An infinitive after the verb: "wants to P", "urged Y to P", "called on Y to P", "is expected
    to P".
    """
    kid = _infinitive_after(parse, verb, row)
    spoken_of = "clause" in row.takes and parse.passive(verb) and row.lemma != "suppose"
    if kid is None or not (spoken_of or "infinitive" in row.takes):
        return None
    orders = row.act in ORDERING and row.certainty != "unstated" and "person" in row.takes
    if orders and _is_told_to(parse, verb, kid):
        row = replace(row, act="urge", certainty="unstated")
    if parse.passive(verb):
        return impersonal(parse, verb, row, parse.whole(kid))
    span = _with_doer(parse, verb, row, parse.left[kid]), parse.right[kid]
    whole = with_more(parse, verb, reached(parse, verb, kid, span))
    content = without_concession(parse, whole)
    subject, whom = subject_of(parse, verb), _addressee(parse, verb, row)
    return proposed(parse, verb, row, [content], "infinitive", subject, whom)


def _is_told_to(parse: Parse, verb: int, infinitive: int) -> bool:
    """Whether who is told or warned is to do it: "told Y to leave", "Y was told to leave"."""
    whom = parse.child(verb, "nsubjpass", "dobj", "dative")
    whom = own_subject(parse, infinitive) if whom is None else whom
    return whom is not None and (parse.passive(verb) or verb < whom < infinitive)


def gerund(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """A gerund after the verb: "denied taking part", "admitted having lied"."""
    kid = parse.child(verb, "xcomp", "ccomp")
    if "gerund" not in row.takes or kid is None or kid < verb or not _is_gerund(parse, kid):
        return None
    content = without_concession(parse, (parse.left[kid], parse.right[kid]))
    return proposed(parse, verb, row, [content], "gerund", subject_of(parse, verb))


def _is_gerund(parse: Parse, clause: int) -> bool:
    having = parse.child(clause, "aux", "auxpass")
    return parse.tag[clause if having is None else having] == "VBG"


def _infinitive_after(parse: Parse, verb: int, row: Cue) -> int | None:
    """The first infinitive after a verb; none where the parser takes it for an adverbial and the
    verb does not urge.
    """
    for kid in parse.kids[verb]:
        if kid > verb and parse.dep[kid] in ("xcomp", "advcl") and parse.infinitive(kid):
            return kid if parse.dep[kid] == "xcomp" or row.act == "urge" else None
    return None


def _with_doer(parse: Parse, verb: int, row: Cue, start: int) -> int:
    """Where an infinitive begins with who is to do it: "urged [Y to P]", "called on [Y to P]"."""
    whom = parse.child(verb, "dobj")
    if whom is not None and "person" not in row.takes:
        return min(start, parse.left[whom])
    leads = row.takes | TO_WHOM if row.act == "urge" else row.takes
    on = (
        kid
        for kid in parse.kids[verb]
        if kid > verb and parse.dep[kid] == "prep" and parse.word[kid] in leads
    )
    return min(start, next(on, start) + 1)


def _addressee(parse: Parse, verb: int, row: Cue, clause: int | None = None) -> int | None:
    """Whom the verb is said to: its object, or who is urged to do what the clause says."""
    if "person" not in row.takes and row.act not in ("urge", "warn"):
        return None
    whom = parse.child(verb, "dobj", "dative", "iobj")
    if whom is None and clause is not None and row.act == "urge" and parse.infinitive(clause):
        whom = own_subject(parse, clause)
    return whom if whom is not None and whom > verb else None
