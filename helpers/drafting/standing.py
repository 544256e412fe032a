"""Standing alone: a proposition with names in the place of its pronouns, where the text decides
whom they mean.

Each is named once, by the first pronoun that means him or her. What the text does not decide stays
as it is, and the first such pronoun that nothing before it in the proposition can mean is noted.
Misses: "we", and pronouns that point forwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..lexicons import either, words
from ..spans import Span
from .attributions import load_cues
from .bodies import SPOKES, VOICES
from .cast import Cast
from .centering import center, lone
from .groups import as_member, group_of, of_group
from .leaving import note_on, stays
from .naming import squeezed
from .pages import Page
from .propositions.inflecting import third_person
from .recalling import FIRMS

PERSONAL = {"PRP", "PRP$"}
FIRST_PERSON = {"i", "me", "my"}
SECOND_PERSON = {"you", "your"}
OF_BODY = {"we", "us", "our"}
VOICE = re.compile(rf"\b(?:{either(VOICES)})\b")
"""an office whose holder says "we" for the body"""
PAST_OFFICE = re.compile(r"\b(?:former|ex|retired|late)\b")
ADDRESSING = ("i", "you", "we")
THINGS = {"it", "its", "they", "their", "them"}
PREDICATES = {"acomp", "attr", "oprd"}
PERSONAL_STATES = words("clausewords", "personal state")
"""adjectives whose clause says what somebody can or will do: "it is able to pay"
"""
WEATHER = words("clausewords", "weather")
SHORTENED = {"ll": "will", "re": "are", "ve": "have"}
"""verbs, without their apostrophe, that hang on a pronoun and on no name: "they'll" """
HIS = {"he": "his", "she": "her", "they": "their"}
CLAUSES = {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"}


@dataclass
class Standing:
    """One proposition while it is worded. speaker: the number of whoever says it in these words;
    hearer: of the one person to whom; source: of whoever says it in any words, which words name
    there (`told_by`).
    """

    page: Page
    cast: Cast
    speaker: int | None = None
    hearer: int | None = None
    quoted: bool = False
    source: int | None = None
    told_by: Sequence[Span] = ()
    _named: set[int | str] = field(default_factory=set)
    _put: set[int] = field(default_factory=set)
    _nouns: dict[int, str] = field(default_factory=dict)
    _spans: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.speaker is not None and self.cast.entities[self.speaker].is_open:
            self.speaker = None

    def word(self, parts: Sequence[Span | str]) -> str:
        """The words of these parts, each a place in the text or words as they are."""
        self._spans = [part for part in parts if not isinstance(part, str)]
        said = [part if isinstance(part, str) else self._filled(part) for part in parts]
        behind = (self._inside(*pair) for pair in zip(parts[1:], said[1:]))
        return " ".join([*said[:1], *behind]).replace("s 's ", "s' ").replace(" 's ", "'s ")

    def _inside(self, part: Span | str, said: str) -> str:
        """The words of a part behind another, without the capital of a sentence that begins there:
        "Roe is a member of the council".
        """
        first = None if isinstance(part, str) else self.page.words(part)[0]
        opens = first is not None and first.is_sent_start and first.tag_ == "DT"
        return f"{said[:1].lower()}{said[1:]}" if opens else said

    @property
    def body(self) -> int | None:
        """The body for which whoever says it in these words is said to speak."""
        if self.speaker is None:
            return None
        one = self.cast.entities[self.speaker]
        role = one.role.lower()
        speaks = any(word.startswith(SPOKES) for word in role.split())
        if PAST_OFFICE.search(role) or not (speaks or VOICE.search(role)):
            return None
        return one.affiliation

    @property
    def _behind(self) -> int | str | None:
        """That body, or the words for it where an unnamed speaker is "a spokesman for the port"."""
        one = None if self.speaker is None else self.cast.entities[self.speaker]
        if one is None or one.kind != "anonymous" or one.several:
            return self.body
        who, _, body = one.name.partition(" for ")
        return body if SPOKES in who.lower() and body else self.body

    @property
    def left_open(self) -> str:
        """A note on the first pronoun that stays; blank where all are plain."""
        kept = (
            token for span in self._spans for token in self.page.words(span) if not is_empty(token)
        )
        pronoun = stays(kept, self._put, self.quoted)
        return "" if pronoun is None else note_on(self.page, self.cast, pronoun, self.speaker)

    def _filled(self, span: Span) -> str:
        out, at = [], span[0]
        for token, put in self._replaced(span):
            self._put.add(token.i)
            out += [self.page.text[at : token.idx], put]
            at = token.idx + len(token)
        return "".join([*out, self.page.text[at : span[1]]])

    def _replaced(self, span: Span) -> Iterator[tuple[Any, str]]:
        """The words of a span that are put otherwise, and how."""
        firms = dict(self._firms(span))
        for token in self.page.words(span):
            if token.idx < span[0] or token.idx + len(token) > span[1]:
                continue
            if token.i in firms:
                yield token, firms[token.i]
            elif (member := self.cast.named_at(self.page, token)) is not None:
                self._named.add(member)
            elif (group := group_of(self.page, token)) is not None and not list(token.rights):
                yield token, f"{token.text} {of_group(self.page, group)}"
            elif token.tag_ in PERSONAL and (words := self._name(token)):
                yield token, words
            elif self._agrees(token):
                space = " " if token.text[0] in "'’" else ""
                yield token, space + third_person(token.text)
            elif token.i - 1 in self._put and (whole := SHORTENED.get(token.text[1:])):
                yield token, f" {whole}"

    def _firms(self, span: Span) -> Iterator[tuple[int, str]]:
        """The words of "the company", by number, with the name of the firm that it means; none
        where that is named in these words already.
        """
        for noun in self.page.words(span):
            kin = list(noun.children)
            led = len(kin) == 1 and kin[0].lower_ == "the" and kin[0].i == noun.i - 1
            if noun.lower_ not in FIRMS or not led or kin[0].idx < span[0]:
                continue
            text = self.page.text[kin[0].idx : noun.idx + len(noun)]
            number, _ = self.cast.recollection(self.page).again(text, noun.lower_, noun)
            if number is None or number in self._named:
                continue
            one = self.cast.entities[number]
            if one.named and one.kind == "organisation":
                self._named.add(number)
                yield kin[0].i, one.called
                yield noun.i, ""

    def _name(self, pronoun: Any) -> str:
        """Whom or what a pronoun means, in its form; blank where the text does not decide, where it
        means nothing, and where it has been said.
        """
        meant = self._meant(pronoun)
        if meant in self._named and pronoun.lower_ == "our":
            return "its"
        if meant is None or (meant in self._named and not _speaks(pronoun)):
            return ""
        words = meant if isinstance(meant, str) else self.cast.entities[meant].called
        if pronoun.head.lower_ == "of" and self.page.doc.vocab[words.split()[0]].like_num:
            words = f"the {words}"
        if not isinstance(meant, str) and self.cast.entities[meant].is_open:
            return ""
        self._named.add(meant)
        owns = pronoun.tag_ == "PRP$"
        return words + ("'" if owns and words.endswith("s") else "'s" if owns else "")

    def _meant(self, pronoun: Any) -> int | str | None:
        """The number of a member of the cast, or words for somebody or something else."""
        if (pronoun.idx, pronoun.idx + len(pronoun)) in self.told_by and not _speaks(pronoun):
            return self.source
        if pronoun.lower_ in FIRST_PERSON:
            return self.speaker
        if pronoun.lower_ in SECOND_PERSON:
            return self.hearer
        if pronoun.lower_ in OF_BODY:
            return self._behind
        if pronoun.lower_ in THINGS:
            if is_empty(pronoun):
                return None
            noun = center(self.page, pronoun) or lone(self.page, pronoun)
            return None if noun is None else self._at(noun)
        quoted = self.page.quotation(pronoun.idx) is not None
        found = self.cast.meant(self.page, pronoun, self.speaker if quoted else None)
        if found is None or found[0] is not None:
            return None if found is None else found[0]
        noun = self.page.words(found[1]).root
        group = group_of(self.page, noun)
        return self._words(noun) if group is None else as_member(self.page, noun, group)

    def _at(self, noun: Any) -> int | str | None:
        """The member of the cast that a noun names, or its words."""
        member = self.cast.named_at(self.page, noun)
        return self._words(noun) if member is None else member

    def _words(self, noun: Any) -> str | None:
        """A noun with what stands before it; none where it stands in the proposition itself."""
        first, end = noun.left_edge, noun.idx + len(noun)
        if any(first.idx < last and start < end for start, last in self._spans):
            return None
        if first.tag_ == "WP$":
            return self._as_owned(noun)
        if noun.i not in self._nouns:
            self._nouns[noun.i] = self._as_words(noun)
        return self._nouns[noun.i]

    def _as_owned(self, noun: Any) -> str | None:
        """A noun with whose it is for its "whose"; none where that is told by words."""
        above = (token.head for token in noun.ancestors if token.dep_ == "relcl")
        owner = self.cast.named_at(self.page, next(above, noun))
        if owner is None:
            return None
        one = self.cast.entities[owner]
        called, own = one.called, HIS.get(one.pronoun, "")
        rest = squeezed(self.page.text[noun.left_edge.nbor().idx : noun.idx + len(noun)])
        if own and owner in self._named:
            return f"{own} {rest}"
        owns = "'" if called.endswith("s") else "'s"
        return f"{called}{owns} {rest}"

    def _as_words(self, noun: Any) -> str:
        """A noun with what stands before it, and whose it is by name."""
        first = noun.left_edge
        of = next((kin for kin in noun.rights if kin.lower_ == "of"), None)
        last = noun if of is None else of.right_edge
        owner = self._name(first) if first.tag_ == "PRP$" and first is not noun else ""
        start = first.idx + len(first) if owner else first.idx
        words = squeezed(f"{owner}{self.page.text[start : last.idx + len(last)]}")
        named = owner or noun.tag_ in ("NNP", "NNPS")
        return words if named else f"{words[:1].lower()}{words[1:]}"

    def _agrees(self, verb: Any) -> bool:
        """Whether a verb has the form that "I" or "you" takes, which has become a name."""
        nobody = self.speaker is None and self.hearer is None
        if nobody or (verb.tag_ != "VBP" and verb.lower_ != "were"):
            return False
        clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
        subjects = [kin.lower_ for kin in clause.children if kin.dep_[:5] == "nsubj"]
        meant = zip(ADDRESSING, (self.speaker, self.hearer, self._behind))
        return any(word in subjects for word, member in meant if member is not None)


def _speaks(pronoun: Any) -> bool:
    """Whether a pronoun means who speaks, or to whom."""
    return pronoun.lower_ in FIRST_PERSON | SECOND_PERSON | OF_BODY


def is_empty(pronoun: Any) -> bool:
    """Whether an "it" means nothing: "it is clear that", "it is not known who", "it rained"."""
    if pronoun.lower_ != "it":
        return False
    verb = pronoun.head
    rains = verb.lemma_.lower() in WEATHER
    if rains or pronoun.dep_ == "expl" or _stands_for_clause(pronoun, verb):
        return True
    predicates = [kin for kin in verb.children if _is_predicate(kin, verb)]
    clause = any(kin.dep_ in CLAUSES for kin in verb.children)
    nested = any(
        below.dep_ in CLAUSES or below.tag_ in ("WP", "WDT", "WRB")
        for kin in predicates
        if kin.lower_ not in PERSONAL_STATES
        for below in kin.subtree
    )
    return bool(predicates) and (clause or nested)


def _is_predicate(kin: Any, verb: Any) -> bool:
    """Whether a word says what its subject is: "clear", also "too soon"."""
    too = (
        kin.dep_ == "advmod"
        and verb.lemma_ == "be"
        and any(below.lower_ == "too" for below in kin.lefts)
    )
    return kin.dep_ in PREDICATES or too


def _stands_for_clause(pronoun: Any, verb: Any) -> bool:
    """Whether an "it" stands for the clause of which something is known, or was said: nobody is
    told it.
    """
    row = load_cues()["verb"].get(verb.lemma_.lower())
    told = row is not None and "person" in row.takes
    passive = pronoun.dep_ == "nsubjpass" and not told
    return passive and any(kin.dep_ in ("ccomp", "csubj") for kin in verb.rights)
