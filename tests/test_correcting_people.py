"""Whom words mean, corrected: one mention given to somebody else, two entities made one, a mention
that is guessed and waits, and what becomes of a statement that somebody else says.
"""

import pytest

import helpers
from helpers import Dossier, drafting, leftopen
from helpers.correcting import VERBS, Refused, proposed
from helpers.correcting.cutting import word_edge
from helpers.correcting.naming import head_of, kind_of, meant_by
from helpers.correcting.saying import said

TEXT = (
    "On Tuesday, Tom Lund, a spokesman for the water ministry, said the pier would stay open. She"
    " said on Monday that 40 boats had come.\n\nThe sluice at Holm is shut. Ada Roe, who runs the"
    " mill, denied it on Friday. Residents left. The water ministry and the Pilots' Union met"
    " residents."
)


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return helpers.draft(TEXT, published="2024-05-08", name="holm")


def span(words: str, nth: int = 0) -> dict:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def saying(dossier: Dossier, words: str) -> dict:
    there = dossier.attributions[dossier.attributions["text"].str.contains(words)].iloc[0]
    hops = dossier.hops[dossier.hops["attribution_id"] == there["attribution_id"]]
    return there.to_dict() | {"last": hops.iloc[-1].to_dict()}


def do(dossier: Dossier, verb: str, **args: object) -> Dossier:
    return VERBS[verb](dossier, **proposed(dossier, verb, args))


def mention(dossier: Dossier, words: str) -> dict:
    return dossier.mentions[dossier.mentions["text"] == words].iloc[-1].to_dict()


def entity(dossier: Dossier, entity_id: str) -> dict:
    return dossier.entities.set_index("entity_id").loc[entity_id].to_dict()


@pytest.mark.parametrize(
    "text, chosen, whole",
    [
        ("In the country’s hall both of them met.", "countr", "country"),
        ("In the country’s hall both of them met.", "oth of th", "both of them"),
        ("In the country’s hall both of them met.", "country", "country"),
        ("The cafe\u0301s shut early.", "caf", "cafe\u0301s"),
        ("Paid 40,000 to Roe-Lund in 1990.", "Roe", "Roe"),
        ("张伟在北京说桥已关闭。", "北京", "北京"),
    ],
)
def test_half_a_word_that_is_chosen_is_a_whole_one(text, chosen, whole):
    dossier = helpers.draft(text, published="2024-05-08", name="halves")
    start = text.index(chosen)
    place = {"start": start, "end": start + len(chosen)}
    args = proposed(dossier, "add_observation", {"kind": "framing", "note": "x"} | place)
    assert text[args["start"] : args["end"]] == whole
    after = VERBS["add_observation"](dossier, **args)
    assert whole in set(after.observations["text"])


def test_a_mention_is_given_to_somebody_else_and_a_guess_that_nothing_names_goes(draft):
    guessed = do(draft, "add_mention", **span("the mill"))
    made = mention(guessed, "the mill")
    count = int((guessed.mentions["entity_id"] == "tom-lund").sum())
    after = VERBS["reassign_mention"](guessed, made["mention_id"], "tom-lund")
    assert (after.mentions["entity_id"] == "tom-lund").sum() == count + 1
    assert made["entity_id"] not in set(after.entities["entity_id"])
    assert "ada-roe" in set(after.entities["entity_id"])
    with pytest.raises(Refused, match="stand for Tom Lund already"):
        VERBS["reassign_mention"](after, made["mention_id"], "tom-lund")


def test_of_two_that_are_one_the_named_stays_then_the_checked_whichever_is_clicked(draft):
    guessed = do(draft, "add_mention", **span("the mill"))
    other = mention(guessed, "the mill")["entity_id"]
    for pair in ((other, "ada-roe"), ("ada-roe", other)):
        after = VERBS["unite_entities"](guessed, *pair)
        assert "ada-roe" in set(after.entities["entity_id"])
        assert other not in set(after.entities["entity_id"])
    checked = VERBS["accept"](draft, "entities", "tom-lund")
    after = VERBS["unite_entities"](checked, "ada-roe", "tom-lund")
    assert "tom-lund" in set(after.entities["entity_id"])


