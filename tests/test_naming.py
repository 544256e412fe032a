"""Naming: whose name is whose, what a person does, and whom a description means again."""

import pytest

from helpers import drafting


def entity(text: str, mention: str) -> dict:
    """The one entity that is mentioned by these words, with or without the article before them."""
    dossier = drafting.draft(text)
    bare = dossier.mentions["text"].str.removeprefix("the ").str.removeprefix("The ")
    same = (dossier.mentions["text"] == mention) | (bare == mention)
    said = dossier.mentions[same]["entity_id"].unique()
    assert len(said) == 1, list(dossier.mentions["text"])
    rows = dossier.entities[dossier.entities["entity_id"] == said[0]]
    return rows.to_dict("records")[0]


def speaker(text: str, words: str) -> dict:
    """The last party of the statement that holds these words."""
    dossier = drafting.draft(text)
    row = dossier.attributions[dossier.attributions["text"].str.contains(words)].iloc[0]
    hops = dossier.hops[dossier.hops["attribution_id"] == row["attribution_id"]]
    last = hops.sort_values("hop").iloc[-1]["entity_id"]
    return dossier.entities[dossier.entities["entity_id"] == last].to_dict("records")[0]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Chloé Bérard rode off. Chloe Berard had not slept.", "Chloé Bérard", "Chloe Berard"),
        ("Jasper van der Laan left. Van der Laan wept.", "Jasper van der Laan", "Van der Laan"),
        ("Otto B. Falk won. Otto Falk had trained for it.", "Otto B. Falk", "Otto Falk"),
        ("Ray Dunn Jr. sold it. Dunn said it was old.", "Ray Dunn Jr.", "Dunn"),
        ("Ray Tolland sang. Tolland left early.", "Ray Tolland", "Tolland"),
        (
            "Born Ivo Stagg, the poet Ivor Stern sold it. He wept. Stern was 60.",
            "Ivo Stagg",
            "Stern",
        ),
        ("Ken Moor, also known as Bill Sand, fled. Sand was caught.", "Ken Moor", "Sand"),
        ("The Inland Fishers Board (IFB) met. The IFB has no cash.", "Inland Fishers Board", "IFB"),
        ("Councillor Mae Stoke won. Cllr Stoke said so.", "Mae Stoke", "Stoke"),
        ("Verdoni Robotics grew. Verdoni said it would hire.", "Verdoni Robotics", "Verdoni"),
        ("Pelham Foods grew. Pelham said it would hire.", "Pelham Foods", "Pelham"),
    ],
)
def test_two_names_are_one_entity(text, one, other):
    assert entity(text, one)["entity_id"] == entity(text, other)["entity_id"]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Orme Timber Ltd and Joan Orme paid. Ms Orme wept.", "Orme Timber Ltd", "Joan Orme"),
        ("Ken Moor, a friend of Bill Sand, fled. Sand was caught.", "Ken Moor", "Sand"),
        ("Otto B. Falk won. Otto C. Falk lost.", "Otto B. Falk", "Otto C. Falk"),
        ("Pelham Foods grew. A train went to Pelham.", "Pelham Foods", "Pelham"),
    ],
)
def test_two_names_are_two_entities(text, one, other):
    assert entity(text, one)["entity_id"] != entity(text, other)["entity_id"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kingston Brook, a bus driver, said he had braked.", "Kingston Brook"),
        ('"It was loud," Iolo Trahern said.', "Iolo Trahern"),
        ("Chef Ines Barlow closed her bar.", "Ines Barlow"),
        ("The surgeon Orla Meath said he would live.", "Orla Meath"),
    ],
)
def test_a_persons_name_is_no_organisations(text, name):
    assert entity(text, name)["kind"] == "person"


