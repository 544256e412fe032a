"""Cells: a value of a table as the text that a file for another program holds."""

import re

import pandas as pd

FORMULA = re.compile(r"[\s\x00-\x20\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""what a spreadsheet may read as a formula (OWASP, CSV injection), whatever blanks and invisible
characters stand before it
"""


def as_text(value: object) -> str:
    """A value as text: blank when it is missing, a list's items with commas between, a whole number
    without a point.
    """
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_rows(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table, each cell as text."""
    return [
        {str(column): as_text(value) for column, value in row.items()}
        for row in table.to_dict("records")
    ]