def test_a_mention_whose_entity_is_guessed_waits_and_one_that_is_given_does_not(draft):
    guessed = do(draft, "add_mention", **span("the Pilots' Union"))
    made = mention(guessed, "the Pilots' Union")
    assert made["status"] == "drafted"
    new = entity(guessed, made["entity_id"])
    assert (new["status"], new["kind"]) == ("drafted", "organisation")
    given = do(draft, "add_mention", **span("the Pilots' Union"), entity_id="ada-roe")
    assert mention(given, "the Pilots' Union")["status"] == "checked"


@pytest.mark.parametrize(
    ("words", "form", "kind"),
    [
        ("the water ministry", "description", "government"),
        ("the union", "description", "organisation"),
        ("the police", "description", "organisation"),
        ("Residents", "description", "group"),
        ("the carpenters", "description", "group"),
        ("the carpenter", "description", "person"),
        ("her two sons", "description", "group"),
        ("a gadget", "description", "anonymous"),
        ("a press conference", "description", "event"),
        ("the public gallery", "description", "place"),
        ("Chile's fishing industry", "description", "collective"),
        ("the Pilots' Union", "name", "organisation"),
        ("Ada Roe", "name", "person"),
        ("Maule Oblast", "name", "place"),
    ],
)
def test_the_kind_of_somebody_new_is_guessed_by_words(words, form, kind):
    assert kind_of(words, form) == kind


def test_a_common_noun_that_begins_a_sentence_is_no_name(draft):
    left = do(draft, "add_mention", **span("Residents"))
    assert mention(left, "Residents")["form"] == "description"
    name = do(draft, "add_mention", **span("Holm"))
    assert mention(name, "Holm")["form"] == "name"


def test_a_body_inside_the_words_for_its_spokesman_is_not_the_spokesman(draft):
    place = span("the water ministry")
    assert meant_by(draft, place["start"], place["end"]) != "tom-lund"
    assert head_of("a spokesman for the water ministry") == "spokesman"


def test_a_cut_is_at_the_nearest_edge_of_a_word_and_both_parts_wait(draft):
    text = "the ferry failed"
    assert [word_edge(text, place) for place in (4, 5, 8, 9)] == [4, 4, 9, 9]
    checked = VERBS["accept_sentence"](draft, 0, len(TEXT))
    row = saying(checked, "pier would stay")
    inside = row["start"] + row["text"].index("would") + 1
    after = do(checked, "split_attribution", attribution_id=row["attribution_id"], start=inside)
    parts = after.attributions[after.attributions["status"] == "drafted"]
    assert len(parts) == 2 and not any(text.startswith("ould") for text in parts["text"])
    claims = after.claims[after.claims["claim_id"].isin(parts["claim_id"])]
    assert set(claims["status"]) == {"drafted"}


def test_the_cue_and_the_day_of_another_speaker_do_not_stay(draft):
    row = saying(draft, "pier would stay")
    assert (row["last"]["cue"], row["last"]["said_edtf"]) == ("said", "2024-05-07")
    id_ = row["attribution_id"]
    after = do(draft, "set_source", attribution_id=id_, **span("Ada Roe"), entity_id="ada-roe")
    hop = saying(after, "pier would stay")["last"]
    assert (hop["entity_id"], hop["cue"], hop["said_edtf"]) == ("ada-roe", "", "")
    named = do(draft, "set_source", attribution_id=id_, entity_id="ada-roe")
    hop = saying(named, "pier would stay")["last"]
    assert (hop["cue"], hop["said_edtf"], hop["said_basis"]) == ("", "", "not-stated")


def test_the_cue_and_the_day_are_read_beside_a_name_in_the_sentence_of_the_statement():
    text = "Ada Roe told Tom Lund on Monday that the weir is open, the clerk wrote."
    dossier = helpers.draft(text, published="2024-05-08", name="weir")
    start = text.index("the weir is open")
    own = do(dossier, "add_attribution", start=start, end=start + 16, quote="none")
    id_ = (
        set(own.attributions["attribution_id"]) - set(dossier.attributions["attribution_id"])
    ).pop()
    after = do(own, "set_source", attribution_id=id_, entity_id="ada-roe", start=0, end=7)
    hop = after.hops[after.hops["attribution_id"] == id_].iloc[-1]
    assert (hop["cue"], hop["said_edtf"]) == ("told", "2024-05-06")


