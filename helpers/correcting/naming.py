"""Naming: whom words of the text mention."""

import re
from collections.abc import Callable

from .. import lexicons
from ..dossier import Dossier
from ..drafting.members import DOCUMENTS, KINDS, THINGS
from ..drafting.names import FIRST_NAMES, PLACES, Known, identify, is_official, is_personal
from .chains import party
from .rows import Refused, add_row, words_at

SPOKEN = lexicons.valued("castwords", "pronoun")
PRONOUNS = frozenset(SPOKEN)
NOBODY = lexicons.words("speechwords", "negator")
"""words that mention nobody"""
PEOPLE = ("person", "anonymous")
FITTING: dict[str, Callable[[str], bool]] = {
    "he": lambda kind: kind in PEOPLE,
    "she": lambda kind: kind in PEOPLE,
    "it": lambda kind: kind not in (*PEOPLE, "place", "group"),
    "they": lambda kind: kind not in ("person", "place", "event"),
}
"""the kinds of those that a pronoun can mean"""
LANDMARK = "landmark"
"""the kind of a place that is a thing, and so an "it": "the harbour", "Oster bridge" """
OF_MANY = {"we", "us", "our", "ours"}
BODIES = ("organisation", "government", "outlet", "collective", "group")
COUNTRIES = {"country", "nation"}
"""nouns for a country, or the state that it is"""


PLACES_TOLD = frozenset(word.casefold() for word in PLACES) | lexicons.words("castwords", "land")
NOUNS = (
    dict.fromkeys(PLACES_TOLD, "place") | dict.fromkeys(DOCUMENTS, "event") | THINGS | dict(KINDS)
)
"""the kind of whom or what a description speaks of, by its noun"""
BEHIND_HEAD = re.compile(
    rf",|\s(?:{lexicons.either(lexicons.words('namewords', 'behind a noun'))})\s"
)
"""what ends the noun of a description and begins what is told of it"""


def _anyone(kind: str) -> bool:
    return kind != "place"


def named_in(
    dossier: Dossier, entity_id: str, start: int | None, end: int | None, name: str, kind: str
) -> tuple[Dossier, str, str]:
    """The entity that is given, or that words mention, made if there is none; and the mention, ""
    when no words are given. Raises Refused when there is neither.
    """
    if start is None or end is None:
        if not entity_id and not name.strip():
            raise Refused("hops", [], "entity_id", "", "an entity, a name, or words of the text")
        dossier, entity_id = party(dossier, entity_id, name, kind, kind != "anonymous")
        return dossier, entity_id, ""
    there = dossier.mentions[
        (dossier.mentions["start"] == start) & (dossier.mentions["end"] == end)
    ]
    here = there[there["entity_id"] == entity_id] if entity_id else there
    if len(here):
        return dossier, here["entity_id"].iloc[0], here["mention_id"].iloc[0]
    return _marked(dossier, entity_id, start, end, name, kind)


def _marked(
    dossier: Dossier, entity_id: str, start: int, end: int, name: str, kind: str
) -> tuple[Dossier, str, str]:
    """With words as a mention of an entity, of who is called so elsewhere, or of somebody new."""
    words = " ".join(dossier.text[start:end].split())
    form = "description" if is_common(dossier, start, end) else form_of(words)
    if not entity_id and not name and form != "pronoun":
        entity_id = meant_by(dossier, start, end)
    dossier, who = party(dossier, entity_id, name or words, kind, form == "name")
    dossier, mention = add_row(
        dossier, "mentions", **words_at(dossier, start, end), entity_id=who, form=form
    )
    return dossier, who, mention


def form_of(words: str, kind: str = "") -> str:
    """How words mention somebody, by their letters and the lexicons: as a pronoun, by a name, an
    acronym, the name of a people or, where they are a place and it is a government (kind), of
    where it sits; else by a description.
    """
    if words.casefold() in PRONOUNS:
        return "pronoun"
    if known := identify(_bare(words), ""):
        stands = known.form == "name" and _sits(known, kind) and not is_official(_bare(words))
        return "metonym" if stands else known.form
    parts = _bare(words).split() or [""]
    capital = parts[0][:1].isupper() and parts[-1][:1].isupper()
    return "name" if capital else "description"


