"""Who and when: the walk over mentions, entities and dates."""

from dataclasses import replace

import pandas as pd

from helpers import correcting
from helpers.correcting.handing import sentence_of
from helpers.correcting.meaning import others_meant
from helpers.correcting.offered_days import days_for
from helpers.correcting.offered_values import likeliest
from helpers.correcting.undated import Undated, undated_in
from helpers.correcting.unmarked import unmarked_in

from .differing import covers
from .spanning import moved
from .walking import Step, Walk, made, tried

ENTITIES, OTHERS, DATES = "mentions, entities", "mentions in no chain", "dates"


def place_mentions(walk: Walk) -> None:
    """Every mention at its words, of its entity, in its form; and no others."""
    chained = set(walk.checked.hops["mention_id"])
    drop_unpaired(walk, "mentions", ENTITIES)
    want = walk.checked.mentions
    wanted = sorted(want.to_dict("records"), key=lambda row: row["mention_id"] not in chained)
    for row in wanted:
        kind = ENTITIES if row["mention_id"] in chained else OTHERS
        _place_mention(walk, row, kind)


def drop_unpaired(walk: Walk, table: str, kind: str) -> None:
    """Rejects what the draft has and the checked dossier has not."""
    kept = set(walk.known[table].values())
    for id_ in [id_ for id_ in walk.now.tables[table].iloc[:, 0] if id_ not in kept]:
        step = Step(kind, walk.cost("reject"), "reject", {"table": table, "key": id_})
        if table == "attributions":
            walk.reach(id_, step)
        walk.do(step)


def _place_mention(walk: Walk, want: dict, kind: str) -> None:
    known, ours = walk.known["entities"], walk.known["mentions"].get(want["mention_id"])
    who = known.get(want["entity_id"])
    if ours is None:
        return _add_mention(walk, want, who, kind)
    row = walk.row("mentions", ours)
    if covers(walk.now, row) != covers(walk.checked, pd.Series(want)):
        span = {"start": want["start"], "end": want["end"]}
        cost = walk.cost("reach", "move")
        walk.do(Step(kind, cost, "move", {"table": "mentions", "key": ours, **span}))
    if row["entity_id"] != who:
        _same_as(walk, ours, row["entity_id"], who, want, kind)
    row = walk.row("mentions", ours)
    if row["form"] != want["form"]:
        _change(walk, kind, "mentions", ours, {"form": want["form"]}, "form")


def _same_as(walk: Walk, ours: str, wrong: str, who: str | None, want: dict, kind: str) -> None:
    """Gives a mention to another entity: merged where all of the wrong one is the right one's."""
    if who is None:
        _somebody_new(walk, ours, wrong, want, kind)
    elif wrong not in walk.known["entities"].values():
        cost = walk.cost("merge entities")
        walk.do(Step(kind, cost, "merge_entities", {"kept": who, "gone": wrong}))
    elif walk.can("whom"):
        told = {"mention_id": ours, "entity_id": who}
        walk.do(Step(kind, walk.cost("reach") + _whom(walk, ours, who), "reassign_mention", told))
    else:
        _change(walk, kind, "mentions", ours, {"entity_id": who}, "source")


def _somebody_new(walk: Walk, ours: str, wrong: str, want: dict, kind: str) -> None:
    """Gives a mention to somebody who is not there yet."""
    entity = walk.row("entities", want["entity_id"], walk.checked)
    if walk.can("whom"):
        told = {"mention_id": ours, "name": entity["name"]}
        fresh = walk.do(Step(kind, walk.cost("reach", "whom"), "reassign_mention", told))
    else:
        args = {"entity_id": wrong, "mention_ids": [ours], "name": entity["name"]}
        fresh = walk.do(Step(kind, walk.cost("split claim"), "split_entity", args))
    walk.known["entities"][want["entity_id"]] = fresh["entities"][0]


def _whom(walk: Walk, ours: str, who: str) -> int:
    """Whom words mean: by the digit under which it is proposed, else by a click."""
    proposed = [other.entity_id for other in others_meant(walk.now, ours)]
    return walk.cost("whom" if who in proposed else "source")


def _change(walk: Walk, kind: str, table: str, key: str, values: dict, how: str) -> None:
    cost = walk.cost("reach") + walk.cost(how) * len(values)
    walk.do(Step(kind, cost, "change", {"table": table, "key": key, "values": values}))


def _add_mention(walk: Walk, want: dict, who: str | None, kind: str) -> None:
    """A mention that is proposed as the widget does it: of the entity that these words mention
    already, else of a new one. Then whom it means, and how.
    """
    proposed = _proposed(walk, want)
    span = {"start": want["start"], "end": want["end"]}
    if walk.can("whom"):
        made_ = _as_proposed(walk, want, who, kind, proposed)
    else:
        cost = walk.cost("make") + walk.cost("pick") * (proposed["form"] != want["form"])
        args = span | {"form": want["form"]} | _party(walk, want, who)
        if who is None:
            entity = walk.row("entities", want["entity_id"], walk.checked)
            cost += walk.cost("source, new") if proposed.get("entity_id") else 0
            cost += walk.cost("kind") * (entity["kind"] != proposed.get("kind", "person"))
        elif proposed.get("entity_id") != who:
            cost += walk.cost("source")
        made_ = walk.do(Step(kind, cost, "add_mention", args))["mentions"][0]
    row = walk.row("mentions", made_)
    walk.known["entities"].setdefault(want["entity_id"], row["entity_id"])
    walk.known["mentions"][want["mention_id"]] = made_
    if walk.can("everywhere"):
        _everywhere(walk, made_, want, kind)


