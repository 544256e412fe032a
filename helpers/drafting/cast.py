"""The cast of an article: who and what it names or describes, and where. Filled in while the text
is read from its beginning to its end.

Two names are one entity when the wording makes it plain: the same name, a surname after a full
name, an acronym after its expansion. Misses: nicknames, people with the same surname who are not
told apart (the one named last is taken, and the mention says so).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..leftopen import WHOM
from ..lexicons import rows
from .names import LABELS, Known, identify, initials
from .pages import Page, Span

TITLES = re.compile(
    r"(?:(?:the|a|an|President|Prime Minister|Vice President|Chancellor|King|Queen|Prince|Princess|Pope|Sen\.|Senator|Rep\.|Gov\.|Governor|Mayor|Judge|Justice|Minister|Secretary|Gen\.|General|Col\.|Colonel|Capt\.|Captain|Lt\.|Sgt\.|Dr\.?|Prof\.|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|Lord|Lady|Dame|Rev\.|Fr\.|Sheikh|Imam|Rabbi)\s+)+",
    re.IGNORECASE,
)
FIRM = re.compile(r",? (?:Ltd|Inc|Corp|Co|LLC|LLP|PLC|plc|GmbH|AG|SA)\.?$")
ADDRESS = {
    "Mr": "he",
    "Mrs": "she",
    "Ms": "she",
    "Miss": "she",
    "Sir": "he",
    "Lady": "she",
    "King": "he",
    "Queen": "she",
    "Prince": "he",
    "Princess": "she",
}
POSSESSIVE = re.compile(r"['’]s?$")
EDGES = ' \t\r\n\f\v\xa0.,;:!?"“”‘()[]{}<>*_#|—–-'
PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
PRONOUNS = PERSONAL | frozenset(
    [
        "they",
        "them",
        "their",
        "it",
        "its",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "i",
        "we",
        "us",
        "me",
        "my",
        "our",
        "ours",
        "you",
        "your",
        "one",
        "some",
        "others",
        "everyone",
        "nobody",
        "many",
        "most",
    ]
)
FIRST = frozenset(["i", "we", "us", "me", "my", "our", "ours"])
LOCATING = frozenset(
    [
        "in",
        "into",
        "inside",
        "within",
        "at",
        "near",
        "to",
        "from",
        "across",
        "through",
        "throughout",
        "outside",
        "over",
        "toward",
        "towards",
        "around",
        "off",
    ]
)
LANDS = frozenset(
    [
        "border",
        "coast",
        "line",
        "capital",
        "territory",
        "city",
        "region",
        "oblast",
        "province",
        "east",
        "west",
        "north",
        "south",
        "soil",
        "airspace",
        "waters",
        "land",
        "town",
        "island",
        "desert",
    ]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
NARROW = {"relcl", "appos", "conj", "cc", "punct", "acl", "parataxis", "preconj"}
MADE_BY = {
    "anonymous": "described source",
    "organisation": "described organisation",
    "government": "described government",
    "collective": "described group",
}


@dataclass
class Entity:
    """One member of the cast; `country` is the lexicon's country whose place or government it
    is.
    """

    name: str
    kind: str
    named: bool = True
    role: str = ""
    affiliation: int | None = None
    note: str = ""
    rule: str = "name"
    country: str = ""
    pronoun: str = ""
    """he or she, where a title before the name tells"""


@dataclass
class Mention:
    """One mention: where, in which form, of which entity (its number in the cast)."""

    start: int
    end: int
    form: str
    entity: int
    note: str = ""
    rule: str = "name"


@dataclass
class Cast:
    """Entities and mentions in the order of the text, with the look-ups that join a later name to
    an earlier one.
    """

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _known: dict[tuple[str, str], int] = field(default_factory=dict)
    _surnames: dict[str, list[int]] = field(default_factory=dict)
    _acronyms: dict[str, int] = field(default_factory=dict)
    _described: dict[str, int] = field(default_factory=dict)
    _at: dict[Span, int] = field(default_factory=dict)
    _on: dict[int, int] = field(default_factory=dict)
    """by character: the mention of a name that it is part of"""
    _persons: list[int] = field(default_factory=list)

    def read(self, page: Page, speaking: set[int]) -> None:
        """Adds every name of a page. speaking: the words, by number, that speak or are spoken
        to.
        """
        for span, root, known in _names(page):
            if known.kind in ("organisation", "place") and known.name.casefold() in self._surnames:
                known = known._replace(kind="person")
            number, note = self._member(known, root.i in speaking or not _locates(root))
            form = (
                "metonym"
                if known.form == "name"
                and known.country
                and self.entities[number].kind == "government"
                and known.kind != "government"
                else known.form
            )
            self._name(page.moved(span), form, number, note, "name")
            if known.kind == "person":
                self._persons.append(len(self.mentions) - 1)
                before = page.text[: span[0]][-12:].split()
                self.entities[number].pronoun = ADDRESS.get(
                    before[-1].rstrip(".") if before else "", self.entities[number].pronoun
                )
            if known.kind in ("person", "organisation", "government", "outlet"):
                self._describe(number, root, page, span[0])
        for token in page.doc:
            if (
                not token.ent_type_
                and token.pos_ == "PROPN"
                and token.lower_ in self._surnames
                and (span := page.moved(_span(token))) not in self._at
            ):
                self._name(span, "name", *self._person(token.text), "surname")

    def party(self, page: Page, span: Span, speaker: int | None = None) -> tuple[int, int]:
        """The entity that a source or an addressee on a page stands for, and its mention. speaker:
        who speaks where it says "I" or "we".
        """
        key = page.moved(span)
        if key not in self._at:
            self._at[key] = self._found(page, page.words(span), speaker)
        return self.mentions[self._at[key]].entity, self._at[key]

    def _found(self, page: Page, words: Any, speaker: int | None) -> int:
        head = words.root
        for token in [
            head,
            *(kin for kin in head.rights if kin.dep_ == "appos" and kin.pos_ == "PROPN"),
        ]:
            if (named := self._on.get(token.idx + page.start)) is not None:
                return named
        if head.lower_ in FIRST and speaker is not None:
            return self._mention(
                *page.moved(_span(head)),
                "pronoun",
                speaker,
                f"Inside a quotation: “{head.text}” is read as the one who speaks.",
                "pronoun",
            )
        return (
            self._pronoun(page, head)
            if head.lower_ in PRONOUNS
            else self._description(page, words, head)
        )

    def add(self, entity: Entity) -> int:
        """The number of a new entity."""
        self.entities.append(entity)
        return len(self.entities) - 1

    def _mention(self, start: int, end: int, form: str, entity: int, note: str, rule: str) -> int:
        self.mentions.append(Mention(start, end, form, entity, note, rule))
        self._at[start, end] = len(self.mentions) - 1
        return len(self.mentions) - 1

    def _name(self, span: Span, form: str, entity: int, note: str, rule: str) -> None:
        number = self._mention(*span, form, entity, note, rule)
        if form != "demonym":
            self._on |= dict.fromkeys(range(*span), number)

    def _member(self, known: Known, acts: bool) -> tuple[int, str]:
        if known.kind == "person":
            return self._person(known.name)
        if known.kind in ("country", "capital"):
            return self._country(known, acts), ""
        key = (FIRM.sub("", known.name).casefold(), known.kind)
        if key in self._known:
            return self._known[key], ""
        if known.form == "acronym" and known.name in self._acronyms:
            return self._acronyms[
                known.name
            ], f"Read as short for {self.entities[self._acronyms[known.name]].name}."
        number = self._known[key] = self.add(
            Entity(known.name, known.kind, affiliation=self._government(known.country))
        )
        if len(letters := initials(known.name)) > 1:
            self._acronyms.setdefault(letters, number)
        return number, ""

    def _country(self, known: Known, acts: bool) -> int:
        if acts or known.form == "demonym":
            return self._government(known.country)
        name = known.country if known.kind == "country" else known.name
        if (name, "place") not in self._known:
            self._known[name, "place"] = self.add(Entity(name, "place", country=known.country))
        return self._known[name, "place"]

    def _government(self, country: str) -> int | None:
        if not country:
            return None
        if (country, "government") not in self._known:
            self._known[country, "government"] = self.add(
                Entity(f"{country} (government)", "government", country=country)
            )
        return self._known[country, "government"]

    def _person(self, name: str) -> tuple[int, str]:
        if (name.casefold(), "person") in self._known:
            return self._known[name.casefold(), "person"], ""
        parts = name.split()
        namesakes = self._surnames.get(parts[-1].casefold(), [])
        if len(parts) == 1 and namesakes:
            return namesakes[-1], "" if len(
                namesakes
            ) == 1 else "Several people have this name in the text; read as the one named last."
        number = self._known[name.casefold(), "person"] = self.add(Entity(name, "person"))
        for part in (
            {parts[-1].casefold(), parts[0].casefold()} if len(parts) > 1 else {name.casefold()}
        ):
            self._surnames.setdefault(part, []).append(number)
        return number, ""

    def _describe(self, number: int, root: Any, page: Page, start: int) -> None:
        """Takes the role from the words before the name ("mayor Ann Roe") or from an apposition
        ("Ann Roe, the mayor").
        """
        entity = self.entities[number]
        if entity.role:
            return
        before = [
            token
            for token in root.subtree
            if token.idx < start
            and any(kin.dep_ in ("compound", "amod", "nmod", "poss") for kin in _up_to(token, root))
        ]
        after = next(
            (kin for kin in root.rights if kin.dep_ == "appos" and kin.pos_ == "NOUN"), None
        )
        words = (
            before
            if any(token.pos_ in ("NOUN", "PROPN") for token in before)
            else list(after.subtree)
            if after is not None
            else []
        )
        words = [token for token in words if not token.is_space]
        if words and len(words) <= 14 and words[-1].i - words[0].i == len(words) - 1:
            self._described[(after or words[-1]).lemma_.lower()] = number
            span = words[0].idx, words[-1].idx + len(words[-1])
            role = squeezed(page.text[slice(*span)]).strip(EDGES)
            entity.role = "" if role in ADDRESS or role in ("Dr", "Prof") else role
            entity.affiliation = self._within(*page.moved(span))

    def _within(self, start: int, end: int) -> int | None:
        """The first organisation or government named within these characters, among the latest
        mentions.
        """
        for mention in self.mentions[-12:]:
            entity = self.entities[mention.entity]
            if (
                start <= mention.start
                and mention.end <= end
                and entity.kind in ("organisation", "government", "outlet", "place")
            ):
                return self._government(entity.country) if entity.country else mention.entity
        return None

    def _pronoun(self, page: Page, head: Any) -> int:
        start, end = page.moved(_span(head))
        if head.lower_ in PERSONAL:
            other = "she" if head.lower_ in ("he", "him", "his", "himself") else "he"
            named = [self.mentions[number] for number in self._persons[-20:]]
            before = {
                mention.entity
                for mention in named
                if head.sent.start_char + page.start <= mention.start < start
                and self.entities[mention.entity].pronoun != other
            }
            if len(before) == 1:
                return self._mention(
                    start,
                    end,
                    "pronoun",
                    before.pop(),
                    "The one person named before it in its sentence.",
                    "pronoun",
                )
        note = WHOM.format(head.text)
        number = self.add(
            Entity(
                f"“{head.text}” (not resolved)", "anonymous", named=False, note=note, rule="pronoun"
            )
        )
        return self._mention(start, end, "pronoun", number, note, "pronoun")

    def _description(self, page: Page, words: Any, head: Any) -> int:
        tokens = [
            token
            for token in head.subtree
            if words.start <= token.i < words.end
            and not any(kin.dep_ in NARROW and kin != head for kin in _up_to(token, head))
        ]
        first, last = (tokens[0], tokens[-1]) if tokens else (words[0], words[-1])
        span = first.idx, last.idx + len(last)
        start, end = page.moved(span)
        if (start, end) in self._at:
            return self._at[start, end]
        text, noun, definite = (
            squeezed(page.text[slice(*span)]),
            head.lemma_.lower(),
            first.lower_ in DEFINITE,
        )
        if definite and noun in self._described:
            return self._mention(
                start,
                end,
                "description",
                self._described[noun],
                f"Read as the {noun} mentioned before.",
                "description",
            )
        if (definite or head.tag_ == "NNS") and (text.casefold(), "described") in self._known:
            return self._mention(
                start,
                end,
                "description",
                self._known[text.casefold(), "described"],
                "The same words as before, read as the same.",
                "description",
            )
        if head.pos_ == "PROPN" and (known := identify(TITLES.sub("", text, count=1), "ORG")):
            return self._mention(start, end, known.form, *self._member(known, True), "name")
        return self._mention(
            start,
            end,
            "description",
            self._introduce(text, noun, start, end),
            "",
            MADE_BY[NOUNS.get(noun, "anonymous")],
        )

    def _introduce(self, text: str, noun: str, start: int, end: int) -> int:
        kind = NOUNS.get(noun, "anonymous")
        number = self.add(
            Entity(
                text,
                kind,
                named=False,
                role=noun,
                affiliation=self._within(start, end),
                rule=MADE_BY[kind],
            )
        )
        self._described[noun] = self._known[text.casefold(), "described"] = number
        return number


NOUNS = {row["noun"]: row["kind"] for row in rows("descriptions")}


def squeezed(text: str) -> str:
    """The text with its runs of white space as one space each."""
    return " ".join(text.split())


def _up_to(token: Any, head: Any) -> Iterator[Any]:
    while token != head and token.head != token:
        yield token
        token = token.head


def _locates(root: Any) -> bool:
    """Whether the name of a country is used for its territory: after a preposition of place, or as
    whose land something is.
    """
    return (root.dep_ == "pobj" and root.head.lower_ in LOCATING) or (
        root.dep_ == "poss" and root.head.lemma_ in LANDS
    )


def _span(token: Any) -> Span:
    return token.idx, token.idx + len(token)


def _names(page: Page) -> Iterator[tuple[Span, Any, Known]]:
    for found in page.doc.ents:
        words = page.text[found.start_char : found.end_char]
        if found.label_ not in LABELS and not words.isupper():
            continue
        start, end = _trimmed(page.text, found.start_char, found.end_char)
        name = squeezed(page.text[start:end])
        if any(letter.isalpha() for letter in name) and (known := identify(name, found.label_)):
            if known.country or found.label_ != "NORP" or found.root.pos_ != "ADJ":
                yield (start, end), found.root, known


def _trimmed(text: str, start: int, end: int) -> Span:
    """The name without titles, articles, possessive endings and stray marks at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    if title := TITLES.match(text, start, end):
        start = title.end()
    while start < end and text[end - 1] in EDGES.replace(".", ""):
        end -= 1
    if possessive := POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    return start, end
