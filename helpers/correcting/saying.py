"""Saying: what a correction did, in words for who made it."""

from collections.abc import Callable

from ..display import many
from ..dossier import Dossier
from ..views import KNOWN_BY
from .labels import label
from .rows import difference, find, key_parts, keys

DONE = "Done."
WORDS = {
    "attributions": "text",
    "claims": "proposition",
    "dates": "text",
    "mentions": "text",
    "quantities": "text",
    "observations": "note",
    "entities": "name",
}
"""the column by which a row is told, for the tables that are asked in this order"""
Args = dict


def said(verb: str, args: Args, before: Dossier, after: Dossier) -> str:
    """What a correction did to a dossier, and to which statement or claim."""
    tell = TOLD.get(verb)
    told = tell(args, before, after) if tell else ""
    return " ".join(filter(None, [told, _whose(args, before, after) or DONE]))


def taken_back(before: Dossier, after: Dossier) -> str:
    """Where something was undone, or done again: in the words of the first row that is another."""
    changed = difference(before, after)
    table = next((name for name in WORDS if name in changed), "")
    if not table:
        return ""
    there, gone = changed[table]
    rows = (after if there else before).tables[table]
    at = [key in (there or gone) for key in keys(table, rows)]
    return f" in “{_cut(' '.join(rows.loc[at, WORDS[table]].iloc[0].split()), 40)}”"


def _whose(args: Args, before: Dossier, after: Dossier) -> str:
    """Which statement was corrected, or which claim, in its words; blank where it was none."""
    table = args.get("table")
    [first, *_] = key_parts(args.get("key", ""))
    said = args.get("attribution_id") or (first if table in ("attributions", "hops") else "")
    for dossier in (after, before):
        words = dossier.attributions.set_index("attribution_id")["text"]
        if said in words.index:
            return f"Done in “{_cut(' '.join(words[said].split()), 40)}”."
        claims = dossier.claims.set_index("claim_id")["proposition"]
        if table == "claims" and first in claims.index:
            return f"Done in the claim “{_cut(claims[first], 40)}”."
    return ""


def _changed(args: Args, before: Dossier, after: Dossier) -> str:
    """What stands in the cells now."""
    values = args["values"]
    names = [name for name in values if not name.endswith("_date_id")] or list(values)
    known = dict(zip(after.entities["entity_id"], after.entities["name"]))
    called = {name: known.get(values[name], values[name]) for name in names}
    told = [f"{label(name)}: {called[name] or 'nothing'}" for name in names]
    return f"Now {', '.join(told).removesuffix('.')}."


def _dated(args: Args, before: Dossier, after: Dossier) -> str:
    """When something was said, or happened, now."""
    table = args["table"]
    row = after.tables[table][find(after, table, args["key"])].iloc[0]
    told, column = {"hops": ("Said", "said_edtf"), "claims": ("Happened", "event_edtf")}[table]
    more = int((after.tables[table][column] != before.tables[table][column]).sum()) - 1
    others = f", and {more} more with it" if more > 0 and args.get("carry") else ""
    return f"{told} {row[column] or 'on no day'} now{others}."


def _sorted(args: Args, before: Dossier, after: Dossier) -> str:
    """What a claim is about now, and how many others that were not sorted yet."""
    other = after.claims["topic"] != before.claims["topic"]
    more = int((other & (after.claims["claim_id"] != args["claim_id"])).sum())
    others = f", and {many(more, 'more claim')} of the paragraph" if more else ""
    return f"About {args['topic'].strip()} now{others}."


def _reworded(args: Args, before: Dossier, after: Dossier) -> str:
    """What a claim says now."""
    words = after.claims.set_index("claim_id")["proposition"]
    return f"Now claimed: “{_cut(str(words[args['claim_id']]))}”."


def _united(args: Args, before: Dossier, after: Dossier) -> str:
    """Who stayed, and what was moved to them."""
    both = [str(args[name]) for name in ("one", "other", "kept", "gone") if name in args]
    kept = next(id_ for id_ in both if id_ in set(after.entities["entity_id"]))
    gone = next(id_ for id_ in both if id_ != kept)
    mentions = int((before.mentions["entity_id"] == gone).sum())
    said = before.hops.loc[before.hops["entity_id"] == gone, "attribution_id"].nunique()
    counts = {"mention": mentions, "statement": said}
    moved = ", ".join(many(count, what) for what, count in counts.items() if count)
    names = [_name(before, id_) for id_ in (gone, kept)]
    alike = names[0].casefold() == names[1].casefold()
    told = f"The two {names[1]} are one now" if alike else f"{names[0]} is now {names[1]}"
    return f"{told}: {moved or 'nothing'} moved."


def _reassigned(args: Args, before: Dossier, after: Dossier) -> str:
    mention = before.mentions[before.mentions["mention_id"] == args["mention_id"]].iloc[0]
    words = " ".join(mention["text"].split())
    old, gone = mention["entity_id"], set(before.entities["entity_id"])
    gone -= set(after.entities["entity_id"])
    more = f"; nothing else named {_name(before, old)}, which is gone" if old in gone else ""
    means = after.mentions.set_index("mention_id")["entity_id"][args["mention_id"]]
    return f"“{words}” stands for {_name(after, means)} now{more}."


