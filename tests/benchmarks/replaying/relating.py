"""How claims bear on each other: the walk over relations, a sentence at a time, as they are
proposed on its card.
"""

from collections import Counter
from collections.abc import Iterator

from helpers import correcting
from helpers.correcting.bearing import Likely, likely_relation, likely_relations, offered

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
        _at_statements(walk, left, due)


def _at_statements(walk: Walk, left: dict[Key, dict], due: list[Key]) -> None:
    """Opens the statement that most of the others are about; takes what its card proposes, and
    clicks the other claim of each of the rest.
    """
    while open_ := [key for key in due if key in left]:
        claim = Counter(id_ for key in open_ for id_ in (key[0], key[0], key[2])).most_common(1)[0][
            0
        ]
        here = {key: left[key] for key in open_ if claim in _pair(key)}
        if next(_shown(walk, here, [claim], 0), None) or not _in_hand(walk, claim):
            walk.bill[RELATIONS] += walk.cost("reach")
        _take(walk, here, [claim], 0)
        for key, want in here.items():
            _click(walk, claim, key, want)
        for key in open_:
            if claim in _pair(key):
                del left[key]


def _in_hand(walk: Walk, claim: str) -> bool:
    """Whether a statement that makes a claim is in hand on the card of its sentence."""
    made = walk.now.attributions
    return bool(walk.in_hand & set(made.loc[made["claim_id"] == claim, "attribution_id"]))


def _pair(key: Key) -> set[str]:
    return {key[0], key[2]}


def _place(walk: Walk, claims: list[str], key: Key) -> int:
    """How many others are proposed before a relation; -1 where it is not."""
    pairs = [{row.claim_a, row.claim_b} for row in likely_relations(walk.now, claims)]
    return pairs.index(_pair(key)) if _pair(key) in pairs else -1


def _take(walk: Walk, left: dict[Key, dict], claims: list[str], first: int) -> None:
    """Takes what is wanted of the proposals that are shown, as long as there is some: each in the
    way that is nearest to what is wanted, of the six that are offered.
    """
    while found := next(_shown(walk, left, claims, first), None):
        way, key = found
        walk.do(Step(RELATIONS, walk.cost("likely"), "add_relation", way._asdict()))
        _correct(walk, way[:3], key, left.pop(key), 0)


def _shown(
    walk: Walk, left: dict[Key, dict], claims: list[str], first: int
) -> Iterator[tuple[Likely, Key]]:
    for ways in offered(walk.now, claims)[first : first + SHOWN]:
        for key in left:
            if _pair(key) == {ways[0].claim_a, ways[0].claim_b}:
                alike = [way for way in ways if way.relation == key[1]]
                yield max(alike, key=lambda way: way.claim_a == key[0]), key


def _click(walk: Walk, claim: str, key: Key, want: dict) -> None:
    """The other claim is clicked: the open one bears on it as it is read."""
    [other] = _pair(key) - {claim}
    row = likely_relation(walk.now, claim, other)
    assert row is not None
    args = row._asdict()
    if (row.claim_a, row.relation, row.claim_b) in correcting.keys("relations", walk.now.relations):
        args |= {"relation": key[1]}
    walk.do(Step(RELATIONS, walk.cost("relation"), "add_relation", args))
    _correct(walk, (claim, args["relation"], other), key, want, 0)


def _correct(walk: Walk, have: Key, key: Key, want: dict, reach: int) -> None:
    """How, in what respect, on what, and which way round: what is not as it is wanted."""
    letter = walk.cost("bears") if walk.can("bears") else walk.cost("pick")
    if have[1] != key[1] and walk.can("bears"):
        args = dict(zip(RELATION, have)) | {"to": key[1]}
        walk.do(Step(RELATIONS, letter + reach, "set_relation", args))
        have, reach = (have[0], key[1], have[2]), 0
    there = walk.now.relations
    row = there[there[list(RELATION)].agg(tuple, axis=1) == have].iloc[0]
    values = {name: want[name] for name in ("kind", "basis") if row[name] != want[name]}
    values |= {name: to for name, was, to in zip(RELATION, have, key) if was != to}
    turned = have[0] != key[0]
    if values:
        cost = reach * walk.can("bears") + letter * (len(values) - turned)
        args = {"table": "relations", "key": list(have), "values": values}
        walk.do(Step(RELATIONS, cost, "change", args))
