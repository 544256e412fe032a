"""Attributions: each rule on sentences made up for it, and any text at all."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.drafting.attributions import Attribution, find_attributions, load_cues, outermost

ACTS = {
    "assert",
    "report",
    "confirm",
    "deny",
    "accuse",
    "estimate",
    "forecast",
    "urge",
    "assess",
    "warn",
}


@pytest.fixture(scope="session")
def nlp() -> Any:
    from helpers.drafting import parser

    return parser()


def found(nlp: Any, text: str) -> list[Attribution]:
    return find_attributions(nlp(text))


def words(text: str, spans: Any) -> str:
    return " | ".join(text[start:end] for start, end in spans)


def plain(nlp: Any, text: str) -> list[tuple[str, str, str]]:
    """Source, lemma of the cue and content of each attribution."""
    return [
        (words(text, one.source), one.lemma, words(text, one.content)) for one in found(nlp, text)
    ]


SENTENCES = [
    # a clause after the verb
    (
        "The harbor master said that the ferry had left early.",
        "The harbor master",
        "say",
        "that the ferry had left early",
    ),
    (
        "The harbor master said the ferry had left early.",
        "The harbor master",
        "say",
        "the ferry had left early",
    ),
    (
        "The committee wondered whether the dam would hold.",
        "The committee",
        "wonder",
        "whether the dam would hold",
    ),
    (
        "The nurse told the council that the clinic was full.",
        "The nurse",
        "tell",
        "that the clinic was full",
    ),
    ("Farmers fear that the river will rise.", "Farmers", "fear", "that the river will rise"),
    (
        "Oakes, who said the bridge was safe, has resigned.",
        "Oakes | who",
        "say",
        "the bridge was safe",
    ),
    ("The guard called the plan a joke.", "The guard", "call", "the plan a joke"),
    ("The office put the number at 25.", "The office", "put", "the number at 25"),
    ("The office raised its estimate of the loss.", "The office", "estimate", "the loss"),
    ("The office rejected its estimate of the loss.", "its", "estimate", "the loss"),
    ("He said in a letter that the well was dry.", "He", "say", "that the well was dry"),
    # the clause first
    ("The bridge is safe, said the mayor.", "the mayor", "say", "The bridge is safe"),
    ("The bridge is safe, the mayor said.", "the mayor", "say", "The bridge is safe"),
    ("The bridge, the mayor said, is safe.", "the mayor", "say", "The bridge | is safe"),
    # infinitives
    ("The union wants to close the mine.", "The union", "want", "to close the mine"),
    ("The union urged the mayor to resign.", "The union", "urge", "the mayor to resign"),
    ("The union called on the mayor to resign.", "The union", "call on", "the mayor to resign"),
    ("The captain refused to leave the ship.", "The captain", "refuse", "to leave the ship"),
    # noun phrases
    (
        "The mayor criticized the union for its silence.",
        "The mayor",
        "criticize",
        "the union for its silence",
    ),
    (
        "The senator described the treaty as a mistake.",
        "The senator",
        "describe",
        "the treaty as a mistake",
    ),
    ("Critics mocked the statue.", "Critics", "mock", "the statue"),
    ("The paper cited a leaked memo.", "The paper", "cite", "a leaked memo"),
    # prepositions and particles
    ("The students called for a new library.", "The students", "call for", "a new library"),
    ("Residents complained about the noise.", "Residents", "complain", "the noise"),
    (
        "The teacher pointed out that the map was old.",
        "The teacher",
        "point out",
        "that the map was old",
    ),
    ("Doctors warned against the new pill.", "Doctors", "warn", "the new pill"),
    # accusations
    ("The auditor accused the company of hiding losses.", "The auditor", "accuse", "hiding losses"),
    ("The engineer was accused of hiding the report.", "", "accuse", "hiding the report"),
    # passives and nobody
    ("The bridge is said to be safe.", "", "say", "The bridge | to be safe"),
    ("It is believed that the bridge is safe.", "", "believe", "that the bridge is safe"),
    ("The plan was criticized by the unions.", "the unions", "criticize", "The plan"),
    # participles and joined verbs
    ("The clerk left early, saying that she was ill.", "The clerk", "say", "that she was ill"),
    (
        "The mayor said the bridge was safe and added that the tunnel was closed.",
        "The mayor",
        "add",
        "that the tunnel was closed",
    ),
    (
        "The mayor said the bridge was safe and added that the tunnel was closed.",
        "The mayor",
        "say",
        "the bridge was safe",
    ),
    # nouns and adjectives
    ("There are fears that the bridge will fall.", "", "fear", "that the bridge will fall"),
    (
        "The mayor's refusal to close the bridge angered the union.",
        "The mayor's",
        "refusal",
        "to close the bridge",
    ),
    (
        "The board issued a warning that the tap water was unsafe.",
        "The board",
        "warning",
        "that the tap water was unsafe",
    ),
    (
        "The pilot was confident that the engine would start.",
        "The pilot",
        "confident",
        "that the engine would start",
    ),
    (
        "The allegations, which the bank has denied, surfaced in May.",
        "the bank",
        "deny",
        "The allegations",
    ),
    # phrases
    (
        "According to the coroner, the man drowned.",
        "the coroner",
        "according to",
        "the man drowned",
    ),
    (
        "The man drowned, according to the coroner.",
        "the coroner",
        "according to",
        "The man drowned",
    ),
    (
        "In the mayor's view, the bridge is safe.",
        "the mayor's",
        "according to",
        "the bridge is safe",
    ),
    ("As the mayor put it, the bridge is safe.", "the mayor", "say", "the bridge is safe"),
    # quotations
    ("“The wells leak,” the inspector said.", "the inspector", "say", "“The wells leak,”"),
    ('"The wells leak," said the inspector.', "the inspector", "say", '"The wells leak,"'),
    (
        "“The wells,” the inspector said, “leak every spring.”",
        "the inspector",
        "say",
        "“The wells,” | “leak every spring.”",
    ),
    (
        "“The wells leak,” the inspector said. “They have leaked for years.”",
        "the inspector",
        "say",
        "“The wells leak,” | “They have leaked for years.”",
    ),
    ('The mayor tweeted: "The bridge is safe!"', "The mayor", "tweet", '"The bridge is safe!"'),
    (
        "The mayor said the bridge “is as safe as any full-scale model. It will stand.”",
        "The mayor",
        "say",
        "the bridge “is as safe as any full-scale model. It will stand.”",
    ),
    ("''The wells leak,'' the inspector said.", "the inspector", "say", "''The wells leak,''"),
    ("‘The wells leak,’ the inspector said.", "the inspector", "say", "‘The wells leak,’"),
    (
        "The mayor wrote:\n\nThe bridge is safe. It was inspected.",
        "The mayor",
        "write",
        "The bridge is safe. It was inspected",
    ),
    ("People like us, she said.", "she", "say", "People like us"),
    ("The envoys, he said, were late.", "he", "say", "The envoys | were late"),
    ("She kept the gifts, which he said were small.", "he", "say", "which | were small"),
    ("“The harbor was loud.” ― Ann Oakes", "Ann Oakes", ":", "“The harbor was loud.”"),
    (
        "Ann Oakes, 34, Dover: “The harbor was loud.”",
        "Ann Oakes, 34, Dover",
        ":",
        "“The harbor was loud.”",
    ),
    (
        "The mayor said he would look into it, arguing that the law was old.",
        "The mayor",
        "argue",
        "that the law was old",
    ),
    (
        "The mayor said he would resign and warned that the bridge could fall.",
        "The mayor",
        "warn",
        "that the bridge could fall",
    ),
    (
        "Reuters reported citing two officials that the plant had closed.",
        "two officials",
        "report",
        "that the plant had closed",
    ),
    # turns
    ("OAKES: The bridge is safe.\nREED: Is it?", "OAKES", ":", "The bridge is safe"),
]


@pytest.mark.parametrize(("text", "source", "lemma", "content"), SENTENCES)
def test_who_says_what(nlp: Any, text: str, source: str, lemma: str, content: str) -> None:
    assert (source, lemma, content) in plain(nlp, text)


SILENT = [
    "The ferry left at noon.",
    "She carried the lamp upstairs.",
    "",
    " ",
    "\n\n",
    "“”",
    '"',
    "…",
    "Rain.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_says_anything(nlp: Any, text: str) -> None:
    assert found(nlp, text) == []


ODD = [
    "The inspector said the “wells leak.\n\nThe mayor said the bridge was safe.",
    '"The wells leak, the inspector said.\n\nThe mayor said the bridge was safe.',
    "The wells leak,” the inspector said.\n\nThe mayor said the bridge was safe.",
    "The inspectors' wells “leak”” a lot.\n\nThe mayor said the bridge was safe.",
]


@pytest.mark.parametrize("text", ODD)
def test_an_odd_quotation_mark_costs_no_other_paragraph(nlp: Any, text: str) -> None:
    assert ("The mayor", "say", "the bridge was safe") in plain(nlp, text)


def test_a_quotation_that_opens_again_in_the_next_paragraph_is_one_speech(nlp: Any) -> None:
    text = (
        "“The bridge is safe,” the mayor said. “It was inspected in May.\n\n“It will be inspected "
        "again.”"
    )
    assert plain(nlp, text) == [
        (
            "the mayor",
            "say",
            "“The bridge is safe,” | “It was inspected in May. | “It will be inspected again.”",
        )
    ]


def test_two_paragraphs_by_one_speaker_named_at_the_end(nlp: Any) -> None:
    text = "“The bridge is safe.\n\n“It was inspected in May,” the mayor said."
    assert plain(nlp, text) == [
        ("the mayor", "say", "“The bridge is safe. | “It was inspected in May,”")
    ]


def test_sources_joined_by_and_are_parties_one_by_one(nlp: Any) -> None:
    text = "NATO and the Pentagon confirmed that the troops had arrived."
    [one] = found(nlp, text)
    assert [text[start:end] for start, end in one.parties] == ["NATO", "the Pentagon"]


def test_a_citing_outlet_is_the_relay_and_the_cited_the_source(nlp: Any) -> None:
    text = (
        "The envoy has been urging the North to withdraw, CNN reported on Monday, citing a senior "
        "official."
    )
    report = next(one for one in found(nlp, text) if one.rule == "citing")
    assert words(text, report.source) == "a senior official"
    assert [(text[slice(*who)], text[slice(*cue)]) for who, cue in report.relays] == [
        ("CNN", "reported")
    ]


@pytest.mark.parametrize("cited", ["the Courier", "two officials"])
@pytest.mark.parametrize("citing", ["quoting", "citing"])
def test_whom_an_outlet_quotes_before_it_says_so_is_the_source_and_no_statement(
    nlp: Any, citing: str, cited: str
) -> None:
    text = f"The Valley Ledger, {citing} {cited}, said that the mill might close."
    [one] = found(nlp, text)
    assert (one.rule, words(text, one.source)) == ("citing", cited)
    assert [text[slice(*who)] for who, _ in one.relays] == ["The Valley Ledger"]
    assert words(text, one.content) == "that the mill might close"


def test_who_only_quotes_says_so(nlp: Any) -> None:
    [one] = found(nlp, "The Valley Ledger quoted the Courier.")
    assert one.rule != "citing"


def test_relays_go_from_the_outside_in(nlp: Any) -> None:
    text = "Reuters reported that the minister said that the wells leak."
    inner = next(one for one in found(nlp, text) if one.lemma == "say")
    assert [text[slice(*who)] for who, _ in inner.relays] == ["Reuters"]
    assert words(text, inner.source) == "the minister"


def test_what_a_report_says_another_said(nlp: Any) -> None:
    text = "The spy agency said the convoy turned back, Reuters reported."
    outer, inner = found(nlp, text)
    assert words(text, outer.content) == "The spy agency said the convoy turned back"
    assert [text[slice(*who)] for who, _ in inner.relays] == ["Reuters"]
    assert outermost([outer, inner]) == [outer]


def test_addressee_and_setting(nlp: Any) -> None:
    text = "The mayor told reporters at a press conference that the bridge was safe."
    [one] = found(nlp, text)
    assert one.addressee and text[slice(*one.addressee)] == "reporters"
    assert one.setting and text[slice(*one.setting)] == "at a press conference"


def test_who_is_urged_is_the_addressee(nlp: Any) -> None:
    text = "The envoy urged China to intervene."
    [one] = found(nlp, text)
    assert one.addressee and text[slice(*one.addressee)] == "China"
    assert (one.act, one.certainty) == ("urge", "unstated")


@pytest.mark.parametrize(
    ("text", "act", "stance", "certainty"),
    [
        ("The firm denied that its wells leaked.", "deny", "denies", "certain"),
        ("The firm did not deny that its wells leaked.", "assert", "affirms", "unstated"),
        ("The firm never denied that its wells leaked.", "assert", "affirms", "unstated"),
        ("The firm rejected the accusations.", "deny", "denies", "certain"),
        ("The auditor suspected that the firm lied.", "assess", "affirms", "possible"),
        ("The auditor believes that the firm lied.", "assess", "affirms", "probable"),
        ("The auditor confirmed that the firm lied.", "confirm", "affirms", "certain"),
        ("The bureau estimates that 400 people left.", "estimate", "affirms", "probable"),
        ("The bureau predicted that 400 people would leave.", "forecast", "affirms", "probable"),
    ],
)
def test_act_stance_and_certainty(
    nlp: Any, text: str, act: str, stance: str, certainty: str
) -> None:
    [one] = found(nlp, text)
    assert (one.act, one.stance, one.certainty) == (act, stance, certainty)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The wells leak,” the inspector said.", "direct"),
        ("The inspector said the wells “leak every spring.”", "mixed"),
        ("The inspector said the wells leak.", "indirect"),
    ],
)
def test_how_it_is_quoted(nlp: Any, text: str, quote: str) -> None:
    [one] = found(nlp, text)
    assert one.quote == quote


def test_what_is_said_inside_a_quotation_is_marked_and_stays_there(nlp: Any) -> None:
    text = "“The firm said it would pay us,” the farmer said."
    inner = next(one for one in found(nlp, text) if one.within_quotation)
    assert words(text, inner.content) == "it would pay us"


def test_the_lexicon_is_whole() -> None:
    rows = [row for rows in load_cues().values() for row in rows.values()]
    assert len(rows) > 600
    assert {row.act for row in rows} <= ACTS
    assert {row.certainty for row in rows} <= {"certain", "probable", "possible", "unstated"}
    assert all((row.act == "deny") == (row.stance == "denies") for row in rows)


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "''",
            "\n",
            "\n\n",
            " said ",
            "X",
            " that ",
            "he",
            ", ",
            ".",
            ": ",
            "Q. ",
            "A: ",
            "according to ",
            "citing ",
            "NATO ",
            "and ",
        ]
    )
    | st.text(max_size=4),
    max_size=25,
).map("".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=PIECES | st.text(max_size=60))
def test_any_text_gives_spans_inside_it(nlp: Any, text: str) -> None:
    for one in found(nlp, text):
        spans = [
            *one.source,
            *one.cue,
            *one.content,
            *one.parties,
            *(span for relay in one.relays for span in relay),
        ]
        spans += [span for span in (one.addressee, one.setting) if span]
        assert one.content and one.cue
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(one.content) == sorted(one.content)
