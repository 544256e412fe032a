"""Findings: each rule finds what it is for, and leaves its control alone; what they say is plain,
and no verdict.
"""

import re
from functools import cache

import pandas as pd
import pytest
from effort import lines_run
from made import BUNDLED, build, drafted, long_dossier
from telling import line, tell

from helpers import check, drafting, load, views
from helpers.correcting import VERBS, Refused
from helpers.lexicons import words
from helpers.views.findings import RULES, wording
from helpers.views.findings import _comes_first as ranking

UNSURE = {"certainty": "possible", "hedge": "may"}
AHEAD = {"act": "forecast", "event_edtf": "2024-05-03", "event_basis": "explicit"}
FILLER = [line(f"Remark {word} was made.", "ann") for word in ("one", "two", "three", "four")]


def figure(number: int, text: str, value: float, measure: str, **more) -> dict:
    return {
        "line": number,
        "attribution_id": f"a{number}",
        "text": text,
        "value": value,
        "measure": measure,
        **more,
    }


def _two_figures(measure: str, other: str, unit: str = "people"):
    """Two figures of two sources in one paragraph and the next, whose claims bear on each other."""
    return tell(
        line("The rooms held 40 guests.", "ann"),
        line("The rooms held 90 guests.", "club"),
        relations=(("c1", "qualifies", "c2"),),
        figures=(
            figure(1, "40", 40, measure),
            figure(2, "90", 90, other, unit=unit),
        ),
    )


def _part(value: int):
    return tell(
        line("There were 30 guests.", "ann"),
        line("Of these 40 were children.", "club"),
        figures=(
            figure(1, "30", 30, "guests"),
            figure(2, "40", value, "children", part_of="q1"),
        ),
    )


def _relayed(*path: str):
    return [
        line("The dam will leak.", "courier", path[0]),
        line("The lake is low.", "courier", path[1]),
        line("The gate is shut.", "courier", path[0]),
    ]


def _wording(kind: str, quote: str = "direct"):
    return tell(
        line("Ann Lee demands a ban.", "ann"),
        line("“I want a debate”.", "ann", says="Ann Lee wants a debate.", quote=quote),
        relations=(("c2", "qualifies", "c1", kind),),
    )


def _grounded(knowledge: str):
    """A charge by somebody of whom it is shown, or not, how she would know."""
    return tell(
        line("The lake is low.", "club", knowledge="measured"),
        line("Bob Ray opened the gate.", "ann", act="accuse", knowledge=knowledge),
    )


