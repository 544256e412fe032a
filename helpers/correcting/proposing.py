"""Proposing: what the drafter reads of chosen words, filled into a correction before it is made, so
that the journal has it in so many words and a replay needs no parser.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pandas as pd

from ..dossier import Dossier, DossierError
from ..drafting.counted import is_who
from ..drafting.knowing import read_ground
from ..drafting.quantities import find_quantities, uncounted
from ..spans import Span, spans_of, touch, whole_words
from .bearing import likely_relation
from .counting import counted_inside
from .crediting import Args, made_again, own_voice, source, step
from .cutting import cut
from .following import NOT_SHOWN
from .handing import sentence_of
from .naming import form_of, is_common, kind_of, meant_by
from .reckoning import basis_of, spelt, type_of, typed
from .redating import happened_then, rests_on
from .rewording import wordings_for
from .rows import find
from .standing import page_at, standing
from .verbs.telling import moment_of, times_in

READ = ("measure", "low", "high", "comparator", "direction", "unit")


def proposed(dossier: Dossier, verb: str, args: Args) -> Args:
    """The arguments of a correction with what the drafter would propose for those that are left
    out: the proposition of words that a statement is cut to, the bounds of a quantity, a day, whom
    words mention. They stay as they are where it has nothing to propose, or no parser is
    installed; but half a word that was chosen is a whole one.
    """
    args = args | _whole(dossier.text, args)
    if verb == "change":
        args = args | {"values": _values(dossier, args)}
        return args | _dated_by(dossier, args)
    with suppress(DossierError):
        if propose := PROPOSERS.get(verb):
            return propose(dossier, args) | args
    return args


def _whole(text: str, args: Args) -> Args:
    """The chosen words, without halves."""
    start, end = args.get("start"), args.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return {}
    return dict(zip(("start", "end"), whole_words(text, start, end)))


def _split(dossier: Dossier, args: Args) -> Args:
    row = dossier.attributions[find(dossier, "attributions", args["attribution_id"])].iloc[0]
    part, left = cut(dossier, row, args["start"], args.get("end"))
    id_ = args["attribution_id"]
    words = {"proposition": standing(dossier, part, id_), "rest": standing(dossier, left, id_)}
    return words | {"status": "drafted"}


def _said_more(dossier: Dossier, args: Args) -> Args:
    said = args["attribution_id"]
    told = {"proposition": standing(dossier, [_chosen(args)], said)}
    return told | counted_inside(dossier, _chosen(args), said)


def _own_voice(dossier: Dossier, args: Args) -> Args:
    """The outlet's words, as they stand by themselves."""
    if "claim_id" in args:
        return own_voice(dossier, args)
    told = {"proposition": standing(dossier, [_chosen(args)], "")}
    return own_voice(dossier, args) | told | counted_inside(dossier, _chosen(args))


def _reworded(dossier: Dossier, args: Args) -> Args:
    made = dossier.attributions[dossier.attributions["claim_id"] == args["claim_id"]].iloc[0]
    return {"proposition": standing(dossier, spans_of(made), made["attribution_id"])}


def _chosen(args: Args) -> Span:
    return args["start"], args["end"]


def _count(dossier: Dossier, args: Args) -> Args:
    page = page_at(dossier.text, args["start"])
    chosen = page.at_home((args["start"], args["end"]))
    found = (one for one in find_quantities(page.doc, []) if touch((one.start, one.end), chosen))
    quantity = next(found, None)
    if quantity is None:
        words = dossier.text[args["start"] : args["end"]]
        return spelt(words) or {"comparator": "unstated"}
    if is_who(quantity.measure, _source_of(dossier, args["attribution_id"])):
        quantity = uncounted(quantity)
    read = {name: getattr(quantity, name) for name in READ}
    sure = page.text[quantity.end :].lstrip(" -").startswith(quantity.measure)
    guessed = {} if sure or "measure" in args else {"status": "drafted"}
    return {name: value for name, value in read.items() if not pd.isna(value)} | guessed


def _source_of(dossier: Dossier, attribution_id: str) -> list[str]:
    """What the source of a statement is called, wherever it is mentioned."""
    chain = dossier.hops[dossier.hops["attribution_id"] == attribution_id].sort_values("hop")
    named, mentions = dossier.entities, dossier.mentions
    who = chain["entity_id"].iloc[-1]
    names = named.loc[named["entity_id"] == who, "name"]
    return [*names, *mentions.loc[mentions["entity_id"] == who, "text"]]


def _mention(dossier: Dossier, args: Args) -> Args:
    start, end = args["start"], args["end"]
    words = " ".join(dossier.text[start:end].split())
    who = args.get("entity_id") or ("" if "name" in args else meant_by(dossier, start, end))
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    common = is_common(dossier, start, end)
    form = "description" if common else form_of(words, kinds.get(who, ""))
    if "entity_id" in args or "name" in args:
        return {"form": form}
    guessed = {"form": form, "status": "drafted"}
    if who:
        told = {"entity_id": who}
        made = args | guessed | told
        return guessed | told | wordings_for("add_mention")(dossier, made)
    return guessed | {"name": words, "kind": kind_of(words, form)}


def _meant(dossier: Dossier, args: Args) -> Args:
    """How words mention somebody else than was thought; of what kind somebody new is."""
    row = dossier.mentions[find(dossier, "mentions", args["mention_id"])].iloc[0]
    words = " ".join(str(row["text"]).split())
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    if row["form"] in ("pronoun", "description"):
        form = str(row["form"])
    else:
        form = form_of(words, kinds.get(args.get("entity_id", ""), ""))
    new = {} if args.get("entity_id") else {"kind": kind_of(words, form)}
    told = args | {"form": form} | new
    return told | wordings_for("reassign_mention")(dossier, told)


