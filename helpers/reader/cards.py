"""Cards: all there is on one claim, entity, date or contradiction, with the passages."""

import pandas as pd

from .. import dates, views
from ..arguments import judged
from ..display import anchor, escaped, isolated, many
from ..dossier import Dossier
from ..messages import cut
from ..messages import shown as show
from ..views.knowing import tell_ground
from .looks import STANCE_LINES, VOICE_LINES
from .marking import passage
from .showing import BOX, Html


@judged
def claim_card(dossier: Dossier, claim_id: str) -> Html:
    """All there is on one claim: the proposition, who says it through whom and how surely, the
    passages, what bears on it.

    Raises ValueError when the dossier has no such claim.
    """
    claim = _named_row(dossier, "claims", claim_id)
    dossier = views.joined(dossier)
    said = views.statements(dossier)
    said = said[said["claim_id"] == claim_id]
    counted = views.origins(dossier).set_index("claim_id").loc[claim_id]
    happened = dates.read(claim["event_edtf"]).label
    facts = [
        ("Topic", claim["topic"]),
        ("Said to happen", f"{happened} ({dates.BASES[claim['event_basis']]})"),
        ("Note", claim["note"]),
        (
            "Sourcing",
            tell_origins(
                counted["attributions"],
                counted["origins_low"],
                counted["origins_high"],
                int((said["identified"] == views.OPEN).sum()),
            ),
        ),
    ]
    who = "".join(_said(dossier, row) for row in said.itertuples())
    bears = views.relations(dossier)
    bears = bears[(bears["claim_a"] == claim_id) | (bears["claim_b"] == claim_id)]
    links = (
        "".join(f"<li>{_relation(row, claim_id)}</li>" for row in bears.itertuples())
        or "<li>No relation to another claim is recorded.</li>"
    )
    html = (
        f'<section style="{BOX}" id="{anchor("claim", claim_id)}"><p style="font-size:1.15em"><b>'
        f"{isolated(claim_id)}. {isolated(claim['proposition'])}</b></p>{_facts(facts)}<p><b>Who "
        f"says so</b></p>{who}<p><b>What bears on it</b></p><ul>{links}</ul></section>"
    )
    return Html(html, f"{claim_id}. {claim['proposition']}")


@judged
def entity_card(dossier: Dossier, entity_id: str) -> Html:
    """All there is on one entity: what it is, what it is a source of, and every passage that
    mentions it. Raises ValueError when the dossier has no such entity.
    """
    entity = _named_row(dossier, "entities", entity_id)
    mentions = dossier.mentions[dossier.mentions["entity_id"] == entity_id]
    said = views.statements(dossier)
    claims = [
        f"{row.claim_id} ({row.act}): {row.proposition}"
        for row in said[said["origin"] == entity_id].itertuples()
    ]
    facts = [
        ("Kind", f"{entity['kind']}, {_known(dossier, entity_id)} in the text"),
        ("Role", entity["role"]),
        ("Belongs to", views.names(dossier).get(entity["affiliation"], "")),
        (
            "Mentions",
            ", ".join(
                f"{text} ×{n}" if n > 1 else text
                for text, n in mentions["text"].value_counts(sort=False).items()
            ),
        ),
        ("Origin of", " · ".join(claims) or "nothing in this text"),
        ("Note", entity["note"]),
    ]
    return _card(dossier, entity["name"], facts, list(zip(mentions["start"], mentions["end"])))


def _known(dossier: Dossier, entity_id: str) -> str:
    """Whether an entity is named, in words."""
    told = {views.NAMED: "named", views.UNNAMED: "not named", views.OPEN: "left open"}
    return told[views.identified_as(dossier)[entity_id]]


@judged
def date_card(dossier: Dossier, date_id: str) -> Html:
    """All there is on one temporal expression: its value, bounds and basis, the passage, and what
    it dates. Raises ValueError when the dossier has no such expression.
    """
    row = _named_row(dossier, "dates", date_id)
    claims = dossier.claims.loc[dossier.claims["event_date_id"] == date_id, "claim_id"]
    hops = dossier.hops.loc[
        dossier.hops["said_date_id"] == date_id, "attribution_id"
    ].drop_duplicates()
    facts = [
        ("EDTF", row["edtf"]),
        ("Reads as", dates.read(row["edtf"]).label),
        ("Type", row["type"]),
        ("Basis", dates.BASES[row["basis"]]),
        ("Dates the saying of", ", ".join(hops) or "nothing"),
        ("Dates the event of", ", ".join(claims) or "nothing"),
        ("Note", row["note"]),
    ]
    return _card(dossier, f"“{row['text']}”", facts, [(row["start"], row["end"])])