CASES = {
    "lead-unnamed": (
        tell(line("The dam will leak.", "courier", "clerk")),
        "The lead, that the dam will leak, rests on one unnamed town clerk, heard through Courier "
        "alone.",
        tell(line("The dam will leak.", "courier", "clerk"), line("So it is.", "ann", claim="c1")),
    ),
    "lead-relayed": (
        tell(
            line("The dam will leak.", "courier", "ann"),
            line("The club says so.", "courier", "club", claim="c1"),
        ),
        "The lead, that the dam will leak, reached this text through Courier alone.",
        tell(
            line("The dam will leak.", "courier", "ann"),
            line("The club says so.", "club", claim="c1"),
        ),
    ),
    "lead-alone": (
        tell(
            line("The dam will leak.", "ann"),
            line("It will hold.", "club", claim="c1", act="deny", stance="denies"),
        ),
        "The lead, that the dam will leak, rests on the word of Ann Lee alone, against the word of "
        "Lake Club.",
        tell(line("The dam will leak.", "ann"), line("It will.", "club", claim="c1")),
    ),
    "lead-own": (
        tell(line("The dam will leak.")),
        "The lead, that the dam will leak, names nobody who says so.",
        tell(line("The dam will leak.", "ann")),
    ),
    "unnamed-denied": (
        tell(
            line("The lake is low.", "ann"),
            line("The dam will leak.", "clerk"),
            line("It will not.", "club", claim="c2", act="deny", stance="denies"),
        ),
        "That the dam will leak rests on one unnamed town clerk alone, against the word of Lake Club.",
        tell(
            line("The lake is low.", "ann"),
            line("The dam will leak.", "bob"),
            line("It will not.", "club", claim="c2", act="deny", stance="denies"),
        ),
    ),
    "unnamed-only": (
        tell(line("The lake is low.", "ann"), line("The dam will leak.", "clerks")),
        "That the dam will leak rests on two unnamed town clerks alone.",
        tell(line("The lake is low.", "ann"), line("The dam will leak.", "speaker")),
    ),
    "ground-unshown": (
        _grounded("not-stated"),
        "The text does not show how Ann Lee would know that Bob Ray opened the gate.",
        _grounded("saw"),
    ),
    "only-told": (
        tell(
            line("The lake is low.", "ann"),
            line("The gate is shut.", "bob", knowledge="was-told"),
        ),
        "That the gate is shut is what Bob Ray had from others.",
        tell(
            line("The lake is low.", "ann"),
            line("The gate is shut.", "bob", knowledge="was-told"),
            line("It is shut.", "club", claim="c2", knowledge="saw"),
        ),
    ),
    "one-relay": (
        tell(*_relayed("ann", "clerk")),
        "Three of three statements reach this text through Courier, from Ann Lee and one unnamed "
        "town clerk: they share one path, and none of them bears out another.",
        tell(*_relayed("ann", "ann")),
    ),
    "one-house": (
        tell(
            line("The dam will leak.", "bob"),
            line("The lake is low.", "club"),
            line("The gate is shut.", "courier", "dee"),
        ),
        "Three of the sources belong to Lake Club, among them Bob Ray and Dee Fox: where they "
        "agree, it is the word of one side.",
        tell(line("The dam will leak.", "bob"), line("The lake is low.", "club")),
    ),
    "two-critics": (
        tell(
            line("The dam will leak.", "ann"),
            line("The lake is low.", "ann"),
            line("The dam is new.", "bob"),
            line("The lake is deep.", "club"),
            relations=(("c3", "contradicts", "c1"), ("c4", "qualifies", "c2")),
        ),
        "Bob Ray and Lake Club, who both speak against Ann Lee, belong together: one doubt, not "
        "two.",
        tell(
            line("The dam will leak.", "ann"),
            line("The lake is low.", "ann"),
            line("The dam is new.", "bob"),
            line("The lake is deep.", "town"),
            relations=(("c3", "contradicts", "c1"), ("c4", "qualifies", "c2")),
        ),
    ),
    "maybe-same": (
        tell(line("The dam will leak.", "clerk"), line("The lake is low.", "clerks")),
        "One unnamed town clerk and two unnamed town clerks may be the same: the text does not tell them "
        "apart.",
        tell(line("The dam will leak.", "clerk"), line("The lake is low.", "witness")),
    ),
    "named-elsewhere": (
        tell(line("The dam will leak.", "witness")),
        "One unnamed senior inspector may be Di Orr, whom the text names elsewhere in that office.",
        tell(line("The dam will leak.", "clerk")),
    ),
    "hardened": (
        tell(
            line("The dam has leaked."),
            line("The dam has leaked, she said.", "ann", claim="c1"),
            line("It has not.", "club", claim="c1", act="deny", stance="denies"),
        ),
        "That the dam has leaked stands in the lead in the outlet's own voice, as certain; "
        "elsewhere it is the word of Ann Lee, against the word of Lake Club.",
        tell(line("The dam has leaked."), line("So she said.", "ann", claim="c1")),
    ),
    "hardened-summary": (
        tell(
            line("The lake is low.", "ann"),
            line("The club has been asking the town for money.", "clerk"),
            line("The club has been asking for money."),
            relations=(("c2", "supports", "c3"),),
        ),
        "That the club has been asking for money stands in paragraph three in the outlet's own "
        "voice, as certain; what bears it is the word of one unnamed town clerk alone.",
        tell(
            line("The lake is low.", "ann"),
            line("The club has been asking the town for money.", "bob"),
            line("The club has been asking for money."),
            relations=(("c2", "supports", "c3"),),
        ),
    ),
    "hedge-lost": (
        tell(
            line("The dam may leak.", "ann", says="The dam will leak.", **UNSURE),
            line("It will leak.", "ann", claim="c1"),
        ),
        "From Ann Lee comes, in the lead and with a hedge (“may”), that the dam will leak; in "
        "paragraph two the hedge is gone.",
        tell(
            line("The dam may leak.", "ann", says="The dam will leak.", **UNSURE),
            line("It will leak.", "club", claim="c1"),
        ),
    ),
    "estimate-as-count": (
        tell(
            line("Some 40 houses burned.", "ann", act="estimate"),
            line("In all 40 houses burned."),
            figures=(figure(1, "40", 40, "houses burned"), figure(2, "40", 40, "houses burned")),
        ),
        "“40” is an estimate of Ann Lee in the lead, and a count in paragraph two: that in all 40 "
        "houses burned.",
        tell(
            line("Some 40 houses burned.", "ann", act="estimate"),
            line("In all 40 boats sank."),
            figures=(figure(1, "40", 40, "houses burned"), figure(2, "40", 40, "boats sunk")),
        ),
    ),
    "other-words": (
        _wording("wording"),
        "In the lead the outlet says in its own words that Ann Lee demands a ban; the quotation "
        "beside them, from Ann Lee, reads “I want a debate”.",
        _wording("scope"),
    ),
    "noted-words": (
        tell(
            line("Ann Lee demands a ban.", "ann"),
            line("“I want a debate”.", "ann", quote="direct"),
            notes=(
                {
                    "words": "a ban.\n“I want a debate”",
                    "kind": "wording-mismatch",
                    "note": "Not the same.",
                },
            ),
        ),
        "In the lead the outlet says in its own words that Ann Lee demands a ban; the quotation "
        "beside them, from Ann Lee, reads “I want a debate”.",
        tell(
            line("Ann Lee demands a ban.", "ann"),
            line("“I want a debate”.", "ann", quote="direct"),
            notes=({"words": "a ban.\n“I want", "kind": "framing", "note": "Not the same."},),
        ),
    ),
    "accused-unheard": (
        tell(line("Lake Club hid the books.", "ann", act="accuse")),
        "Lake Club, accused by Ann Lee, is not heard in the text; the charge is that Lake Club hid "
        "the books.",
        tell(
            line("Lake Club hid the books.", "ann", act="accuse"),
            line("It did not.", "bob", claim="c1", act="deny", stance="denies"),
        ),
    ),
    "accused-unanswered": (
        tell(
            line("Lake Club hid the books.", "ann", act="accuse"),
            line("Lake Club burned the books.", "ann", act="accuse"),
            line("The lake is low.", "bob"),
        ),
        "Lake Club is heard, but not on what Ann Lee alleges: that Lake Club hid the books and that "
        "Lake Club burned the books.",
        tell(
            line("Lake Club hid the books.", "ann", act="accuse"),
            line("The lake is low.", "bob"),
        ),
    ),
    "spoken-about": (
        tell(
            *[line(f"Lake Club is old, {word}.", "ann") for word in "abcde"],
            line("Lake Club should pay.", "ann", act="urge"),
        ),
        "Lake Club is spoken about in six statements and not heard at first hand.",
        tell(*[line(f"Lake Club is old, {word}.", "ann") for word in "abcdef"]),
    ),
    "denies-less": (
        tell(
            line("The report was sent.", "ann"),
            line("The report is not in the files.", "club"),
            relations=(("c2", "qualifies", "c1", "denial"),),
        ),
        "Nobody denies that the report was sent; the word of Lake Club is of less: that the "
        "report is not in the files.",
        tell(
            line("The report was sent.", "ann"),
            line("The report is not in the files.", "club"),
            line("It was not sent.", "club", claim="c1", act="deny", stance="denies"),
            relations=(("c2", "qualifies", "c1", "denial"),),
        ),
    ),
    "older-denial": (
        tell(
            line("The dam will leak.", "ann"),
            line("No.", "club", claim="c1", act="deny", stance="denies", spoken="2024-05-01"),
            line("Lake Club knew.", "ann", spoken="2024-05-03"),
        ),
        "The denial by Lake Club, of 1 May 2024, is older than what it stands beside: one later "
        "statement about Lake Club has no answer in it.",
        tell(
            line("The dam will leak.", "ann"),
            line("No.", "club", claim="c1", act="deny", stance="denies", spoken="2024-05-04"),
            line("Lake Club knew.", "ann", spoken="2024-05-03"),
        ),
    ),
    "balance": (
        tell(
            line("The dam will leak and " + "then " * 40 + "all is lost.", "ann", says="It leaks."),
            line("It will not.", "club", claim="c1", act="deny", stance="denies"),
        ),
        "In the dispute over whether it leaks, Ann Lee has 48 words of the text and Lake Club "
        "three: counted, not weighed.",
        tell(
            line("The dam will leak.", "ann"),
            line("It will not.", "club", claim="c1", act="deny", stance="denies"),
        ),
    ),
    "interest": (
        tell(
            line("The report was sent.", "ann"),
            line("Ann Lee wrote it later.", "club", act="accuse"),
        ),
        "That the report was sent rests on a party to the matter alone, Ann Lee, who stands "
        "accused by Lake Club: Ann Lee wrote it later.",
        tell(
            line("The report was sent.", "ann"),
            line("Bob Ray wrote it later.", "town", act="accuse"),
        ),
    ),
    "part-over-whole": (
        _part(40),
        "40 (Lake Club) is given as a part of 30 (Ann Lee), and is larger.",
        _part(20),
    ),
    "figures-differ": (
        _two_figures("guests in the rooms", "guests in the rooms"),
        "90 (Lake Club) stands against 40 (Ann Lee), both for guests in the rooms; no day is given "
        "for “90” and “40”.",
        _two_figures("guests in the rooms", "horses in the stable"),
    ),
    "different-counts": (
        _two_figures("guests in the rooms", "guests in the town"),
        "40 and 90 stand side by side but do not count the same: guests in the rooms and guests in "
        "the town; no day is given for “40” and “90”.",
        _two_figures("guests in the rooms", "guests in the town", unit="rooms"),
    ),
    "overtaken": (
        tell(
            line("By May 500 guests will come.", "ann", act="forecast"),
            line("So far 700 guests came.", "club"),
            figures=(figure(1, "500", 500, "guests"), figure(2, "700", 700, "guests")),
        ),
        "The forecast of Ann Lee, 500, is already passed by the figure of Lake Club, 700.",
        tell(
            line("By May 500 guests will come.", "ann", act="forecast"),
            line("So far 300 guests came.", "club"),
            figures=(figure(1, "500", 500, "guests"), figure(2, "300", 300, "guests")),
        ),
    ),
    "revised": (
        tell(
            line("The wall is 40 years old.", "ann", act="estimate"),
            line("Or else 20 years.", "ann", act="estimate"),
            figures=(
                figure(1, "40 years", 40, "age of the wall", unit="years"),
                figure(2, "20 years", 20, "age of the wall", unit="years"),
            ),
        ),
        "From Ann Lee there are two figures of one thing (age of the wall): 40 years, and 20 "
        "years.",
        tell(
            line("The wall is 40 years old.", "ann", act="estimate"),
            line("Last year 39 years.", "ann", act="estimate"),
            figures=(
                figure(1, "40 years", 40, "age of the wall", unit="years", as_of_edtf="2024"),
                figure(2, "39 years", 39, "age of the wall", unit="years", as_of_edtf="2023"),
            ),
        ),
    ),
    "figure-unsourced": (
        tell(line("There are 4,000 lamps."), figures=(figure(1, "4,000", 4000, "lamps"),)),
        "No source is named for 4,000 (lamps).",
        tell(line("Ann Lee is 67."), figures=(figure(1, "67", 67, "age of Ann Lee"),)),
    ),
    "come-due": (
        tell(
            line("The bridge will open on 3 May.", "ann", spoken="2024-05-01", **AHEAD),
            line("The lake is low.", "club", spoken="2024-05-04"),
        ),
        "The forecast of Ann Lee, that the bridge will open on 3 May, has come due by 4 May 2024, "
        "the last day of the text, which does not tell what came of it.",
        tell(
            line("The bridge will open on 3 May.", "ann", spoken="2024-05-01", **AHEAD),
            line("The lake is low.", "club", spoken="2024-05-02"),
        ),
    ),
    "undated": (
        tell(*FILLER, line("The lake is low.", "ann", spoken="2024-05-02")),
        "For four of five statements the text tells neither when they were said nor when it "
        "happened; the first to ask about is that Remark one was made (Ann Lee).",
        tell(*FILLER[:1], *[line(f"Is {n}.", "ann", spoken="2024-05-02") for n in "abcd"]),
    ),
    "told-backwards": (
        tell(
            line("The lake is low.", "ann", spoken="2024-05-05"),
            line("The dam is new.", "ann", spoken="2024-05-03"),
            line("The gate is shut.", "ann", spoken="2024-05-01"),
        ),
        "The text is told backwards: what Ann Lee said on 1 May 2024, that the gate is shut, "
        "stands in paragraph three, four days older than the word of Ann Lee in the lead.",
        tell(
            line("The lake is low.", "ann", spoken="2024-05-01"),
            line("The dam is new.", "ann", spoken="2024-05-03"),
            line("The gate is shut.", "ann", spoken="2024-05-05"),
        ),
    ),
    "own-judgement": (
        tell(line("The lake is low.", "ann"), line("The strike has led to the fall in prices.")),
        "In paragraph two the outlet names a cause in its own voice, without a source, an example "
        "or a date: the strike has led to the fall in prices.",
        tell(
            line("The strike has led to the fall in prices.", "ann"),
            line("The strike began before the fall in prices."),
        ),
    ),
    "causes-alone": (
        tell(line("The lake is low.", "ann"), line("The ban has caused the growth.", "club")),
        "Nobody else bears out what is named as a cause: that the ban has caused the growth "
        "(according to Lake Club).",
        tell(
            line("The ban has caused the growth.", "club"),
            line("So it has.", "ann", claim="c1"),
        ),
    ),
    "limits-itself": (
        tell(
            line("The lake is clean.", "ann"),
            line("All samples are clean.", "ann"),
            line("No sample is from the north.", "ann"),
            relations=(("c2", "supports", "c1"), ("c3", "qualifies", "c2")),
        ),
        "According to Ann Lee, all samples are clean, which is to bear out that the lake is clean; "
        "what limits this comes from the same side: no sample is from the north.",
        tell(
            line("The lake is clean.", "ann"),
            line("All samples are clean.", "ann"),
            line("No sample is from the north.", "club"),
            relations=(("c2", "supports", "c1"), ("c3", "qualifies", "c2")),
        ),
    ),
    "do-not-fit": (
        tell(
            line("The lake is low.", "ann"),
            line("The lock was new.", "town"),
            line("The lock was rusted through.", "cy"),
            relations=(("c2", "contradicts", "c3"),),
        ),
        "That the lock was new (Port Elm) and that the lock was rusted through (Cy Poe) do not go "
        "together as they are told, and both come from one side.",
        tell(
            line("The lake is low.", "ann"),
            line("The lock was new.", "town"),
            line("The lock was rusted through.", "cy"),
            relations=(("c2", "qualifies", "c3"),),
        ),
    ),
    "unknown": (
        tell(line("The lake is low.", "ann"), byline="Eve", publisher="The Elm"),
        "The text does not tell its headline or the day it appeared.",
        tell(
            line("The lake is low.", "ann"),
            headline="Low",
            byline="Eve",
            publisher="The Elm",
            published="2024-05-01",
        ),
    ),
}
"""for each rule: a dossier in which it finds something, what it says, and one in which it does not"""


