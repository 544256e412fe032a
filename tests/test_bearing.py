"""What may bear on a claim: the likeliest first, each with how and why, and nothing that is there."""

import pytest
from effort import lines_run
from made import long_dossier

import helpers
from helpers import correcting, drafting
from helpers.correcting import VERBS
from helpers.correcting.bearing import MOST, likely_relation, likely_relations

TEXT = (
    "The mill at Orrin lost 40 looms in the flood, Ida Moor said. Tom Beck denied that the looms"
    " were lost. The choir sang on Friday.\n\n"
    "The mayor praised the bakers.\n\n"
    "An insurer said the flood ruined 12 looms. The insurer could not say when.\n"
)


@pytest.fixture(scope="module")
def draft():
    made = drafting.draft(TEXT, name="orrin")
    return made.with_tables(relations=made.relations[:0])


def claim(dossier, words: str) -> str:
    row = dossier.claims[dossier.claims["proposition"].str.contains(words, case=False)].iloc[0]
    return str(row["claim_id"])


def others(dossier, id_: str) -> list[str]:
    """The claims that are proposed for one, the likeliest first."""
    pairs = ({row.claim_a, row.claim_b} - {id_} for row in likely_relations(dossier, [id_]))
    return [other for [other] in pairs]


def test_what_shares_rare_words_or_a_paragraph_comes_first_and_what_shares_nothing_never(draft):
    looms, ruined = claim(draft, "lost 40 looms"), claim(draft, "12 looms")
    found = others(draft, ruined)
    assert looms in found[:3]
    assert claim(draft, "praised") not in others(draft, looms)[:3]
    assert claim(draft, "choir sang") not in found[:3]


def test_a_proposal_tells_how_and_why_the_later_first_and_is_a_correction_as_it_stands(draft):
    looms, ruined = claim(draft, "lost 40 looms"), claim(draft, "12 looms")
    [found] = [row for row in likely_relations(draft, [looms]) if ruined in row]
    assert (found.claim_a, found.claim_b) == (ruined, looms)
    assert (found.kind, found.basis) == ("value", "inferred")
    assert "“looms”" in found.why and "“flood”" in found.why
    after = VERBS["add_relation"](draft, **found._asdict())
    assert len(after.relations) == 1 and helpers.check(after).empty
    assert ruined not in others(after, looms)


def test_a_claim_that_takes_something_away_qualifies_and_another_supports(draft):
    ruined, when = claim(draft, "12 looms"), claim(draft, "when")
    read = likely_relation(draft, when, ruined)
    assert read and read.relation == "qualifies"
    read = likely_relation(draft, ruined, when)
    assert read and (read.claim_a, read.relation) == (ruined, "supports")
    assert likely_relation(draft, ruined, "c99") is None


def test_two_claims_that_are_clicked_are_related_as_they_are_read(draft):
    pair = {"claim_a": claim(draft, "12 looms"), "claim_b": claim(draft, "lost 40 looms")}
    read = correcting.proposed(draft, "add_relation", pair)
    assert read["kind"] == "value" and read["why"]
    apart = {"claim_a": claim(draft, "choir sang"), "claim_b": claim(draft, "12 looms")}
    assert correcting.proposed(draft, "add_relation", apart)["why"] == "A reader relates them."
    own = correcting.proposed(draft, "add_relation", pair | {"why": "Two counts."})
    assert own["why"] == "Two counts."


def test_each_pair_of_a_sentence_is_proposed_once_and_of_many_the_likeliest_are_kept(dossier):
    long = long_dossier(dossier, 3)
    claims = list(long.claims["claim_id"][:4])
    found = likely_relations(long, [*claims, *claims, "c999999"])
    pairs = [frozenset((row.claim_a, row.claim_b)) for row in found]
    assert len(pairs) == len(set(pairs)) <= MOST and all(pair & set(claims) for pair in pairs)
    assert likely_relations(long, []) == []


def test_in_an_article_four_times_as_long_proposals_take_at_most_four_times_the_work(dossier):
    def work(copies):
        made = long_dossier(dossier, copies)
        return lines_run(lambda: likely_relations(made, list(made.claims["claim_id"][:3])))

    assert 0 < work(40) < 4.2 * work(10)


def reasons(text: str, words: str, other: str) -> str:
    """Why the claims with these words may bear on each other; blank where they are not offered."""
    made = drafting.draft(text, name="mill")
    made = made.with_tables(relations=made.relations[:0])
    pair = {claim(made, words), claim(made, other)}
    found = likely_relations(made, [claim(made, words)])
    return next((row.why for row in found if {row.claim_a, row.claim_b} == pair), "")


def test_a_unit_or_a_verb_that_says_little_ties_no_two_claims():
    text = (
        "Brandt Paper lost 12 percent of its orders, Ida Moor said.\n\nThe choir sang.\n\n"
        "The town lost its court, Tom Beck said. Wages at the port grew 3 percent, he said.\n"
    )
    assert not reasons(text, "lost 12", "its court")
    assert not reasons(text, "lost 12", "grew 3")
    assert "“Orders”" in reasons(text + "\nOrders had grown by 4 percent.\n", "lost 12", "by 4")


def test_a_reason_tells_a_denial_from_a_claim_that_others_deny():
    text = (
        "The dam leaked, Ida Moor said. The owner denied that the dam leaked. The dam was built by"
        " Brandt Works, Tom Beck said. The owner denied that Brandt Works was paid.\n"
    )
    assert "one is denied by somebody" in reasons(text, "dam leaked", "dam was built")
    assert "one is a denial" in reasons(text, "built by Brandt", "was paid")