@judged
def sides(dossier: Dossier, claim_id: str) -> Html:
    """One contested claim, those who affirm it on the left and those who deny it on the right, each
    with the passage. Raises ValueError when the dossier has no such claim.
    """
    proposition = _named_row(dossier, "claims", claim_id)["proposition"]
    said = views.statements(dossier)
    said = said[said["claim_id"] == claim_id]
    columns = "".join(
        '<div style="flex:1 1 20em"><p '
        f'style="border-bottom:{line}"><b>{title}</b></p>'
        f"{_said_by(dossier, said[said['stance'] == stance])}</div>"
        for (stance, line), title in zip(STANCE_LINES.items(), ("Affirmed by", "Denied by"))
    )
    head = f'<p style="font-size:1.1em"><b>{isolated(claim_id)}. {isolated(proposition)}</b></p>'
    return Html(
        f'<section style="{BOX}">{head}<div '
        f'style="display:flex;flex-wrap:wrap;gap:1.5em">{columns}</div></section>',
        f"{claim_id}. {proposition}",
    )


@judged
def contested(dossier: Dossier) -> Html:
    """Every contested claim as by `sides`, one below the other."""
    dossier = views.joined(dossier)
    found = [sides(dossier, claim_id) for claim_id in views.contested(dossier)["claim_id"]]
    nothing = Html(
        "<p>No claim in this text is affirmed by some and denied by others.</p>",
        "No contested claim.",
    )
    return (
        Html("".join(side.html for side in found), "\n".join(side.text for side in found))
        if found
        else nothing
    )


@judged
def observations(dossier: Dossier) -> Html:
    """What a critical reader notes about the text itself: a card for each observation, those on the
    whole text first.
    """
    cards = [
        f'<section style="{BOX}"><b>{isolated(row.observation_id)} · {isolated(row.kind)}</b><p '
        f'dir="auto">{escaped(row.note)}</p>{passage(dossier, views.spans(row))}</section>'
        for row in dossier.observations.itertuples()
    ]
    return Html(
        "".join(cards) or "<p>No observation is recorded.</p>", f"{len(cards)} observations"
    )


@judged
def tell_origins(attributions: int, low: int, high: int, left_open: int = 0) -> str:
    """How often a claim is made and by how many, in words. left_open: of how many of them the
    source is left open.
    """
    may = "who is left open may be any of them" if left_open else "unnamed people may coincide"
    origins = many(high, "source") if low == high else f"{low} to {high} sources ({may})"
    left = f", {left_open} with a source left open" if left_open else ""
    return f"said {_often(attributions)}, by {origins}{left}"


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _named_row(dossier: Dossier, table: str, row_id: str) -> pd.Series:
    """A row by its id. Raises ValueError when the table has none."""
    rows = dossier.tables[table]
    ids = rows.columns[0]
    if row_id not in set(rows[ids]):
        raise ValueError(
            f"{ids}: found {show(row_id)}; allowed: one of {table}.csv, such as "
            f"{cut(', '.join(rows[ids]))}"
        )
    return rows.set_index(ids).loc[row_id]


def _card(
    dossier: Dossier, title: str, facts: list[tuple[str, str]], where: list[tuple[int, int]]
) -> Html:
    return Html(
        f'<section style="{BOX}"><p '
        f'style="font-size:1.15em"><b>{isolated(title)}</b></p>'
        f"{_facts(facts)}{passage(dossier, sorted(where))}</section>",
        title,
    )


def _facts(facts: list[tuple[str, str]]) -> str:
    return "".join(
        f"<div><b>{label}:</b> {isolated(str(value))}</div>" for label, value in facts if value
    )


def _said_by(dossier: Dossier, statements: pd.DataFrame) -> str:
    lines = (_said(dossier, row) for row in statements.itertuples())
    return "".join(lines) or "<p>Nobody in this text.</p>"


def _said(dossier: Dossier, row) -> str:
    hedge = f" (“{isolated(row.hedge)}”)" if row.hedge else ""
    surely = f"{escaped(row.act)}, {escaped(row.certainty)}{hedge}, quotation: {escaped(row.quote)}"
    line = f"border-bottom:3px solid {VOICE_LINES[row.identified]}"
    head = (
        f'<span style="{line}"><b>{isolated(row.source)}</b></span> <b>{escaped(row.stance)}</b> · '
        f"{surely}"
    )
    chain = views.ARROW.join(map(isolated, row.chain.split(views.ARROW)))
    told = f"; told to: {isolated(row.addressee)}" if row.addressee else ""
    said = f"said: {escaped(row.said_label)} ({dates.BASES[row.said_basis]}){told}"
    ground = tell_ground(row)
    known = f"<div>how they would know: {isolated(ground)}</div>" if ground else ""
    return (
        f'<div style="margin:.5em 0 .9em">{head}<div>{row.identified}: {chain}</div><div>'
        f"{said}</div>{known}{passage(dossier, views.spans(row))}</div>"
    )


def _relation(row, claim_id: str) -> str:
    mine = row.claim_a == claim_id
    other = isolated(row.claim_b if mine else row.claim_a)
    words = isolated(row.proposition_b if mine else row.proposition_a)
    bears = f"<b>{escaped(row.relation)}</b>"
    verb = f"it {bears} {other}" if mine else f"{other} {bears} it"
    return (
        f"{verb}: {words} <i>({escaped(row.kind)}, {escaped(row.basis)}: {isolated(row.why)})</i>"
    )
