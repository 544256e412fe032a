"""Whose words: who speaks a quotation, a list, a headline; and what is in quotation marks that
nobody says. The sentences are made up for these tests.
"""

from typing import Any

import pytest

from helpers import draft
from helpers.drafting import parser
from helpers.drafting.attributions import find_attributions
from helpers.drafting.attributions.speech import OPEN


@pytest.fixture(scope="module")
def nlp() -> Any:
    return parser()


def said(nlp: Any, text: str) -> list[tuple[str, str]]:
    """Who says what: source and content of each attribution, in the order of the text."""
    return [
        (words(text, one.parties), words(text, one.content)) for one in find_attributions(nlp(text))
    ]


def words(text: str, spans: Any) -> str:
    return " | ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        # split by its speaker, however short
        (
            "“The road,” explained Ines Falk, “was never paved.”",
            "Ines Falk",
            "“The road,” | “was never paved.”",
        ),
        (
            "“Twice,” Omar Dell said, “they came to the door.”",
            "Omar Dell",
            "“Twice,” | “they came to the door.”",
        ),
        # a verb that no list knows
        ("“Nonsense,” sniffed the coach.", "the coach", "“Nonsense,”"),
        ("“We lost the count,” snapped a weary clerk.", "a weary clerk", "“We lost the count,”"),
        ("“Why would we sell?” wailed Petra Lund.", "Petra Lund", "“Why would we sell?”"),
        (
            "The note closes: “Do not look for us in the morning.”",
            "The note",
            "“Do not look for us in the morning.”",
        ),
        ("The placard screamed: “Give us our river!”", "The placard", "“Give us our river!”"),
        # what the parser takes for the speaker stands in the quotation itself
        (
            "“All lines are open again, sorry,” posted @coastbus on Tuesday.",
            "@coastbus",
            "“All lines are open again, sorry,”",
        ),
        (
            "“A bang. Then smoke,” recalled a retired sailor.",
            "a retired sailor",
            "“A bang. Then smoke,”",
        ),
        (
            "“He shouted, ‘Run,’ and we ran,” remembered guide Ana Sol.",
            "Ana Sol",
            "“He shouted, ‘Run,’ and we ran,”",
        ),
        # an act or a thing that stands for what is said
        (
            "The firm issued a statement: “We followed every rule that applied.”",
            "The firm",
            "“We followed every rule that applied.”",
        ),
        # a paragraph that goes on
        (
            "Mayor Tess Orlo said the pump had failed.\n\n“Nobody had checked it for a year.”",
            "Mayor Tess Orlo",
            "“Nobody had checked it for a year.”",
        ),
        # a block quotation
        (
            "In its verdict, the appeals court wrote:\n\n> The search had no legal basis.",
            "the appeals court",
            "The search had no legal basis.",
        ),
        # a headline
        (
            "Dam could fail within days – engineers\n\nVillages were emptied on Monday.",
            "engineers",
            "Dam could fail within days",
        ),
        ("“Rents must fall”: tenants\n\nA vote is due.", "tenants", "“Rents must fall”"),
        # signed, and never closed
        ("“The soil is gone.” – Per Dahl, farmer", "Per Dahl, farmer", "“The soil is gone.”"),
        (
            '"The pumps failed," Ms. Orr said. "Nobody told us.',
            "Ms. Orr",
            '"The pumps failed," | "Nobody told us.',
        ),
    ],
)
def test_quoted_words_are_given_to_who_stands_beside_them(nlp, text, who, what):
    assert (who, what) in said(nlp, text)


def test_each_line_of_a_list_is_a_statement_of_who_leads_to_it(nlp):
    text = (
        "The minister promised three things:\n\n- The tax will fall in June.\n- The port will be "
        "dredged.\n- No school will close.\n\nThe opposition left the room."
    )
    assert [what for who, what in said(nlp, text) if who == "The minister"] == [
        "The tax will fall in June",
        "The port will be dredged",
        "No school will close",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The hall was silent. “We will not pay for this.”",
        "The mood was bleak: “There is nothing left for us here.”",
        "Nils Rohde shook his head. “Nobody asked the tenants.”",
    ],
)
def test_a_quotation_that_nobody_speaks_is_left_open_and_never_the_outlets(nlp, text):
    assert [one.rule for one in find_attributions(nlp(text))] == [OPEN]
    dossier = draft(text)
    quoted = dossier.attributions[dossier.attributions["quote"] == "direct"]
    last = dossier.hops.groupby("attribution_id").last().loc[quoted["attribution_id"]]
    entity = dossier.entities.set_index("entity_id").loc[last["entity_id"].iloc[0]]
    assert len(quoted) == 1 and not entity["named"] and "without saying whose" in entity["note"]


@pytest.mark.parametrize(
    "text",
    [
        "Her novel “The Man Who Told Lies” sold well in Spain.",
        "The play “Ask Me Again Tomorrow” opens on Friday.",
        "The so-called “green belt” is a strip of car parks.",
        "The pub, known as “The Drowned Rat”, burned down on Sunday.",
        "The ports closed at noon – the first time in a decade.",
        "A new dawn for the port – Monday",
        "The board has one fear: people",
        "The Lights Go Out: the plan of the board is new.",
    ],
)
def test_titles_scare_quotes_and_dashes_are_nobodys_statement(nlp, text):
    assert said(nlp, text) == []
    assert set(draft(text).attributions["quote"]) <= {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "Asked who had the key, Ilse Grau left.",
        "A trader accused of fraud left the court by a back door.",
    ],
)
def test_who_is_asked_or_charged_says_nothing_by_it(nlp, text):
    assert said(nlp, text) == []


def test_who_asks_is_named_after_by(nlp):
    text = "Asked by the Globe whether the loan had been repaid, Roth nodded."
    assert said(nlp, text) == [("the Globe", "whether the loan had been repaid")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # somebody else has said something in between, in words that are not quoted
        ("“I saw it,” said Ann Holm. Ben Frey said the lamp was out. “It was dark.”", "Ben Frey"),
        # the same goes on
        ("“I saw it,” said Ann Holm. She said the lamp was out. “It was dark.”", "Ann Holm"),
        ("“I saw it,” said Ann Holm. Ben Frey closed the door. “It was dark.”", "Ann Holm"),
    ],
)
def test_a_quotation_goes_on_with_who_spoke_last(nlp, text, who):
    spoken = [speaker for speaker, content in said(nlp, text) if "It was dark" in content]
    assert spoken == [who]


def test_a_day_behind_the_verb_is_not_who_spoke(nlp):
    text = "“We will wait,” the sheriff, Carl Dunn, a former guard, said Monday."
    assert "Monday" not in [who for who, _ in said(nlp, text)]