def said_by(dossier, rule: str) -> list[str]:
    found = views.findings(dossier)
    return found.loc[found["rule"] == rule, "sentence"].tolist()


def test_every_rule_is_tried_here():
    assert set(CASES) == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_says_what_it_finds(rule):
    dossier, expected, _ = CASES[rule]
    [sentence] = said_by(dossier, rule)
    assert sentence == expected


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_leaves_its_control_alone(rule):
    control = CASES[rule][2]
    assert said_by(control, rule) == []


def test_what_is_told_here_is_sound():
    assert check(CASES["older-denial"][0]).empty and check(CASES["figures-differ"][0]).empty


# ---- what every finding keeps to
@pytest.fixture(scope="module", params=["north-korean-troops", "bridge-trial", "seagrass-study"])
def shipped(request):
    return load(request.param)


VERDICT = re.compile(rf"\b({'|'.join(words('findingwords', 'verdict'))})\b", re.IGNORECASE)
SPOKEN = [CASES[rule][0] for rule in CASES]


@cache
def everything_said() -> list[str]:
    """What rules say of dossiers in which nobody says anything of the kind themselves."""
    found = [views.findings(dossier) for dossier in SPOKEN]
    return [words for table in found for words in [*table["sentence"], *table["settle"]]]


def test_no_finding_is_a_verdict():
    declared = [
        words
        for rule in RULES
        for words in (rule.asks, rule.reason, rule.misses, rule.example, rule.more)
    ]
    assert [words for words in [*everything_said(), *declared] if VERDICT.search(words)] == []


