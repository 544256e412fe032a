"""Crediting: what goes with whom a statement is given to: the words that tell that they say it, the
day, and how it is said so.
"""

from typing import Any

import pandas as pd

from ..dossier import Dossier
from ..drafting.acting import TELLING
from ..spans import Span, touch
from .cueing import Place, cue_of, day_of, manner_of
from .handing import sentence_of
from .rows import find
from .standing import page_at

Args = dict[str, Any]


def source(dossier: Dossier, args: Args) -> Args:
    """The cue and the day of who is clicked as the source of a statement, and how it is said by
    that; without a cue, what stood there stays.
    """
    told = _told_by(dossier, args, _cue_now(dossier, args))
    return told | ({"keep": True} if told else {})


def step(dossier: Dossier, args: Args) -> Args:
    """The cue and the day of who is clicked as one more in a chain, else the one day on which they
    say all else. Whom the others have it from is told in their words.
    """
    told = _told_by(dossier, args, None)
    if "date_id" not in told:
        told |= _usual_day(dossier, args.get("entity_id", ""))
    if 1 < _length(dossier, args) == args["position"]:
        told["manner"] = told.get("manner", {}) | {"quote": "indirect"}
    return told


def _usual_day(dossier: Dossier, entity_id: str) -> Args:
    """The day on which somebody says all that they are known to say, carried over from there."""
    theirs = dossier.hops[(dossier.hops["entity_id"] == entity_id) & (dossier.hops["hop"] > 0)]
    dated = theirs[theirs["said_date_id"] != ""]
    if dated["said_edtf"].nunique() != 1:
        return {}
    edtf, date_id = dated[["said_edtf", "said_date_id"]].iloc[0]
    words = dossier.dates.loc[find(dossier, "dates", date_id), "edtf"].iloc[0]
    return {"date_id": date_id, "basis": "carried-over"} if words == edtf else {}


def _told_by(dossier: Dossier, args: Args, old: Span | None) -> Args:
    """The cue of who is clicked or chosen in the sentence of a statement, the one day in its clause
    and, of the last who says it, how it is said by another cue. old: the cue that stands there.
    """
    if args.get("start") is None or args.get("end") is None:
        return {}
    row = dossier.attributions[find(dossier, "attributions", args["attribution_id"])].iloc[0]
    cue = cue_for(dossier, row, old, (args["start"], args["end"]))
    if cue is None:
        return {}
    day = day_of(dossier, page_at(dossier.text, args["start"]), row, cue)
    inner = cue[1] == old or _is_inner(dossier, args)
    manner = {} if inner else _manner(dossier, row, cue[0])
    more = {"date_id": day, "manner": manner}
    return {"cue": list(cue[1])} | {name: value for name, value in more.items() if value}


def cue_for(dossier: Dossier, row: pd.Series, old: Span | None, clicked: Span) -> Place | None:
    """The cue of a statement whose source is clicked or offered, in its sentence. old: the cue that
    stands there.
    """
    if not touch(sentence_of(dossier.text, clicked[0]), (row["start"], row["end"])):
        return None
    return cue_of(page_at(dossier.text, clicked[0]), row, old, clicked)


def _manner(dossier: Dossier, row: pd.Series, cue: Any) -> dict[str, str]:
    """How a statement is said by a cue; how surely, and what is done, its own words may tell."""
    manner = manner_of(cue)
    if row["hedge"]:
        manner.pop("certainty", "")
    if manner.get("act") in TELLING and _tells_its_act(dossier, row):
        manner.pop("act")
    return manner


def _tells_its_act(dossier: Dossier, row: pd.Series) -> bool:
    """Whether what is done by a statement is told by its own words, and not by the cue it has."""
    span = _cue_now(dossier, {"attribution_id": row["attribution_id"]})
    if span is None or row["act"] in TELLING:
        return row["act"] not in TELLING
    page = page_at(dossier.text, span[0])
    return manner_of(page.words(page.at_home(span)).root).get("act", "") in TELLING


def _is_inner(dossier: Dossier, args: Args) -> bool:
    """Whether the step that is changed or made is not the last of its chain."""
    place = args.get("position", args.get("hop"))
    return place is not None and place < _length(dossier, args) - ("hop" in args)


def _length(dossier: Dossier, args: Args) -> int:
    return int((dossier.hops["attribution_id"] == args["attribution_id"]).sum())


def _cue_now(dossier: Dossier, args: Args) -> Span | None:
    """The cue of the step that is to be somebody else's."""
    chain = dossier.hops[dossier.hops["attribution_id"] == args["attribution_id"]]
    place = chain["hop"].max() if args.get("hop") is None else int(args["hop"])
    step = chain[chain["hop"] == place].iloc[0]
    return None if pd.isna(step["cue_start"]) else (int(step["cue_start"]), int(step["cue_end"]))


def own_voice(dossier: Dossier, args: Args) -> Args:
    """A statement of the outlet's, on the day of the others, that waits to be checked."""
    if args.get("source") or args.get("name"):
        return {}
    waits = {} if "proposition" in args else {"status": "drafted"}
    return waits | _outlets_day(dossier)


def made_again(dossier: Dossier, args: Args) -> Args:
    """A claim made once more has the day of what it is said like, else that of the outlet."""
    return {} if args.get("like") else _outlets_day(dossier)


def _outlets_day(dossier: Dossier) -> Args:
    """When the outlet says what it says, where the text bears a day."""
    told = dossier.hops[(dossier.hops["hop"] == 0) & (dossier.hops["said_edtf"] != "")]
    said = told[["said_edtf", "said_basis", "said_date_id"]].head(1).to_numpy().tolist()
    return {"said": said[0]} if said else {}
