"""Adding up: what the rows of a chart come to where they are too many to be seen one by one."""

import pandas as pd


def add_up(rows: pd.DataFrame, keys: list[str], totals: dict[str, str]) -> pd.DataFrame:
    """One row for all that share these keys: rows (how many they are), earliest, latest,
    attribution_ids (a list), attributions, added_up (true), and the columns of `totals`, which says
    how each comes about.
    """
    counted = rows.assign(rows=1, attributions=rows["attribution_ids"].map(len))
    how = {
        "rows": "sum",
        "attributions": "sum",
        "earliest": "first",
        "latest": "first",
        "attribution_ids": "sum",
        **totals,
    }
    return counted.groupby(keys, sort=False).agg(how).reset_index().assign(added_up=True)
