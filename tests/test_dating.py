"""When something was said: by the date that hangs on the verb of speech, or on what speaks."""

import pytest

from helpers import drafting


def said(text: str) -> str:
    """When it was said that the quay was old or closed, blank where the text does not say."""
    dossier = drafting.draft(text, published="2024-06-18")
    holds = dossier.attributions["text"].str.contains("quay")
    [name] = dossier.attributions.loc[holds, "attribution_id"]
    hops = dossier.hops[dossier.hops["attribution_id"] == name].sort_values("hop")
    return hops["said_edtf"].fillna("").iloc[-1]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Vera Lund said on Monday the quay was old.", "2024-06-17"),
        ('"The quay is old," Vera Lund told reporters in Oster on Monday.', "2024-06-17"),
        ("The port said on Monday 40 boats lay at the quay.", "2024-06-17"),
        ("At a news conference Monday, Vera Lund said the quay was old.", "2024-06-17"),
        ("Monday's report said the quay was old.", "2024-06-17"),
        ("A letter dated 4 June says the quay was old.", "2024-06-04"),
        ("The survey, published on Monday, found that the quay was old.", "2024-06-17"),
        ("The quay closed on Monday, Vera Lund said on Tuesday.", "2024-06-18"),
        ('"The quay is old," said Vera Lund, the mayor, on Monday.', "2024-06-17"),
        ("Asked on Monday about the roof, Vera Lund said the quay was old.", "2024-06-17"),
        ("A May report found that the quay was old.", "2024-05"),
        ("A study in May said the quay was old.", "2024-05"),
        ("At a funeral on Monday, Vera Lund said the quay was old.", "2024-06-17"),
    ],
)
def test_the_day_of_a_speech_is_filled(text, edtf):
    assert said(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Vera Lund said the quay was closed on Monday.",
        "The man arrested on Monday said the quay was old.",
        "Vera Lund, who left on Monday, had said the quay was old.",
        "Monday's winner said the quay was old.",
        "A report on Monday's fire said the quay was old.",
        "After a fire on Monday, Vera Lund said the quay was old.",
        "When it closed on Monday, Vera Lund said the quay was old.",
        "The port expects the quay on Friday.",
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_speech(text):
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mayor broke his promise in 1990.", "1990"),
        ("The mayor broke a promise made in 1990.", ""),
        ("On June 4, the day before the flood, the quay broke.", "2024-06-04"),
    ],
)
def test_the_date_of_something_in_a_statement_is_not_when_it_happened(text, edtf):
    claims = drafting.draft(text, published="2024-06-18").claims
    assert claims["event_edtf"].fillna("").iloc[0] == edtf
