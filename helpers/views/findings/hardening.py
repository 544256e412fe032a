"""What gets surer as it is passed on: from a source's word to the outlet's, from a hedge to none,
from an estimate to a count, from a quotation to other words.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...spans import touching
from ..places import spans
from .evidence import Evidence
from .figures import Figure
from .model import Finding, Rule
from .reading import HEDGED
from .wording import LONGEST_NOTE, content_words, one_line, quoted_inside

ALIKE = 0.5
"""share of the words of the shorter claim from which two claims are on one matter"""


def find_hardened(e: Evidence) -> Iterator[Finding]:
    for claim_id in e.by_claim:
        said = e.affirming(claim_id)
        own = [row for row in said if e.own(row) and row.certainty == "certain"]
        others = [row for row in said if not e.own(row)]
        against, open_ = e.against(claim_id), _called_open(e, claim_id)
        doubted = any(e.of_unnamed(row) or row.certainty in HEDGED for row in others)
        if own and others and (doubted or against or open_):
            but = _but(e, open_[0]) if open_ else ""
            but = f", against the word of {e.by(against)}" if against else but
            yield Finding(
                f"{e.that(claim_id)} stands {e.where(own[0])} in the outlet's own voice, as "
                f"certain; elsewhere it is the word of {e.by(others)}{but}",
                _put_down_to(e.by(others)),
                (*own, *others, *against, *open_),
                about=(claim_id,),
                bonus=6 * e.in_lead(own[0]) + 2 * bool(against),
            )


def _put_down_to(whom: str) -> str:
    return f"Put it down to {whom} there, too, or ask the writer what else bears it out."


def _but(e: Evidence, row: Any) -> str:
    return f", while the text says {e.where(row)} {e.that(row.claim_id)}"


def _called_open(e: Evidence, claim_id: str) -> list[Any]:
    """Where the outlet itself holds something against a claim, as that nobody knows."""
    return [
        row
        for relation in e.bearing.get(claim_id, ())
        if relation.relation == "qualifies" and relation.kind == "denial"
        for row in e.affirming(relation.claim_a)
        if e.own(row)
    ]


def find_hardened_summary(e: Evidence) -> Iterator[Finding]:
    for claim_id in e.by_claim:
        said = e.affirming(claim_id)
        if not said or not all(e.own(row) and row.certainty == "certain" for row in said):
            continue
        borne = [
            row
            for relation in e.bearing.get(claim_id, ())
            if relation.relation == "supports"
            for row in e.affirming(relation.claim_a)
            if not e.own(row)
        ]
        if borne and all(_weak(e, row, claim_id) for row in borne):
            yield _summarised(e, said, borne[0])


def _weak(e: Evidence, row: Any, claim_id: str) -> bool:
    """Whether somebody says much the same, and it is unnamed, hedged or disputed."""
    one, other = (content_words(e.by_claim[id_][0].proposition) for id_ in (row.claim_id, claim_id))
    alike = len(one & other) >= ALIKE * max(1, min(len(one), len(other)))
    weak = e.of_unnamed(row) or row.certainty in HEDGED or e.against(row.claim_id)
    return bool(alike and weak)


def _summarised(e: Evidence, own: list[Any], row: Any) -> Finding:
    against = e.against(row.claim_id)
    but = f", which is disputed by {e.by(against)}" if against else ""
    return Finding(
        f"{e.that(own[0].claim_id)} stands {e.where(own[0])} in the outlet's own voice, as "
        f"certain; what bears it is the word of {e.heard(row)}{but}",
        _put_down_to(e.who(row.origin)),
        (*own, row, *against),
        about=(own[0].claim_id, row.claim_id),
        bonus=6 * e.in_lead(own[0]) + min(e.weight[own[0].claim_id], 3),
    )


def find_hedge_lost(e: Evidence) -> Iterator[Finding]:
    for claim_id in e.by_claim:
        said = [row for row in e.affirming(claim_id) if not e.own(row)]
        hedged = [row for row in said if row.certainty in HEDGED]
        for row in hedged[:1]:
            sure = [
                other
                for other in said
                if other.certainty == "certain" and row.origin in e.path(other)
            ]
            if sure:
                words = f" (“{row.hedge}”)" if row.hedge else ""
                yield Finding(
                    f"From {e.who(row.origin)} comes, {e.where(row)} and with a hedge{words}, "
                    f"{e.that(claim_id)}; {e.where(sure[0])} the hedge is gone",
                    f"Go back to the words of {e.who(row.origin)}, and keep the hedge.",
                    (row, *sure),
                )


def find_estimate_as_count(e: Evidence) -> Iterator[Finding]:
    equal: dict[tuple[str, float], list[Figure]] = defaultdict(list)
    for one in e.figures:
        equal[one.unit, one.value].append(one)
    for group in equal.values():
        for one in filter(_estimated, group):
            counts = [other for other in group if _as_count(e, one, other)]
            if counts and not e.own(one.said):
                count, speaker = counts[0].said, e.who(one.said.origin)
                yield Finding(
                    f"“{one.text}” is an estimate of {speaker} {e.where(one.said)}, and a count "
                    f"{e.where(count)}: {e.that(count.claim_id)}",
                    f"Say there, too, that it is an estimate of {speaker}.",
                    (count, one.said),
                )


def _estimated(one: Figure) -> bool:
    return one.said.act in ("estimate", "forecast") or one.said.certainty in HEDGED


def _as_count(e: Evidence, one: Figure, other: Figure) -> bool:
    """Whether a figure is told as counted that is another's estimate."""
    count = other.said
    plain = other.row.comparator == "=" and count.certainty == "certain"
    told = count.act in ("assert", "report", "confirm") and count.claim_id != one.said.claim_id
    others = e.own(count) or e.house(count.origin) != e.house(one.said.origin)
    return plain and told and others and bool(one.measured & other.measured)