def _date(dossier: Dossier, args: Args) -> Args:
    read = _time(dossier, args)
    edtf, basis = ((read | args).get(name, "") for name in ("edtf", "basis"))
    rests = happened_then(dossier, (args["start"], args["end"]), edtf, basis, "")
    return read | ({"rests": rests} if rests else {})


def _time(dossier: Dossier, args: Args) -> Args:
    """What the drafter reads of words that tell a time."""
    words = dossier.text[args["start"] : args["end"]]
    if edtf := args.get("edtf"):
        return {"basis": basis_of(dossier, words, edtf), "type": type_of(words)}
    time = next(iter(times_in(dossier, words)), None)
    if time is None:
        return {"type": "DURATION"} if type_of(words) == "DURATION" else {}
    read = {"edtf": time.edtf, "type": time.type, "basis": time.basis, "note": time.note}
    return {name: value for name, value in read.items() if value}


def _relation(dossier: Dossier, args: Args) -> Args:
    pair = (args["claim_a"], args["claim_b"])
    found = likely_relation(dossier, *pair, args.get("relation", ""))
    return found._asdict() if found else {}


def _values(dossier: Dossier, args: Args) -> Args:
    """The values of a change as they are spelt, and what goes with how a relation bears."""
    table, key, values = (args[name] for name in ("table", "key", "values"))
    follows: Args = {}
    if table == "relations" and list(values) == ["relation"]:
        row = dict(zip(("claim_a", "relation", "claim_b"), key))
        with suppress(DossierError):
            follows = _otherwise(dossier, row | {"to": values["relation"]})
    return follows | typed(dossier, table, key, values)


def _dated_by(dossier: Dossier, args: Args) -> Args:
    """What words date from now on that have another value."""
    values = args["values"]
    if args["table"] != "dates" or not values.get("edtf"):
        return {}
    row = dossier.dates[find(dossier, "dates", args["key"])].iloc[0]
    span, basis = (row["start"], row["end"]), values.get("basis", row["basis"])
    with suppress(DossierError):
        rests = happened_then(dossier, span, values["edtf"], basis, row["date_id"])
        return {"rests": rests} if rests else {}
    return {}


def _otherwise(dossier: Dossier, args: Args) -> Args:
    """In what respect a relation bears otherwise, and on what ground, as far as both are still as
    they were read; and why, unless a person has told that or it bears on the other as before.
    """
    pair, was = (args["claim_a"], args["claim_b"]), args["relation"]
    row = dossier.relations[find(dossier, "relations", [pair[0], was, pair[1]])].iloc[0]
    way_round = pair[::-1] if args.get("turned") else pair
    read = likely_relation(dossier, *pair, was)
    now = likely_relation(dossier, *way_round, args["to"])
    if not read or not now:
        return {}
    as_read = (read.kind, read.basis) == (row["kind"], row["basis"])
    told = was == args["to"] or (not row["drafted_by"] and row["why"] != read.why)
    why = {} if told else {"why": now.why}
    return ({"kind": now.kind, "basis": now.basis} if as_read else {}) | why


def _day(dossier: Dossier, args: Args) -> Args:
    """A day that is told in another sentence than what it dates is carried over from there."""
    if args.get("bound"):
        return {}
    table, day = args["table"], find(dossier, "dates", args["date_id"])
    row = dossier.tables[table][find(dossier, table, args["key"])].iloc[0]
    of = "claim_id" if table == "claims" else "attribution_id"
    made = dossier.attributions[dossier.attributions[of] == row[of]]
    start, end = sentence_of(dossier.text, int(dossier.dates.loc[day, "start"].iloc[0]))
    beside = made["start"].between(start, end - 1) | made["end"].between(start + 1, end)
    own_step = table == "hops" and int(row["hop"]) == 0
    return {} if beside.any() or own_step else {"basis": "carried-over"}


def _ground(dossier: Dossier, args: Args) -> Args:
    """How the source would know by the chosen words, where it is not stated yet."""
    row = dossier.attributions[find(dossier, "attributions", args["attribution_id"])].iloc[0]
    if args.get("start") is None or row["knowledge"] != NOT_SHOWN["knowledge"]:
        return {}
    page = page_at(dossier.text, args["start"])
    how = read_ground(page, page.at_home((args["start"], args["end"])))
    return {"knowledge": how} if how else {}


def _rejected(dossier: Dossier, args: Args) -> Args:
    return {"idle": True} if args.get("table") == "mentions" else {}


def _told(dossier: Dossier, args: Args) -> Args:
    """A day, or a year, lets the dates of the text date what they could not without it."""
    when = moment_of((args.get("published") or args.get("inferred") or "").strip())
    return {"noted": True} | ({"rests": rests_on(dossier, *when)} if any(when) else {})


def _grade(dossier: Dossier, args: Args) -> Args:
    return {"assessed_on": date.today().isoformat()}


PROPOSERS: dict[str, Callable[[Dossier, Args], Args]] = {
    "add_assessment": _grade,
    "add_attribution": _own_voice,
    "add_date": _date,
    "add_hop": step,
    "add_mention": _mention,
    "add_relation": _relation,
    "also_said": made_again,
    "reassign_mention": _meant,
    "reject": _rejected,
    "reword": _reworded,
    "say_more": _said_more,
    "set_date": _day,
    "set_knowledge": _ground,
    "set_relation": _otherwise,
    "set_source": source,
    "split_attribution": _split,
    "tell": _told,
    "add_quantity": _count,
    "add_piece": wordings_for("add_piece"),
    "move": wordings_for("move"),
    "set_edge": wordings_for("set_edge"),
}
"""what is proposed for which verb"""