def _party(walk: Walk, want: dict, who: str | None) -> dict:
    if who is not None:
        return {"entity_id": who}
    entity = walk.row("entities", want["entity_id"], walk.checked)
    return {"name": entity["name"], "kind": entity["kind"]}


def _as_proposed(walk: Walk, want: dict, who: str | None, kind: str, proposed: dict) -> str:
    """The words marked as it is proposed, and corrected by digits and letters right after."""
    args = {"start": want["start"], "end": want["end"]}
    if who is None and not proposed.get("entity_id"):
        args |= {"name": _party(walk, want, who)["name"], "kind": proposed["kind"]}
    ours = walk.do(Step(kind, _marking(walk, want), "add_mention", args))["mentions"][0]
    meant = walk.row("mentions", ours)["entity_id"]
    if who is None and proposed.get("entity_id"):
        told = {"mention_id": ours, "name": _party(walk, want, who)["name"]}
        walk.do(Step(kind, walk.cost("whom"), "reassign_mention", told))
    elif who is not None and meant != who:
        told = {"mention_id": ours, "entity_id": who}
        cost = _whom(walk, ours, who)
        cost += walk.cost("reach") * (cost > walk.cost("whom"))
        walk.do(Step(kind, cost, "reassign_mention", told))
    row = walk.row("mentions", ours)
    if row["form"] != want["form"]:
        told = {"table": "mentions", "key": ours, "values": {"form": want["form"]}}
        walk.do(Step(kind, walk.cost("form"), "change", told))
    if who is None:
        _of_kind(walk, row["entity_id"], want, kind)
    return ours


def _of_kind(walk: Walk, entity_id: str, want: dict, kind: str) -> None:
    """Of what kind somebody new is, by a letter right after."""
    right = walk.row("entities", want["entity_id"], walk.checked)["kind"]
    if walk.row("entities", entity_id)["kind"] != right:
        args = {"table": "entities", "key": entity_id, "values": {"kind": right}}
        walk.do(Step(kind, walk.cost("kind"), "change", args))


def _marking(walk: Walk, want: dict) -> int:
    """The words chosen and marked; or clicked on the card of the sentence, if they are offered."""
    chosen = walk.cost("make") + one_word(walk, want)
    sentence = sentence_of(walk.now.text, want["start"])
    offered = {(row.start, row.end) for row in unmarked_in(walk.now, *sentence)}
    if (want["start"], want["end"]) in offered:
        return min(chosen, walk.cost("unmarked"))
    return chosen


def _proposed(walk: Walk, want: dict) -> dict:
    """What the widget proposes for a mention: before, who is called so already, and a name."""
    if walk.can("everywhere"):
        span = {"start": want["start"], "end": want["end"]}
        return correcting.proposed(walk.now, "add_mention", span)
    mentions = walk.now.mentions
    same = mentions.loc[mentions["text"] == want["text"], "entity_id"]
    return {"form": "name"} | ({"entity_id": same.iloc[0]} if len(same) else {})


def one_word(walk: Walk, row: dict) -> int:
    """What is spared where one word is meant."""
    words = walk.now.text[row["start"] : row["end"]]
    return walk.cost("one word") if words.isalnum() else 0


def _everywhere(walk: Walk, ours: str, want: dict, kind: str) -> None:
    """The same words elsewhere, too, where all of them are wanted so."""
    step = Step(kind, walk.cost("everywhere"), "mention_alike", {"mention_id": ours})
    after = tried(walk, step)
    fresh = made(walk.now, after)["mentions"] if after else []
    wanted = {
        (row["start"], row["end"]): row["mention_id"]
        for row in walk.checked.mentions.to_dict("records")
        if (row["entity_id"], row["form"]) == (want["entity_id"], want["form"])
        and row["mention_id"] not in walk.known["mentions"]
    }
    rows = [walk.row("mentions", id_, after) for id_ in fresh]
    if not rows or any((row["start"], row["end"]) not in wanted for row in rows):
        return
    for id_ in walk.do(step)["mentions"]:
        row = walk.row("mentions", id_)
        walk.known["mentions"][wanted[(row["start"], row["end"])]] = id_


