"""The rules across the rows of a dossier, which a Table Schema cannot say. To add one: a function
that gives the problems of a text and its cells, and its name in RULES.
"""

from collections.abc import Iterator
from typing import Any

from .. import dates
from ..messages import cut, shown
from . import ASIDE, EDTF_COLUMNS, SPANS, SURROGATE, TABLES, Cells, Problem


def edtf_problem(file: str, row: int, column: str, edtf: str) -> Iterator[Problem]:
    """What is wrong with a value that is to be EDTF; nothing when it parses."""
    try:
        dates.read(edtf)
    except ValueError as error:
        yield Problem(
            file,
            row,
            column,
            edtf,
            f"{error}; allowed: EDTF such as 2024-10-29, 2024-10, 2024-08/.., "
            "[2024-10-27,2024-10-28]",
        )


def _rows(cells: Cells, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    return enumerate(cells[table].to_dict("records"), start=2)


def check_spans(text: str, cells: Cells) -> Iterator[Problem]:
    """Every span lies in the article and holds the text that its row states."""
    for table, start, end, words in SPANS:
        for row, cell in _rows(cells, table):
            if not (cell[start] or cell[end] or cell[words]):
                continue
            if not (cell[start] and cell[end]) or not 0 <= int(cell[start]) < int(cell[end]) <= len(
                text
            ):
                yield Problem(
                    f"{table}.csv",
                    row,
                    start,
                    f"{cell[start]}-{cell[end]}",
                    f"a span within 0-{len(text)} that is not empty",
                )
            elif cell[words] != (there := text[int(cell[start]) : int(cell[end])]):
                yield Problem(
                    f"{table}.csv",
                    row,
                    words,
                    cell[words],
                    f"article.txt has {shown(there)} at {cell[start]}-{cell[end]}",
                )


def check_characters(text: str, cells: Cells) -> Iterator[Problem]:
    """Every cell holds characters that UTF-8 can hold."""
    for table in TABLES:
        for row, cell in _rows(cells, table):
            for column, value in cell.items():
                if lone := SURROGATE.search(value):
                    yield Problem(
                        f"{table}.csv",
                        row,
                        column,
                        repr(value),
                        f"characters that UTF-8 can hold; character {lone.start()} is half a "
                        "surrogate pair",
                    )


def check_pieces(text: str, cells: Cells) -> Iterator[Problem]:
    """The pieces of an interrupted span follow each other inside it, from its first character to
    its last.
    """
    for table in ("attributions", "observations"):
        for row, cell in _rows(cells, table):
            bounds = [int(n) for n in cell["pieces"].replace("-", " ").split()]
            if bounds and (
                bounds != sorted(set(bounds))
                or (str(bounds[0]), str(bounds[-1])) != (cell["start"], cell["end"])
            ):
                yield Problem(
                    f"{table}.csv",
                    row,
                    "pieces",
                    cell["pieces"],
                    f"parts in order from {cell['start']} to {cell['end']}, none empty",
                )


def check_chains(text: str, cells: Cells) -> Iterator[Problem]:
    """Every attribution has a chain 0..n without gaps that begins at one and the same outlet; hops
    name the party they mention.
    """
    yield from _gaps(cells)
    hops = cells["hops"]
    outlet = next((entity for entity, hop in zip(hops["entity_id"], hops["hop"]) if hop == "0"), "")
    kinds = dict(zip(cells["entities"]["entity_id"], cells["entities"]["kind"]))
    mentioned = dict(zip(cells["mentions"]["mention_id"], cells["mentions"]["entity_id"]))
    for row, cell in _rows(cells, "hops"):
        who, mention = cell["entity_id"], cell["mention_id"]
        if cell["hop"] == "0" and who != outlet:
            allowed = f"{cut(outlet)}, the outlet at hop 0 of the first chain: an article has one"
            yield Problem("hops.csv", row, "entity_id", who, allowed)
        elif cell["hop"] == "0" and kinds[who] != "outlet":
            allowed = "hop 0 is the article's own outlet, an entity of kind outlet"
            yield Problem("hops.csv", row, "entity_id", who, allowed)
        if mention and mentioned[mention] != who:
            yield Problem("hops.csv", row, "mention_id", mention, f"a mention of {cut(who)}")


def _gaps(cells: Cells) -> Iterator[Problem]:
    """A problem for each attribution whose hops are not 0..n."""
    chains = {
        name: sorted(int(hop) for hop in chain)
        for name, chain in cells["hops"].groupby("attribution_id")["hop"]
    }
    for row, cell in _rows(cells, "attributions"):
        chain = chains.get(cell["attribution_id"], [])
        if not chain or chain != list(range(len(chain))):
            found = f"{cell['attribution_id']}: {chain}"
            allowed = f"a chain 0, 1, … without gaps (attributions.csv, row {row})"
            yield Problem("hops.csv", 0, "hop", found, allowed)


def check_edtf(text: str, cells: Cells) -> Iterator[Problem]:
    """Every EDTF value parses; a date is blank just where its basis is not-stated."""
    for table, edtf, basis in EDTF_COLUMNS:
        for row, cell in _rows(cells, table):
            yield from edtf_problem(f"{table}.csv", row, edtf, cell[edtf])
            if basis and bool(cell[edtf]) == (cell[basis] == "not-stated"):
                yield Problem(
                    f"{table}.csv",
                    row,
                    basis,
                    cell[basis],
                    f"not-stated when {edtf} is blank, another basis when it is not "
                    f"({shown(cell[edtf])})",
                )


def check_claims(text: str, cells: Cells) -> Iterator[Problem]:
    """No claim without an attribution; act deny exactly where stance is denies; no claim related to
    itself.
    """
    claimed = set(cells["attributions"]["claim_id"])
    for row, cell in _rows(cells, "claims"):
        if cell["claim_id"] not in claimed:
            yield Problem(
                "claims.csv",
                row,
                "claim_id",
                cell["claim_id"],
                "a claim that some attribution makes; nobody makes this one",
            )
    for row, cell in _rows(cells, "attributions"):
        if (cell["act"] == "deny") != (cell["stance"] == "denies"):
            yield Problem(
                "attributions.csv",
                row,
                "stance",
                cell["stance"],
                f"denies exactly when the act is deny (it is {cell['act']})",
            )
    for row, cell in _rows(cells, "relations"):
        if cell["claim_a"] == cell["claim_b"]:
            yield Problem(
                "relations.csv", row, "claim_b", cell["claim_b"], "a claim other than claim_a"
            )


def check_values(text: str, cells: Cells) -> Iterator[Problem]:
    """low <= high, and both stand where the comparator needs them; a grade names what it grades."""
    for row, cell in _rows(cells, "quantities"):
        low, high = cell["low"], cell["high"]
        if low and high and float(low) > float(high):
            yield Problem("quantities.csv", row, "high", high, f"at least low, which is {low}")
        if not {
            "=": low and high,
            "~": low and high,
            ">": low,
            ">=": low,
            "<": high,
            "<=": high,
        }.get(cell["comparator"], True):
            yield Problem(
                "quantities.csv",
                row,
                "comparator",
                cell["comparator"],
                "= and ~ need low and high, > and >= need low, < and <= need high",
            )
    for row, cell in _rows(cells, "assessments"):
        if not (cell["entity_id"] or cell["claim_id"]):
            yield Problem(
                "assessments.csv",
                row,
                "claim_id",
                "",
                "an entity_id, a claim_id or both: a grade is a grade of something",
            )


def check_knowledge(text: str, cells: Cells) -> Iterator[Problem]:
    """The words that say how a source would know lie in the article; where nothing is stated, no
    words state it.
    """
    for row, cell in _rows(cells, "attributions"):
        start, end = cell["knowledge_start"], cell["knowledge_end"]
        if not (start or end):
            continue
        if not (start and end) or not 0 <= int(start) < int(end) <= len(text):
            allowed = f"a span within 0-{len(text)} that is not empty"
            yield Problem("attributions.csv", row, "knowledge_start", f"{start}-{end}", allowed)
        elif cell["knowledge"] == "not-stated":
            allowed = f"a value that these words state ({shown(text[int(start) : int(end)])})"
            yield Problem("attributions.csv", row, "knowledge", cell["knowledge"], allowed)


def check_findings(text: str, cells: Cells) -> Iterator[Problem]:
    """What sets a finding aside names it, and nothing else does."""
    for row, cell in _rows(cells, "observations"):
        if (cell["kind"] == ASIDE) != bool(cell["finding"]):
            allowed = f"a finding's key exactly when the kind is {ASIDE} (it is {cell['kind']})"
            yield Problem("observations.csv", row, "finding", cell["finding"], allowed)


RULES = (
    check_characters,
    check_spans,
    check_pieces,
    check_chains,
    check_edtf,
    check_claims,
    check_values,
    check_knowledge,
    check_findings,
)
