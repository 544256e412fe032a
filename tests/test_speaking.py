"""Who may rather say a statement: the nearest who can speak, and nobody but the outlet."""

from helpers import drafting
from helpers.correcting import VERBS, proposed
from helpers.correcting.speaking import MOST, likely_speakers

TEXT = (
    "The council met in Orrin, where Tom Beck and Ida Moor, a baker, spoke. The pier is shut, Ida"
    " Moor said on Monday.\n\nLena Holt left.\n"
)


def test_who_is_mentioned_in_the_sentence_is_proposed_first_and_no_place_nor_who_says_it():
    draft = drafting.draft(TEXT, published="2024-05-08", name="orrin")
    said = draft.attributions.set_index("text").loc["The pier is shut", "attribution_id"]
    names = [one.name for one in likely_speakers(draft, said)]
    assert "Tom Beck" in names and names[-1] == "nobody but the outlet"
    assert not {"Orrin", "Ida Moor", "Lena Holt"} & set(names) and len(names) <= MOST + 1


def test_a_proposal_is_a_correction_as_it_stands_and_the_outlet_is_proposed_while_others_say_it():
    draft = drafting.draft(TEXT, published="2024-05-08", name="orrin")
    said = draft.attributions.set_index("text").loc["The pier is shut", "attribution_id"]
    *_, outlet = likely_speakers(draft, said)
    args = {"attribution_id": said, "entity_id": outlet.entity_id, "start": None, "end": None}
    own = VERBS["set_source"](draft, **proposed(draft, "set_source", args))
    assert (own.hops["attribution_id"] == said).sum() == 1
    found = likely_speakers(own, said)
    assert found[0].name == "Ida Moor" and found[-1].name != "nobody but the outlet"
    args = {"attribution_id": said, "entity_id": found[0].entity_id}
    args |= {"start": found[0].start, "end": found[0].end}
    again = VERBS["set_source"](own, **proposed(own, "set_source", args))
    last = again.hops[again.hops["attribution_id"] == said].iloc[-1]
    assert (last["entity_id"], last["cue"]) == ("ida-moor", "said")


TOLD = (
    "A clerk told the panel on Monday that she had warned Ada Roe about mould in the attic. Nils"
    " Faber, Brandt Labs and the mayor met. The report raised fears that the roof may fall."
    " Tenants were urged to leave, Pia Roth said.\n"
)


def proposed_for(words: str) -> list:
    draft = drafting.draft(TOLD, published="2024-05-08", name="attic")
    [said] = draft.attributions.loc[draft.attributions["text"] == words, "attribution_id"]
    return likely_speakers(draft, said)


def test_who_has_a_cue_in_the_sentence_is_proposed_first_also_who_says_it_by_another():
    draft = drafting.draft(TOLD, published="2024-05-08", name="attic")
    start = TOLD.index("mould in the attic")
    args = {"start": start, "end": start + 18}
    [said] = draft.attributions.loc[
        draft.attributions["text"].str.startswith("she had warned"), "attribution_id"
    ]
    more = VERBS["say_more"](draft, said, **args)
    [new] = set(more.attributions["attribution_id"]) - set(draft.attributions["attribution_id"])
    first, *others = likely_speakers(more, new)
    assert (first.name, first.cue) == ("A clerk", "had warned") and len(others) > 1
    assert "A clerk" not in [one.name for one in others]


def test_somebody_unnamed_is_proposed_where_the_cue_is_nobodys_and_only_there():
    feared, urged = proposed_for("the roof may fall"), proposed_for("Tenants were urged to leave")
    assert "somebody unnamed" in [one.name for one in feared]
    assert "somebody unnamed" not in [one.name for one in urged]
    assert not any(one.cue for one in urged if one.name == "Tenants")


def test_somebody_unnamed_is_somebody_else_each_time_and_the_cue_stays():
    draft = drafting.draft(TOLD, published="2024-05-08", name="attic")
    rows = draft.attributions.set_index("text")
    said = rows.loc["the roof may fall", "attribution_id"]
    args = {"attribution_id": said, "name": f"somebody unnamed ({said})", "kind": "anonymous"}
    made = VERBS["set_source"](draft, **proposed(draft, "set_source", args | {"keep": True}))
    last = made.hops[made.hops["attribution_id"] == said].iloc[-1]
    who = made.entities.set_index("entity_id").loc[last["entity_id"]]
    assert (last["cue"], last["mention_id"]) == ("fears", "")
    assert who["kind"] == "anonymous" and not who["named"]


def test_words_of_the_statement_itself_are_no_cue_of_it():
    text = "A clerk said that the firm had known of the rust, and Ada Roe met the crew.\n"
    draft = drafting.draft(text, published="2024-05-08", name="rust")
    [said] = draft.attributions.loc[
        draft.attributions["text"].str.contains("the firm had known"), "attribution_id"
    ]
    assert {"the firm": ""}.items() <= {
        one.name: one.cue for one in likely_speakers(draft, said)
    }.items()


MILL = (
    "Brandt Paper bought the mill at Orrin in 2019, and the Paperworkers' Federation struck.\n\n"
    "The roof leaked in May, Ida Moor said.\n\n"
    "Its insurer said the roof was sound. Tom Beck, a spokesman for the company, said it was"
    " dry.\n"
)


def mill_speakers(words: str) -> list[str]:
    draft = drafting.draft(MILL, published="2024-05-08", name="mill")
    [said] = draft.attributions.loc[draft.attributions["text"] == words, "attribution_id"]
    return [one.name for one in likely_speakers(draft, said)]


def test_whom_a_description_of_the_speaker_may_mean_is_proposed_from_anywhere_in_the_text():
    assert "Brandt Paper" in mill_speakers("the roof was sound")[:3]
    assert "Brandt Paper" in mill_speakers("it was dry")[:3]


def test_who_is_named_as_the_speaker_is_taken_for_nobody_else():
    assert mill_speakers("The roof leaked in May") == ["nobody but the outlet"]


def test_whom_an_unresolved_pronoun_means_is_proposed_as_nobody():
    text = (
        "Brandt Paper bought the mill, and the Miners' Federation struck.\n\n\"They know that the roof"
        ' leaks," said Tom Beck. The mill is shut, Ida Moor said.\n'
    )
    draft = drafting.draft(text, published="2024-05-08", name="mill")
    [said] = draft.attributions.loc[
        draft.attributions["text"] == "The mill is shut", "attribution_id"
    ]
    names = [one.name for one in likely_speakers(draft, said)]
    assert "Tom Beck" in names and not [name for name in names if "not resolved" in name]
    assert draft.entities["name"].str.contains("not resolved").any()
