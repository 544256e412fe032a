"""Pleas: what somebody denies or admits in court: "pleaded not guilty to two counts of fraud"."""

from dataclasses import replace

from .cues import Cue
from .describing import subject_of
from .grammar import Parse
from .proposals import Proposal, proposed

GUILTY, PLEADING = "guilty", "plead"
PREDICATES = ("acomp", "oprd", "ccomp", "xcomp", "advcl", "dobj", "attr")
"""the parser's relations of "guilty" behind its verb"""


def pleaded(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """The charge to which somebody pleads guilty, or not guilty; none where no charge is told."""
    plea = next((kid for kid in parse.kids[verb] if parse.word[kid] == GUILTY), None)
    if row.lemma != PLEADING or plea is None or parse.dep[plea] not in PREDICATES:
        return None
    leads = (kid for kid in (*parse.kids[plea], *parse.kids[verb]) if parse.word[kid] == "to")
    to = next((kid for kid in leads if kid > plea and parse.right[kid] > kid + 1), None)
    if to is None:
        return None
    denies = parse.word[plea - 1] == "not"
    act, stance = ("deny", "denies") if denies else ("confirm", "affirms")
    row = replace(row, act=act, stance=stance, certainty="certain")
    content = [(to + 1, parse.right[to])]
    made = proposed(parse, verb, row, content, "object", subject_of(parse, verb))
    return made and made.but(cue=[(made.cue[0][0], plea + 1)])
