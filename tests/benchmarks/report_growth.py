"""How the report grows with the claims: its size, the time to write it, and the time to open and to
filter it in Chromium.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright

import helpers
from helpers import contract
from helpers.datapackage import describe
from helpers.dossier import Dossier
from helpers.tables import blank

SENTENCE = (
    "Speaking on day {n}, official number {who} said that the committee had received {n} letters "
    "about the harbor, and that more were expected. "
)


def make_dossier(claims: int) -> Dossier:
    """A dossier with so many claims, one attribution each, by fifty sources, ten sentences a
    paragraph.
    """
    text, spans = "", []
    for n in range(claims):
        sentence = SENTENCE.format(n=n + 1, who=n % 50)
        content = f"the committee had received {n + 1} letters about the harbor"
        spans.append(
            (
                len(text) + sentence.index(content),
                content,
                len(text) + sentence.index("official"),
                f"official number {n % 50}",
            )
        )
        text += sentence + ("\n" if n % 10 == 9 else "")
    done = {"status": "checked", "drafted_by": "", "note": ""}
    entities = [
        {"entity_id": "outlet", "name": "the outlet", "kind": "outlet", "named": False},
        *(
            {
                "entity_id": f"e{i}",
                "name": f"official number {i}",
                "kind": "person",
                "named": i % 3 > 0,
            }
            for i in range(50)
        ),
    ]
    tables = {
        "entities": entities,
        "mentions": [
            {
                "mention_id": f"m{n}",
                "entity_id": f"e{n % 50}",
                "start": at,
                "end": at + len(name),
                "text": name,
                "form": "description",
            }
            for n, (_, _, at, name) in enumerate(spans)
        ],
        "claims": [
            {
                "claim_id": f"c{n}",
                "proposition": f"The committee had received {n + 1} letters about the harbor.",
                "topic": f"topic {n % 9}",
                "event_edtf": f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}" if n % 2 else "",
                "event_basis": "explicit" if n % 2 else "not-stated",
            }
            for n in range(claims)
        ],
        "attributions": [
            {
                "attribution_id": f"a{n}",
                "claim_id": f"c{n}",
                "start": at,
                "end": at + len(words),
                "text": words,
                "quote": "indirect",
                "act": "assert",
                "stance": "affirms",
                "certainty": "certain",
            }
            for n, (at, words, _, _) in enumerate(spans)
        ],
        "hops": [
            row
            for n in range(claims)
            for row in (
                {
                    "attribution_id": f"a{n}",
                    "hop": 0,
                    "entity_id": "outlet",
                    "said_basis": "not-stated",
                },
                {
                    "attribution_id": f"a{n}",
                    "hop": 1,
                    "entity_id": f"e{n % 50}",
                    "mention_id": f"m{n}",
                    "said_basis": "not-stated",
                },
            )
        ],
    }
    frames = {name: blank(name) for name in contract.TABLES}
    for name, rows in tables.items():
        columns = {
            column: [(done | row).get(column, "" if kind == "str" else None) for row in rows]
            for column, kind in frames[name].dtypes.astype(str).items()
        }
        frames[name] = pd.DataFrame(columns).astype(frames[name].dtypes.to_dict())
    return Dossier(
        f"grown-{claims}", describe(text, f"A grown dossier of {claims} claims"), text, **frames
    )


def measure(path: Path) -> tuple[float, float]:
    """Seconds until the report's charts are live in Chromium, and until a filter has been
    applied.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        page = browser.new_page()
        begun = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-live]", timeout=300_000)
        opened = time.perf_counter()
        page.eval_on_selector("#filters details", "fold => (fold.open = true)")
        page.select_option("[name=topic]", "topic 3")
        page.wait_for_function(
            "document.getElementById('told').textContent.includes('topic 3')", timeout=300_000
        )
        filtered = time.perf_counter()
        browser.close()
    return opened - begun, filtered - opened


def main() -> None:
    print(
        f"{'claims':>7} {'kB':>8} {'kB a claim':>11} {'s to write':>11} "
        f"{'s to open':>10} {'s to filter':>12}"
    )
    base = None
    with tempfile.TemporaryDirectory() as folder:
        for claims in map(int, sys.argv[1:] or ["50", "500", "5000"]):
            dossier = make_dossier(claims)
            begun = time.perf_counter()
            path = helpers.report(dossier, Path(folder) / f"{claims}.html")
            written = time.perf_counter() - begun
            size = path.stat().st_size / 1000
            grown = (size - base[1]) / (claims - base[0]) if base else float("nan")
            base = base or (claims, size)
            print(f"{claims:>7} {size:>8.0f} {grown:>11.2f} {written:>11.1f}", end=" ", flush=True)
            print("{:>10.1f} {:>12.1f}".format(*measure(path)), flush=True)


if __name__ == "__main__":
    main()
