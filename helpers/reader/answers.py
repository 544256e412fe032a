"""Answers: what each question of the notebooks and the report comes to, in one sentence that is
counted from the rows.

To add one: a function of a dossier that returns a sentence, under its question's name in ANSWERS.
"""

from collections.abc import Callable
from datetime import date

from .. import dates, views
from ..arguments import judged, one_of
from ..display import escaped
from ..dossier import Dossier
from ..views.findings.wording import LONGEST_CLAIM, LONGEST_NAME, one_line, series
from .showing import Html

HEDGED = ("probable", "possible")
"""the certainties of a wording that does not commit itself wholly"""
CLASHES = ("contradicts", "qualifies", "updates")
"""the relations of claims that do not simply go together"""


@judged
def answer(dossier: Dossier, question: str) -> Html:
    """What one question comes to, in one sentence, for a table or chart to stand under.

    question: one of ANSWERS, such as "sources". Raises ValueError, naming them, for any other.
    """
    one_of("question", question, ANSWERS)
    sentence = _none(dossier, question) or ANSWERS[question](views.joined(dossier))
    return Html(f'<p style="font-size:1.1em"><b>{escaped(sentence)}</b></p>', sentence)


COUNTED = {
    "attributions": (
        "There is no statement to count.",
        ("article", "sources", "clocks", "knowing", "certainty"),
    ),
    "claims": ("There is no claim to count.", ("glance", "claims", "disagreement", "clashes")),
    "mentions": ("The text mentions nobody.", ("mentions",)),
    "dates": ("The text names no date.", ("expressions", "bases")),
    "quantities": ("The text claims no numbers.", ("numbers",)),
}
"""by the table that they count: what is said where it has no row, and the questions"""


def _none(dossier: Dossier, question: str) -> str:
    """What a question comes to where there is nothing of what it counts; "" where there is."""
    said = (
        words
        for table, (words, questions) in COUNTED.items()
        if question in questions and dossier.tables[table].empty
    )
    return next(said, "")


# ---- the article as a whole


def _glance(dossier: Dossier) -> str:
    counted = views.origins(dossier)
    return (
        f"Of {_count(len(counted), 'claim')}, {int(counted['unnamed_only'].sum())} rest on people"
        f" without a name alone, and {int(counted['outlet_only'].sum())} on the outlet's own voice"
        " alone."
    )


def _voices(dossier: Dossier) -> str:
    spoken = views.voices(dossier)
    lengths = (spoken["end"] - spoken["start"]).groupby(spoken["voice"]).sum()
    whole = max(int(lengths.sum()), 1)
    told = ", ".join(
        f"{length / whole:.0%} {CHARACTERS_OF[voice]}"
        for voice, length in lengths.sort_values(ascending=False).items()
        if voice in CHARACTERS_OF
    )
    if not told:
        return "There are no words to count."
    return f"Of the article's characters, {told}; the rest introduces who says it."


CHARACTERS_OF = {
    views.NAMED: "stand for named sources",
    views.UNNAMED: "for unnamed ones",
    views.OPEN: "for somebody who is left open",
    views.OWN_VOICE: "are the outlet's own",
}


def _article(dossier: Dossier) -> str:
    said = views.statements(dossier)
    return (
        f"{_count(len(dossier.claims), 'claim')} in {_count(len(said), 'statement')}, from"
        f" {_count(said['origin'].nunique(), 'source')}, the outlet included, in"
        f" {_count(len(views.paragraphs(dossier)), 'paragraph')}."
    )


def _observations(dossier: Dossier) -> str:
    kinds = dossier.observations["kind"].value_counts()
    if kinds.empty:
        return "Nobody has noted anything about the text."
    told = ", ".join(f"{count} {kind.replace('-', ' ')}" for kind, count in kinds.head(3).items())
    return f"{_count(int(kinds.sum()), 'remark')} about the text; most often: {told}."


# ---- who speaks


