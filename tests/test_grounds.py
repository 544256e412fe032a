"""How a drafted statement's source would know: only where the words of the text say so."""

import pytest

from helpers import check, drafting, views

DESCRIBED = [
    (
        "A diplomat briefed on the talks said the truce would hold.",
        "was-told",
        "briefed on the talks",
    ),
    (
        "A trader who was told of the plan said the bank would close.",
        "was-told",
        "was told of the plan",
    ),
    (
        "Residents who heard about the raid from neighbors said three men left.",
        "was-told",
        "heard about the raid",
    ),
    ("An aide who has seen the draft said it lacks a date.", "document", "seen the draft"),
    ("A clerk who was shown the letter said it was unsigned.", "document", "shown the letter"),
    ("A porter who was in the room said the minister shouted.", "saw", "was in the room"),
    (
        "An officer familiar with the report said it blames the pilot.",
        "document",
        "familiar with the report",
    ),
    ("A nurse who attended the meeting said nobody voted.", "saw", "attended the meeting"),
    ("A driver who saw the crash said the van had no lights.", "saw", "saw the crash"),
    ("A baker who heard a bang said the roof was gone.", "saw", "heard a bang"),
    (
        "A miner who took part in the strike said the gates were locked.",
        "took-part",
        "took part in the strike",
    ),
    (
        "A lawyer involved in the talks said the date was fixed.",
        "took-part",
        "involved in the talks",
    ),
    ("A biologist who counted the nests said 40 were empty.", "measured", "counted the nests"),
]
BY_CIRCUMSTANCE = [
    (
        "The agency, citing satellite images, said the ice had thinned.",
        "document",
        "citing satellite images",
    ),
    (
        "Based on phone records, detectives said the two men met twice.",
        "document",
        "Based on phone records",
    ),
    (
        "After examining the wreck, Dr. Holm said the mast had rotted.",
        "measured",
        "examining the wreck",
    ),
    (
        "Prosecutors said in an indictment that the mayor took the money.",
        "document",
        "in an indictment",
    ),
    (
        "Mr. Vale said in a statement to the court that the safe was empty.",
        "document",
        "in a statement to the court",
    ),
]
BY_WHAT_IT_IS = [
    ("Eyewitnesses said the tower swayed.", "saw", "Eyewitnesses"),
    ("Official figures show that rents rose by a tenth.", "document", "Official figures"),
    ("A survey found that half of the shops had closed.", "measured", "A survey"),
    ("According to court filings, the firm owed 3 million euros.", "document", "court filings"),
    ("Records show that the bridge was closed in May.", "document", "Records"),
]
OF_ITSELF = [
    ("“I saw him run,” Ida Moss said.", "saw", "saw him run"),
    ("“We counted 40 boats,” Ole Berg said.", "measured", "counted 40 boats"),
    ("“We have written to the board,” Ole Berg said.", "took-part", ""),
    ("“Nobody ever wrote to me,” Ole Berg said.", "took-part", ""),
    ("“We believe that he lied,” Ann Poe said.", "inference", ""),
    ("The company said it would appeal.", "took-part", ""),
    ("A spokesman for the port said it had sold two cranes.", "took-part", ""),
]
BY_ACT = [
    ("The bank estimated that prices would fall.", "inference", "estimated"),
    ("Residents fear that the wall will fall.", "inference", "fear"),
    ("Ms. Lund said the town could flood.", "inference", ""),
    ("The union vowed to go on.", "took-part", ""),
    ("The union urged the firm to reopen the mill.", "took-part", ""),
    ("The firm denied wrongdoing.", "took-part", ""),
    ("Police said a man was arrested.", "office", ""),
]
CONTROLS = [
    "Two people familiar with the matter said the sale had failed.",
    "A source with knowledge of the deal said it was off.",
    "An ecologist who was not involved in the study said the figure was wrong.",
    "A guard who may have seen the fire said it began at noon.",
    "An editor, who has not read the letter, said it was false.",
    "A scientist who studies fish said the river was warm.",
    "An expert witness said the bolts were loose.",
    "Local media reports said the dam had burst.",
    "The company said it was raining.",
    "“We have a strong army,” Ole Berg said.",
    "The minister denied that the dam was unsafe.",
    "Ms. Lund said the town flooded.",
]


