"""How much a draft takes on top of its parse: `python tests/benchmarks/draft_speed.py [words]`,
rounds of both in one run, and each one's peak memory.

The text is the workbook's own articles over and over, so that nobody else's words are needed.
Ratios near 1 mean that the rules cost little.
"""

import multiprocessing
import resource
import statistics
import sys
import time

from helpers import drafting
from helpers.dossier import DATA
from helpers.drafting import parsing

ROUNDS = 3


def make_text(words: int) -> str:
    """At least so many words of news."""
    articles = "\n".join(file.read_text("utf-8") for file in sorted(DATA.glob("*/article.txt")))
    return "\n".join([articles] * (words // len(articles.split()) + 1))


def parse(text: str) -> None:
    """The bare parser on the same parts, nothing else."""
    for _ in parsing.parser().pipe(
        [text[start:end] for start, end in parsing.parts_of(text)], batch_size=4
    ):
        pass


def seconds(act, text: str) -> float:
    """What an act takes of the processor: what else is at work on the machine does not count."""
    began = time.process_time()
    act(text)
    return time.process_time() - began


def peak(act, text: str) -> float:
    """The megabytes that a fresh process has in memory at most."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (act, text))


def _peak(act, text: str) -> float:
    act(text)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    text = make_text(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    parsing.parser()
    ratios = []
    for _ in range(ROUNDS):
        bare, whole = seconds(parse, text), seconds(drafting.draft, text)
        ratios.append(bare / whole)
        print(
            f"{len(text.split()):,} words: parse {bare:.1f} s, draft {whole:.1f} s, "
            f"ratio {bare / whole:.2f}",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f}")
    print(
        f"peak memory: parse {peak(parse, text):.0f} MB, draft {peak(drafting.draft, text):.0f} MB"
    )


if __name__ == "__main__":
    main()
