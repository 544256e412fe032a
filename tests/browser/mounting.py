"""A widget on a page of its own, without JupyterLab, and what a mouse does to the annotator's."""

import re

from anywidget import AnyWidget
from playwright.sync_api import Locator, Page

THEMES = {
    "light": "--jp-layout-color0:#fff;--jp-layout-color2:#eee;"
    "--jp-content-font-color1:rgba(0,0,0,.87)",
    "dark": "--jp-layout-color0:#111;--jp-layout-color2:#424242;"
    "--jp-content-font-color1:#fff;color-scheme:dark",
}
MOUNT = """async code => {
  const heard = [];
  const script = new Blob([code], { type: 'text/javascript' });
  const widget = (await import(URL.createObjectURL(script))).default;
  const hearAll = answers => answers.forEach(answer => heard.forEach(hear => hear(answer)));
  const model = {
    on: (_, hear) => heard.push(hear),
    off: () => 0,
    send: asked => window.python(asked).then(hearAll),
  };
  window.again = all => heard.forEach(hear => hear(all));
  widget.render({ model, el: document.querySelector('main') });
}"""
PLACE = """words => {
  const text = document.querySelector('.an-text');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({ block: 'center' });
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, y: top + height / 2 };
  }
}"""


def put(page: Page, widget: AnyWidget, theme: str = "light") -> None:
    """Lets a widget's script draw on a blank page; `python` must be there to answer it."""
    page.set_content(
        f"<html lang=en><title>t</title><style>{widget._css}</style>"
        f"<body style='{THEMES[theme]};background:var(--jp-layout-color0)'><main></main>"
    )
    page.evaluate(MOUNT, str(widget._esm))


def mark(page: Page, words: str, layer: str = "mentions") -> Locator:
    """The first mark of a layer that holds these words, or the end of them where they begin with a
    mark of another.
    """
    page.locator(".an-text .an-m").first.wait_for(state="attached")
    whole, end = (
        page.locator(f".an-text .an-{layer}", has_text=text) for text in (words, ends_of(words))
    )
    return (whole if whole.count() else end).first


def ends_of(words: str) -> re.Pattern[str]:
    """Words, or two or more of them from some place to their end."""
    parts = words.split()
    ends = [" ".join(parts[place:]) for place in range(max(1, len(parts) - 1))]
    return re.compile("|".join(map(re.escape, ends)))


def drag(page: Page, words: str) -> None:
    """Selects words of the article with the mouse."""
    box = page.evaluate(PLACE, words)
    page.mouse.move(box["left"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["y"], steps=6)
    page.mouse.up()


def tab_to(page: Page, wanted: Locator) -> None:
    """Goes to what is wanted by the Tab key, forwards and, if it does not come soon, backwards."""
    for key in ["Tab"] * 12 + ["Shift+Tab"] * 30:
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} is not within twenty keys")
