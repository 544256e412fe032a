"""How claims bear on each other: the walk over relations, a sentence at a time, as they are
proposed on its card.
"""

from collections import Counter
from collections.abc import Iterator

from helpers import correcting
from helpers.correcting.bearing import Likely, likely_relation, likely_relations, offered

from .bindings import SHOWN
from .walking import Step, Walk

RELATIONS = "relations"
RELATION = ("claim_a", "relation", "claim_b")
Key = tuple[str, str, str]


def relate(walk: Walk) -> None:
    """The drafted relations that are none go or are mended, the others are made."""
    claims = walk.claims()
    wanted: dict[Key, dict] = {
        (claims[row["claim_a"]], row["relation"], claims[row["claim_b"]]): row
        for row in walk.checked.relations.to_dict("records")
    }
    left = _drafted(walk, wanted)
    if walk.can("likely"):
        walk.bill[RELATIONS] += walk.cost("unfolded")
        _by_sentence(walk, left)
    else:
        ids = (" ".join(want[name] for name in RELATION) for want in left.values())
        walk.excused |= {("relations", id_) for id_ in ids}


def _drafted(walk: Walk, wanted: dict[Key, dict]) -> dict[Key, dict]:
    """Mends what is drafted of pairs that bear on each other, and rejects the rest; what is left to
    make.
    """
    drafted = correcting.keys("relations", walk.now.relations)
    left = {key: want for key, want in wanted.items() if key not in drafted}
    for have in drafted:
        alike = [have] if have in wanted else []
        if walk.can("likely"):
            alike += [key for key in left if _pair(key) == _pair(have)]
        if alike:
            _mend(walk, have, alike[0], wanted[alike[0]])
            left.pop(alike[0], None)
        else:
            args = {"table": "relations", "key": list(have)}
            walk.do(Step(RELATIONS, walk.cost("reject"), "reject", args))
    return left


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
    """Goes to the statement that most of the others are about; takes what its card proposes, if it
    is opened, and clicks the other claim of each of the rest.
    """
    while open_ := [key for key in due if key in left]:
        claim = Counter(id_ for key in open_ for id_ in (key[0], key[0], key[2])).most_common(1)[0][
            0
        ]
        here = {key: left[key] for key in open_ if claim in _pair(key)}
        if len(list(_shown(walk, here, [claim], 0))) > 1 or not _in_hand(walk, claim):
            walk.bill[RELATIONS] += walk.cost("reach")
            _take(walk, here, [claim], 0)
        for key, want in here.items():
            _click(walk, key, want)
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
    way that is wanted, which is one click.
    """
    while found := next(_shown(walk, left, claims, first), None):
        row, key = found
        want = left.pop(key)
        told = dict(zip(RELATION, key)) | {name: want[name] for name in ("kind", "basis")}
        walk.do(Step(RELATIONS, walk.cost("likely"), "add_relation", row._asdict() | told))


def _shown(
    walk: Walk, left: dict[Key, dict], claims: list[str], first: int
) -> Iterator[tuple[Likely, Key]]:
    """What is shown of what is wanted; a pair that is related twice is offered once."""
    for ways in offered(walk.now, claims)[first : first + SHOWN]:
        pair = {ways[0].claim_a, ways[0].claim_b}
        if key := next((key for key in left if _pair(key) == pair), None):
            yield ways[0], key


def _click(walk: Walk, key: Key, want: dict) -> None:
    """The statement of the other claim is clicked, with the key for which of them bears."""
    row = likely_relation(walk.now, key[0], key[2])
    assert row is not None
    args = row._asdict()
    if row[:3] in correcting.keys("relations", walk.now.relations):
        args |= {"relation": key[1]}
    walk.do(Step(RELATIONS, walk.cost("relation"), "add_relation", args))
    _put_right(walk, (key[0], args["relation"], key[2]), key, want)


def _put_right(walk: Walk, have: Key, key: Key, want: dict) -> None:
    """The relation that was taken last: how it bears, in what respect, and on what, by one click,
    also of one that the other supports; else which way round by another.
    """
    there = walk.now.relations
    row = there[there[list(RELATION)].agg(tuple, axis=1) == have].iloc[0]
    told = {name: want[name] for name in ("kind", "basis")}
    turned = have[0] != key[0] and key[1] == "supports"
    if turned or have[1] != key[1] or any(row[name] != value for name, value in told.items()):
        args = dict(zip(RELATION, have)) | {"to": key[1], "turned": turned} | told
        walk.do(Step(RELATIONS, walk.cost("instead"), "set_relation", args))
    if have[0] != key[0] and not turned:
        values = {"claim_a": key[0], "claim_b": key[2]}
        _change(walk, (have[0], key[1], have[2]), values, walk.cost("bears"))


def _mend(walk: Walk, have: Key, key: Key, want: dict) -> None:
    """What is not as it is wanted of a relation that is drafted: one click in the table of all ways
    in which it may bear.
    """
    there = walk.now.relations
    row = there[there[list(RELATION)].agg(tuple, axis=1) == have].iloc[0]
    values = {name: want[name] for name in ("kind", "basis") if row[name] != want[name]}
    if not walk.can("bears"):
        _change(walk, have, values, walk.cost("pick") * len(values))
    elif values or have != key:
        more = {"to": key[1], "turned": have[0] != key[0], **values}
        args = dict(zip(RELATION, have)) | more
        walk.do(Step(RELATIONS, walk.cost("bears"), "set_relation", args))


def _change(walk: Walk, have: Key, values: dict, cost: int) -> None:
    if values:
        args = {"table": "relations", "key": list(have), "values": values}
        walk.do(Step(RELATIONS, cost, "change", args))