@pytest.mark.parametrize(
    "name", ["Grant Thornton", "Morgan Stanley", "Victoria Railways", "Florence Museum"]
)
def test_a_firm_with_a_first_name_in_front_is_no_person(name):
    assert entity(f"{name} said on Monday that it would hire.", name)["kind"] != "person"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The mayor's deputy, Sam Prew, said no.", "Sam Prew", "The mayor's deputy"),
        ("The head of Lumo Foods, Ines Barr, quit.", "Ines Barr", "The head of Lumo Foods"),
        ("Mayor Ida Koch spoke. Ida Koch, the mayor of Tam, left.", "Ida Koch", "mayor of Tam"),
    ],
)
def test_a_role_before_a_name_is_kept(text, name, role):
    assert role in entity(text, name)["role"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Surgeon Ada Pell came. The surgeon said he was ill.", "he was ill", "Ada Pell"),
        ("Ada Pell was saved. The 41-year-old baker said she sang.", "she sang", "Ada Pell"),
        ("Ada Pell lost it all. “I wept,” the mother of two said.", "I wept", "Ada Pell"),
        (
            "Ada Pell quit as treasurer. The former treasurer said it failed.",
            "it failed",
            "Ada Pell",
        ),
        ("Ada Pell, 58, came. The 58-year-old said orders were down.", "orders", "Ada Pell"),
        ("Ada Pell leads them. The leader said coal was dead.", "coal was", "Ada Pell"),
        ("Mr Sand and Ms Thorne came. The latter said it was dark.", "it was dark", "Thorne"),
        ("Mr Sand and Ms Thorne came. The former said it was dark.", "it was dark", "Sand"),
        ("Tully Vex, who uses they, won. They said it was luck.", "it was luck", "Tully Vex"),
        ("Feronix cut jobs. The company said sales fell.", "sales fell", "Feronix"),
        ("Ida Falk wrote to the clerk. She said it was late.", "it was late", "Ida Falk"),
    ],
)
def test_a_description_means_who_was_named_before(text, words, name):
    assert speaker(text, words)["name"] == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Pell was saved. The nurse said she sang.", "she sang"),
        ("Ada Pell met Una Dow. The 41-year-old said she sang.", "she sang"),
        ("Ada Pell, 30, was saved. Una Dow, 40, too. The 50-year-old said no.", "no"),
        ("Mr Sand, Mr Orr and Ms Thorne came. The latter said it was dark.", "it was dark"),
        ("Ida Falk wrote to Una Brandt. She said it was late.", "it was late"),
        ("Tully Vex won. They said it was luck.", "it was luck"),
    ],
)
def test_a_description_that_may_mean_two_is_left_open(text, words):
    assert not speaker(text, words)["named"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Marle Dam was closed. The road is shut.", "Marle Dam", "place"),
        ("The driver, of Finch Lane, Oster, was hurt.", "Finch Lane", "place"),
        ("Two villages, Nether Sallow and Corby Fold, were cut off.", "Nether Sallow", "place"),
        ("Two villages, Nether Sallow and Corby Fold, were cut off.", "Corby Fold", "place"),
        ("Nathan Lane said the road was shut.", "Nathan Lane", "person"),
        ("The mayor of the village, Helen Marsh, wept.", "Helen Marsh", "person"),
        ("CNA said the road was shut.", "CNA", "outlet"),
        ("An official told the Herald that the road was shut.", "Herald", "outlet"),
    ],
)
def test_a_place_is_no_person_and_a_code_is_not_spelled_out(text, name, kind):
    found = entity(text, name)
    assert (found["name"], found["kind"]) == (name, kind)


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("The firm left Ostrel. Two villages, Ostrel and Lund, were hit.", "Ostrel", "place"),
        ("The haulage firm Tarvo grew. Tarvo said it would pay.", "Tarvo", "organisation"),
        ("It stood in the newspaper Orrin Lines.", "Orrin Lines", "outlet"),
        ("ORSTEN, May 3 (Agency) - A barn burned down in Orsten.", "Orsten", "place"),
        ("Boats left the Tarvan coast at dawn.", "Tarvan coast", "place"),
        ("Hail fell on the Orrel valley.", "Orrel valley", "place"),
        ("Stone loses his seat\n\nIvor Stone lost his seat.", "Stone", "person"),
        ("The finance minister, Per Lunde, resigned.", "Per Lunde", "person"),
        ("The Orrin Sea Rescue Trust met.", "Orrin Sea Rescue Trust", "organisation"),
        ("Orrin Council met. Two councillors left.", "Orrin Council", "government"),
        ("The mayor of Lund, Ines Odum, said it was late.", "Ines Odum", "person"),
    ],
)
def test_what_the_words_beside_one_mention_tell_decides_for_all_of_them(text, mention, kind):
    assert entity(text, mention)["kind"] == kind


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Ivor Marsh said the marsh was wet. Marsh wept.", "Marsh", "person"),
        ("Orme Timber Ltd and Joan Orme paid. Ms Orme wept.", "Orme Timber Ltd", "organisation"),
        ("Boats left the Kenyan coast.", "Kenyan", "government"),
        ("Orrin Arts Council met. It left.", "Orrin Arts Council", "organisation"),
        ("The mayor of Newton, North Carolina, said so.", "North Carolina", "place"),
        ("Ford cuts its staff. Bill Ford, the chairman, was glad.", "Ford", "organisation"),
    ],
)
def test_what_is_told_of_another_name_decides_nothing(text, mention, kind):
    assert entity(text, mention)["kind"] == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kelp grows fast. Divers cut the kelp.", "Kelp"),
        ("Snowfall has dropped by a tenth.", "Snowfall"),
        ("Cracks ran through the west wall of the mill.", "west wall"),
    ],
)
def test_a_noun_that_only_opens_a_sentence_is_no_name(text, word):
    assert word not in set(drafting.draft(text).mentions["text"])


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Minister denies lying\n\nThe finance minister, Per Lunde, denied that he had lied.",
            "Minister",
            "Per Lunde",
        ),
        (
            "Tarvo, the firm which runs the mine, was silent. Rain fell. Snow fell. Hail fell. "
            "Wind rose. Fog came. The pit is safe, according to the operator.",
            "Tarvo",
            "the operator",
        ),
        (
            "Mine is safe, says operator\n\nTarvo, the firm which runs the mine, said it was safe.",
            "operator",
            "Tarvo",
        ),
        (
            "Kenya said it would pay. A judge told the Kenyan government that the bill was due.",
            "Kenya",
            "the Kenyan government",
        ),
        ("Ships came despite warnings from Kenya. Kenya said so.", "Kenya", "Kenya"),
        (
            "Oster Foods grew. Its union said Oster had paid too little.",
            "Oster Foods",
            "Oster",
        ),
        (
            "Her report says that the dam is safe. “Your report says that frogs sing,” Ben Holt "
            "said.",
            "Her report",
            "Your report",
        ),
    ],
)
def test_a_short_form_and_what_it_is_short_for_are_one(text, one, other):
    assert entity(text, one)["entity_id"] == entity(text, other)["entity_id"]