def place_entities(walk: Walk) -> None:
    """Each entity of its kind, named or not; what the draft has beside them, where nothing needs
    it, rejected.
    """
    for theirs, ours in list(walk.known["entities"].items()):
        row, want = (walk.row("entities", ours), walk.row("entities", theirs, walk.checked))
        values = {name: want[name] for name in ("kind", "named") if row[name] != want[name]}
        if walk.can("sentence") and "kind" in values:
            told = {"kind": values.pop("kind")}
            walk.do(_keyed(walk, ours, told))
            row = walk.row("entities", ours)
            values = {"named": want["named"]} if row["named"] != want["named"] else {}
            if values:
                walk.bill[ENTITIES] -= walk.cost("reach")
        if values:
            told = {
                name: str(value).lower() if name == "named" else value
                for name, value in values.items()
            }
            how = "named" if walk.can("named") else "pick"
            _change(walk, ENTITIES, "entities", ours, told, how)


def _keyed(walk: Walk, ours: str, values: dict) -> Step:
    """A kind by its letter, on the card of somebody."""
    args = {"table": "entities", "key": ours, "values": values}
    return Step(ENTITIES, walk.cost("reach", "kind"), "change", args)


def place_dates(walk: Walk) -> None:
    """Every temporal expression with its value, type and what it rests on; and no others."""
    drop_unpaired(walk, "dates", DATES)
    for want in walk.checked.dates.to_dict("records"):
        ours = walk.known["dates"].get(want["date_id"])
        if ours is None:
            _add_date(walk, want)
            continue
        row, reach = walk.row("dates", ours), walk.cost("reach")
        if covers(walk.now, row) != covers(walk.checked, pd.Series(want)):
            span, words = (want["start"], want["end"]), covers(walk.checked, pd.Series(want))
            step = moved(walk, walk.now, DATES, "dates", ours, span, words)
            cost = reach + step.actions
            if _undated(walk, want, ours):  # the words clicked on the card, which opens the date's
                args = {"table": "dates", "key": ours, "start": span[0], "end": span[1]}
                step, cost = Step(DATES, 0, "move", args), walk.cost("unmarked")
            walk.do(replace(step, actions=cost))
            reach = 0
        _value(walk, ours, want, reach)


def _value(walk: Walk, ours: str, want: dict, reach: int) -> None:
    """Gives a date what it has not yet of value, type and basis."""
    row = walk.row("dates", ours)
    values = {name: want[name] for name in ("edtf", "type", "basis") if row[name] != want[name]}
    if values:
        cost = reach + _valued(walk, ours, want)
        walk.do(Step(DATES, cost, "change", {"table": "dates", "key": ours, "values": values}))


def _valued(walk: Walk, ours: str, want: dict) -> int:
    """What it costs to give a date on its card value, type and basis: one that is offered, or typed,
    with the basis that is read, and what is still other by hand.
    """
    row = walk.row("dates", ours)
    ways = [(0, row["edtf"], row["basis"]), (walk.cost("type"), want["edtf"], row["basis"])]
    if walk.can("offered day"):
        args = {"table": "dates", "key": ours, "values": {"edtf": want["edtf"]}}
        read = correcting.proposed(walk.now, "change", args)["values"]
        ways[1] = (walk.cost("type"), want["edtf"], read.get("basis", row["basis"]))
        offers = days_for(walk.now, "dates", ours)
        ways += [(walk.cost("offered day"), one.edtf, one.basis) for one in offers]
    by_hand = walk.cost("pick") * (row["type"] != want["type"])
    return by_hand + min(
        cost + walk.cost("pick") * (basis != want["basis"])
        for cost, edtf, basis in ways
        if edtf == want["edtf"]
    )


def _add_date(walk: Walk, want: dict) -> None:
    span = {"start": want["start"], "end": want["end"]}
    read = {"edtf": "", "type": "DATE", "basis": "not-stated"}
    if walk.can("everywhere"):
        read |= correcting.proposed(walk.now, "add_date", span)
    cost, reach = walk.cost("make") + one_word(walk, want), 0
    if (offered := _undated(walk, want, "")) and walk.cost("unmarked") < cost:
        cost, value = walk.cost("unmarked"), _clicked_value(walk, offered, want)
        read |= value | correcting.proposed(walk.now, "add_date", span | value)
        reach = walk.cost("reach") * bool(value)  # the card of the sentence stays
    fresh = walk.do(Step(DATES, cost, "add_date", span | read))
    ours = walk.known["dates"][want["date_id"]] = fresh["dates"][0]
    _value(walk, ours, want, reach)


def _clicked_value(walk: Walk, offered: Undated, want: dict) -> dict:
    """The value that is clicked beside words, if it is among those offered; else the words alone are,
    which opens their card.
    """
    told = [edtf for edtf, _ in likeliest(walk.now, (offered.start, offered.end), offered.edtf)]
    return {"edtf": want["edtf"]} if want["edtf"] in told else {}


def _undated(walk: Walk, want: dict, date_id: str) -> Undated | None:
    """What the card of the sentence offers for exactly these words: to date them, or to widen a date
    to them.
    """
    if not walk.can("unmarked"):
        return None
    sentence = sentence_of(walk.now.text, want["start"])
    return next(
        (
            one
            for one in undated_in(walk.now, *sentence)
            if (one.start, one.end, one.date_id) == (want["start"], want["end"], date_id)
        ),
        None,
    )
