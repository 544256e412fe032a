"""Cells: a value of a table as the text that a file for another program holds."""

import re

import pandas as pd

from ..tables import as_text

FORMULA = re.compile(r"[\s\x00-\x20\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""what a spreadsheet may read as a formula (OWASP, CSV injection), whatever blanks and invisible
characters stand before it
"""


def as_rows(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table, each cell as text."""
    return [
        {str(column): as_text(value) for column, value in row.items()}
        for row in table.to_dict("records")
    ]
