"""How the import of quotes grows with the article: `python tests/benchmarks/quotes_growth.py`,
against checking what comes of it, in one run.

Each sentence is quoted by one row, its quotation marks curled in the article only. A ratio that
stays near the same means that importing costs no more than in proportion.
"""

import tempfile
import time
from pathlib import Path

from helpers import check
from helpers.formats import import_from

NAMES = ("Ada Ahlgren", "Bo Berg", "NATO", "the minister", "Cy Cole")


def made(words: int) -> tuple[str, str]:
    """An article of so many words, and the table of its quotes."""
    said = [
        (f"It's the {number}th day of work and nobody has left town", NAMES[number % len(NAMES)])
        for number in range(words // 14)
    ]
    article = "\n".join(f"“{quote.replace(chr(39), '’')},” {name} said." for quote, name in said)
    table = "".join(f'"{quote}",{name},said\n' for quote, name in said)
    return article, f"quote,speaker,cue\n{table}"


def seconds(act) -> tuple[float, object]:
    """The processor time that it takes, and what comes of it."""
    began = time.process_time()
    result = act()
    return time.process_time() - began, result


def measured(words: int) -> tuple[int, float, float]:
    """How many quotes are found in an article of so many words, the seconds to import them, and the
    seconds to check what comes of it.
    """
    article, table = made(words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.csv"
        path.write_text(table, "utf-8")
        taken, found = seconds(lambda: import_from(path, text=article))
    checked = seconds(lambda: [check(found.dossier)])[0]
    return len(found.dossier.attributions), taken, checked


if __name__ == "__main__":
    print("words    quotes  seconds  times a check")
    for words in (12_500, 25_000, 50_000, 100_000):
        quotes, taken, checked = measured(words)
        print(f"{words:7,}  {quotes:6,}  {taken:7.1f}  {taken / checked:13.1f}")
