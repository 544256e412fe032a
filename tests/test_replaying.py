"""The replay of a correction arrives, costs less with the verbs for statements, and would say so if
it did not arrive.
"""

import sys
from pathlib import Path

import pytest

from helpers import Dossier, correcting, drafting
from helpers.correcting import VERBS

sys.path.append(str(Path(__file__).parent / "benchmarks"))
from correcting import walked
from replaying.bindings import AFTER, BEFORE
from replaying.differing import apart

TEXT = (
    "Ida Moor, a union leader, said the firm sold the looms in 2021 and the carts.\n"
    "Tom Beck told reporters that the mill had lost its buyers and its best weavers.\n"
)


@pytest.fixture(scope="module")
def checked() -> Dossier:
    """The draft, corrected by hand: two statements cut, one more, one on another's claim."""
    made = drafting.draft(TEXT, name="mill")
    for words in ("and the carts", "and its best"):
        start = TEXT.index(words)
        holding = (made.attributions["start"] < start) & (start < made.attributions["end"])
        of = made.attributions.loc[holding, "attribution_id"].iloc[0]
        args = correcting.proposed(
            made, "split_attribution", {"attribution_id": of, "start": start}
        )
        made = VERBS["split_attribution"](made, **args)
    start = TEXT.index("a union leader")
    made = VERBS["add_attribution"](made, start, start + 14, quote="none")
    made = VERBS["accept_sentence"](made, 0, len(TEXT))
    while len(queue := correcting.doubtful(made)):
        made = VERBS["accept"](made, queue["table"].iloc[0], list(queue["key"].iloc[0]))
    return made


def test_a_replay_arrives_with_either_set_of_verbs_and_costs_less_with_the_new_ones(
    checked, tmp_path
):
    before = walked(checked, BEFORE, tmp_path / "before")
    after = walked(checked, AFTER, tmp_path / "after")
    assert after.calls["split_attribution"] == 2 and not before.calls["split_attribution"]
    assert after.calls["accept_sentence"] and not before.calls["accept_sentence"]
    assert 0 < after.bill.total() <= before.bill.total() / 2


def test_what_a_replay_has_not_reached_is_told(checked, tmp_path):
    walk = walked(checked, AFTER, tmp_path / "walk")
    assert apart(walk.now, checked, walk.known, set()) == []
    values = {"certainty": "possible"}
    id_ = walk.now.attributions["attribution_id"].iloc[0]
    walk.journal.do("change", {"table": "attributions", "key": id_, "values": values})
    assert len(apart(walk.now, checked, walk.known, set())) == 2
