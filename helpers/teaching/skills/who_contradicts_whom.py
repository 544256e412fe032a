"""Who contradicts whom? Corroborating: what exactly is denied, by whom, and how many origins really stand behind a claim."""

from collections.abc import Iterator

from ... import views
from ..drawing import Draw, cut
from ..questions import Question

MOVE = "corroborating"
NEEDS = "denials, relations between claims, or a claim with several attributions"
BEARS = {"supports": "the first makes the second more likely", "contradicts": "both cannot hold of the same thing at the same time", "qualifies": "the first limits the second, without denying it",
         "updates": "the first is newer and overtakes the second", "elaborates": "the first adds detail to the second"}  # fmt: skip
SIDES = {"affirms": "says that it is so", "denies": "says that it is not so"}
NEITHER = "says nothing of it"


def who_denies(draw: Draw) -> Iterator[Question]:
    """Who denies a claim."""
    for said in draw.shuffled(said for said in draw.said if said.stance == "denies"):
        both = [other for other in draw.said if other.claim_id == said.claim_id]
        deny = {draw.name(other.origin) for other in both if other.stance == "denies"}
        affirm = list(dict.fromkeys(draw.name(other.origin) for other in both if other.stance == "affirms"))
        rest = [name for name in dict.fromkeys(draw.name(other.origin) for other in draw.shuffled(draw.said)) if name not in deny]
        yield from draw.choice(
            f"Who denies that … “{draw.claims[said.claim_id].proposition}”", draw.name(said.origin), [*affirm, *(name for name in rest if name not in affirm)], about=said.attribution_id,
            why={name: "says that it is so." for name in affirm} | {name: "is a source here, but denies nothing of the kind." for name in rest if name not in affirm}, explanation=f"{draw.told_chain(said)}",
            hints=("Look for deny, reject, dispute, dismiss, or a “no”, and for its subject.", "Whoever makes the accusation is not the one who denies it."), passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def what_is_denied(draw: Draw) -> Iterator[Question]:
    """What exactly a denial denies."""
    related = {(row.claim_a, row.claim_b) for row in draw.dossier.relations.itertuples()}
    near = {claim: {b if a == claim else a for a, b in related if claim in (a, b)} for claim in draw.claims}
    for said in draw.shuffled(said for said in draw.said if said.stance == "denies"):
        claim = draw.claims[said.claim_id]
        others = sorted(draw.shuffled(one for one in draw.claims.values() if one.claim_id != said.claim_id), key=lambda one: (one.claim_id not in near[said.claim_id], one.topic != claim.topic))
        denied = {other.claim_id for other in draw.said if other.stance == "denies" and other.origin == said.origin}
        yield from draw.choice(
            f"What exactly does {draw.name(said.origin)} deny with the marked words?", claim.proposition, [one.proposition for one in others if one.claim_id not in denied], about=said.attribution_id,
            why={one.proposition: f"it is said in the article, or follows near by, but is not what is denied: that is “{cut(claim.proposition)}”" for one in others}, explanation=f"{claim.proposition} {claim.note}".strip(),
            hints=("Put “It is not so that” before each answer. Which one is the denial?", "To deny that one knew of a thing is not to deny the thing."), passage=draw.passage(*draw.content(said)), proof=draw.proof(said))  # fmt: skip


def pick_denial(draw: Draw) -> Iterator[Question]:
    """The words in which it is denied."""
    for said in draw.shuffled(said for said in draw.said if said.stance == "denies"):
        last, content = draw.hops[said.attribution_id][-1], draw.content(said)
        if len(content) != 1 or not last.cue or not draw.same_paragraph(content[0], cued := (int(last.cue_start), int(last.cue_end))):
            continue
        whole = (min(content[0][0], cued[0]), max(content[0][1], cued[1]))
        yield from draw.pick(
            f"{draw.name(said.origin)} denies something in this paragraph. Pick the words of the denial: the cue, what is denied, or both.", [whole, content[0], cued], about=said.attribution_id, explanation=f"The cue is “{last.cue}”; denied is {draw.quoted(said)}.",
            why=f"The denial hangs on “{last.cue}”.", hints=("Find the party first, then its verb.", "The denial can be as short as a verb and a noun that stands for what was said before."), passage=_whole_paragraph(draw, content[0]), proof=draw.passage(content[0], cued))  # fmt: skip


def relation(draw: Draw) -> Iterator[Question]:
    """How one claim bears on another."""
    rows = sorted(draw.shuffled(draw.dossier.relations.itertuples()), key=lambda row: row.relation in ("supports", "elaborates"))
    for row in rows:
        first, second = draw.claims[row.claim_a], draw.claims[row.claim_b]
        near = {BEARS[other]: 0.5 for pair in ({"contradicts", "qualifies"}, {"supports", "elaborates"}, {"updates", "qualifies"}) if row.relation in pair for other in pair - {row.relation}}
        spans = [span for claim_id in (row.claim_a, row.claim_b) for said in draw.said if said.claim_id == claim_id for span in draw.content(said)[:1]][:2]
        yield from draw.choice(
            f"First: “{first.proposition}” Second: “{second.proposition}” How does the first bear on the second?", BEARS[row.relation], [words for name, words in BEARS.items() if name != row.relation], about=f"{row.claim_a} {row.claim_b}", may_not_tell=False, near=near, most=5, fixed=BEARS.values(),
            why=dict.fromkeys(BEARS.values(), f"the reason to see it otherwise: {row.why}"), explanation=f"{row.why} ({'The text says so' if row.basis == 'stated' else 'The text does not say so; it is inferred'}.)",
            hints=("Do both speak of the same thing, in the same place, at the same time?", "Suppose that the first holds. Can the second hold as well? Is it likelier then, or less?"), proof=draw.passage(*spans))  # fmt: skip


def sides(draw: Draw) -> Iterator[Question]:
    """Who stands on which side of a claim."""
    for claim_id in draw.shuffled(views.contested(draw.dossier)["claim_id"]):
        here = [said for said in draw.said if said.claim_id == claim_id]
        stands = {draw.name(said.origin): SIDES[said.stance] for said in here}
        others = [name for name in dict.fromkeys(draw.name(said.origin) for said in draw.shuffled(draw.said)) if name not in stands]
        pairs = [*list(stands.items())[:4], *((name, NEITHER) for name in others[: max(1, 4 - len(stands))])]
        yield from draw.match(
            f"What does each of these say to this claim? “{draw.claims[claim_id].proposition}”", draw.shuffled(pairs), fixed=[*SIDES.values(), NEITHER], about=claim_id, why={name: f"{name} {side}." for name, side in pairs},
            explanation="; ".join(f"{name}: {side}" for name, side in pairs) + ". How many stand on a side says nothing of its weight.", hints=("Find the passage first. Some of them may not speak of it at all.", "A source can be heard on another matter near by."), proof=draw.passage(*(span for said in here for span in draw.content(said))))  # fmt: skip


def how_many(draw: Draw) -> Iterator[Question]:
    """How many origins a claim has."""
    rows = list(views.origins(draw.dossier).itertuples())
    told = list(dict.fromkeys(_count(row) for row in rows))
    for row in sorted(draw.shuffled(rows), key=lambda row: row.attributions == 1):
        right = _count(row)
        who = ", ".join(dict.fromkeys(draw.name(said.origin) for said in draw.said if said.claim_id == row.claim_id))
        yield from draw.choice(
            f"How often is this said in the article, or denied, and by how many? “{row.proposition}”", right, draw.shuffled(one for one in told if one != right), about=row.claim_id, may_not_tell=False, why=dict.fromkeys(told, f"it comes from {who}."),
            explanation=f"It comes from {who}. Who merely passes it on is no further origin.", hints=("Count the passages in which it is said, then those who are said to have said it.", "Unnamed people may be one and the same: then the number is a range."), proof=draw.passage(*(span for said in draw.said if said.claim_id == row.claim_id for span in draw.content(said))))  # fmt: skip


BUILDERS = (who_denies, what_is_denied, sides, relation, pick_denial, how_many)


def reflection(draw: Draw) -> tuple[str, str, tuple[str, ...]]:
    """What to think about at the end: the question, a model answer from this article, and what to look for."""
    found = list(views.contested(draw.dossier).itertuples())
    example = f" Here, for instance, the dispute is over this: “{found[0].proposition}”" if found else " In this article nobody denies anything outright."
    return ("Choose one dispute in the article. What would both sides have to see in order to agree that one of them was wrong?",
            f"Something that does not come from either side, and that bears on just what is denied, neither more nor less.{example}",
            ("says exactly what is affirmed and what is denied", "asks for evidence that does not come from the two sides", "keeps apart a denial of a thing and a denial of having known of it"))  # fmt: skip


def _count(row) -> str:
    times = "once" if row.attributions == 1 else f"{row.attributions} times"
    return f"{times}, by {row.origins_high}" if row.origins_low == row.origins_high else f"{times}, by {row.origins_low} to {row.origins_high}: unnamed people may coincide"


def _whole_paragraph(draw: Draw, span: tuple[int, int]) -> tuple:
    return draw.passage(around=(span,))