def test_a_verdict_would_be_found():
    assert VERDICT.search("The mayor lies.") and VERDICT.search("That is misleading")
    assert not VERDICT.search("The report is older than what it relies on.")


def test_a_finding_is_one_plain_sentence(shipped):
    dated = re.compile(r"\d{4}-\d\d|\.\./|\[\d")
    known = {*shipped.claims["claim_id"], *shipped.attributions["attribution_id"]}
    known |= {id_ for id_ in shipped.entities["entity_id"] if "-" in id_}
    for sentence in [*views.findings(shipped)["sentence"], *everything_said()]:
        assert sentence[0] == sentence[0].upper() and sentence[-1] in ".…”’?"
        assert not dated.search(sentence)
        assert not {"None", "nan", "<NA>", *known} & set(re.findall(r"[\w<>-]+", sentence))
        assert "  " not in sentence and ".." not in sentence and " ," not in sentence


def test_every_rule_says_all_that_a_reader_may_ask_of_it():
    for rule in RULES:
        assert rule.asks.endswith("?") and 1 <= rule.weight < 100
        assert all(text.endswith(".") for text in (rule.reason, rule.misses, rule.example))
    assert len({rule.name for rule in RULES}) == len(RULES)
    known = {rule.name for rule in RULES}
    assert {name for rule in RULES for name in rule.unless} <= known