def grounds(text: str) -> list[tuple[str, str]]:
    """How each sourced statement's source would know, and by which words."""
    dossier = drafting.draft(text, published="2024-06-18")
    assert check(dossier).empty
    rows = views.statements(dossier)
    rows = rows[rows["depth"] > 0]
    return list(zip(rows["knowledge"], rows["knowledge_words"]))


@pytest.mark.parametrize(
    ("text", "how", "by"),
    [*DESCRIBED, *BY_CIRCUMSTANCE, *BY_WHAT_IT_IS, *OF_ITSELF, *BY_ACT],
)
def test_words_that_say_how_a_source_would_know_are_read(text, how, by):
    assert (how, by) in grounds(text)


@pytest.mark.parametrize("text", CONTROLS)
def test_nothing_is_read_where_the_words_do_not_say_it(text):
    found = grounds(text)
    assert found and set(found) == {("not-stated", "")}


def test_the_outlets_own_voice_is_not_stated():
    dossier = drafting.draft("The mayor attended the fair. It could rain.", published="2024-06-18")
    assert set(dossier.attributions["knowledge"]) == {"not-stated"}


def test_what_describes_a_source_holds_for_what_it_goes_on_to_say_nearby():
    text = (
        "Mr. Roe, who has read the contract, said it ends in May. He said the fee is fixed.\n\n"
        "The rent is due, he said.\n\nThe shop is full.\n\nMr. Roe said the roof leaks.\n"
    )
    assert grounds(text) == [("document", "read the contract")] * 3 + [("not-stated", "")]


def test_a_source_that_measured_in_the_sentence_before_knows_by_that_and_not_by_having_been_there():
    examined = "Dr. Amara Holt examined the engine. She said two valves were worn."
    assert grounds(examined) == [("measured", "examined the engine")]
    attended = "Dr. Amara Holt attended the fair. She said two valves were worn."
    assert grounds(attended) == [("not-stated", "")]


def test_what_a_source_only_reckons_rests_on_what_it_measured():
    text = "Ms. Falk, who sampled the wells, estimated that a third were dry."
    assert grounds(text) == [("measured", "sampled the wells")]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        # it is the business of who speaks for a body, or of the body
        ("An official at the ministry said a plan to sell the pier was on the table.", "office"),
        ("Ada Roe, a spokeswoman for the port, said four boats had sunk.", "office"),
        ("Ada Roe, the port's lawyer, told the court that four boats had sunk.", "office"),
        ("The port authority said four boats had sunk.", "office"),
        ("NATO confirmed that four boats had sunk.", "office"),
        ("A judge who heard the case said the law was clear.", "office"),
        ("The ministry said in a statement that the road is open.", "office"),
        ("Norway said four boats had sunk.", "not-stated"),
        ("A former official said four boats had sunk.", "not-stated"),
        ("A sailor who shared a cabin with an official said four boats had sunk.", "not-stated"),
        ("An official said the boats could be sold by May.", "inference"),
        # what it found by looking into it
        ("Researchers found that herring now fill the bay.", "measured"),
        ("Widows found that herring now fill the bay.", "not-stated"),
        # what its own people did, and what it has met with
        ("Ada Roe said her team had dug up the pier.", "took-part"),
        ("Ada Roe said her neighbour had dug up the pier.", "not-stated"),
        ("“This is the worst storm in my whole career,” Ada Roe said.", "took-part"),
        ("“This is the worst storm in his whole career,” Ada Roe said.", "inference"),
    ],
)
def test_what_is_the_business_or_the_work_of_a_source_it_knows_by_that(text, how):
    rows = drafting.draft(text).attributions
    assert list(rows[rows["quote"] != "none"]["knowledge"]) == [how]


def test_who_has_been_told_one_thing_knows_nothing_else_by_that():
    rows = drafting.draft(
        "Ben Ode, who has been told he must go, said boats had sunk."
    ).attributions
    assert dict(zip(rows["text"], rows["knowledge"]))["boats had sunk"] == "not-stated"
