"""`python -m helpers.dictionary`: what is written from the contract, so that a column is declared
once, in assets/contract.json: the schema in each datapackage.json, a blank column in each table
that lacks it, and the tables of the data dictionary, data/README.md.
"""

import json
import re
from pathlib import Path

import pandas as pd

from . import contract
from .display import many
from .dossier import SHIPPED, list_dossiers
from .files import write_whole
from .tables import as_csv, read_csv

HEADING = "| column | type | what it is |\n|---|---|---|\n"


def write_contract(data: Path = SHIPPED) -> list[Path]:
    """Writes what follows from the contract into a folder of dossiers, and returns the files that
    are other than before. A new column stands blank: `helpers.check` tells where it may not.

    Raises ValueError when the dictionary has no section for a table.
    """
    readme = data / "README.md"
    written = {readme: _dictionary(readme.read_text("utf-8"))}
    for folder in list_dossiers(data):
        written[folder / "datapackage.json"] = _package(folder / "datapackage.json")
        for table in contract.TABLES:
            written[folder / f"{table}.csv"] = _table(folder / f"{table}.csv", table)
    changed = [path for path, text in written.items() if path.read_bytes() != text.encode()]
    return [write_whole(path, written[path].encode()) for path in changed]


def describe_table(table: str) -> str:
    """The rows of the data dictionary for a table, one a column, as Markdown."""
    return HEADING + "".join(_row(field) for field in contract.fields(table))


def _row(field: dict) -> str:
    rules = field.get("constraints", {})
    blank = "" if rules.get("required") else ", may be blank"
    values = ", ".join(f"`{value}`" for value in rules.get("enum", []))
    allowed = f" One of: {values}." if values else ""
    return f"| `{field['name']}` | {field['type']}{blank} | {field['description']}.{allowed} |\n"


def _dictionary(text: str) -> str:
    for table in contract.TABLES:
        section = re.compile(rf"(\n## {table}\n.*?\n)\| column \|.*?\n(?=\n|\Z)", re.DOTALL)
        if (found := section.search(text)) is None:
            raise ValueError(f"data/README.md: has no section ## {table} with a table of columns")
        text = text[: found.end(1)] + describe_table(table) + text[found.end() :]
    return text


def _package(file: Path) -> str:
    package = json.loads(file.read_text("utf-8"))
    package["resources"] = list(contract.CONTRACT.values())
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _table(file: Path, table: str) -> str:
    found, known = read_csv(file.read_bytes(), str(file)), contract.columns(table)
    frame = pd.DataFrame(found.rows, columns=found.header, dtype=str)
    own = [column for column in found.header if column not in known]
    return as_csv(frame.reindex(columns=[*known, *own], fill_value=""))


def main() -> None:
    """Writes, and tells which files changed."""
    changed = write_contract()
    for path in changed:
        print(f"Wrote {path.relative_to(SHIPPED.parent)}")
    print(f"{many(len(changed), 'file')} changed.")


if __name__ == "__main__":
    main()