def test_the_rules_are_a_table_to_read():
    table = views.finding_rules()
    assert set(table["rule"]) == {rule.name for rule in RULES}
    assert table["weight"].is_monotonic_decreasing and (table != "").all(axis=None)


def test_findings_are_ranked_few_and_named_for_good(shipped):
    found = views.findings(shipped)
    assert found["weight"].is_monotonic_decreasing and found["key"].is_unique
    assert 8 <= len(found) <= 25
    assert found["finding"].tolist() == [f"f{n:02d}" for n in range(1, len(found) + 1)]
    assert found["checked"].all() and (found["set_aside"] == "").all()


def test_what_a_finding_rests_on_is_there(shipped):
    for row in views.findings(shipped).itertuples():
        rests = [id_ for id_ in row.attributions.split(", ") if id_]
        assert set(rests) <= set(shipped.attributions["attribution_id"])
        assert (row.rule == "unknown") == (not rests)
        if rests:
            first = shipped.attributions.set_index("attribution_id").loc[rests[0]]
            assert (row.start, row.end) == (first["start"], first["end"])


FIRST_SEVEN = {
    "north-korean-troops": {
        "lead-unnamed",
        "hardened-summary",
        "own-judgement",
        "other-words",
        "spoken-about",
        "denies-less",
    },
    "bridge-trial": {
        "hardened",
        "lead-alone",
        "unnamed-denied",
        "denies-less",
        "interest",
        "figures-differ",
    },
    "seagrass-study": {
        "hardened-summary",
        "lead-alone",
        "unnamed-denied",
        "figures-differ",
        "causes-alone",
        "limits-itself",
        "two-critics",
    },
}
"""what a careful reader of each article put first"""


def test_the_first_seven_are_what_a_careful_reader_put_first(shipped):
    assert set(views.findings(shipped).head(7)["rule"]) == FIRST_SEVEN[shipped.name]


def test_the_bundled_articles_lead_is_told_with_its_people_and_its_path():
    first = views.findings(BUNDLED).iloc[0]
    assert first["sentence"].startswith("The lead, that Jake Sullivan has been urging China")
    assert first["sentence"].endswith(
        "rests on one unnamed U.S. official, heard through CNN alone."
    )
    assert "Ask CNN, Jake Sullivan" in first["settle"]


def test_what_the_outlet_sums_up_in_its_own_voice_is_told():
    [said] = [one for one in said_by(BUNDLED, "hardened-summary") if "urging" in one]
    assert "the United States has been urging China" in said and "paragraph ten" in said


