"""How well temporal expressions are found and read, by texts with TIMEX3 annotations and a scorer.

    .venv/bin/python tests/benchmarks/dates.py DEV.json SCORE.py              # the figures
    .venv/bin/python tests/benchmarks/dates.py DEV.json SCORE.py --show 40    # and what is wrong

DEV.json: `[{id, text, published, times: [[start, end, type, value]]}]`; SCORE.py: the scorer with
`score(docs, predictions, show)`. Neither file is part of the project. Each text is read with its
day of publication. A value is right when it is exact, finer, or a bound at an end of what the
corpus has; two years that are left open are neither right nor wrong.
"""

import json
from datetime import date

from scored import arguments, show

from helpers.drafting.times import find_times


def main() -> None:
    given, scorer = arguments(__doc__)
    docs = json.loads(given.dev.read_text(encoding="utf-8"))
    show(scorer.score(docs, {doc["id"]: predicted(doc) for doc in docs}, given.show))


def predicted(doc: dict) -> list[tuple[int, int, str]]:
    """The expressions of one text, as the scorer takes them."""
    published = date.fromisoformat(doc["published"]) if doc["published"] else None
    return [(found.start, found.end, found.edtf) for found in find_times(doc["text"], published)]


if __name__ == "__main__":
    main()