def _sources(dossier: Dossier) -> str:
    said = views.statements(dossier)
    voices = said["identified"].value_counts()
    told = ", ".join(
        f"{voices.get(voice, 0)} {words}"
        for voice, words in STATEMENTS_OF.items()
        if voice in voices or voice != views.OPEN
    )
    passed = int((said["depth"] >= 2).sum())
    return (
        f"Of {_count(len(said), 'statement')}, {told}; {passed} reached the outlet through"
        " somebody else."
    )


STATEMENTS_OF = {
    views.NAMED: "come from named sources",
    views.UNNAMED: "from unnamed ones",
    views.OPEN: "leave open who says it",
    views.OWN_VOICE: "are in the outlet's own voice",
}


def _talkers(dossier: Dossier) -> str:
    counted = views.sources(dossier)
    others = counted[counted["identified"] != views.OWN_VOICE]
    if others.empty:
        return "Nobody speaks but the outlet."
    most = others[others["attributions"] == others["attributions"].max()]
    spoken = _count(int(most["attributions"].iloc[0]), "statement")
    names = series(map(_name, most["source"]))
    return (
        f"Of {_count(len(others), 'source')} beside the outlet, {names} spoke most often:"
        f" {spoken}{' each' if len(most) > 1 else ''}."
    )


def _chains(dossier: Dossier) -> str:
    passed = views.chains(dossier).query("hop > 0 and passing > ending")
    relayed = (passed["passing"] - passed["ending"]).groupby(passed["party"]).sum()
    said = views.statements(dossier)
    second = int((said["depth"] >= 2).sum())
    if relayed.empty:
        return "Every source is heard by the outlet itself; none through somebody else."
    best = relayed.sort_values(ascending=False, kind="stable")
    return (
        f"{second} of {_count(len(said), 'statement')} reached the outlet through somebody else;"
        f" {_name(best.index[0])} passed on {best.iloc[0]} of them."
    )


def _knowing(dossier: Dossier) -> str:
    said = views.statements(dossier)
    sourced = said[said["depth"] > 0]
    shown = int((sourced["knowledge"] != views.UNSHOWN).sum())
    worded = int((sourced["knowledge_words"] != "").sum())
    return (
        f"Of {_count(len(sourced), 'statement')} by sources, the text shows of {shown} how they"
        f" would know, of {worded} in words that say so."
    )


def _mentions(dossier: Dossier) -> str:
    speaking = set(views.sources(dossier)["origin"])
    mentioned = set(dossier.mentions["entity_id"])
    silent = len(mentioned - speaking)
    return f"Of {_count(len(mentioned), 'entity')} that the text mentions, {silent} say nothing."


# ---- when


def _expressions(dossier: Dossier) -> str:
    found = views.expressions(dossier)
    one = int(((found["earliest"] == found["latest"]) & found["earliest"].notna()).sum())
    return f"Of {_count(len(found), 'expression')} of time, {one} give a single day."


def _bases(dossier: Dossier) -> str:
    resting = dossier.dates["basis"].value_counts()
    told = ", ".join(f"{count} {basis.replace('-', ' ')}" for basis, count in resting.items())
    return f"What the {_count(len(dossier.dates), 'value')} rest on: {told or 'nothing'}."


def _clocks(dossier: Dossier) -> str:
    said = views.statements(dossier)
    unsaid, undated = (int((said[f"{clock}_edtf"] == "").sum()) for clock in ("said", "event"))
    return (
        f"Of {_count(len(said), 'statement')}, the text does not date the saying of {unsaid}, nor"
        f" what is said to have happened in {undated}."
    )


def _said(dossier: Dossier) -> str:
    said = views.statements(dossier)
    days = _days(said, "said")
    if not days:
        return "The text dates the saying of nothing."
    undated = int((said["said_edtf"] == "").sum())
    return f"{_between('The days of saying', days)} {undated} of {len(said)} are not dated."


def _time(dossier: Dossier) -> str:
    days = _days(views.statements(dossier), "event")
    if not days:
        return "The text dates nothing that is claimed to have happened."
    return _between("The days that it gives for what is claimed to have happened", days)