# ---- drafts, long and hostile dossiers
def test_a_draft_says_that_nobody_has_checked_its_rows():
    found = views.findings(drafted(BUNDLED))
    rests = found[found["attributions"] != ""]
    assert not rests["checked"].any()
    assert rests["sentence"].str.endswith("(all of its rows are unchecked).").all()


def test_a_finding_on_rows_of_which_some_are_checked_says_so():
    dossier = CASES["unnamed-denied"][0]
    one = dossier.attributions["attribution_id"] == "a3"
    half = dossier.with_tables(
        attributions=dossier.attributions.assign(
            status=dossier.attributions["status"].mask(one, "drafted")
        )
    )
    [sentence] = said_by(half, "unnamed-denied")
    assert sentence.endswith("(some of its rows are unchecked).")


def test_a_drafted_difference_of_figures_is_no_denial():
    dossier = tell(
        line("The lake is low.", "ann"),
        line("There were 30 guests.", "clerk"),
        line("There were 40 guests.", "club"),
        relations=(("c2", "contradicts", "c3", "value"),),
    )
    assert said_by(dossier, "unnamed-denied") and not said_by(drafted(dossier), "unnamed-denied")


def test_the_word_of_one_that_came_through_one_outlet_is_told_once():
    found = views.findings(tell(line("The dam will leak.", "courier", "ann")))
    leads = found[found["rule"].str.startswith("lead")]
    assert leads["sentence"].tolist() == [
        "The lead, that the dam will leak, rests on the word of Ann Lee, heard through Courier "
        "alone."
    ]


def test_a_lead_on_several_of_one_house_is_the_word_of_one_side():
    dossier = tell(line("The dam will leak.", "bob"), line("It will.", "club", claim="c1"))
    [sentence] = said_by(dossier, "lead-alone")
    assert sentence.endswith("rests on the word of Bob Ray and Lake Club, all of one side.")


def test_a_lead_on_unnamed_people_through_several_outlets_names_each_path():
    dossier = tell(
        line("The dam will leak.", "courier", "clerk"),
        line("So others say.", "herald", "witness", claim="c1"),
    )
    [sentence] = said_by(dossier, "lead-unnamed")
    assert sentence == (
        "The lead, that the dam will leak, rests on people without a name alone: one unnamed "
        "town clerk (through Courier) and one unnamed senior inspector (through Herald)."
    )


def test_a_claim_of_the_outlets_that_one_side_denies_has_no_two_sides():
    dossier = tell(
        line("The dam will leak."),
        line("It " + "will not " * 20, "club", claim="c1", act="deny", stance="denies"),
    )
    assert said_by(dossier, "balance") == []


def test_a_figure_that_nobody_has_checked_makes_what_rests_on_it_unchecked():
    dossier = CASES["figures-differ"][0]
    quantities = dossier.quantities.assign(status="drafted")
    found = views.findings(dossier.with_tables(quantities=quantities))
    assert not found.loc[found["rule"] == "figures-differ", "checked"].any()


def test_who_vouches_for_unnamed_people_is_told():
    [sentence] = said_by(tell(line("The dam will leak.", "ann", "clerk")), "lead-unnamed")
    assert sentence.endswith("rests on one unnamed town clerk, heard through Ann Lee alone.")


def test_what_a_draft_takes_for_people_without_a_noun_for_people_is_none():
    dossier = CASES["lead-unnamed"][0]
    entities = dossier.entities.replace({"name": {"a town clerk": "a ruling of May"}})
    made = drafted(dossier.with_tables(entities=entities))
    assert said_by(drafted(dossier), "lead-unnamed") and not said_by(made, "lead-unnamed")


@pytest.mark.parametrize(
    "says", ["If it rains, this led to it.", "He has yet to say what led to it."]
)
def test_what_is_supposed_or_missing_is_no_cause_that_is_named(says):
    assert said_by(tell(line("The lake is low.", "ann"), line(says)), "own-judgement") == []


@pytest.mark.parametrize("part", ["a part", "a large and growing role", "no role"])
def test_words_may_stand_within_those_that_name_a_cause(part):
    words = f"Rain has played {part} in the flood."
    found = said_by(tell(line("The lake is low.", "ann"), line(words)), "own-judgement")
    assert bool(found) == ("role" in part)


def test_of_a_dossier_in_which_nobody_looked_for_grounds_none_is_said_to_be_missing():
    silent = tell(
        line("The lake is low.", "club"), line("Bob Ray opened the gate.", "ann", act="accuse")
    )
    assert "ground-unshown" not in set(views.findings(silent)["rule"])
    assert "ground-unshown" not in set(views.findings(drafted(_grounded("not-stated")))["rule"])


def test_on_each_bundled_dossier_at_most_one_finding_asks_how_they_would_know(shipped):
    rules = views.findings(shipped)["rule"]
    assert rules.isin(["ground-unshown", "only-told"]).sum() <= 1


def test_an_empty_dossier_has_no_findings():
    found = views.findings(build("Nothing is claimed here."))
    assert found.empty and list(found) == list(views.findings(BUNDLED))


