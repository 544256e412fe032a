"""The figures of the reports on all dossiers: size, height and pages, requests, what axe finds, small
targets and the widest thing on a phone, and how soon the charts are drawn.
"""

import re
import shutil
import tempfile
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import helpers

DOSSIERS = ("north-korean-troops", "bridge-trial", "seagrass-study")
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(target => target.checkVisibility() && target.getClientRects().length)
    .filter(target => ["width", "height"].some(side =>
        Math.max(...[...target.getClientRects()].map(box => box[side])) < 24)).length"""
UNFOLD = "folds => folds.forEach(fold => (fold.open = true))"
HEIGHT = "document.documentElement.scrollHeight"


def opened(browser: Browser, path: Path, **look: object) -> tuple[Page, list[str], float]:
    """A report in a context of its own, what it asked for, and the seconds until it was drawn."""
    page, asked = browser.new_context(**look).new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    begun = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-live]")
    return page, asked, time.perf_counter() - begun


def measure(browser: Browser, path: Path) -> dict[str, object]:
    page, asked, drawn = opened(browser, path, viewport={"width": 1280, "height": 900})
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    told = {
        "height": page.evaluate(HEIGHT),
        "pages": pages,
        "requests": sum(not url.startswith(("file:", "blob:", "data:")) for url in asked),
        "s to draw": round(drawn, 1),
    }
    page.eval_on_selector_all("details", UNFOLD)
    found = len(Axe().run(page, options=WCAG).response["violations"])
    phone, _, _ = opened(
        browser, path, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    told["at 390"] = phone.evaluate(HEIGHT)
    phone.eval_on_selector_all("details", UNFOLD)
    found += len(Axe().run(phone, options=WCAG).response["violations"])
    wide = phone.evaluate("document.documentElement.scrollWidth")
    return {**told, "axe": found, "small targets": phone.evaluate(SMALL), "width at 390": wide}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        for name in DOSSIERS:
            path = helpers.report(name, Path(folder) / f"{name}.html")
            told = {"kB": round(path.stat().st_size / 1000), **measure(browser, path)}
            print(name, *(f"{figure}: {value}" for figure, value in told.items()), sep="  ")


if __name__ == "__main__":
    main()
