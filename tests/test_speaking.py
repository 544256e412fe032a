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
