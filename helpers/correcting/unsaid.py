"""Unsaid: what a sentence says besides what it states, and what no statement has yet: what its
nouns take for granted ("the damage to the pier"), what is joined on ("and put off repairs"), what
stands beside a name ("Ann Lee, 67"), what has become so ("warmer winters"). For a person to make a
statement of by a click, the likeliest first.

Misses: what only the sense of a verb takes for granted ("stopped smoking").
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from .. import lexicons
from ..dossier import Dossier, DossierError
from ..drafting.attributions.cues import load_cues
from ..drafting.attributions.deeds import ABSTRACT, ENDINGS
from ..drafting.moments import is_time
from ..drafting.pages import Page
from ..drafting.times.anchoring import SEASONS
from ..spans import Span, inside, spans_of
from .naming import NOUNS
from .standing import page_at

HAPPENINGS = (
    lexicons.words("castwords", "happening") | ABSTRACT | lexicons.words("deedwords", "state")
)
SPEECH = frozenset(row["lemma"] for row in lexicons.rows("cues"))
TELLING = frozenset(["VERB", "AUX"])
ASIDE = frozenset(["relcl", "appos", "conj", "cc", "parataxis", "advcl", "preconj", "punct"])
"""the parser's relations of what follows a noun or a verb and is told for itself"""
REMOVING = lexicons.words("deedwords", "removing")
OPEN = frozenset(["a", "an", "no", "any", "some"])
"""what leads a noun of which nothing is known yet"""
POINTING = frozenset(["that", "those", "this", "these"])
ANY = frozenset(["any", "some", "each", "every"])
FORMS = frozenset(["VBG", "VBN"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl", "csubj"])
WORD = re.compile(r"\b(?!(?:the|an?|that|and|but)\b)\w+", re.IGNORECASE)
"""a word that tells one statement from another"""


class Unsaid(NamedTuple):
    """Words that say something besides. attribution_id: the statement in which they stand, whose
    source says them, too; blank for the outlet's own words. around: another source's statement in
    which that one stands; blank where there is none.
    """

    start: int
    end: int
    text: str
    kind: str
    attribution_id: str
    around: str = ""


def unsaid_in(dossier: Dossier, start: int, end: int) -> list[Unsaid]:
    """What a sentence says besides, the likeliest first; nothing where no parser is installed."""
    try:
        page = page_at(dossier.text, start)
        found = [(page.moved(span), kind) for kind, find in KINDS.items() for span in find(page)]
    except DossierError:
        return []
    rows = [row for row in dossier.attributions.itertuples() if row.start < end and start < row.end]
    met = {_words(dossier.text, spans_of(row)) for row in rows}
    kept = []
    for (first, last), kind in found:
        span = first, _whole_day(dossier, last)
        words = _words(dossier.text, [span])
        if start <= first and span[1] <= end and words not in met:
            met.add(words)
            text = " ".join(dossier.text[slice(*span)].split())
            kept.append(Unsaid(*span, text, kind, *_holding(dossier, rows, span)))
    return kept


def _words(text: str, pieces: list[Span]) -> frozenset[int]:
    """Where the words of pieces begin."""
    return frozenset(
        match.start() for start, end in pieces for match in WORD.finditer(text, start, end)
    )


def _whole_day(dossier: Dossier, end: int) -> int:
    """Where words end, with all of a date that they end in."""
    days = zip(dossier.dates["start"], dossier.dates["end"])
    return int(max([end, *(last for first, last in days if first < end < last)]))


def _holding(dossier: Dossier, rows: list[Any], span: Span) -> list[str]:
    """The shortest statement in whose words these stand; the next around it of somebody else."""
    holding = [row for row in rows if inside(span, spans_of(row))]
    ids = [row.attribution_id for row in sorted(holding, key=lambda row: row.end - row.start)]
    chains = dossier.hops.sort_values("hop").drop_duplicates("attribution_id", keep="last")
    says = dict(zip(chains["attribution_id"], chains["entity_id"]))
    others = [id_ for id_ in ids if says[id_] != says[ids[0]]]
    return [*(ids[:1] or [""]), *others[:1]]


# ---- what is found, by kind


def _joined(page: Page) -> Iterator[Span]:
    """A verb that is joined to another and shares its subject: "and put off repairs"."""
    for verb in page.doc:
        if verb.dep_ == "conj" and verb.pos_ in TELLING and not _subject(verb):
            yield verb.left_edge.idx, _end(_last(verb))


def _ages(page: Page) -> Iterator[Span]:
    """How old somebody is, behind his name: "Ann Lee, 67"."""
    for word in page.doc:
        if word.dep_ == "appos" and word.like_num and word.head.pos_ == "PROPN":
            yield word.head.left_edge.idx, _end(word)


def _happenings(page: Page) -> Iterator[Span]:
    """What happened or is so, by its noun: as somebody's, or with what tells more of it."""
    for noun in page.doc:
        known = _owned(noun) or _told(noun) or _there(noun)
        denied = any(kin.lower_ == "no" for kin in noun.lefts)
        if noun.pos_ == "NOUN" and _happens(noun) and known and not (denied or is_time(noun)):
            yield _first(noun), _end(_last(noun))


def _states(page: Page) -> Iterator[Span]:
    """Who or what is in a state, by what follows the noun: "the troops sent to the front", "boats
    to be sold", "men at the gate waiting for work".
    """
    for noun in page.doc:
        verb = _verb_behind(noun) if noun.pos_ == "NOUN" and not _happens(noun) else None
        if verb is not None and verb.lemma_.lower() not in SPEECH:
            aside = verb.left_edge.nbor(-1).text == ","
            yield _first(noun), _end(_last(noun if aside else verb))
        if any(kin.dep_ == "amod" and kin.tag_ in FORMS for kin in noun.lefts):
            yield _first(noun), _end(noun)


def _verb_behind(noun: Any) -> Any:
    """The verb form behind a noun that tells its state; None where there is none."""
    for kin in noun.rights:
        if kin.dep_ == "acl":
            return kin
    verb = noun.head
    to_be = verb.tag_ == "VBN" and any(kin.lower_ == "to" for kin in verb.lefts)
    if noun.dep_ == "nsubjpass" and to_be:
        return verb
    behind = next(iter(noun.doc[_last(noun).i + 1 :]), None)
    doing = behind is not None and behind.tag_ == "VBG" and behind.dep_ == "advcl"
    return behind if doing and _told(noun) else None


def _deeds(page: Page) -> Iterator[Span]:
    """What is done, behind a preposition or beside the sentence: "in shifting the balance"."""
    for verb in page.doc:
        does = verb.tag_ == "VBG" and verb.lemma_.lower() not in SPEECH
        if does and (verb.dep_ == "pcomp" or _result(verb)):
            yield verb.left_edge.idx, _end(_last(verb))


def _result(verb: Any) -> bool:
    """Whether a verb form behind a comma tells what came of it: ", raising hopes"."""
    before = verb.i > 0 and verb.nbor(-1).text == ","
    return verb.dep_ == "advcl" and before


def _changed(page: Page) -> Iterator[Span]:
    """What is told to have become more or less so: "warmer winters", "the lower fees"."""
    for noun in page.doc:
        compared = [kin for kin in noun.lefts if kin.tag_ == "JJR" and kin.dep_ == "amod"]
        open_ = any(kin.lower_ in OPEN for kin in noun.lefts)
        than = any(kin.lower_ == "than" for word in (noun, *compared) for kin in word.rights)
        if noun.tag_ in ("NN", "NNS") and compared and not (open_ or than or is_time(noun)):
            yield _first(noun), _end(_last(noun))


def _removed(page: Page) -> Iterator[Span]:
    """Who or what is taken from where it is: "withdraw the boats from the bay"."""
    for verb in page.doc:
        if verb.lemma_.lower() not in REMOVING or verb.pos_ != "VERB":
            continue
        for what, out in zip(verb.rights, [*verb.rights][1:]):
            if what.dep_ == "dobj" and what.pos_ != "PRON" and out.lower_ == "from":
                yield _first(what), _end(_last(out))


def _known(page: Page) -> Iterator[Span]:
    """What is somebody's, is taken to be there, or is some of several: "our sacrifice", "the
    originals", "two of its neighbors".
    """
    for word in page.doc:
        several = word.tag_ == "CD" and any(_of_things(kin) for kin in word.rights)
        noun = word.pos_ == "NOUN" and not _happens(word)
        thing = noun and _is_thing(word) and (_owned(word) or _there(word))
        if (
            several
            or thing
            or (noun and _owned(word) and NOUNS.get(word.lemma_.lower()) == "event")
        ):
            last = _last(word)
            yield word.left_edge.idx, _end(_named_behind(word, last) if several else last)


KINDS: dict[str, Callable[[Page], Iterator[Span]]] = {
    "joined": _joined,
    "ages": _ages,
    "states": _states,
    "deeds": _deeds,
    "happenings": _happenings,
    "changed": _changed,
    "removed": _removed,
    "known": _known,
}
"""what finds it, the likeliest first"""


# ---- of which words


def _end(word: Any) -> int:
    return int(word.idx) + len(word)


def _first(noun: Any) -> int:
    """Where the words of a noun begin, without an "any", or a "that" which is not its own."""
    many = noun.tag_ == "NNS"
    lefts = [
        kin for kin in noun.lefts if kin.lower_ not in ANY and not (many and kin.lower_ == "that")
    ]
    return int((lefts[0].left_edge if lefts else noun).idx)


def _last(word: Any) -> Any:
    """The last word of what a word governs, up to what is told for itself."""
    last = word
    for kin in word.rights:
        if kin.dep_ in ASIDE or kin.left_edge.nbor(-1).text == ",":
            break
        last = _last(kin)
    return last


def _subject(verb: Any) -> bool:
    return any(kin.dep_ in SUBJECTS for kin in verb.lefts)


def _owned(noun: Any) -> bool:
    return any(kin.dep_ == "poss" for kin in noun.lefts)


def _told(noun: Any) -> bool:
    """Whether more is told of a noun behind it: "warnings from the ministry", "a plan to sell"."""
    return any(kin.dep_ in ("prep", "acl") for kin in noun.rights)


def _named_behind(number: Any, noun: Any) -> Any:
    """The last word of the names behind a comma that say which ones are meant: "two of its ports,
    Holm and Orrin"; the noun itself where none do. The parser takes them for more of the kind.
    """
    behind = [kin for word in (number, noun) for kin in word.rights if kin.pos_ == "PROPN"]
    named = (kin for kin in behind if kin.dep_ in ("appos", "conj"))
    first = next((kin for kin in named if kin.left_edge.i == noun.i + 2), None)
    comma = first is not None and noun.nbor(1).text == ","
    return first.right_edge if first is not None and comma else noun


def _of_things(kin: Any) -> bool:
    """Whether a number is told of things: "two of its ports", and not of "them"."""
    return kin.lower_ == "of" and any(one.pos_ != "PRON" for one in kin.rights)


def _is_thing(noun: Any) -> bool:
    """Whether a noun is neither somebody, a place nor a time."""
    lemma = noun.lemma_.lower()
    return not (noun.lower_ in NOUNS or lemma in NOUNS or lemma in SEASONS or is_time(noun))


def _there(noun: Any) -> bool:
    """Whether a noun is told as known: "that report", "the originals"."""
    led = {kin.lower_ for kin in noun.lefts}
    return bool(led & POINTING) or ("the" in led and noun.tag_ == "NNS")


def _happens(noun: Any) -> bool:
    """Whether a noun stands for what happens or is so, and for no body or place."""
    lemma = noun.lemma_.lower()
    told = lemma in HAPPENINGS or lemma in load_cues()["noun"] or lemma.endswith(ENDINGS)
    return told and NOUNS.get(lemma, "event") == "event" and not _owns(noun)


def _owns(noun: Any) -> bool:
    """Whether a noun only says whose something is."""
    return bool(noun.dep_ == "poss")
