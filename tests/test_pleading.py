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
