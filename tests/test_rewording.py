"""A claim is in the words of the text as it is cut and read by now, unless a person worded it."""

import pytest

from helpers import drafting
from helpers.correcting import VERBS, proposed

TEXT = (
    "Tom Beck runs the ferry at Orrin with Ida Moor. Lena Holt said he sold two boats in May, and"
    " the pier was shut.\n"
)


@pytest.fixture(scope="module")
def draft():
    return drafting.draft(TEXT, published="2024-06-08", name="orrin")


def claim(dossier, words: str):
    """The claim of the first statement that holds these words."""
    said = dossier.attributions[dossier.attributions["text"].str.contains(words)].iloc[0]
    return dossier.claims.set_index("claim_id").loc[said["claim_id"]], said


def do(dossier, verb: str, **args):
    return VERBS[verb](dossier, **proposed(dossier, verb, args))


def moved(dossier, words: str, to: str):
    """A statement moved to other words."""
    _, said = claim(dossier, words)
    start = TEXT.index(to)
    key = said["attribution_id"]
    return do(dossier, "move", table="attributions", key=key, start=start, end=start + len(to))


def test_a_drafted_claim_is_worded_anew_when_its_statement_is_moved(draft):
    after = moved(draft, "two boats", "he sold two boats")
    row, said = claim(after, "two boats")
    assert said["text"] == "he sold two boats"
    assert row["proposition"].endswith(" sold two boats")
    assert claim(after, "pier")[0]["proposition"] == claim(draft, "pier")[0]["proposition"]


def test_what_a_person_typed_is_kept_though_its_statement_is_moved_or_a_pronoun_is_given(draft):
    row, said = claim(draft, "two boats")
    values = {"proposition": "He sold a pair of boats in May."}
    typed = VERBS["change"](draft, "claims", said["claim_id"], values)
    assert claim(typed, "two boats")[0]["drafted_by"] == "" != row["drafted_by"]
    after = moved(typed, "two boats", "sold two boats")
    assert claim(after, "two boats")[0]["proposition"] == values["proposition"]
    he = draft.mentions[draft.mentions["text"] == "he"].iloc[0]["mention_id"]
    given = do(typed, "reassign_mention", mention_id=he, entity_id="ida-moor")
    assert claim(given, "two boats")[0]["proposition"] == values["proposition"]


def test_another_change_of_a_claim_leaves_who_worded_it(draft):
    row, said = claim(draft, "two boats")
    after = VERBS["change"](draft, "claims", said["claim_id"], {"topic": "boats"})
    assert claim(after, "two boats")[0]["drafted_by"] == row["drafted_by"] != ""


def test_a_pronoun_that_is_given_to_somebody_is_named_and_the_question_goes(draft):
    _, said = claim(draft, "two boats")
    question = "The draft does not decide whom or what “he” means in it. Ask the mill."
    claims = draft.claims.copy()
    claims.loc[claims["claim_id"] == said["claim_id"], "note"] = question
    asked = draft.with_tables(claims=claims)
    he = asked.mentions[asked.mentions["text"] == "he"].iloc[0]
    other = "ida-moor" if he["entity_id"] != "ida-moor" else "tom-beck"
    after = do(asked, "reassign_mention", mention_id=he["mention_id"], entity_id=other)
    row, _ = claim(after, "two boats")
    name = {"ida-moor": "Ida Moor", "tom-beck": "Tom Beck"}[other]
    assert row["proposition"] == f"{name} sold two boats in May"
    assert row["note"] == "Ask the mill."
    back = do(after, "reassign_mention", mention_id=he["mention_id"], entity_id=he["entity_id"])
    assert claim(back, "two boats")[0]["proposition"] != row["proposition"]


def test_what_is_recorded_of_a_move_needs_no_parser_to_be_made_again(draft):
    _, said = claim(draft, "two boats")
    start = TEXT.index("sold two boats")
    args = {"table": "attributions", "key": said["attribution_id"], "start": start}
    filled = proposed(draft, "move", args | {"end": start + 14})
    assert set(filled["wordings"]) == {said["claim_id"]}
    after = VERBS["move"](draft, **filled)
    assert claim(after, "two boats")[0]["proposition"] == filled["wordings"][said["claim_id"]]
    bare = VERBS["move"](draft, **args, end=start + 14)
    assert claim(bare, "two boats")[0]["proposition"] == claim(draft, "two boats")[0]["proposition"]