def test_a_pronoun_is_proposed_for_the_last_named_whose_first_name_does_not_tell_otherwise():
    text = "Maria Sund met John Fell. Days passed. Later she told him so."
    blank = helpers.draft(text)
    blank = blank.with_tables(mentions=blank.mentions[blank.mentions["form"] == "name"])
    for words, who in (("she", "maria-sund"), ("him", "john-fell")):
        start = text.index(f" {words} ") + 1
        assert meant_by(blank, start, start + len(words)) == who


def test_nobody_means_nobody_and_things_that_are_many_are_no_person():
    text = "Maria Sund of the Oster Council made two offers. Nobody took them. She left."
    blank = helpers.draft(text)
    blank = blank.with_tables(mentions=blank.mentions[blank.mentions["form"] == "name"])
    for words, who in (("Nobody", ""), ("She", "maria-sund")):
        start = text.index(words)
        assert meant_by(blank, start, start + len(words)) == who
    start = text.index("them")
    assert meant_by(blank, start, start + 4) != "maria-sund"


def test_a_common_noun_names_no_firm_by_one_word_unless_it_says_what_the_firm_is():
    text = "Oster Gate shut the main gate. The Lund Council met, and the council agreed."
    blank = helpers.draft(text)
    blank = blank.with_tables(mentions=blank.mentions[blank.mentions["form"] == "name"])
    names = dict(zip(blank.entities["name"], blank.entities["entity_id"]))
    for words, who in (("the main gate", ""), ("the council", names["Lund Council"])):
        start = text.index(words)
        assert meant_by(blank, start, start + len(words)) == who


def test_the_cue_of_a_pronoun_stays_when_its_name_is_clicked_elsewhere():
    text = "Ada Roe runs the mill. She said on Monday that 40 boats had come."
    dossier = helpers.draft(text, published="2024-05-08", name="boats")
    row = saying(dossier, "40 boats")
    assert (row["last"]["cue"], row["last"]["said_edtf"]) == ("said", "2024-05-06")
    new = VERBS["add_mention"](dossier, 0, 7, name="Somebody else")
    who = new.entities["entity_id"].iloc[-1]
    clicked = {"start": 0, "end": 7, "entity_id": who}
    after = do(new, "set_source", attribution_id=row["attribution_id"], **clicked)
    hop = saying(after, "40 boats")["last"]
    assert (hop["entity_id"], hop["cue"], hop["said_edtf"]) == (who, "said", "2024-05-06")


JOINED = (
    "Ada Roe runs the harbour. {} divers had searched the wreck on May 2, and urged boat owners"
    " to stay ashore."
)


@pytest.mark.parametrize(
    "lead, day, status",
    [
        ("She told councillors that", "", "cue “urged” kept; day unchanged."),
        (
            "On Monday she told councillors that",
            "2024-05-06",
            "cue “urged” kept; day 2024-05-06.",
        ),
    ],
)
def test_the_cue_that_words_hang_on_stays_and_no_day_is_read_of_what_is_told(lead, day, status):
    text = JOINED.format(lead)
    dossier = helpers.draft(text, published="2024-05-08", name="wreck")
    dossier = _by_nobody(dossier, "to stay")
    row = saying(dossier, "^to stay")
    assert row["last"]["cue"] == "urged"
    start = text.lower().index("she told")
    clicked = {"start": start, "end": start + 3, "entity_id": "ada-roe"}
    args = proposed(dossier, "set_source", {"attribution_id": row["attribution_id"]} | clicked)
    after = VERBS["set_source"](dossier, **args)
    hop = saying(after, "^to stay")["last"]
    assert (hop["entity_id"], hop["cue"], hop["said_edtf"]) == ("ada-roe", "urged", day)
    assert said("set_source", args, dossier, after).startswith(f"Now said by Ada Roe; {status}")


def _by_nobody(dossier: Dossier, words: str) -> Dossier:
    """With a statement said by somebody else, on no day that is known."""
    key = [saying(dossier, f"^{words}")["attribution_id"], "1"]
    dossier = VERBS["add_mention"](dossier, 0, 7, name="Tom Lund")
    who = dossier.entities["entity_id"].iloc[-1]
    return VERBS["change"](dossier, "hops", key, {"entity_id": who, "said_edtf": ""})