def test_four_times_the_statements_take_four_times_the_work_and_a_page_holds_what_is_found():
    def work(made):
        return lines_run(lambda: views.findings(made))

    once, long = (views.joined(long_dossier(BUNDLED, copies)) for copies in (2, 8))
    assert 0 < work(long) < 4.5 * work(once)
    assert 0 < len(views.findings(views.joined(long_dossier(BUNDLED, 20)))) < 60


def test_the_rest_of_what_repeats_is_told_in_one():
    many = tell(
        line("The lake is low.", "ann"),
        line("The dam will leak.", "clerk"),
        line("The gate is shut.", "clerks"),
        line("The lock is new.", "witness"),
    )
    first, rest = said_by(many, "unnamed-only")
    assert first.startswith("That the dam will leak rests on")
    assert rest == (
        "Also on the word of unnamed people alone: that the gate is shut (two unnamed town clerks) "
        "and that the lock is new (one unnamed senior inspector)."
    )
    [settle] = views.findings(many).query("sentence == @rest")["settle"]
    assert settle.endswith("Do the same for the others.")


WEAK = ("undated", "told-backwards", "unknown", "maybe-same")


def test_a_weak_finding_stands_first_only_where_there_is_no_stronger():
    found = views.findings(tell(*FILLER, line("The dam will leak.", "clerk"), publisher="unknown"))
    assert found["rule"].isin(WEAK).any() and len(found) < 5
    assert found["first"].any() and not found.loc[found["first"], "rule"].isin(WEAK).any()
    weights = pd.DataFrame({"weight": [34, 26], "set_aside": ["", ""]})
    assert list(ranking(weights)) == [True, True]
    assert list(ranking(weights.assign(weight=[40, 26]))) == [True, False]


@pytest.mark.parametrize("rule", ["undated", "told-backwards", "limits-itself"])
def test_a_weak_finding_names_whom_to_ask_and_about_what(rule):
    for dossier in (BUNDLED, load("bridge-trial"), load("seagrass-study")):
        for row in views.findings(dossier).query("rule == @rule").itertuples():
            assert "that " in row.sentence and row.settle.startswith("Ask ")
            assert not row.settle.startswith("Ask for")


def test_of_old_words_of_unnamed_people_who_passed_them_on_is_asked():
    told = tell(
        line("The lake is low.", "ann", spoken="2024-05-05"),
        line("The dam is new.", "ann", spoken="2024-05-03"),
        line("The gate is shut.", "courier", "clerk", spoken="2024-05-01"),
    )
    [settle] = views.findings(told).query("rule == 'told-backwards'")["settle"]
    assert settle.startswith("Ask Courier whether it still holds")