def test_two_firms_of_a_text_leave_the_operator_open():
    text = (
        "Tarvo, the firm which runs the mine, was silent. Brenz, a firm from Lund, was not. Rain "
        "fell. Snow fell. Hail fell. Wind rose. Fog came. The pit is safe, according to the "
        "operator."
    )
    assert (
        entity(text, "the operator")["named"] == "false"
        or not entity(text, "the operator")["named"]
    )


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Ana Roe, a nurse at Lund Hospital, wept.", "Ana Roe", "Lund Hospital"),
        ("A nurse at Lund Hospital said it was late.", "A nurse at Lund Hospital", "Lund Hospital"),
        ("Ana Roe of Lund Hospital wept.", "Ana Roe", "Lund Hospital"),
        (
            "Tarvo Foods grew. Its chairman, Will Odum, wept.",
            "Will Odum",
            "Tarvo Foods",
        ),
        (
            "Analysts at Orme & Vane said it was late.",
            "Analysts at Orme & Vane",
            "Orme & Vane",
        ),
        (
            "The Ministry of Fisheries met. An aide at the ministry said it was late.",
            "An aide at the ministry",
            "Ministry of Fisheries",
        ),
    ],
)
def test_whoever_is_of_a_body_that_the_text_names_is_affiliated_with_it(text, mention, name):
    dossier = drafting.draft(text)
    names = dossier.entities.set_index("entity_id")["name"]
    assert names[entity(text, mention)["affiliation"]] == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ana Roe, a vet who led the work, wept.", "Ana Roe", "a vet"),
        ("Ana Roe, a vet at a zoo that closed, wept.", "Ana Roe", "a vet at a zoo"),
        ("The club met. Its chair, Bo Lund, wept.", "Bo Lund", "Its chair"),
        ("It heard from a chemist, Dr. Ana Roe, on Monday.", "Ana Roe", "a chemist"),
        ("Kenya Water Minister Ruth Odum resigned.", "Ruth Odum", "Kenya Water Minister"),
        ("The town heard economist Prof. Ana Roe.", "Ana Roe", "economist"),
    ],
)
def test_a_role_ends_where_something_else_is_told(text, name, role):
    assert entity(text, name)["role"] == role


def test_it_is_the_study_and_not_the_journal_that_printed_it():
    text = "The study, published in the journal Orrin Lines, was short. It found that frogs sing."
    assert speaker(text, "frogs")["name"] == "The study"
