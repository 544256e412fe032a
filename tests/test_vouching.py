"""Vouching: who stands for what is said, past what stands between the words, beside what somebody
only thinks, and behind what is said of nobody; each beside one that must not change.
"""

import pytest

from helpers import drafting


def drafted(text: str) -> list[str]:
    """Each statement as "A > B (act, certainty): what is claimed", from the outlet inwards."""
    dossier = drafting.draft(text, published="2024-10-08")
    names = dossier.entities.set_index("entity_id")["name"]
    chains = dossier.hops.sort_values(["attribution_id", "hop"]).groupby("attribution_id")
    chain = {key: " > ".join(names[hops["entity_id"][1:]]) for key, hops in chains}
    claims = dossier.claims.set_index("claim_id")["proposition"]
    return [
        f"{chain[row.attribution_id]} ({row.act}, {row.certainty}): {claims[row.claim_id]}"
        for row in dossier.attributions.itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Reuters said on Tuesday, citing two clerks, that the ferry had lost its anchor.",
            "Reuters > two clerks (assert, certain): The ferry had lost its anchor",
        ),
        (
            "Reuters said on May 3 quoting a clerk that Norland has set up a yard in Tam.",
            "Reuters > a clerk (assert, certain): Norland has set up a yard in Tam",
        ),
        (
            "The keeper wrote on Tuesday, citing the cold, that the pool was shut.",
            "The keeper (assert, certain): The pool was shut",
        ),
        (
            "By Ida Holm\n\nThe verdict ends a long fight, Lars Ohm said outside court.",
            "Lars Ohm (assert, certain): The verdict ends a long fight",
        ),
        (
            "“The dam is safe,” Ada Pell said outside court.",
            "Ada Pell (assert, certain): The dam is safe",
        ),
        # what is said and no place stands behind the verb
        ("The nun said a prayer outside court.", " (assert, certain): The nun said a prayer"),
    ],
)
def test_where_and_when_it_is_said_changes_nothing_of_who_says_it(text, statement):
    (made,) = drafted(text)
    assert made.startswith(statement)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Nurses were afraid of the fumes, a spokesman said.",
            ["a spokesman (assert, certain): Nurses were afraid of the fumes"],
        ),
        (
            "Ada Pell said Norway should be worried about the lock.",
            ["Ada Pell (assert, certain): Norway should be worried about the lock"],
        ),
        (
            "Norway should be worried about the lock.",
            [" (assert, certain): Norway should be worried about the lock"],
        ),
        (
            "The harbour board knew that the lock leaked, according to a leaked memo.",
            ["a leaked memo (report, certain): The harbour board knew that the lock leaked"],
        ),
        (
            "Ada Pell said the harbour board had decided to close the lock.",
            ["Ada Pell (assert, certain): The harbour board had decided to close the lock"],
        ),
        # what the outlet itself tells of somebody's thoughts, and what is said in turn
        (
            "Divers hope that the reef will heal.",
            ["Divers (assert, unstated): The reef will heal"],
        ),
        (
            "Nurses are worried about the fumes.",
            ["Nurses (warn, probable): Nurses are worried about the fumes"],
        ),
        (
            "Ada Pell said the board claims that the lock is safe.",
            [
                "Ada Pell (assert, certain): The board claims that the lock is safe",
                "Ada Pell > the board (assert, certain): The lock is safe",
            ],
        ),
    ],
)
def test_what_another_only_thinks_is_a_part_of_what_is_said_of_him(text, made):
    assert drafted(text) == made


@pytest.mark.parametrize(
    ("text", "urged"),
    [
        ("The diver said pilots had been urged to slow down.", "The diver > ?: Pilots"),
        ("Skippers were warned to stay ashore, Ada Pell said.", "Ada Pell > ?: Skippers"),
        ("Skippers had been told to stay ashore.", "?: Skippers"),
        ("Skippers were told by the coastguard to stay ashore.", "the coastguard: Skippers"),
        ("The coastguard told skippers to stay ashore.", "The coastguard: Skippers"),
        ("Ada Pell urged skippers to stay ashore.", "Ada Pell: Skippers"),
    ],
)
def test_who_urged_somebody_to_do_something_is_open_where_no_one_is_named(text, urged):
    made = [one for one in drafted(text) if "(urge, unstated)" in one]
    chain, said = made[0].split(" (urge, unstated): ")
    chain = " > ".join("?" if "nobody" in one else one for one in chain.split(" > "))
    assert len(made) == 1
    assert f"{chain}: {said}".startswith(f"{urged} should s")


