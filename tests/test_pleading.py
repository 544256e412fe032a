"""What somebody pleads to in court, in sentences made up for these tests."""

import pytest
from test_propositions import said

from helpers import drafting


@pytest.mark.parametrize(
    ("text", "statement", "act"),
    [
        (
            "Ode pleaded not guilty to two counts of fraud.",
            ("Ode", "Ode is guilty of two counts of fraud"),
            "deny",
        ),
        (
            "Ode pleaded guilty on Monday to stealing 40 laptops.",
            ("Ode", "Ode stole 40 laptops"),
            "confirm",
        ),
    ],
)
def test_what_somebody_pleads_to_is_what_he_is_charged_with(text, statement, act):
    rows = drafting.draft(text).attributions
    assert said(text) == [statement]
    assert list(zip(rows["act"], rows["knowledge"])) == [(act, "took-part")]


@pytest.mark.parametrize("text", ["Ode pleaded guilty", "Ode pleaded not guilty on Monday"])
def test_a_plea_without_a_charge_is_what_the_outlet_tells(text):
    assert said(f"{text}.") == [("", text)]


def test_who_pleads_with_somebody_urges():
    text = "Ode pleaded with the court to wait."
    assert said(text)[-1] == ("Ode", "The court should wait")


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        (
            "Ode is accused of taking bribes worth 2 million euros, which he denies.",
            ("Ode", "which", "Ode is taking bribes worth 2 million euros"),
        ),
        (
            "Prosecutors say Ode took the money, which he denies.",
            ("Ode", "which", "Ode took the money"),
        ),
        (
            "Police charged Ode with theft, which he denies.",
            ("Ode", "theft", "Ode is guilty of theft"),
        ),
        (
            "Ben Ode faces 12 charges of fraud, which he denies.",
            ("Ben Ode", "12 charges of fraud", "Ben Ode is guilty of 12 charges of fraud"),
        ),
    ],
)
def test_which_somebody_denies_is_what_was_said_or_what_he_is_charged_with(text, denial):
    dossier = drafting.draft(text)
    rows = dossier.attributions.merge(dossier.claims, on="claim_id")
    last = dossier.hops.sort_values("hop").groupby("attribution_id").last()["entity_id"]
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    [row] = rows[rows["act"] == "deny"].itertuples()
    assert (names[last[row.attribution_id]], row.text, row.proposition) == denial


def test_the_age_that_closes_a_sentence_is_an_age():
    text = "Police have named the dead man as Ola Berg, 41."
    assert list(drafting.draft(text).quantities["measure"]) == ["age of Berg"]