def test_the_nearer_verb_of_whom_is_clicked_takes_the_place_of_one_that_it_hangs_on():
    text = "The clerk wrote that Ada Roe told Tom Lund on Monday that the weir was open on May 2."
    dossier = helpers.draft(text, published="2024-05-08", name="weir")
    start = text.index("the weir was open")
    place = {"start": start, "end": start + len("the weir was open on May 2")}
    own = do(dossier, "add_attribution", **place, quote="none", name="Clerk", cue=[10, 15])
    new = set(own.attributions["attribution_id"]) - set(dossier.attributions["attribution_id"])
    clicked = {"entity_id": "ada-roe", "start": text.index("Ada"), "end": text.index(" told")}
    after = do(own, "set_source", attribution_id=new.pop(), **clicked)
    hop = after.hops[after.hops["entity_id"] == "ada-roe"].iloc[-1]
    assert (hop["cue"], hop["said_edtf"]) == ("told", "2024-05-06")


def test_a_source_and_its_cue_at_the_edge_are_no_part_of_what_is_said():
    text = "The sluice is shut. The weir is open, Ada Roe said. Ada Roe said the mill is shut."
    dossier = helpers.draft(text, published="2024-05-08", name="weir")
    for words, name, left in (
        ("The weir is open, Ada Roe said", text.index("Ada Roe"), "The weir is open"),
        ("Ada Roe said the mill is shut", text.rindex("Ada Roe"), "the mill is shut"),
    ):
        start = text.index(words)
        place = {"start": start, "end": start + len(words)}
        own = do(dossier, "add_attribution", **place, quote="none")
        made = own.attributions[own.attributions["text"] == words].iloc[0]
        clicked = {"entity_id": "ada-roe", "start": name, "end": name + 7}
        after = do(own, "set_source", attribution_id=made["attribution_id"], **clicked)
        row = after.attributions.set_index("attribution_id").loc[made["attribution_id"]]
        assert (row["text"], row["quote"]) == (left, "indirect")
        claims = after.claims.set_index("claim_id")["proposition"]
        assert "said" not in claims[row["claim_id"]]


def test_a_new_statement_of_the_outlets_has_its_day_and_waits():
    text = "HOLM, May 8 (Coast Wire) - The sluice is shut. Residents left the town."
    dossier = helpers.draft(text, published="2024-05-08", name="sluice")
    start = text.index("left the town")
    own = do(dossier, "add_attribution", start=start, end=start + 13, quote="none")
    row = saying(own, "^left the town")
    assert row["status"] == row["last"]["status"] == "drafted"
    assert (row["last"]["said_edtf"], row["last"]["said_basis"]) == ("2024-05-08", "inferred-year")
    bare = VERBS["add_attribution"](dossier, start, start + 13, quote="none")
    assert saying(bare, "^left the town")["status"] == "checked"


def test_what_to_mark_first_is_told_where_a_claim_cannot_be_reworded():
    text = "Ada Roe runs the mill. She shut the weir."
    dossier = helpers.draft(text, published="2024-05-08", name="mill")
    bare = dossier.with_tables(mentions=dossier.mentions[dossier.mentions["text"] != "She"])
    made = saying(bare, "shut the weir")
    plain = VERBS["change"](bare, "claims", made["claim_id"], {"proposition": "x"})
    plain = VERBS["reword"](plain, made["claim_id"])
    with pytest.raises(Refused, match="mark “She” first"):
        VERBS["reword"](plain, made["claim_id"])


def test_whom_a_word_means_is_asked_no_more_once_its_mention_is_given_to_somebody():
    text = "Ada Roe said he would pay."
    made = drafting.draft(text, published="2024-05-08")
    start = text.index("he would")
    made = VERBS["add_mention"](made, start, start + 2, name="Somebody")
    made = VERBS["add_mention"](made, 0, 3, name="Tom Lund")
    asked = [leftopen.STAYS.format(word) for word in ("he", "it")]
    maybe = leftopen.MAYBE.format("Tom Lund or Cy Poe")
    note = f"{asked[0]} {maybe} {asked[1]} Ask Ann whom he means."
    made = made.with_tables(claims=made.claims.assign(note=note))
    mention = made.mentions.loc[made.mentions["start"] == start, "mention_id"].iloc[0]
    who = made.entities.set_index("name").loc["Tom Lund", "entity_id"]
    after = VERBS["reassign_mention"](made, mention, who)
    assert set(after.claims["note"]) == {f"{asked[1]} Ask Ann whom he means."}
    assert set(made.claims["note"]) == {note}