def _rejected(args: Args, before: Dossier, after: Dossier) -> str:
    """Who went with the last mention of theirs; nothing otherwise."""
    gone = set(before.entities["entity_id"]) - set(after.entities["entity_id"])
    if args["table"] != "mentions" or not gone:
        return ""
    return f"Nothing else named {_name(before, gone.pop())}, which is gone, too."


def _once_more(args: Args, before: Dossier, after: Dossier) -> str:
    """That a statement's own words make another claim, too."""
    said = before.attributions.set_index("attribution_id").loc[args["attribution_id"]]
    again = (said["start"], said["end"]) == (args["start"], args["end"])
    return "The same words once more, as another claim; z takes it back." if again else ""


def _related(args: Args, before: Dossier, after: Dossier) -> str:
    relation, kind, basis = (args[name] for name in ("relation", "kind", "basis"))
    words = after.claims.set_index("claim_id")["proposition"]
    one, other = (_cut(str(words[args[name]])) for name in ("claim_a", "claim_b"))
    return f"“{one}” {relation} “{other}” ({kind}, {basis}). Shift and a letter corrects that."


def _otherwise(args: Args, before: Dossier, after: Dossier) -> str:
    """How a relation bears on the other claim now, with what followed."""
    pair = (args["claim_a"], args["claim_b"])
    one, other = pair[::-1] if args.get("turned") else pair
    key = {"claim_a": one, "relation": args["to"], "claim_b": other}
    row = after.relations.set_index(list(key)).loc[tuple(key.values())]
    return _related(key | {"kind": row["kind"], "basis": row["basis"]}, before, after)


def _handed(args: Args, before: Dossier, after: Dossier) -> str:
    """Who says a statement now, and what became of its cue and its day."""
    now = _step(after, args)
    was = _step(before, args)
    was = was if was["hop"] == now["hop"] else was | {"cue": "", "said_edtf": ""}
    cue, day = now["cue"], now["said_edtf"]
    told = [f"Now said by {_name(after, now['entity_id'])}"]
    if now["hop"]:
        told += [_became("cue", f"“{cue}”" if cue else "", f"“{was['cue']}”" if was["cue"] else "")]
        told += [_became("day", day, was["said_edtf"])]
    return f"{'; '.join([*told, *_otherwise_said(args, before, after)])}."


def _stepped(args: Args, before: Dossier, after: Dossier) -> str:
    """Who is one more of a chain, and how the statement is said by that."""
    chain = after.hops[after.hops["attribution_id"] == args["attribution_id"]]
    who = chain.loc[chain["hop"] == int(args["position"]), "entity_id"].iloc[0]
    told = [f"{_name(after, who)} is one more of the chain now"]
    return f"{'; '.join([*told, *_otherwise_said(args, before, after)])}."


def _otherwise_said(args: Args, before: Dossier, after: Dossier) -> list[str]:
    """What became of how a statement is said."""
    was, now = (
        dossier.attributions.set_index("attribution_id").loc[args["attribution_id"]]
        for dossier in (before, after)
    )
    names = [name for name in ("act", "stance", "certainty") if was[name] != now[name]]
    return [_became(name, now[name], was[name]) for name in names]


def _step(dossier: Dossier, args: Args) -> dict:
    """The step of a chain that a correction is about: without one named, the last."""
    chain = dossier.hops[dossier.hops["attribution_id"] == args["attribution_id"]]
    named = chain[chain["hop"] == args.get("hop")]
    return (named if len(named) else chain.sort_values("hop")).iloc[-1].to_dict()


def _became(what: str, now: str, was: str) -> str:
    """What became of a cue or a day."""
    if now == was:
        return f"{what} {now} kept" if now and what == "cue" else f"{what} unchanged"
    return f"{what} {now or 'taken out'}" + (f" (was {was})" if was else "")


def _known(args: Args, before: Dossier, after: Dossier) -> str:
    """How a source would know now, and by which words; and how that is set to something else."""
    said = after.attributions.set_index("attribution_id").loc[args["attribution_id"]]
    if args.get("start") is None:
        return "No words say how they would know now."
    words = _cut(" ".join(after.text[args["start"] : args["end"]].split()))
    read = "read from" if args.get("knowledge") else "as it was, with"
    how = KNOWN_BY[said["knowledge"]]
    return f"How they would know: {how}, {read} “{words}”. Not so? * changes it, z takes it back."


def _cut(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _name(dossier: Dossier, entity_id: str) -> str:
    return str(dossier.entities.set_index("entity_id")["name"][entity_id])


TOLD: dict[str, Callable[[Args, Dossier, Dossier], str]] = {
    "merge_entities": _united,
    "unite_entities": _united,
    "reassign_mention": _reassigned,
    "add_relation": _related,
    "set_relation": _otherwise,
    "say_more": _once_more,
    "set_source": _handed,
    "add_hop": _stepped,
    "reject": _rejected,
    "set_knowledge": _known,
    "change": _changed,
    "set_date": _dated,
    "set_topic": _sorted,
    "reword": _reworded,
}
"""what is told of which correction"""
