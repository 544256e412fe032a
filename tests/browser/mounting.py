"""A widget on a page of its own, without JupyterLab, and what a mouse does to the annotator's."""

from playwright.sync_api import Locator, Page

THEMES = {
    "light": "--jp-layout-color0:#fff;--jp-layout-color2:#eee;--jp-content-font-color1:rgba(0,0,0,.87)",
    "dark": "--jp-layout-color0:#111;--jp-layout-color2:#424242;--jp-content-font-color1:#fff;color-scheme:dark",
}


MOUNT = """async ([code]) => {
  const heard = [], widget = (await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))).default;
  const model = { on: (_, hear) => heard.push(hear), off: () => 0, send: asked => window.python(asked).then(answers => answers.forEach(answer => heard.forEach(hear => hear(answer)))) };
  window.again = all => heard.forEach(hear => hear(all));
  widget.render({ model, el: document.querySelector('main') });
}"""


def mark(page: Page, words: str, layer: str = "mentions") -> Locator:
    """The first mark of a layer that holds these words."""
    return page.locator(f".an-text .an-{layer}", has_text=words).first


def drag(page: Page, words: str) -> None:
    """Selects words of the article with the mouse."""
    box = page.evaluate(
        """words => { const walker = document.createTreeWalker(document.querySelector('.an-text'), NodeFilter.SHOW_TEXT);
        for (let node; node = walker.nextNode();) { const at = node.data.indexOf(words); if (at < 0) continue;
          const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + words.length); node.parentElement.scrollIntoView({ block: 'center' }); const { left, right, top, height } = range.getBoundingClientRect(); return { left, right, y: top + height / 2 } } }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["y"], steps=6)
    page.mouse.up()
