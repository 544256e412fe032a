"""What words date once they have a value, or another one."""

import helpers
from helpers import Dossier, check
from helpers.correcting import VERBS, proposed

TEXT = (
    "The Holm Post reported on March 4, citing dockers, that the sluice is shut. Ada Roe said the"
    " pier had leaked before the storm. She wrote that the mill burned while the mayor was away."
)


def do(dossier: Dossier, verb: str, **args: object) -> Dossier:
    return VERBS[verb](dossier, **proposed(dossier, verb, args))


def drafted() -> Dossier:
    return helpers.draft(TEXT, published="2024-03-06", name="holm")


def event(dossier: Dossier, words: str) -> tuple[str, str]:
    said = dossier.attributions[dossier.attributions["text"].str.contains(words)].iloc[-1]
    claim = dossier.claims.set_index("claim_id").loc[said["claim_id"]]
    return claim["event_edtf"], claim["event_basis"]


def with_date(dossier: Dossier, words: str, **more: object) -> tuple[Dossier, str]:
    start = TEXT.index(words)
    made = do(dossier, "add_date", start=start, end=start + len(words), **more)
    [id_] = set(made.dates["date_id"]) - set(dossier.dates["date_id"])
    return made, id_


def test_words_that_are_given_a_day_date_the_claim_that_they_stand_in():
    made, id_ = with_date(drafted(), "before the storm")
    assert event(made, "had leaked") == ("", "not-stated")
    after = do(made, "change", table="dates", key=id_, values={"edtf": "../2024-02"})
    assert event(after, "had leaked")[0] == "../2024-02" and check(after).empty
    at_once, _ = with_date(drafted(), "before the storm", edtf="../2024-02")
    assert event(at_once, "had leaked")[0] == "../2024-02"


def test_a_claim_that_is_dated_or_checked_is_left_alone_by_more_words():
    made, _ = with_date(drafted(), "while the mayor was away", edtf="2024-01")
    assert event(made, "the mill burned")[0] == "2024-01"
    other, _ = with_date(made, "away", edtf="2023")
    assert event(other, "the mill burned")[0] == "2024-01"
    said = made.attributions[made.attributions["text"].str.contains("had leaked")].iloc[0]
    checked = VERBS["accept"](drafted(), "attributions", said["attribution_id"])
    after, _ = with_date(checked, "before the storm", edtf="../2024-02")
    assert event(after, "had leaked")[0] == ""


def test_what_is_drafted_and_rests_on_words_has_their_new_value():
    dossier = drafted()
    [march] = dossier.dates.loc[dossier.dates["text"] == "March 4", "date_id"]
    theirs = dossier.hops["said_date_id"] == march
    assert set(dossier.hops.loc[theirs, "said_edtf"]) == {"2024-03-04", "../2024-03-04"}
    after = do(dossier, "change", table="dates", key=march, values={"edtf": "2023-03-04"})
    assert set(after.hops.loc[theirs, "said_edtf"]) == {"2023-03-04", "../2023-03-04"}
    assert list(after.hops["said_basis"]) == list(dossier.hops["said_basis"])
    assert check(after).empty
    id_ = dossier.attributions["attribution_id"].iloc[0]
    checked = VERBS["accept"](dossier, "attributions", id_)
    kept = do(checked, "change", table="dates", key=march, values={"edtf": "2023-03-04"})
    own = theirs & (kept.hops["attribution_id"] == id_)
    assert set(kept.hops.loc[own, "said_edtf"]) == {"2024-03-04", "../2024-03-04"}
