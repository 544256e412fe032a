"""What do others say? Lateral reading: leaving the page, to see what others say of a claim and of a
source. What is found stands in a log, which a person reads.
"""

from collections.abc import Iterator

from ...display import unlisted
from ..drawing import Draw
from ..kinds import text
from ..phrasing import cut
from ..questions import Question, Reflection
from ..turns import distinct

MOVE = "lateral reading"
NEEDS = "attributions to somebody beside the outlet"
UNDATED = "The text does not tell the day."
LEAVE = "Open a new tab. What this article says of itself is no answer here."
SEARCHING = (
    "1, beginning: takes the first result, or finds this article again",
    "2, emerging: tells where it looked, and why it passed over some of the results",
    "3, mastery: tells a copy of the same report from somebody who knows it otherwise, and says so",
)
ORIGINAL = (
    "1, beginning: names another page that says the same, without its day",
    "2, emerging: names the original, or says how far back the way goes, with the day",
    "3, mastery: sets the original beside this article: what was left out, added or sharpened",
)
ABOUT_A_SOURCE = (
    "1, beginning: tells what the source says of itself",
    "2, emerging: tells what somebody else says of it, and who that is",
    "3, mastery: weighs two such voices; says what the source can know of this, and what it wants",
)
"""what is looked for in an answer, from the first step to the last, with its points"""


def choose_claims(draw: Draw) -> Iterator[Question]:
    """Which claims are worth the way."""
    rows = _worth_checking(draw)
    offered = "; ".join(f"“{cut(row.proposition, 120)}”" for row in rows[:3])
    if rows:
        yield text.ask(
            draw.skill,
            "Choose two claims of this article that you want to check outside it, and one source."
            " Which, and why just these?",
            model=f"Much hangs on these, and few stand behind them: {offered}.",
            rubric=(
                "1, beginning: chooses what is easy to look up",
                "2, emerging: chooses what the article hangs on",
                "3, mastery: says what the article would lose if the claim fell",
            ),
            hints=(
                "What would be left of the article if this were not so?",
                "Who stands behind it: how many, with a name or without?",
            ),
            about=("the article",),
        )


def search(draw: Draw) -> Iterator[Question]:
    """Looking for a claim elsewhere."""
    for row in _worth_checking(draw):
        yield text.ask(
            draw.skill,
            f"Your claim, or this one: “{cut(row.proposition, 160)}” Look for it outside the page,"
            " ten minutes at most. Write a log: what you looked for, and where; which results you"
            " passed over, and why; who says it, or something else, elsewhere.",
            model=_whom_to_ask(draw, row),
            rubric=SEARCHING,
            hints=(LEAVE, "Read down the list of results before you open one: who are they?"),
            **draw.on(row),
        )


def original(draw: Draw) -> Iterator[Question]:
    """Going back to where a claim comes from; the same claims as in `search`, in the same order."""
    for row in _worth_checking(draw):
        about = draw.on(row) | {"about": (row.claim_id,)}
        yield text.ask(
            draw.skill,
            f"The same claim: “{cut(row.proposition, 160)}” Where does the original stand, and of"
            " which day is it? What does it say that this article does not, or not so?",
            model=_original(draw, row),
            rubric=ORIGINAL,
            hints=(
                "The cues lead back to whoever said it first. What did they write or say it in?",
                "A page that cites this article, or the same report, is a copy: go on from it.",
            ),
            **about,
        )


def about_a_source(draw: Draw) -> Iterator[Question]:
    """What others say of somebody whose word is taken."""
    rows = [row for row in _worth_checking(draw) if _can_be_looked_up(draw, row)]
    for row in distinct(rows, lambda row: _cited(draw, row)):
        name = draw.name(_cited(draw, row))
        yield text.ask(
            draw.skill,
            f"Your source, or this one: {name}. What do others say of it, apart from itself? Who"
            " pays for it or appoints it, what has it been right or wrong about, and what could it"
            " know of this?",
            model=(
                f"Look for what others write of {name}: an encyclopedia and its references, those"
                f" who were reported on, those who disagree. {draw.told_chain(row)}"
            ),
            rubric=ABOUT_A_SOURCE,
            hints=(LEAVE, "What a source says of itself is the one thing that does not help here."),
            about=(_cited(draw, row),),
            passage=draw.on(row)["passage"],
            proof=draw.on(row)["proof"],
        )


def _worth_checking(draw: Draw) -> list:
    """A statement of somebody beside the outlet for each claim, those first on which the weightiest
    findings rest.
    """
    weights: dict[str, int] = {}
    for finding in draw.findings:
        for id_ in unlisted(finding.attributions):
            weights.setdefault(id_, int(finding.weight))
    rows = [row for row in draw.clear if row.depth]
    rows.sort(key=lambda row: (-weights.get(row.attribution_id, 0), row.start))
    return distinct(rows, lambda row: row.claim_id)


def _cited(draw: Draw, row) -> str:
    """Whom to look up: the first in the chain who can be found, as a rule a relay."""
    chain = draw.hops[row.attribution_id][1:]
    found = (hop.entity_id for hop in chain if draw.kinds[hop.entity_id] != "anonymous")
    return next(found, chain[-1].entity_id)


def _can_be_looked_up(draw: Draw, row) -> bool:
    return draw.kinds[_cited(draw, row)] != "anonymous"


def _original(draw: Draw, row) -> str:
    """Where the words were first published, as far as the text tells."""
    relays, dated = draw.relays(row), f"The text dates it: {row.said_label}."
    what = (
        f"what {relays[-1]} published itself"
        if relays
        else f"all that {draw.name(row.origin)} said"
    )
    return f"Look for {what}, word for word. {dated if row.said_edtf else UNDATED}"


def _whom_to_ask(draw: Draw, row) -> str:
    """What would settle it, where a finding says so, else where the way leads."""
    for finding in draw.findings:
        if row.attribution_id in unlisted(finding.attributions)[:1] and finding.settle:
            return finding.settle
    return f"{_original(draw, row)} Look for somebody who knows it in another way, too."


BUILDERS = (choose_claims, search, original, about_a_source)


def reflection(draw: Draw) -> Reflection:
    """What to think about at the end."""
    relays = [name for row in draw.statements for name in draw.relays(row)]
    through = max(dict.fromkeys(relays), key=relays.count, default="")
    passed = f" Here {relays.count(through)} of {len(draw.statements)} statements came through"
    example = f"{passed} {through}." if through else ""
    return Reflection(
        prompt=(
            "What did you know after you had left the page that the page itself could not tell you?"
            " And what did you look for and not find?"
        ),
        model=(
            "Who a source is, what others hold of it, and whether several reports are one report"
            f" told several times, stands outside the page.{example} That nothing was found is a"
            " result, too: say where it was looked for."
        ),
        rubric=(
            "names something that stood on no line of the article",
            "tells a claim that others bear out from one that they repeat",
            "says what was looked for and not found",
        ),
    )