def test_what_a_draft_put_before_the_words_stays_while_they_begin_there():
    text = "The firm closed the mill and sold the land in May, Ida Moor said.\n"
    draft = drafting.draft(text, name="mill")
    row, said = claim(draft, "sold the land")
    assert (said["text"], row["proposition"]) == (
        "sold the land in May",
        "The firm sold the land in May",
    )
    at = text.index("sold")
    args = {"table": "attributions", "key": said["attribution_id"], "start": at}
    less = VERBS["move"](draft, **proposed(draft, "move", args | {"end": text.index(" in May")}))
    assert claim(less, "sold the land")[0]["proposition"] == "The firm sold the land"


CHAPEL = (
    "A report by the Nairn Board, dated May 3 and seen by the Mail, says the chapel will stay shut"
    " for a year after masons found cracks in its roof. A mason, speaking on condition of anonymity"
    " because the work goes on, said the tower had moved on May 2, when a crane struck the wall.\n"
)


@pytest.fixture(scope="module")
def chapel():
    return drafting.draft(CHAPEL, published="2024-06-08", name="chapel")


def at(words: str) -> dict[str, int]:
    start = CHAPEL.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("seen by the Mail", "A report by the Nairn Board was seen by the Mail"),
        ("speaking on condition of anonymity", "A mason spoke on condition of anonymity"),
        ("masons found cracks", "Masons found cracks"),
    ],
)
def test_words_that_describe_a_noun_are_added_as_a_sentence_about_it(chapel, words, said):
    after = do(chapel, "add_attribution", quote="none", **at(words))
    assert after.claims.iloc[-1]["proposition"] == said
    assert after.claims.iloc[-1]["status"] == "drafted"


RESULTS = (
    "The firm denied that it had withheld test results showing lead at 31 homes. It hid the cracks. Ida"
    " Moor said she had asked the firm for her results and had never got an answer. He told her to"
    " go.\n"
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("test results showing lead at 31 homes", "Test results showed lead at 31 homes"),
        ("the cracks", "The cracks"),
        ("her results", "Ida Moor’s results"),
    ],
)
def test_words_for_a_thing_are_a_sentence_only_where_they_tell_of_it(words, said):
    draft = drafting.draft(RESULTS, published="2024-06-08", name="results")
    start = RESULTS.index(words)
    after = do(draft, "add_attribution", quote="none", start=start, end=start + len(words))
    assert after.claims.iloc[-1]["proposition"] == said


def test_a_claim_with_names_for_its_pronouns_keeps_the_subject_before_its_auxiliary():
    draft = drafting.draft(RESULTS, published="2024-06-08", name="results")
    said = claim(draft, "had never got")[1]
    typed = VERBS["reword"](draft, said["claim_id"], "Typed")
    after = do(typed, "reword", claim_id=said["claim_id"])
    assert claim(after, "had never got")[0]["proposition"] == "Ida Moor had never got an answer"


def test_a_claim_follows_an_edge_of_its_statement(chapel):
    row, said = claim(chapel, "stay shut")
    assert row["proposition"].endswith("roof")
    after = do(
        chapel,
        "set_edge",
        table="attributions",
        key=said["attribution_id"],
        edge="end",
        **at("year"),
    )
    assert claim(after, "stay shut")[0]["proposition"].endswith("stay shut for a year")


def test_a_claim_whose_words_the_draft_made_follows_a_move_to_a_whole_clause(chapel):
    row, said = claim(chapel, "crane")
    assert said["text"].startswith("when") and row["proposition"] != "A crane struck the wall"
    after = do(
        chapel,
        "move",
        table="attributions",
        key=said["attribution_id"],
        **at("a crane struck the wall"),
    )
    assert claim(after, "crane")[0]["proposition"] == "A crane struck the wall"


def test_a_claim_of_words_that_were_added_follows_them_until_somebody_types_it(chapel):
    words = "seen by the Mail"
    made = do(chapel, "add_attribution", quote="none", **at(words))
    new = made.attributions[made.attributions["text"] == words].iloc[0]
    where = {"table": "attributions", "key": new["attribution_id"]}
    to = at("masons found cracks")
    after = do(made, "move", **where, **to)
    claims = after.claims.set_index("claim_id")["proposition"]
    assert claims[new["claim_id"]] == "Masons found cracks"
    values = {"proposition": "The Mail saw the report."}
    typed = do(made, "change", table="claims", key=new["claim_id"], values=values)
    claims = do(typed, "move", **where, **to).claims.set_index("claim_id")["proposition"]
    assert claims[new["claim_id"]] == values["proposition"]


def test_what_is_left_of_a_split_does_not_end_in_the_word_that_opened_the_rest(chapel):
    _, said = claim(chapel, "stay shut")
    after = do(
        chapel,
        "split_attribution",
        attribution_id=said["attribution_id"],
        **at("masons found cracks in its roof"),
    )
    row, left = claim(after, "stay shut")
    assert left["text"].endswith("for a year") and row["proposition"].endswith("for a year")
