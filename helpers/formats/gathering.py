"""Gathering: what an importer finds becomes rows of the contract, with ids, and what it cannot
place is kept in a list.

Every row is `drafted`, by the import. What a file of another program does not say is written down
as not said.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..assembling import assemble
from ..dossier import Dossier
from ..files import as_name
from ..leftopen import NOT_YET, UNSTATED
from ..spans import Span, write_pieces
from ..texts import UNKNOWN, Article
from ..views import KNOWN_BY
from .finding import DOUBLE, is_quoted

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "him",
        "her",
        "them",
        "us",
        "me",
        "this",
        "that",
        "these",
        "those",
        "one",
    ]
)
ARTICLES = frozenset(["a", "an", "some", "one", "two", "three", "several", "many", "most", "other"])
NOT_SAID = (
    "Act, stance and certainty are not in the imported file: assert, affirms and unstated stand "
    "for them."
)
GROUNDS = {word: value for value, told in KNOWN_BY.items() for word in (value, told)}
"""what a file may say of how the speaker would know"""
GUESSED = "The imported file does not say what kind of party this is: {} is a guess from the words."
ID = {
    "entities": "entity_id",
    "mentions": "mention_id",
    "dates": "date_id",
    "claims": "claim_id",
    "attributions": "attribution_id",
    "quantities": "quantity_id",
    "observations": "observation_id",
    "hops": "",
    "relations": "",
}


Cells = dict[str, object]
"""some cells of a row, by their column"""


class LeftOut(NamedTuple):
    """Something in the imported file that is not in the dossier."""

    item: str
    """where it stands in the file"""
    value: str
    why: str
    """what was the matter, and what was allowed"""


class Recovered(NamedTuple):
    """A dossier out of a file that may hold less than it did, or more."""

    dossier: Dossier
    left_out: list[LeftOut]


class Party(NamedTuple):
    """Who says something: an entity and, if the text names it, the mention."""

    entity_id: str
    mention_id: str = ""


class Gathered:
    """The rows found so far, of one article. Rows are only added; `dossier` makes the tables of
    them.
    """

    def __init__(self, article: Article, by: str) -> None:
        self.article, self.text, self.by = article, article.text, f"import: {by}"
        """by: what the rows are drafted by"""
        self.rows: dict[str, list[dict[str, object]]] = {table: [] for table in ID}
        self.left_out: list[LeftOut] = []
        self._entities: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self.mentions: dict[Span, Party] = {}
        self._claims: dict[object, str] = {}
        self._dates: dict[Span, str] = {}
        known = article.publisher != UNKNOWN
        name = article.publisher if known else "the outlet"
        self.outlet = self._add(
            "entities", entity_id="outlet", name=name, kind="outlet", named=known
        )
        self._entities[name.casefold()], self._kinds[self.outlet] = self.outlet, "outlet"

    def leave_out(self, item: str, value: object, why: str) -> None:
        """Keeps what cannot be placed, with the reason."""
        self.left_out.append(LeftOut(item, str(value), why))

    def objects(self, value: object, item: str) -> list[dict[str, Any]]:
        """The objects in a JSON list; what else is in it is left out."""
        objects = []
        for found in items_of(value):
            if isinstance(found, dict):
                objects.append(found)
            else:
                self.leave_out(item, found, "allowed: an object")
        return objects

    def entity(self, name: str, kind: str = "") -> str:
        """The id of the entity of that name, made at first sight; every pronoun is an entity of its
        own. kind: blank when not known.
        """
        name = " ".join(name.split()) or "(blank)"
        form, key = form_of(name), name.casefold()
        if key in self._entities and form != "pronoun":
            return self._entities[key]
        guess = "anonymous" if form == "description" else "person"
        note = "" if kind else GUESSED.format(guess)
        made = self._add(
            "entities",
            name=name,
            kind=kind or guess,
            named=form in ("name", "acronym") and kind != "anonymous",
            note=note,
        )
        self._kinds[made] = kind or guess
        return self._entities.setdefault(key, made) if form != "pronoun" else made

    def kind(self, party: Party) -> str:
        """What kind of entity a party is."""
        return self._kinds[party.entity_id]

    def mention(self, span: Span, kind: str = "", *, name: str = "", note: str = "") -> Party:
        """The party that is mentioned there, one for each span. name: what to call it; else the
        words themselves.
        """
        if span not in self.mentions:
            entity_id = self.entity(name or self.text[slice(*span)], kind)
            made = self._add(
                "mentions",
                span,
                entity_id=entity_id,
                form=form_of(self.text[slice(*span)]),
                note=note,
            )
            self.mentions[span] = Party(entity_id, made)
        return self.mentions[span]

    def nobody(self) -> Party:
        """The party that says the next words, where the file does not say who does: a source that
        is left open.
        """
        name = f"nobody named ({self._id('attributions', {})})"
        return Party(self._add("entities", name=name, kind="anonymous", note=UNSTATED))

    def saying(
        self,
        pieces: Sequence[Span],
        party: Party,
        cue: Span | None,
        note: str = "",
        *,
        claim: str = "",
        said: Cells | None = None,
        known: Cells | None = None,
    ) -> str:
        """The id of a new attribution of these words, with its chain, which ends with the party.

        claim: in words of their own; else the words themselves. said: when, as cells of the last
        hop; known: how the party would know, as cells of the attribution.
        """
        span = pieces[0][0], pieces[-1][1]
        chain = [Party(self.outlet), *([party] if party.entity_id != self.outlet else [])]
        made = self._add(
            "attributions",
            span,
            claim_id=self._claim(pieces, claim),
            pieces=write_pieces(pieces),
            quote=self._quote(span, chain),
            act="assert",
            stance="affirms",
            note=" ".join(filter(None, (NOT_SAID, note))),
            **(known or {}),
        )
        for hop, step in enumerate(chain):
            last: Any = self._cue(cue) | (said or {}) if step is chain[-1] else {}
            self._add("hops", attribution_id=made, hop=hop, **step._asdict(), **last)
        return made

    def _cue(self, cue: Span | None) -> Cells:
        if not cue:
            return {}
        return {"cue": self.text[slice(*cue)], "cue_start": cue[0], "cue_end": cue[1]}

    def _claim(self, pieces: Sequence[Span], claim: str) -> str:
        """The id of the claim that these words make: one for each passage, or for each that is
        worded so.
        """
        key = claim.casefold() or tuple(pieces)
        if key not in self._claims:
            words = claim or " … ".join(self.text[slice(*piece)] for piece in pieces)
            self._claims[key] = self._add("claims", proposition=words, topic=NOT_YET)
        return self._claims[key]

    def _quote(self, span: Span, chain: list[Party]) -> str:
        """How the words at the end of a chain are quoted."""
        if len(chain) == 1:
            return "none"
        if is_quoted(self.text, span):
            return "direct"
        return "mixed" if set(self.text[slice(*span)]) & set(DOUBLE) else "indirect"

    def date(self, span: Span, note: str) -> str:
        """The id of a temporal expression whose value is not stated, one for each span."""
        if span not in self._dates:
            self._dates[span] = self._add("dates", span, type="DATE", note=note)
        return self._dates[span]

    def quantity(self, span: Span, attribution_id: str, note: str) -> None:
        """A quantity whose value is not stated."""
        self._add(
            "quantities",
            span,
            attribution_id=attribution_id,
            measure=UNKNOWN,
            unit=UNKNOWN,
            note=note,
        )

    def observe(self, span: Span | None, kind: str, note: str) -> None:
        """A remark on a passage, or on the whole text."""
        self._add("observations", span, kind=kind, note=note)

    def dossier(self, name: str) -> Dossier:
        """The dossier of all rows so far."""
        package = {"name": as_name(name.lower())} | self.article.package()
        by = {"drafted_by": self.by}
        rows = {table: [row | by for row in made] for table, made in self.rows.items()}
        return assemble(self.text, package, rows)

    def _add(self, table: str, span: Span | None = None, **cells: Any) -> str:
        key = {ID[table]: self._id(table, cells)} if ID[table] else {}
        placed = {"start": span[0], "end": span[1], "text": self.text[slice(*span)]} if span else {}
        self.rows[table].append(key | cells | placed)
        return key.get(ID[table], "")

    def _id(self, table: str, cells: dict[str, Any]) -> str:
        return str(cells.get(ID[table]) or f"{table[0]}{len(self.rows[table]) + 1:02}")


def items_of(value: object) -> list[Any]:
    """The items of a JSON list; of anything else, itself; of null, none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def form_of(words: str) -> str:
    """How these words mention somebody: name, acronym, pronoun or description. A guess from
    capitals; scripts without them give names.

    >>> [form_of(words) for words in ("Jake Sullivan", "NATO", "he", "the White House")]
    ['name', 'acronym', 'pronoun', 'name']
    >>> [form_of(words) for words in ("U.S. officials", "a Kremlin spokesman")]
    ['description', 'description']
    """
    words = words.strip()
    if words.casefold() in PRONOUNS and words != "US":
        return "pronoun"
    parts = words.split() or [""]
    if len(parts) == 1 and words.replace(".", "").isupper() and 2 <= len(words) <= 6:
        return "acronym"
    parts = parts[1:] if parts[0].casefold() == "the" and len(parts) > 1 else parts
    small = any(edge[:1].islower() for edge in (parts[0], parts[-1]))
    return "description" if small or parts[0].casefold() in ARTICLES else "name"