def is_common(dossier: Dossier, start: int, end: int) -> bool:
    """Whether words that begin with a capital do so only because they begin a sentence: one word,
    which describes people or a body, or stands in small letters elsewhere.
    """
    word = dossier.text[start:end]
    begins = not re.search(r"[^\s“\"(.!?:]", re.split(r"[.!?:\n]", dossier.text[:start])[-1])
    if not begins or not re.fullmatch(r"[^\W\d_]+", word) or word.casefold() in PRONOUNS:
        return False
    small = re.search(rf"\b{word.lower()}\b", dossier.text)
    return bool(small) or word.casefold() in KINDS or _singular(word.casefold()) in KINDS


def kind_of(words: str, form: str) -> str:
    """The kind of somebody new, guessed by the words that mention him: by the noun of a
    description, and by what a name shows of its kind.
    """
    if form in ("name", "acronym"):
        name = _bare(words)
        if name.split()[-1:] and name.split()[-1] in PLACES:
            return "place"
        known = None if is_personal(name) else identify(name, "ORG")
        return known.kind if known else "person"
    noun = head_of(words)
    one = _singular(noun)
    if KINDS.get(noun, KINDS.get(one)) == "anonymous":
        return "person" if one == noun else "group"
    return NOUNS.get(noun) or THINGS.get(one) or ("group" if one != noun else "anonymous")


def is_known_noun(words: str) -> bool:
    """Whether a description turns on a noun that stands for somebody, a place or a happening."""
    noun = head_of(words)
    return noun in NOUNS or _singular(noun) in NOUNS


def head_of(words: str) -> str:
    """The noun that a description turns on: "ministry" of "the ministry of trade", without what is
    told of it behind a comma or a preposition, and whose it is.

    >>> head_of("a spokesperson for the transport ministry")
    'spokesperson'
    """
    return re.sub(r"['’]s?$", "", _heads(words)[-1])


def _heads(words: str) -> list[str]:
    """The words of a name or a description before what is told of it."""
    return BEHIND_HEAD.split(words.casefold().strip())[0].split() or [""]