def find_other_words(e: Evidence) -> Iterator[Finding]:
    for relation in e.related("qualifies", "contradicts"):
        if relation.kind == "wording":
            pairs = [
                (row, quoted)
                for quoted in e.affirming(relation.claim_a)
                for row in e.affirming(relation.claim_b)
                if _quoted(quoted) and not _quoted(row) and set(e.path(quoted)) & set(e.path(row))
            ]
            for row, quoted in pairs[:1]:
                yield _other_words(e, row, quoted)


def _quoted(row: Any) -> bool:
    return row.quote in ("direct", "mixed")


def _other_words(e: Evidence, row: Any, quoted: Any) -> Finding:
    speaker, quotation = e.who(quoted.origin), quoted_inside(quoted.text)
    return Finding(
        f"{e.where(row)} the outlet says in its own words {e.that(row.claim_id)}; the quotation "
        f"beside them, from {speaker}, reads “{quotation}”",
        f"Read the whole of what {speaker} said, and see which of the words are whose.",
        (row, quoted),
        about=(row.claim_id, quoted.origin),
        bonus=8 * e.in_lead(row),
    )


def find_noted_words(e: Evidence) -> Iterator[Finding]:
    told = {found.said[0].claim_id for found in find_other_words(e)}
    for noted in e.dossier.observations.itertuples(index=False):
        if noted.kind != "wording-mismatch" or noted.status != "checked" or not spans(noted):
            continue
        here = [row for row in e.said if touching(spans(row), spans(noted)) and not e.own(row)]
        pairs = [
            (row, quoted)
            for row in here
            for quoted in here
            if quoted.quote == "direct" and not _quoted(row) and row.origin == quoted.origin
        ]
        if pairs and pairs[0][0].claim_id not in told:
            yield replace(
                _other_words(e, *pairs[0]),
                settle=f"Compare the two; a reader noted: {one_line(noted.note, LONGEST_NOTE)}",
                bonus=0,
            )


RULES = (
    Rule(
        "hardened",
        84,
        "Is something credited in one place, and in another the outlet's own certain word?",
        "FactBank keeps who is committed to an event, and how surely, apart for each source: what "
        "a source claims is no fact of the text's. BBC rules: what cannot be borne out is put "
        "down to who says it.",
        "What the outlet has learned in between and does not say; a headline's shorthand.",
        "That ten were hurt stands in the lead in the outlet's own voice, as certain; elsewhere "
        "it is the word of the police, against the word of the company.",
        find_hardened,
        more="Also in the outlet's own voice as well as a source's",
    ),
    Rule(
        "hardened-summary",
        76,
        "Does the outlet sum up in its own voice what unnamed or doubtful word bears alone?",
        "As above; in PARC's terms the source of the second mention is the writer.",
        "It needs a relation that says that the one bears the other, and words in common.",
        "That the bank is in talks stands in the outlet's own voice, as certain; what bears it is "
        "the word of one unnamed clerk alone.",
        find_hardened_summary,
        more="Also in the outlet's own voice on such word alone",
    ),
    Rule(
        "hedge-lost",
        70,
        "Is a hedge of the source gone elsewhere?",
        "FactBank tells certain, probable and possible apart; ICD 203 asks for the degree of "
        "likelihood in words that stay the same.",
        "A source that became surer in between.",
        "From Ann Lee comes, in the lead and with a hedge (“may”), that the dam will hold; in "
        "paragraph six the hedge is gone.",
        find_hedge_lost,
        more="Also without the hedge of its source",
    ),
    Rule(
        "estimate-as-count",
        72,
        "Does an estimate come back as a count?",
        "An estimate has a maker, a method and a range; a count has none of them (ICD 203 on "
        "uncertainty).",
        "A number that was counted in between, or two numbers that are equal by chance.",
        "“40” is an estimate of the mayor in paragraph two, and a count in paragraph six: that 40 "
        "houses burned.",
        find_estimate_as_count,
        more="Also an estimate told as a count",
    ),
    Rule(
        "other-words",
        70,
        "Do the outlet's own words say something else than the quotation beside them?",
        "A paraphrase may change neither the sense nor the strength of what was said (AP on "
        "quotations); PARC keeps direct and indirect speech apart.",
        "It needs a relation that is about wording.",
        "In the lead the outlet says in its own words that Ann Lee demands a ban; the quotation "
        "beside them, from Ann Lee, reads “I want a debate”.",
        find_other_words,
        most=1,
        more="Also worded otherwise than the quotation beside it",
    ),
    Rule(
        "noted-words",
        46,
        "Has a reader noted that words and quotation differ?",
        "As above.",
        "It needs an observation that a person has checked.",
        "In the lead the outlet says in its own words that Ann Lee demands a ban; the quotation "
        "beside them, from Ann Lee, reads “I want a debate”.",
        find_noted_words,
        most=1,
        more="Also worded otherwise than the quotation beside it",
        unless=("other-words",),
    ),
)