HOSTILE = {
    "a name with a line in it": "Bad\nname, and more",
    "a name of brackets": "(nobody)",
    "a name with markup": "<img src=x onerror=alert(1)>",
    "a name that turns the line": "file\u202egpj.exe",
    "a name as long as a book": "word " * 400,
    "a name with braces": "{0} {claim}",
    "a name that is a pattern": "a (b [c *+?",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_stands_in_one_line_and_changes_nothing(name):
    dossier = CASES["lead-alone"][0]
    entities = dossier.entities.replace({"name": {"Ann Lee": name}})
    found = views.findings(dossier.with_tables(entities=entities))
    for sentence in found["sentence"]:
        assert "\n" not in sentence and "\u202e" not in sentence and len(sentence) < 500
    assert (found["rule"] == "lead-alone").any()


def test_names_and_descriptions_read_as_in_a_sentence():
    assert wording.as_unnamed("a senior official") == "one unnamed senior official"
    assert wording.as_unnamed("Western officials") == "unnamed Western officials"
    assert wording.plain_name("Norway (government)") == "Norway"
    assert wording.as_sentence("that it is so") == "That it is so."
    assert wording.as_sentence("he said “no.”") == "He said “no.”"


# ---- an analyst's own, and what is set aside
@pytest.mark.parametrize(
    ("name", "group", "several"),
    [
        ("county prosecutors", False, True),
        ("two unnamed officers familiar with the case", False, True),
        ("the police", False, True),
        ("the Vell Islanders", True, True),
        ("one unnamed adviser to the ministers", False, False),
        ("a clerk of the courts", False, False),
        ("the head of the unions", False, False),
        ("the Netherlands", False, False),
        ("Ada Sanders", False, False),
        ("the evening news", False, False),
        ("the Congress", True, False),
        ("", False, False),
    ],
)
def test_a_name_is_several_by_its_noun_or_its_number(name, group, several):
    assert wording.is_several(name, group=group) == several


def _charged(accuser: str, accused: str, *answer: dict):
    """What is found of two charges, and of an answer to something else if any."""
    charges = [line(f"The keys of {accused} are {word}.", accuser, act="accuse") for word in "ab"]
    rows = views.findings(tell(*charges, *answer))
    return " ".join([*rows["sentence"], *rows["settle"]])


def test_a_verb_agrees_with_whoever_a_sentence_names():
    other = line("The lake is low.", "wardens")
    told = _charged("clerks", "the lake wardens", other)
    assert "The lake wardens are heard, but not on what two unnamed town clerks allege:" in told
    assert "look for what two unnamed town clerks rest it on" in told
    told = _charged("ann", "Lake Club", line("The lake is low.", "bob"))
    assert "Lake Club is heard, but not on what Ann Lee alleges:" in told
    assert "look for what Ann Lee rests it on" in told
    assert "The lake wardens, accused by Ann Lee, are not heard" in _charged(
        "ann", "the lake wardens"
    )


def test_a_finding_that_is_set_aside_comes_last_with_its_reason():
    key = views.findings(BUNDLED).iloc[0]["key"]
    after = VERBS["set_aside"](BUNDLED, key, "I heard it myself.")
    found = views.findings(after)
    assert found.iloc[-1][["key", "set_aside"]].tolist() == [key, "I heard it myself."]
    assert found.iloc[0]["key"] != key and len(found) == len(views.findings(BUNDLED))
    assert after.observations["finding"].isin([key]).sum() == 1


def test_what_was_set_aside_stands_again_once_its_row_is_rejected():
    key = views.findings(BUNDLED).iloc[0]["key"]
    after = VERBS["set_aside"](BUNDLED, key, "I heard it myself.")
    [row] = after.observations.loc[after.observations["finding"] == key, "observation_id"]
    again = VERBS["reject"](after, "observations", row)
    assert views.findings(again).equals(views.findings(BUNDLED))


@pytest.mark.parametrize("finding, reason", [("lead-own: c99", "so"), ("", "so")])
def test_only_a_finding_that_stands_can_be_set_aside(finding, reason):
    with pytest.raises(Refused, match="the key of a finding that stands"):
        VERBS["set_aside"](BUNDLED, finding, reason)


def test_a_finding_is_set_aside_once_and_for_a_reason():
    key = views.findings(BUNDLED).iloc[0]["key"]
    after = VERBS["set_aside"](BUNDLED, key, "I heard it myself.")
    with pytest.raises(Refused, match="the key of a finding that stands"):
        VERBS["set_aside"](after, key, "Again.")
    with pytest.raises(Refused, match="note"):
        VERBS["set_aside"](BUNDLED, key, " ")


def write(dossier, sentence: str, *span: int, **more: str):
    return VERBS["add_observation"](dossier, "finding", sentence, *span, **more)


def test_an_analysts_own_finding_comes_first():
    after = write(BUNDLED, "The lead is old news.", 0, 207, settle="Look it up.")
    first = views.findings(after).iloc[0]
    assert first[["rule", "sentence", "settle"]].tolist() == [
        "by-hand",
        "The lead is old news.",
        "Look it up.",
    ]
    assert first["attributions"].startswith("a01") and first["checked"]


def test_an_analysts_own_finding_can_be_on_the_text_as_a_whole_and_set_aside():
    after = write(BUNDLED, "Nothing here is new.")
    first = views.findings(after).iloc[0]
    aside = views.findings(VERBS["set_aside"](after, first["key"], "It is."))
    assert aside.iloc[-1]["sentence"] == "Nothing here is new."


def test_a_key_stays_when_rows_are_added():
    before = set(views.findings(BUNDLED)["key"])
    grown = VERBS["add_attribution"](BUNDLED, 14, 22, name="Somebody new", proposition="It rains.")
    assert len(before - set(views.findings(grown)["key"])) <= 1


HEADLINES = {
    "a line without a full stop": ("Dam may leak, town hears", 1),
    "a line of capitals with one": ("Town Hears Inspector Warn That Dam Could Leak.", 1),
    "a sentence": ("The dam of the town will leak, an inspector said.", 0),
}


@pytest.mark.parametrize("first, headline", HEADLINES.values(), ids=HEADLINES)
def test_the_lead_is_the_first_paragraph_after_the_headline(first, headline):
    dossier = tell(line(first), line("The gate is shut.", "ann"))
    leads = views.findings(dossier)["rule"].isin(["lead-alone"])
    assert leads.any() == bool(headline)


def test_what_is_told_in_one_with_others_stands_again_once_it_is_other():
    lines = [
        line("The lake is low.", "ann"),
        line("The dam will leak.", "clerk"),
        line("The gate is shut.", "clerks"),
        line("The lock is new.", "witness"),
    ]
    rest = views.findings(tell(*lines)).query("rule == 'unnamed-only'").iloc[-1]["key"]
    after = VERBS["set_aside"](tell(*lines), rest, "All known.")
    assert (views.findings(after)["set_aside"] == "All known.").sum() == 1
    claim = after.claims["claim_id"] != "c4"
    fewer = VERBS["reject"](after, "attributions", "a4")
    assert claim.sum() == len(fewer.claims)
    assert (views.findings(fewer)["set_aside"] == "").all()


def test_a_draft_whose_days_wait_for_their_year_is_not_said_to_have_none():
    text = "The dam will leak, Ann Lee said on May 3. The lake was low on May 2. " * 3
    waiting, read = drafting.draft(text), drafting.draft(text, published="2024-05-04")
    assert "undated" not in set(views.findings(waiting)["rule"])
    assert (waiting.dates["edtf"] == "").all() and (read.dates["edtf"] != "").all()