def _singular(noun: str) -> str:
    """A noun in the singular, by its letters."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _is_capital(dossier: Dossier, noun: str) -> bool:
    """Whether a noun stands in the text with a capital alone, as names do."""
    return re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", dossier.text) is None


def _bare(words: str) -> str:
    return re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)


def _sits(known: Known, kind: str) -> bool:
    return bool(known.country) and kind == "government"


def meant_by(dossier: Dossier, start: int, end: int) -> str:
    """Whom words most likely mention. Who is called so elsewhere; for I and we, who says the words
    around; for another pronoun, who of its kind is mentioned last before; for a description, who
    is described with its last word. Blank when there is nobody.
    """
    words, mentions = " ".join(dossier.text[start:end].split()).casefold(), dossier.mentions
    elsewhere = mentions[(mentions["start"] != start) | (mentions["end"] != end)]
    same = elsewhere.loc[elsewhere["text"].str.casefold() == words, "entity_id"]
    if words in NOBODY:
        return ""
    if SPOKEN.get(words) == "speaker":
        return _speaker(dossier, start, end)
    before = mentions[mentions["end"] <= start].sort_values("start")["entity_id"]
    if words in PRONOUNS:
        sort = SPOKEN[words]
        fitting = before[before.map(kinds_of(dossier)).map(FITTING.get(sort, _anyone))]
        fitting = fitting[~fitting.map(told_otherwise(dossier, sort)).astype(bool)]
        return fitting.iloc[-1] if len(fitting) else ""
    countries = _countries(dossier) if head_of(words) in COUNTRIES else []
    alike = countries or list(same) or _known(dossier, start, end) or _described(dossier, words)
    there = before[before.isin(alike)]
    return there.iloc[-1] if len(there) else next(iter(alike), "")


def alike_named(dossier: Dossier, start: int, end: int) -> list[str]:
    """Who is called or described elsewhere as words are; the nearest before them first."""
    words, mentions = " ".join(dossier.text[start:end].split()).casefold(), dossier.mentions
    if words in PRONOUNS:
        return []
    names = dossier.entities["name"].str.casefold()
    same = mentions.loc[mentions["text"].str.casefold() == words, "entity_id"]
    bears = dossier.entities.loc[names.isin([words, _bare(words)]), "entity_id"]
    governed = _known(dossier, start, end)
    if head_of(words) in COUNTRIES:
        before = mentions.loc[mentions["end"] <= start].sort_values("start")["entity_id"]
        governed = [who for who in before[::-1] if who in set(_countries(dossier))]
    return list(dict.fromkeys([*same, *bears, *governed, *_described(dossier, words)]))


def _speaker(dossier: Dossier, start: int, end: int) -> str:
    """Who says the words around."""
    around = dossier.attributions
    around = around[(around["start"] <= start) & (end <= around["end"])]
    said = dossier.hops[dossier.hops["attribution_id"].isin(around["attribution_id"].tail(1))]
    who = said["entity_id"].iloc[-1] if len(said) > 1 else ""
    many = dossier.text[start:end].casefold() in OF_MANY
    return _body_of(dossier, who) if who and many else who


def _body_of(dossier: Dossier, who: str) -> str:
    """The body that one person belongs to, who says "we"; else who says it."""
    entities = dossier.entities.set_index("entity_id")
    body = str(entities.loc[who, "affiliation"]) if entities.loc[who, "kind"] in PEOPLE else ""
    return body if body in entities.index and entities.loc[body, "kind"] in BODIES else who


def _countries(dossier: Dossier) -> list[str]:
    """The countries and their governments."""
    names = zip(dossier.entities["entity_id"], dossier.entities["name"])
    known = ((id_, identify(name.removesuffix(" (government)"), "")) for id_, name in names)
    return [id_ for id_, one in known if one is not None and one.kind == "country"]


def kinds_of(dossier: Dossier) -> dict[str, str]:
    """The kind of each entity; that of a place which is a thing apart."""
    entities = dossier.entities
    things = (entities["kind"] == "place") & entities["name"].str.contains(r"\b[a-z]\w*$")
    return dict(zip(entities["entity_id"], entities["kind"].mask(things, LANDMARK)))


def told_otherwise(dossier: Dossier, sort: str) -> Callable[[str], bool]:
    """Who bears a first name that tells a man where "she" is said, or a woman where "he" is."""
    firsts = (name.split(" ")[0] for name in dossier.entities["name"])
    told = dict(zip(dossier.entities["entity_id"], (FIRST_NAMES.get(name, "") for name in firsts)))
    return lambda who: {sort, told[who]} == {"he", "she"}


def _known(dossier: Dossier, start: int, end: int) -> list[str]:
    """The entities that bear the name which a lexicon gives for words: China for the PRC and for
    Beijing.
    """
    known = identify(_bare(" ".join(dossier.text[start:end].split())), "")
    names = {known.name, known.country} if known else set()
    return list(dossier.entities.loc[dossier.entities["name"].isin(names), "entity_id"])


def _described(dossier: Dossier, words: str) -> list[str]:
    """The entities whose role, or words that mention them, turn on the same noun; or whose name
    does, where the noun says what they are: "the council", but not "the main gate".
    """
    noun = head_of(words)
    entities, mentions = dossier.entities, dossier.mentions
    tells = is_known_noun(words) or _is_capital(dossier, noun)
    bodies = ~entities["kind"].isin(PEOPLE) & tells
    bears = bodies & entities["name"].map(lambda name: noun in _heads(name))
    named = entities.loc[bears | entities["role"].map(head_of).eq(noun), "entity_id"]
    turned = (mentions["form"].ne("name") | tells) & mentions["text"].map(head_of).eq(noun)
    told = mentions.loc[turned, "entity_id"]
    return list(dict.fromkeys([*told, *named]))
