"""The relations that a draft suggests, by rule, each beside a text that must not have it."""

import pytest
from effort import lines_run

from helpers import check, correcting, drafting
from helpers.drafting.relations import INFERRED

RELATED = {
    "a denial in some of the same words": (
        "Ada Roe said the mill had dumped paint into the river for years. Ben Holt denied that the "
        "mill had ever dumped paint there.",
        [("The mill had ever dumped", "contradicts", "for years", "denial", "denial")],
    ),
    "other figures of the same": (
        "Police said 40 people were evacuated. The fire service said 55 people were evacuated.",
        [("55 people", "contradicts", "40 people", "value", "figures")],
    ),
    "a bound beside a figure": (
        "Police said 40 people were evacuated. The fire service said at least 30 people were "
        "evacuated.",
        [("At least 30", "qualifies", "40 people", "value", "figures")],
    ),
    "sums for the same": (
        "Police said the repair of the quay cost £2m. The owner said the repair cost £3m.",
        [("£3m", "contradicts", "£2m", "value", "figures")],
    ),
    "a figure of a later day": (
        "Police said that 40 people were missing on May 3, 2024. The mayor said that 12 people "
        "were missing on June 9, 2024.",
        [("12 people", "updates", "40 people", "date", "figures")],
    ),
    "a number that takes up a part": (
        "Ada Roe said 31 of 120 taps were bad. Ben Holt put the number at nine.",
        [("nine", "contradicts", "31 of", "value", "figures")],
    ),
    "but": (
        "Ada Roe said the bridge was safe, but Ben Holt said it needed repairs.",
        [("repairs", "qualifies", "safe", "scope", "contrast")],
    ),
    "however, in the next sentence": (
        "Ada Roe said the bridge was safe. However, Ben Holt said the deck needed repairs.",
        [("repairs", "qualifies", "safe", "scope", "contrast")],
    ),
    "but, in the next paragraph": (
        "Ada Roe said the bridge was safe.\n\nBut Ben Holt said the deck needed repairs.",
        [("repairs", "qualifies", "safe", "scope", "contrast")],
    ),
    "while, between two who speak": (
        "Ada Roe said the bridge was safe, while Ben Holt said the deck needed repairs.",
        [("repairs", "qualifies", "safe", "scope", "contrast")],
    ),
    "although, ahead": (
        "Although the bridge was closed, trams crossed it, Ada Roe said.",
        [("rams crossed", "qualifies", "closed", "scope", "contrast")],
    ),
    "because": (
        "The bridge was closed because the deck had cracked.",
        [("cracked", "supports", "closed", "scope", "reason")],
    ),
    "including": (
        "Ada Roe said that 90 dogs were rescued, including 12 puppies and three hounds.",
        [
            ("12 puppies", "elaborates", "rescued", "scope", "part of a whole"),
            ("three hounds", "elaborates", "rescued", "scope", "part of a whole"),
        ],
    ),
    "of them": (
        "Ada Roe said that 90 dogs were rescued and that some of them were injured.",
        [("Some of the 90", "elaborates", "rescued", "value", "part of a count")],
    ),
    "of the number given before": (
        "The shelter took in 90 dogs. A vet said that none of the 90 had been vaccinated.",
        [("of the 90", "elaborates", "took in", "value", "part of a count")],
    ),
    "the number given again": (
        "Police said 14 people were hurt. The council said the figure of 14 included three "
        "stewards.",
        [("stewards", "elaborates", "hurt", "value", "part of a count")],
    ),
    "such a thing": (
        "Ada Roe said a memo had warned of the flood. Ben Holt said no such memo existed.",
        [("such memo", "qualifies", "warned", "scope", "taken up")],
    ),
    "that claim": (
        "Ada Roe said that the pump had failed. Ben Holt called that claim absurd.",
        [("absurd", "qualifies", "failed", "wording", "taken up")],
    ),
    "accounts that differ": (
        "Accounts of the collision differ. The captain said the tug turned first. The harbor "
        "master said the ferry was too fast.",
        [
            ("tug turned", "supports", "differ", "value", "announced"),
            ("too fast", "supports", "differ", "value", "announced"),
        ],
    ),
    "up from": (
        "The lake now holds 300 herons, up from 120 in 2010.",
        [("300 herons", "updates", "120", "date", "change")],
    ),
    "a clause that tells which": (
        "Ada Roe examined a valve that Ben Holt had replaced.",
        [("replaced", "elaborates", "examined", "scope", "relative clause")],
    ),
    "with an instance": (
        "Farmers are angry about the dam, with one telling the Gazette that his field was lost.",
        [("field", "supports", "dam", "scope", "illustration")],
    ),
    "that would": (
        "Ada Roe said the plant could save 900 jobs. That would be a tenth of the town's work, "
        "according to Ben Holt.",
        [("tenth", "elaborates", "900 jobs", "scope", "pointing back")],
    ),
    "by then": (
        "The council plans to reopen the pool in 2027. By then, Ada Roe said, the town will have "
        "grown.",
        [("grown", "elaborates", "2027", "date", "pointing back")],
    ),
    "an open question": (
        "A fire destroyed the mill on Friday. How it began is not known.",
        [("not known", "qualifies", "destroyed", "scope", "open question")],
    ),
    "what is urged": (
        "Ada Roe urged the council to drain the pond.",
        [("should drain", "elaborates", "urged", "scope", "urged")],
    ),
    "an aside": (
        "According to wardens, the hut, built in 1902, was burned down by a lamp.",
        [("1902", "elaborates", "lamp", "scope", "aside")],
    ),
    "it, in each of several clauses": (
        "“I found it, I washed it and I sold it,” Ada Roe said.",
        [
            ("washed it", "elaborates", "found it", "scope", "same thing"),
            ("sold it", "elaborates", "found it", "scope", "same thing"),
        ],
    ),
    "the ground of a judgement": (
        "Ada Roe called the survey “a waste of money”. Drones cannot see through fog, she said.",
        [("fog", "supports", "waste", "scope", "ground")],
    ),
    "what is left of a whole without its part": (
        "Police said 14 people were hurt. The council said 11 people were hurt. The police figure "
        "of 14 includes three soldiers.",
        [
            ("11 people", "contradicts", "14 people", "value", "figures"),
            ("includes", "supports", "11 people", "value", "sum"),
            ("includes", "elaborates", "14 people", "value", "part of a count"),
        ],
    ),
    "the headline": (
        "Herons return to the Orrin marsh\n\nSome 40 herons have nested in the Orrin marsh since "
        "the sluice was opened in the spring of 2019, wardens said.",
        [("40 herons", "supports", "Herons return", "scope", "headline")],
    ),
    "a reason, behind a clause with who": (
        "Two drivers, who asked not to be named because they may lose their jobs, told the Gazette "
        "that the pumps had failed.",
        [
            ("should not", "elaborates", "asked", "scope", "urged"),
            ("jobs", "supports", "should not", "scope", "reason"),
        ],
    ),
    "the figure, of one that is given": (
        "Wardens said 300 herons had nested. Ada Roe called the figure absurd.",
        [("absurd", "qualifies", "300 herons", "value", "taken up")],
    ),
    "the figure, where the last sentence gives two": (
        "The marsh has grown by 30%, wardens said.\n\nBen Holt said it covered 90 acres, and that "
        "12 sluices fed the north.\n\nAda Roe called the figure absurd.",
        [("absurd", "qualifies", "30%", "value", "taken up")],
    ),
}
APART = {
    "sums that share a unit alone": "Police said a clerk took £400,000 from a fund for a new boat. "
    "The auditor said a new engine for £90,000 was never found.",
    "what may come beside what is": "Ada Roe said 3,000 soldiers were in the camp. Ben Holt said "
    "10,000 soldiers could be in the camp by winter.",
    "a denial of something else": (
        "Ada Roe said the mill had dumped paint. Ben Holt denied that the council had met him."
    ),
    "a denial that names another": (
        "Ada Roe said the Orrin crane was overloaded. Ben Holt denied that the Tarn crane was "
        "overloaded."
    ),
    "a denial that agrees": (
        "Ada Roe said the crane was not overloaded. Ben Holt denied that the crane was overloaded."
    ),
    "figures of other things": (
        "Police said 40 people were evacuated. The fire service said 12 houses burned."
    ),
    "figures of other people": (
        "Police said 40 people were evacuated. The fire service said 12 people were rewarded."
    ),
    "figures that one source lists": (
        "Ada Roe said 36 percent of nurses had left and 51 percent of porters had left."
    ),
    "a part that no number takes up": (
        "Ada Roe said 31 of 120 taps were bad. Ben Holt said nine taps were painted."
    ),
    "figures of another size": (
        "The bank said its profit was $2 million. The union said its profit was $900 million."
    ),
    "what is urged, without the report of it": "The council should drain the pond, Ada Roe said.",
    "an it that stands for nothing": "“It rained, it is late and it was cold,” Ada Roe said.",
    "an it of two who speak": "“I found it,” Ada Roe said. “I sold it,” Ben Holt said.",
    "what follows a judgement by another": (
        "Ada Roe called the survey “a waste of money”. Drones cannot see through fog, Ben Holt "
        "said."
    ),
    "a part that leaves another number": (
        "Police said 40 boats sank. The council's figure of 14 cars includes three vans."
    ),
    "a headline of something else": (
        "Council to meet on Friday\n\nSome 40 herons have nested in the Orrin marsh since the "
        "sluice was opened in the spring of 2019, wardens said."
    ),
    "what the outlet says in passing": "The letter, written in May 2019, was found in the attic.",
    "a while of time": "Ada Roe said the bridge was closed while it was being repaired.",
    "sentences that only follow": (
        "Ada Roe said the bridge was safe. Ben Holt said the council would meet."
    ),
    "a clause in passing": "Ada Roe, who lives nearby, said the valve had failed.",
    "a difference that is no account": (
        "Prices differ from town to town. The captain said the tug turned first."
    ),
    "of them, of nothing counted": (
        "Ada Roe said the council met. Ben Holt said that none of them would resign."
    ),
    "such, of nothing said": (
        "Ada Roe said the bridge was safe. Ben Holt said no such memo existed."
    ),
    "a question": "A fire destroyed the mill on Friday. How did it begin? Ada Roe asked.",
    "when, of time": "A fire destroyed the mill. When the crew arrived, the roof had fallen.",
}