def test_who_promises_somebody_to_do_something_is_to_do_it_himself():
    made = drafted("The firm promised the divers to raise the wreck.")
    assert not [one for one in made if "urge" in one or "divers should" in one]


def test_who_gave_a_warning_that_is_told_of_is_open():
    made = drafted("Ada Pell said skippers had been warned that the quay might sink.")
    assert "Ada Pell > nobody named (a02) (warn, possible): The quay might sink" in made


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The figures suggest that the reef is dying.", "probable"),
        ("The findings indicate that the reef is dying.", "probable"),
        ("The reef is almost certainly dying, Ada Pell said.", "probable"),
        ("The reef is certainly dying, Ada Pell said.", "certain"),
        ("The board knew that the lock could leak, Ada Pell said.", "certain"),
        ("The lock could leak, Ada Pell said.", "possible"),
        ("The board thinks that the lock could leak, Ada Pell said.", "possible"),
        ("Whether the lock leaked is at the heart of the trial.", "certain"),
        ("Whether the lock leaked is uncertain.", "unstated"),
    ],
)
def test_how_sure_the_words_are_is_said_by_the_main_clause(text, certainty):
    assert f", {certainty}): " in drafted(text)[0]


def test_what_describes_a_source_tells_how_many_it_is():
    dossier = drafting.draft(
        "Three former nurses of the clinic told the court that it leaked. A diver said the hull "
        "was split. Officials said it was late. Ada Pell said it was early."
    )
    counts = dossier.entities.set_index("name")["count"].dropna().to_dict()
    assert counts == {"Three former nurses of the clinic": 3, "A diver": 1}


def test_a_line_with_the_author_is_no_paragraph_without_a_source_and_is_named_as_a_byline():
    text = (
        "By Ida Holm, court reporter\n\nThe lock leaked for two years.\n\nIt is safe now, Ada Pell "
        "said.\n\n(Reporting by Ida Holm; Editing by Lars Ohm)"
    )
    noted = drafting.draft(text).observations.set_index("kind")
    assert noted.loc[["unattributed"], "text"].tolist() == ["The lock leaked for two years."]
    missing = noted.loc["missing-metadata", "note"].tolist()
    assert "No byline was given; a line of the text reads “By Ida Holm, court reporter”." in missing


def test_a_firm_does_not_belong_to_the_government_of_its_country():
    text = "{}, the Dutch {}, said the lock leaked. {0} said it was old."
    for name, role, owner in (
        ("Norlok", "company that built the lock", None),
        ("Jan Pell", "minister", "Netherlands (government)"),
    ):
        dossier = drafting.draft(text.replace("{}", name, 1).replace("{}", role).format(name))
        row = dossier.entities.set_index("name").loc[name]
        names = dossier.entities.set_index("entity_id")["name"]
        assert names.get(row["affiliation"]) == owner


def test_what_is_dated_is_over_and_what_no_word_places_stays_open():
    text = "TAM, 6 June 2023 — {} The lock was shut on 2 June, Ada Pell said."
    for sentence, edtf in (
        ("A letter, dated 11 January, says the lock leaked.", "2023-01-11"),
        ("Her birthday is 11 January.", "[2023-01-11,2024-01-11]"),
    ):
        dates = drafting.draft(text.format(sentence)).dates.set_index("text")["edtf"]
        assert dates["11 January"] == edtf


def test_a_gloss_behind_a_quotation_is_the_writers():
    text = "According to {}, Lars Ohm “told the board that the NRK is broke” — using NRK to mean {}"
    made = drafted(text.format("an aide", "the Norland Rope Company."))
    assert " (assert, certain): The aide used NRK to mean the Norland Rope Company" in [
        one.replace("An aide", "The aide") for one in made
    ]
    (told, _, used) = drafted(
        "According to an aide, Lars Ohm told the board that it is broke, using a chart to prove it."
    )
    assert told.startswith("an aide (") and "Ohm used a chart" in used


def test_a_chain_that_comes_back_to_somebody_ends_with_him():
    made = drafted("Lars Ohm said Ada Pell wrote that Lars Ohm had claimed that the lock leaked.")
    assert "Lars Ohm (assert, certain): The lock leaked" in made
    (twice,) = drafted("Ada Pell told Lars Ohm that the lock leaked, Ada Pell said.")[1:]
    assert twice == "Ada Pell (assert, certain): The lock leaked"
    passed = drafted("Lars Ohm said Ada Pell had told him that the lock leaked.")
    assert "Lars Ohm > Ada Pell (assert, certain): The lock leaked" in passed
