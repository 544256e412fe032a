"""What is counted: the walk over quantities."""

import pandas as pd

from helpers import correcting
from helpers.correcting.handing import sentence_of
from helpers.correcting.uncounted import Uncounted, uncounted_in

from .differing import covers, words_of
from .placing import drop_unpaired, one_word
from .spanning import moved
from .walking import Step, Walk

QUANTITIES = "quantities"
BOUNDS, LETTERED = ("low", "high"), ("comparator", "direction")


def count(walk: Walk) -> None:
    """Every quantity of its statement, with its bounds; and no others."""
    drop_unpaired(walk, "quantities", QUANTITIES)
    for want in walk.checked.quantities.to_dict("records"):
        ours = walk.known["quantities"].get(want["quantity_id"])
        if ours is None:
            _count_anew(walk, want)
        else:
            _correct(walk, ours, want)


def _correct(walk: Walk, ours: str, want: dict) -> None:
    row, reach = walk.row("quantities", ours), walk.cost("reach")
    if covers(walk.now, row) != covers(walk.checked, pd.Series(want)):
        if not walk.can("quantity"):
            walk.excused.add(("quantities", want["quantity_id"]))
        else:
            span, words = (want["start"], want["end"]), covers(walk.checked, pd.Series(want))
            step = moved(walk, walk.now, QUANTITIES, "quantities", ours, span, words)
            if _uncounted(walk, want, ours):
                args = {"table": "quantities", "key": ours, "start": span[0], "end": span[1]}
                step = Step(QUANTITIES, walk.cost("unmarked"), "move", args)
            walk.do(step)
    values = {
        name: _text(want[name])
        for name in (*BOUNDS, *LETTERED)
        if _text(want[name]) != _text(row[name])
    }
    cost = _filled(walk, row, want) + walk.cost("fold") * (
        "direction" in values and not walk.can("edge")
    )
    said = walk.known["attributions"][want["attribution_id"]]
    if row["attribution_id"] != said:
        values["attribution_id"] = said
        cost += walk.cost("of another")
    if values:
        args = {"table": "quantities", "key": ours, "values": values}
        walk.do(Step(QUANTITIES, cost + reach, "change", args))


def _uncounted(walk: Walk, want: dict, quantity_id: str) -> Uncounted | None:
    """What the card of the sentence offers for exactly these words: to count them, or to give a
    quantity its unit.
    """
    if not walk.can("unmarked"):
        return None
    sentence = sentence_of(walk.now.text, int(want["start"]))
    words, text = covers(walk.checked, pd.Series(want)), walk.now.text
    return next(
        (
            one
            for one in uncounted_in(walk.now, *sentence)
            if one.quantity_id == quantity_id and words_of(text, [(one.start, one.end)]) == words
        ),
        None,
    )


def _filled(walk: Walk, have: dict | pd.Series, want: dict) -> int:
    """What it costs to give a number its bounds, and how they are meant."""
    typed = [name for name in BOUNDS if _text(have.get(name)) != _text(want[name])]
    one = all(_text(row.get("low")) == _text(row.get("high")) for row in (have, want))
    if walk.can("edge") and one and have.get("comparator") in ("=", "~"):
        typed = typed[:1]
    letters = [name for name in LETTERED if _text(have.get(name)) != _text(want[name])]
    cost = walk.cost("type") * len(typed) + walk.cost("count") * len(letters)
    if typed and "comparator" in letters:  # only right together, so by the fields
        cost += walk.cost("pick") - walk.cost("count")
    return cost


def _actions(step: Step) -> int:
    return step.actions


def _text(value: object) -> str:
    return (
        ""
        if value is None or pd.isna(value)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def _count_anew(walk: Walk, want: dict) -> None:
    if not walk.can("quantity"):
        walk.excused.add(("quantities", want["quantity_id"]))
        return
    said = walk.known["attributions"][want["attribution_id"]]
    columns = ("start", "end", "measure", "low", "high", "comparator", "direction", "unit")
    args = {name: None if pd.isna(want[name]) else want[name] for name in columns}
    args["attribution_id"] = said
    bare = {name: args[name] for name in ("attribution_id", "start", "end")}
    read = {"comparator": "=", "direction": ""}
    read |= correcting.proposed(walk.now, "add_quantity", bare)
    cost = walk.cost("quantity") + one_word(walk, want) + _filled(walk, read, want)
    step = Step(QUANTITIES, cost, "add_quantity", args)
    if offered := _uncounted(walk, want, ""):  # and its card opened where it is read otherwise
        filled = _filled(walk, read, want)
        clicked = walk.cost("unmarked") + filled + walk.cost("reach") * bool(filled)
        step = min(step, Step(QUANTITIES, clicked, "add_quantity", args), key=_actions)
        if step.actions == clicked and offered.attribution_id != said:
            walk.reach(said, step)  # with Shift, of the statement in hand
    made = walk.do(step)
    walk.known["quantities"][want["quantity_id"]] = made["quantities"][0]
