"""Verbs that make statements of a statement: cut in two, said by others, said in other words."""

from collections.abc import Sequence

import pandas as pd

from ... import leftopen
from ...dossier import Dossier
from ...spans import Span, inside, spans_of
from ..copying import claim_like, say_by, twin, words_like
from ..counting import with_counted
from ..cutting import cut, event_in, placed, quoted, trimmed, unmarked, worded
from ..rows import Refused, find, set_cells
from .adding import add_attribution
from .registry import verb


@verb
def split_attribution(
    dossier: Dossier,
    attribution_id: str,
    start: int,
    end: int | None = None,
    proposition: str = "",
    rest: str = "",
    status: str = "",
) -> Dossier:
    """With the words from start to end of a statement as a statement of their own, on a claim of
    its own: said through the same chain, as surely, on the same days. Quantities go to the part
    that they stand in, and both propositions are cut anew, unless they are given. Without an end it
    is cut in two at the start, or at the edge of the word that holds it. Who says the same words
    beside says both, too. status: that of both; without one, as before.

    Raises Refused unless some of the words are chosen, and not all.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    part, left = cut(dossier, row, start, end)
    claim = dossier.claims[find(dossier, "claims", row["claim_id"])].iloc[0]
    alike, alone = _alike(dossier, row)
    event = event_in(dossier, claim, part, left)
    remaining = {"proposition": rest or worded(dossier, left, attribution_id)}
    remaining |= event_in(dossier, claim, left, part)
    words = proposition or worded(dossier, part, attribution_id)
    dossier, new = claim_like(dossier, row["claim_id"], words, **event)
    for id_ in alike:
        dossier = _parted(dossier, id_, new, part, left)
    if status:
        dossier = _with_status(dossier, status, {new, row["claim_id"]} if alone else {new}, alike)
    if not alone:
        return dossier
    note = leftopen.without(claim["note"], leftopen.SEVERAL, leftopen.ANAPHOR)
    at = find(dossier, "claims", row["claim_id"])
    return set_cells(dossier, "claims", at, remaining | {"note": note})


def _alike(dossier: Dossier, row: pd.Series) -> tuple[list[str], bool]:
    """The statements that are a statement's claim in the same words, itself among them; and whether
    nobody else makes the claim.
    """
    same = ["claim_id", "start", "end", "pieces"]
    makers = dossier.attributions[dossier.attributions["claim_id"] == row["claim_id"]]
    alike = makers[(makers[same] == row[same]).all(axis=1)]
    return list(alike["attribution_id"]), len(alike) == len(makers)


def _parted(
    dossier: Dossier, attribution_id: str, claim_id: str, part: list[Span], left: list[Span]
) -> Dossier:
    """With a statement left as it is but for a part, which is one of its own, with its
    quantities.
    """
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    quote = quoted(dossier, row["quote"], part)
    cells = placed(dossier, part) | {"claim_id": claim_id, "quote": quote}
    dossier, new = twin(dossier, attribution_id, **cells)
    remaining = placed(dossier, left) | {"quote": quoted(dossier, row["quote"], left)}
    dossier = set_cells(
        dossier, "attributions", find(dossier, "attributions", attribution_id), remaining
    )
    moved = (dossier.quantities["attribution_id"] == attribution_id) & pd.Series(
        [inside((row.start, row.end), part) for row in dossier.quantities.itertuples()],
        index=dossier.quantities.index,
        dtype=bool,
    )
    return set_cells(dossier, "quantities", moved, {"attribution_id": new})


def _with_status(
    dossier: Dossier, status: str, claims: set[str], attributions: Sequence[str]
) -> Dossier:
    """With these claims, the statements of them and those named, their chains and quantities as
    checked as it says.
    """
    made = dossier.attributions
    here = made["claim_id"].isin(claims) | made["attribution_id"].isin(attributions)
    dossier = set_cells(dossier, "attributions", here, {"status": status})
    of = made.loc[here, "attribution_id"]
    for table in ("hops", "quantities"):
        rows = dossier.tables[table]["attribution_id"].isin(of)
        dossier = set_cells(dossier, table, rows, {"status": status})
    return set_cells(dossier, "claims", dossier.claims["claim_id"].isin(claims), {"status": status})


@verb
def copy_attribution(dossier: Dossier, attribution_id: str, entity_ids: Sequence[str]) -> Dossier:
    """With the same words said by each of these too, one statement each on the same claim: the
    chain but for its last party, the day, the act and the quantities are those of the first.

    Raises Refused when nobody is named, or somebody who is in the chain already.
    """
    if not entity_ids:
        allowed = "one entity or more who say the same"
        raise Refused("hops", [attribution_id, "1"], "entity_id", "", allowed)
    for entity_id in dict.fromkeys(entity_ids):
        dossier = say_by(dossier, attribution_id, entity_id)
    return dossier


@verb
def say_more(
    dossier: Dossier,
    attribution_id: str,
    start: int,
    end: int,
    proposition: str = "",
    takes: Sequence[str] = (),
) -> Dossier:
    """With other words, or its own once more, on a new claim, by who says a statement: through the
    same chain, on the same day, as surely. takes: the quantities that these claim from now on.
    """
    own = spans_of(dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0])
    again = (start, end) == (own[0][0], own[-1][1])
    pieces = own if again else _chosen(dossier, attribution_id, start, end)
    dossier, new = words_like(dossier, attribution_id, pieces, "", proposition)
    return with_counted(dossier, new, takes)


@verb
def also_said(
    dossier: Dossier,
    claim_id: str,
    start: int,
    end: int,
    like: str = "",
    source: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
    act: str = "",
    certainty: str = "",
    quote: str = "",
    said: Sequence[str] = (),
) -> Dossier:
    """With a claim made once more, in these words: affirmed, or with the act `deny` denied. like: a
    statement whose chain, day, act and certainty these words have, where nothing else is given;
    without it, a source that is there, a new one of this name, or the outlet's own voice. said:
    when the outlet says it, as a value, a basis and the words that date it.
    """
    find(dossier, "claims", claim_id)
    told = {"act": act, "certainty": certainty, "quote": quote}
    if not like:
        plain = {"act": "assert", "quote": "indirect" if source or name else "none"}
        told = {"certainty": "certain"} | plain | {key: one for key, one in told.items() if one}
        who = {"source": source, "name": name, "kind": kind, "cue": cue, "said": said}
        make = add_attribution.__wrapped__  # type: ignore[attr-defined]
        return make(dossier, start, end, claim_id=claim_id, **who, **told)
    pieces = _chosen(dossier, like, start, end)
    dossier, new = words_like(dossier, like, pieces, claim_id, "")
    given = {key: one for key, one in told.items() if one}
    if act:
        given["stance"] = "denies" if act == "deny" else "affirms"
    return set_cells(dossier, "attributions", find(dossier, "attributions", new), given)


AS_IT_IS = "nothing to do, since it is in the words of the article already"
OTHERWISE = "b types it in other words, and ' moves its statement to other words of the article"


@verb
def reword(dossier: Dossier, claim_id: str, proposition: str = "") -> Dossier:
    """A claim in the words of the statement that makes it first, with the names of whom its
    pronouns mean; or in these, which a parser has made of them.

    Raises Refused when that is what it says already.
    """
    at = find(dossier, "claims", claim_id)
    made = dossier.attributions[dossier.attributions["claim_id"] == claim_id].iloc[0]
    words = proposition or worded(dossier, spans_of(made), made["attribution_id"])
    if words == dossier.claims.loc[at, "proposition"].iloc[0]:
        open_ = unmarked(dossier, spans_of(made))
        first = f"mark “{open_}” first (i), and say whom it means (=)"
        allowed = f"{AS_IT_IS}; {first if open_ else OTHERWISE}"
        raise Refused("claims", [claim_id], "proposition", words, allowed)
    return set_cells(dossier, "claims", at, {"proposition": words})


def _chosen(dossier: Dossier, attribution_id: str, start: int, end: int) -> list[Span]:
    """The chosen words, without blanks at their ends."""
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    span = trimmed(dossier.text, (start, end), joined=False)
    if span is None or [span] == spans_of(row):
        allowed = "words of the article, and not the statement's own"
        raise Refused("attributions", [attribution_id], "start", f"{start}-{end}", allowed)
    return [span]
