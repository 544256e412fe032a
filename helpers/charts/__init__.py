"""Charts: a tidy table in, an `alt.Chart` out. The only folder that imports altair.

Every chart has a title that says what is plotted and a description for those who do not see it; its
rows are those of the table it was given. An interval is drawn as a bar, an open end as an arrow, a
missing date or number in a column of its own. Color never stands alone: shape, line, place or a
word says the same. Dates are calendar dates in UTC, so that no time zone moves them by a day.

To add one: a function `chart_…` in the file of its subject, its name below, a test in
tests/test_charts.py; to show it in the report, a row of `helpers.sections`.
"""

from .claims import chart_grades, chart_numbers, chart_origins
from .classes import chart_disagreement, chart_students
from .look import PLAIN
from .pictures import (
    LAB_MIME,
    LAB_SCHEMA,
    VEGA_LITE,
    offline_bundle,
    picture,
    specification,
    work_offline,
)
from .relations import chart_relations
from .sources import chart_chains, chart_mentions, chart_sources, chart_voices
from .timelines import chart_clocks, chart_expressions, chart_happened, chart_said

__all__ = [
    "LAB_MIME",
    "LAB_SCHEMA",
    "PLAIN",
    "VEGA_LITE",
    "chart_chains",
    "chart_clocks",
    "chart_disagreement",
    "chart_expressions",
    "chart_grades",
    "chart_happened",
    "chart_mentions",
    "chart_numbers",
    "chart_origins",
    "chart_relations",
    "chart_said",
    "chart_sources",
    "chart_students",
    "chart_voices",
    "offline_bundle",
    "picture",
    "specification",
    "work_offline",
]