NONE: frozenset[str] = frozenset()


def drafted(text):
    return drafting.draft(text, published="2024-12-01")


@pytest.mark.parametrize("name", RELATED)
def test_a_relation_is_suggested_with_its_reason(name):
    text, expected = RELATED[name]
    draft = drafted(text)
    said = dict(zip(draft.claims["claim_id"], draft.claims["proposition"]))
    found = {
        (said[row.claim_a], row.relation, said[row.claim_b], row.kind, row.drafted_by)
        for row in draft.relations.itertuples()
    }
    assert len(found) == len(expected)
    for one, relation, other, kind, rule in expected:
        assert any(
            one in a and other in b and (relation, kind, f"rule: {rule}") == rest
            for a, r, b, k, by in found
            for rest in [(r, k, by)]
        ), found
    compared = draft.relations["drafted_by"].str.removeprefix("rule: ").isin(INFERRED)
    assert ((draft.relations["basis"] == "inferred") == compared).all()
    assert draft.relations["why"].all()
    assert (draft.relations["status"] == "drafted").all() and check(draft).empty


@pytest.mark.parametrize("name", APART)
def test_no_relation_is_suggested(name):
    assert drafted(APART[name]).relations.empty


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Ada Roe said the ferry had left the harbor. Ben Holt denied that the ferry had left "
            "the harbor.",
            1,
        ),
        (
            "Ben Holt denied that the old crane was overloaded. Ada Roe said the crane was "
            "overloaded on purpose.",
            2,
        ),
        (
            "Ben Holt denied that the ferry had ever left the harbor. Ada Roe said the ferry had "
            "left the harbor.",
            1,
        ),
        (
            "Ada Roe said the ferry left the harbor on May 3, 2024. Ben Holt denied that the ferry "
            "left the harbor on June 9, 2024.",
            2,
        ),
        (
            "Ada Roe said the Orrin crane was overloaded. Ben Holt denied that the Tarn crane was "
            "overloaded.",
            2,
        ),
        (
            "Ada Roe said the crane was not overloaded. Ben Holt denied that the crane was "
            "overloaded.",
            2,
        ),
        ("Ada Roe said the ferry had left. Ben Holt said the ferry had left early.", 2),
    ],
)
def test_a_denial_and_what_it_denies_are_one_claim_where_the_wording_allows(text, claims):
    draft = drafted(text)
    assert len(draft.claims) == claims and check(draft).empty
    if claims == 1 and "denied" in text:
        assert set(draft.attributions["stance"]) == {"affirms", "denies"}


