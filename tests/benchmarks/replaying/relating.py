"""How claims bear on each other: the walk over relations, a sentence at a time, as they are
proposed on its card.
"""

from collections.abc import Iterator

from helpers import correcting
from helpers.correcting.bearing import Likely, likely_relation, likely_relations

from .walking import Step, Walk

RELATIONS = "relations"
RELATION = ("claim_a", "relation", "claim_b")
SHOWN = 5
"""how many proposals a card shows at once"""
Key = tuple[str, str, str]


def relate(walk: Walk) -> None:
    """The drafted relations that are none go, the others are made."""
    claims = walk.claims()
    wanted: dict[Key, dict] = {
        (claims[row["claim_a"]], row["relation"], claims[row["claim_b"]]): row
        for row in walk.checked.relations.to_dict("records")
    }
    drafted = correcting.keys("relations", walk.now.relations)
    for key in [key for key in drafted if key not in wanted]:
        args = {"table": "relations", "key": list(key)}
        walk.do(Step(RELATIONS, walk.cost("reject"), "reject", args))
    left = {key: want for key, want in wanted.items() if key not in drafted}
    for key in wanted.keys() - left.keys():
        _correct(walk, key, key, wanted[key], walk.cost("reach"))
    if walk.can("likely"):
        _by_sentence(walk, left)
    else:
        ids = (" ".join(want[name] for name in RELATION) for want in left.values())
        walk.excused |= {("relations", id_) for id_ in ids}


def _by_sentence(walk: Walk, left: dict[Key, dict]) -> None:
    """Takes what is proposed for each sentence; what is never proposed is clicked."""
    spans = correcting.sentences(walk.now.text)
    made = walk.now.attributions
    here = [
        list(made.loc[made["start"].between(start, end - 1), "claim_id"]) for start, end in spans
    ]
    for at, claims in enumerate(here):
        later = {id_ for others in here[at + 1 :] for id_ in others}
        _take(walk, left, claims, 0)
        due = [key for key in left if set(claims) & _pair(key) and not later & _pair(key)]
        if any(_place(walk, claims, key) in range(SHOWN, 2 * SHOWN) for key in due):
            walk.bill[RELATIONS] += walk.cost("others")
            _take(walk, left, claims, SHOWN)
        for key in [key for key in due if key in left]:
            _click(walk, key, left.pop(key))


def _pair(key: Key) -> set[str]:
    return {key[0], key[2]}


def _place(walk: Walk, claims: list[str], key: Key) -> int:
    """How many others are proposed before a relation; -1 where it is not."""
    pairs = [{row.claim_a, row.claim_b} for row in likely_relations(walk.now, claims)]
    return pairs.index(_pair(key)) if _pair(key) in pairs else -1


def _take(walk: Walk, left: dict[Key, dict], claims: list[str], first: int) -> None:
    """Takes what is wanted of the proposals that are shown, as long as there is some."""
    while found := next(_shown(walk, left, claims, first), None):
        row, key = found
        walk.do(Step(RELATIONS, walk.cost("likely"), "add_relation", row._asdict()))
        _correct(walk, (row.claim_a, row.relation, row.claim_b), key, left.pop(key), 0)


def _shown(
    walk: Walk, left: dict[Key, dict], claims: list[str], first: int
) -> Iterator[tuple[Likely, Key]]:
    for row in likely_relations(walk.now, claims)[first : first + SHOWN]:
        for key in left:
            if _pair(key) == {row.claim_a, row.claim_b}:
                yield row, key


def _click(walk: Walk, key: Key, want: dict) -> None:
    """The statement is opened, where it is proposed on the card of one of the two; else the other
    one is clicked.
    """
    for id_ in sorted(_pair(key)):
        if _place(walk, [id_], key) in range(SHOWN):
            return _open(walk, id_, key, want)
    row = likely_relation(walk.now, key[0], key[2])
    assert row is not None
    there = correcting.keys("relations", walk.now.relations)
    if (row.claim_a, row.relation, row.claim_b) in there:
        row = row._replace(relation=key[1])
    step = Step(RELATIONS, walk.cost("reach", "relation"), "add_relation", row._asdict())
    walk.do(step)
    _correct(walk, (row.claim_a, row.relation, row.claim_b), key, want, 0)


def _open(walk: Walk, claim: str, key: Key, want: dict) -> None:
    """Takes it on the card of a statement."""
    row, _ = next(_shown(walk, {key: want}, [claim], 0))
    step = Step(RELATIONS, walk.cost("reach", "likely"), "add_relation", row._asdict())
    walk.do(step)
    _correct(walk, (row.claim_a, row.relation, row.claim_b), key, want, 0)


def _correct(walk: Walk, have: Key, key: Key, want: dict, reach: int) -> None:
    """How, in what respect, on what, and which way round: what is not as it is wanted."""
    there = walk.now.relations
    row = there[there[list(RELATION)].agg(tuple, axis=1) == have].iloc[0]
    values = {name: want[name] for name in ("kind", "basis") if row[name] != want[name]}
    values |= {name: to for name, was, to in zip(RELATION, have, key) if was != to}
    turned = have[0] != key[0]
    if values:
        letters = "bears" if walk.can("bears") else "pick"
        cost = reach * walk.can("bears") + walk.cost(letters) * (len(values) - turned)
        args = {"table": "relations", "key": list(have), "values": values}
        walk.do(Step(RELATIONS, cost, "change", args))
