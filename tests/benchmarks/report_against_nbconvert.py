"""The report and the notebook pages against stock `nbconvert --execute --to html` of the same
notebooks: time, size, requests, drawn charts.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

import helpers
from helpers.pages import notebooks

NOTEBOOKS = sorted(notebooks.NOTEBOOKS.glob("[0-9]*.ipynb"))


def stock(folder: Path) -> list[Path]:
    command = [
        sys.executable,
        "-m",
        "nbconvert",
        "--log-level",
        "ERROR",
        "--execute",
        "--to",
        "html",
        "--output-dir",
        str(folder),
        *map(str, NOTEBOOKS),
    ]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return sorted(folder.glob("*.html"))


def look(pages: list[Path]) -> tuple[int, int]:
    """How many requests the pages make beyond their own file, and how many charts they draw."""
    abroad, drawn = 0, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        for path in pages:
            page, asked = browser.new_page(), []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(path.as_uri(), wait_until="commit")
            page.wait_for_timeout(3000)
            abroad += sum(not url.startswith(("file:", "data:", "blob:")) for url in asked)
            drawn += page.locator("svg.marks").count()
            page.close()
        browser.close()
    return abroad, drawn


def main() -> None:
    print(f"{'':>26} {'s':>7} {'kB':>7} {'requests':>9} {'charts':>7}")
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours", Path(folder) / "theirs"
        ways = {
            f"nbconvert, {len(NOTEBOOKS)} notebooks": lambda: stock(theirs),
            f"pages, {len(NOTEBOOKS)} notebooks": lambda: notebooks.render_notebooks(
                "north-korean-troops", ours
            ),
            "report, 1 file": lambda: [
                helpers.report(helpers.load("north-korean-troops"), ours / "report.html")
            ],
        }
        for name, write in ways.items():
            begun = time.perf_counter()
            pages = write()
            took = time.perf_counter() - begun
            size = sum(page.stat().st_size for page in pages) / 1000
            print(f"{name:>26} {took:>7.1f} {size:>7.0f}", end=" ", flush=True)
            print("{:>9} {:>7}".format(*look(pages)), flush=True)


if __name__ == "__main__":
    main()