def test_a_suggested_relation_waits_in_the_queue_and_can_be_accepted():
    draft = drafted(RELATED["but"][0])
    queue = correcting.doubtful(draft)
    [asked] = queue[queue["table"] == "relations"].itertuples()
    assert asked.why == "suggested by how it is worded" and asked.doubt
    after = correcting.VERBS["accept"](draft, "relations", asked.key)
    assert after.relations["status"].tolist() == ["checked"] and check(after).empty


def test_a_long_article_takes_no_longer_for_each_of_its_claims():
    """Each claim is compared with a bounded number of others."""
    from helpers.drafting import relations
    from helpers.drafting.records import Amount, Claim, Hop, Statement
    from helpers.drafting.sides import Terms

    def work(many):
        claims = [
            Claim(
                f"Claim {n}",
                "x",
                terms=Terms(frozenset({"pump"}), NONE, NONE, negated=False, clausal=True),
            )
            for n in range(many)
        ]
        made = [
            Statement(
                n,
                [(20 * n, 20 * n + 12)],
                "none",
                "assert",
                "denies" if n % 2 else "affirms",
                "certain",
                "",
                "",
                "x",
                [Hop(0, "x"), Hop(n % 7 + 1, "x")],
            )
            for n in range(many)
        ]
        amounts: list[Amount] = []
        text = "The pump failed, but " * many
        return lines_run(lambda: relations.find_relations(text, claims, made, amounts, []))

    assert 0 < work(2_000) < 4.5 * work(500)


def test_a_question_is_a_claim_that_nobody_commits_to_and_a_denial_is_its_other_side():
    draft = drafted("Dana Pell asked whether the lift had failed. Cole Marsh denied that it had.")
    said = dict(zip(draft.claims["claim_id"], draft.claims["proposition"]))
    asked = draft.attributions[draft.attributions["text"] == "whether the lift had failed"].iloc[0]
    assert (asked["act"], asked["certainty"]) == ("assert", "unstated")
    assert said[asked["claim_id"]] == "The lift had failed"
    urged = drafted("Dana Pell asked the council to close the lift.").attributions
    assert "urge" in set(urged["act"])
    kept = drafted("Whether the lift had failed is not known.")
    assert kept.claims["proposition"].tolist() == ["Whether the lift had failed is not known"]


def test_that_before_several_leads_a_clause_and_takes_nothing_up():
    text = (
        "Reports of leaks reached the mayor, Ann Roe said. {} were lost for a year, Tom Lund said."
    )
    for words, taken in (("That reports", False), ("Such reports", True), ("Those reports", True)):
        why = " ".join(drafting.draft(text.format(words)).relations["why"])
        assert (f"“{words}” takes up" in why) == taken
