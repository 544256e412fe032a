"""The lexicon of cues, assets/lexicon/cues.csv: the words that attribute, what act each is, and
what each can govern.
"""

from dataclasses import dataclass
from functools import cache

from ... import lexicons


@dataclass(frozen=True)
class Cue:
    """A row of the lexicon. takes: clause, infinitive, gerund, quote, object (what is said may
    stand as a noun phrase), person (the object is the one addressed), or a preposition whose object
    is what is said.
    """

    lemma: str
    pos: str
    act: str
    stance: str
    certainty: str
    takes: frozenset[str]


@cache
def load_cues() -> dict[str, dict[str, Cue]]:
    """The lexicon by part of speech (verb, noun, adjective, phrase), then by lemma."""
    cues: dict[str, dict[str, Cue]] = {}
    for row in lexicons.rows("cues"):
        takes = frozenset(lexicons.listed(row["takes"]))
        cues.setdefault(row["pos"], {})[row["lemma"]] = Cue(
            row["lemma"], row["pos"], row["act"], row["stance"], row["certainty"], takes
        )
    return cues
