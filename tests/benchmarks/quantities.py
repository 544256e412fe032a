"""How well quantities and their changes are found and read, by annotated sentences and a scorer.

    .venv/bin/python tests/benchmarks/quantities.py DEV.json SCORE.py              # the figures
    .venv/bin/python tests/benchmarks/quantities.py DEV.json SCORE.py --show 40    # what is missed

DEV.json: `[{id, text, quantities: [{change, value, unit, normalized_unit}]}]`; SCORE.py: the scorer
with `score(docs, predictions, show)`. Neither file is part of the project. What the rules read as a
date or a length of time is no quantity; "dozens" is at least two dozen here, and a span up to ten
of them in the corpus.
"""

import json

from scored import arguments, show

from helpers.drafting import parse
from helpers.drafting.quantities import find_quantities
from helpers.drafting.times import find_times


def main() -> None:
    given, scorer = arguments(__doc__)
    docs = json.loads(given.dev.read_text(encoding="utf-8"))
    show(scorer.score(docs, {doc["id"]: predicted(doc["text"]) for doc in docs}, given.show))


def predicted(text: str) -> list[dict[str, object]]:
    """The quantities of one text, as the scorer takes them."""
    times = [(time.start, time.end) for time in find_times(text, None)]
    return [
        {
            "low": found.low,
            "high": found.high,
            "comparator": found.comparator,
            "unit": found.unit,
            "direction": found.direction,
        }
        for page in parse(text)
        for found in find_quantities(
            page.doc,
            [page.at_home(span) for span in times if page.start <= span[0] < page.end],
        )
    ]


if __name__ == "__main__":
    main()