def _days(said, clock: str) -> list[date]:
    return [day for end in ("earliest", "latest") for day in said[f"{clock}_{end}"] if day]


def _between(what: str, days: list[date]) -> str:
    return f"{what} lie between {_day(min(days))} and {_day(max(days))}."


# ---- what, against what, how surely


def _claims(dossier: Dossier) -> str:
    counted = views.origins(dossier)
    return (
        f"Of {_count(len(counted), 'claim')}, {int((counted['origins_high'] == 1).sum())} have one"
        f" source only and {int(counted['unnamed_only'].sum())} rest on unnamed sources alone."
    )


def _disagreement(dossier: Dossier) -> str:
    counted = views.origins(dossier)["contested"]
    disputed = int(counted.sum())
    if not disputed:
        return "No claim is affirmed by some and denied by others."
    return (
        f"Of {_count(len(counted), 'claim')}, {disputed} {'is' if disputed == 1 else 'are'}"
        " affirmed by some and denied by others."
    )


def _clashes(dossier: Dossier) -> str:
    found = views.relations(dossier).query("relation in @CLASHES")
    stated = int((found["basis"] == "stated").sum())
    return (
        f"Claims clash, limit or overtake each other in {_count(len(found), 'pair')}; the text"
        f" itself says so of {stated}."
    )


def _relations(dossier: Dossier) -> str:
    found = views.relations(dossier)
    ends = [*found["claim_a"], *found["claim_b"]]
    if not ends:
        return "No claim is known to bear on another."
    most = max(dict.fromkeys(ends), key=ends.count)
    proposition = dossier.claims.set_index("claim_id").loc[most, "proposition"]
    return (
        f"{_count(len(found), 'relation')} between claims; {ends.count(most)} of them touch one:"
        f" “{one_line(proposition, LONGEST_CLAIM).rstrip('.')}”."
    )


def _numbers(dossier: Dossier) -> str:
    counted = views.quantities(dossier)
    undated = int(dossier.quantities["as_of_edtf"].eq("").sum())
    return f"The text gives {_count(len(counted), 'number')}; {undated} without a day of their own."


def _certainty(dossier: Dossier) -> str:
    said = views.statements(dossier)
    hedged = said[said["certainty"].isin(HEDGED)]
    unnamed = int((hedged["identified"] == views.UNNAMED).sum())
    return (
        f"Of {_count(len(said), 'statement')}, {len(hedged)} are worded with a hedge, {unnamed} of"
        " them from unnamed sources."
    )


def _grades(dossier: Dossier) -> str:
    graded = views.grades(dossier)
    if graded.empty:
        return "Nobody has graded a source or a claim yet."
    return f"{_count(len(graded), 'grade')}, each with its reason."


def _method(dossier: Dossier) -> str:
    checked, rows = dossier.checked
    return f"A person has checked {checked:,} of {_count(rows, 'row')}."


def _provenance(dossier: Dossier) -> str:
    unknown = views.unstated(dossier)
    if not unknown:
        return "The text states its own headline, byline, publisher and day."
    told = ("day of publication" if name == "published" else name for name in unknown)
    return f"The text does not state its own {series(told)}."


ANSWERS: dict[str, Callable[[Dossier], str]] = {
    "glance": _glance,
    "voices": _voices,
    "article": _article,
    "observations": _observations,
    "sources": _sources,
    "talkers": _talkers,
    "chains": _chains,
    "knowing": _knowing,
    "mentions": _mentions,
    "expressions": _expressions,
    "bases": _bases,
    "clocks": _clocks,
    "said": _said,
    "time": _time,
    "claims": _claims,
    "disagreement": _disagreement,
    "clashes": _clashes,
    "relations": _relations,
    "numbers": _numbers,
    "certainty": _certainty,
    "grades": _grades,
    "method": _method,
    "provenance": _provenance,
}


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun.removesuffix('y')}ies" if noun == "entity" else f"{number:,} {noun}s"


def _name(name: str) -> str:
    return one_line(name, LONGEST_NAME)


def _day(day: date) -> str:
    return dates.read(day.isoformat()).label
