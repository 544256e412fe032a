"""What `make report` writes (the report, every notebook as a page, an index) against stock
`nbconvert --execute --to html` of the same notebooks: time, size, requests, drawn charts.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from helpers.pages import notebooks

ROOT = notebooks.NOTEBOOKS.parent
NOTEBOOKS = sorted(notebooks.NOTEBOOKS.glob("[0-9]*.ipynb"))


DOSSIER = "north-korean-troops"
OURS = """
import sys
from pathlib import Path
import helpers
from helpers.pages.index import write_reports
write_reports(helpers.load(sys.argv[1]), Path(sys.argv[2]))
"""


def stock(folder: Path) -> list[str]:
    """The command of stock nbconvert."""
    settings = ["--log-level", "ERROR", "--execute", "--to", "html", "--output-dir", str(folder)]
    return [sys.executable, "-m", "nbconvert", *settings, *map(str, NOTEBOOKS)]


def ours(folder: Path) -> list[str]:
    """The command that writes what `make report` does, to a folder."""
    return [sys.executable, "-c", OURS, DOSSIER, str(folder)]


def taken(command: list[str]) -> float:
    """How long a command takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - begun


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
    """Prints one line for each, and the ratio of their times."""
    print(f"{'':>26} {'s':>7} {'kB':>7} {'requests':>9} {'charts':>7}")
    seconds = []
    with tempfile.TemporaryDirectory() as home:
        for name, command in {"nbconvert": stock, "make report": ours}.items():
            folder = Path(home) / name
            seconds.append(taken(command(folder)))
            pages = sorted(folder.glob("*.html"))
            size = sum(page.stat().st_size for page in pages) / 1000
            told = f"{name}, {len(pages)} pages"
            print(f"{told:>26} {seconds[-1]:>7.1f} {size:>7.0f}", end=" ", flush=True)
            print("{:>9} {:>7}".format(*look(pages)), flush=True)
    print(f"ratio {seconds[1] / seconds[0]:.2f}")


if __name__ == "__main__":
    main()
