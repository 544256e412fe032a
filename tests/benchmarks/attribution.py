"""How well attributions are found, by PolNeAR's development split and its scorer, and what finding
them costs.

    .venv/bin/python tests/benchmarks/attribution.py DEV.json SCORE.py           # the figures
    .venv/bin/python tests/benchmarks/attribution.py DEV.json SCORE.py --speed   # and the speed

The figures are precision, recall and F1: of all attributions, of reported speech, of two halves.
The speed is words a second with and without, interleaved in one run.

DEV.json: `[{id, text, atts: [{source, cue, content}], discard}]`; SCORE.py: the scorer with
`score(docs, predictions)`, `show`, `lem`, `SPEECH`, `NOUNS` and `TOK`. It needs numpy and scipy,
which the workbook does not: `pip install scipy`. Neither file is part of the project. Only the
outermost attributions are scored, for the corpus seldom marks what stands inside another's content;
where an outlet cites somebody, the corpus holds the outlet for the source.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from scored import load

from helpers.drafting import parser
from helpers.drafting.attributions import Attribution, find_attributions, outermost

ROUNDS = 5


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("dev", type=Path)
    arguments.add_argument("score", type=Path)
    arguments.add_argument("--speed", action="store_true")
    given = arguments.parse_args()
    docs = json.loads(given.dev.read_text(encoding="utf-8"))
    if given.speed:
        measure_speed([doc["text"] for doc in docs])
    else:
        measure_quality(docs, load(given.score))


def measure_quality(docs: list[dict], scorer: ModuleType) -> None:
    texts = {doc["id"]: doc["text"] for doc in docs}
    parsed = zip(texts, parser().pipe(texts.values()))
    predicted = {
        name: [view(one) for one in outermost(find_attributions(doc))] for name, doc in parsed
    }

    def speech(name: str, one: dict) -> bool:
        words = [
            word for start, end in one["cue"] for word in scorer.TOK.findall(texts[name][start:end])
        ]
        return any(
            scorer.lem(word) in scorer.SPEECH or word.lower() in scorer.NOUNS for word in words
        )

    said = [doc | {"atts": [one for one in doc["atts"] if speech(doc["id"], one)]} for doc in docs]
    reported = {
        name: [one for one in found if speech(name, one)] for name, found in predicted.items()
    }
    scorer.show("all attributions", scorer.score(docs, predicted))
    scorer.show("reported speech", scorer.score(said, reported))
    for half, ids in (
        ("even articles", set(list(texts)[::2])),
        ("odd articles", set(list(texts)[1::2])),
    ):
        scorer.show(half, scorer.score(docs, predicted, ids))
        scorer.show(f"{half}, reported speech", scorer.score(said, reported, ids))


def view(one: Attribution) -> dict[str, list[tuple[int, int]]]:
    """An attribution as the corpus would have it."""
    source, cue = list(one.source), list(one.cue)
    if one.rule == "citing":
        source, cue = [one.relays[-1][0]], [one.relays[-1][1]]
    return {"source": source, "cue": cue, "content": list(one.content)}


def measure_speed(texts: list[str]) -> None:
    """Runs both by turns, so that a busy machine slows both, and gives the best of each."""
    language = parser()
    words = sum(len(text.split()) for text in texts)
    runs: dict[str, Callable[[Iterable[Any]], None]] = {
        "bare": lambda docs: [None for _ in docs] and None,
        "with attributions": lambda docs: [find_attributions(doc) for doc in docs] and None,
    }
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.perf_counter()
            run(language.pipe(texts, batch_size=4))
            seconds[name].append(time.perf_counter() - start)
    for name, taken in seconds.items():
        print(f"{name}: {words / min(taken):,.0f} words/s")
    print(f"ratio: {min(seconds['bare']) / min(seconds['with attributions']):.3f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
