"""Notebooks as pages: self-contained, safe with any output, complete without JavaScript, written
all or not at all.
"""

import json
import os
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from nbformat import read, v4, write

from helpers.charts import LAB_MIME
from helpers.dossier import BUNDLED, DossierError
from helpers.pages import notebooks, running

HOSTILE = "</script><img src=x onerror=alert(1)>"
SPEC = {
    "data": {"values": [{"a": HOSTILE, "b": 1}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "a", "type": "nominal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}
CHART = {
    LAB_MIME: SPEC,
    "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="20"></svg>',
    "text/plain": f"Bars. {HOSTILE}",
}
WIDGET = {
    "application/vnd.jupyter.widget-view+json": {"model_id": "abc"},
    "text/plain": "Controls appear here",
    "text/html": "<p>Controls appear here</p>",
}


def page(*cells, title: str = "A dossier") -> str:
    book = v4.new_notebook(
        cells=list(cells),
        metadata={"widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"abc": {}}}}},
    )
    headings = {"02-who": "Who?", "03-when": "When?"}
    return notebooks.make_page(book, "02-who", headings=headings, title=title)


def code(*outputs):
    return v4.new_code_cell("1 + 1", outputs=list(outputs))


def shown(data: dict) -> str:
    return page(code(v4.new_output("display_data", data)))


def body(html: str) -> str:
    """What stands on the page, without its style and its own two scripts."""
    return re.sub(r"<script>.*?</script>", "", html.split("<main", 1)[1], flags=re.S)


def scripts(html: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", html, re.S)


def test_a_page_loads_nothing_and_its_policy_says_so():
    html = shown(CHART)
    policy = re.search(r"<meta[^>]*Content-Security-Policy[^>]*>", html).group(0)
    assert (
        "default-src 'none'" in policy
        and "unsafe-eval" not in policy
        and not re.search(r"script-src[^;]*unsafe-inline", policy)
    )
    assert not re.search(
        r"""(src|href)\s*=\s*["']?(https?:)?//|@import|url\(""",
        re.sub(r"<script>.*?</script>", "", html, flags=re.S),
    )
    assert not re.search(r"require\.js|mathjax\.|mermaid\.|unpkg|cdnjs", html, re.I)


def test_only_the_scripts_that_the_policy_names_may_run():
    html = shown(CHART)
    hashes = {b64encode(sha256(script.encode()).digest()).decode() for script in scripts(html)}
    assert hashes == set(re.findall(r"'sha256-([^']+)'", html)) and len(hashes) == 3


def test_vega_is_there_once_and_only_for_charts():
    chart = v4.new_output("display_data", CHART)
    assert (
        sum(
            "vegaEmbed =" in script or "vegaEmbed=" in script
            for script in scripts(page(code(chart), code(chart)))
        )
        == 1
    )
    assert len(page(code())) < 30_000


def test_a_chart_is_a_picture_with_words_and_a_specification_that_no_text_can_break_out_of():
    html = body(shown(CHART))
    spec = re.search(r'<script type="application/json">(.*?)</script>', html, re.S).group(1)
    assert "<" not in spec and json.loads(spec)["data"][0]["values"][0]["a"] == HOSTILE
    assert (
        b64decode(re.search(r'svg\+xml;base64,([^"]+)', html).group(1)).decode()
        == CHART["image/svg+xml"]
    )
    assert "--natural: 640px" in html and "Bars. " in html and "<img src=x" not in html


def test_a_chart_without_a_stored_picture_gets_one():
    html = body(shown({LAB_MIME: SPEC}))
    assert (
        b"<svg" in b64decode(re.search(r'svg\+xml;base64,([^"]+)', html).group(1))
        and 'alt="A chart"' in html
    )


def test_where_controls_stood_the_page_says_so():
    html = page(
        code(
            v4.new_output("display_data", WIDGET),
            v4.new_output("display_data", {"text/html": "<p>the result</p>"}),
        )
    )
    assert notebooks.STATIC in html and "<p>the result</p>" in html
    assert not re.search(
        r"Controls appear here|Loading widget|model_id|widget-state|widget-view", html
    )


@pytest.mark.parametrize(
    "output",
    [
        v4.new_output("display_data", {"text/plain": HOSTILE}),
        v4.new_output(
            "display_data",
            {"text/html": f"<script>alert(1)</script>{HOSTILE}", "text/plain": HOSTILE},
        ),
        v4.new_output(
            "display_data", {"application/javascript": "alert(1)", "text/plain": HOSTILE}
        ),
        v4.new_output("execute_result", {"text/latex": HOSTILE}),
        v4.new_output("stream", name="stdout", text=f"\x1b[31m{HOSTILE}\x1b[0m"),
        v4.new_output("stream", name="stderr", text=HOSTILE),
        v4.new_output("error", ename="E", evalue="v", traceback=[f"\x1b[0;31mE\x1b[0m: {HOSTILE}"]),
    ],
)
def test_what_an_output_holds_is_text(output):
    html = body(page(code(output)))
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html and "<script" not in html and "\x1b" not in html and "[0" not in html


def test_html_that_only_a_script_could_fill_is_told_of():
    assert notebooks.ELSEWHERE in shown({"text/html": "<div></div><script>draw()</script>"})


def test_the_title_of_a_dossier_is_text_too():
    html = page(v4.new_markdown_cell("# Who?"), title=f"</title>{HOSTILE}")
    assert "<title>Who? · &lt;/title&gt;&lt;/script&gt;" in html and "<img" not in html


def test_links_between_notebooks_lead_to_pages():
    html = page(
        v4.new_markdown_cell(
            "[next](03-when.ipynb), [there](03-when.ipynb#how), [another](09-none.ipynb)"
        )
    )
    assert (
        'href="03-when.html"' in html
        and 'href="03-when.html#how"' in html
        and "another" in html
        and "09-none" not in html
    )
    assert 'href="index.html"' in html and re.search(
        r'<a[^>]*aria-current="page"[^>]*>Who\?</a>', html
    )


def test_pictures_beside_the_notebook_are_in_the_page(tmp_path):
    (tmp_path / "dot.svg").write_text("<svg/>")
    book = v4.new_notebook(
        cells=[v4.new_markdown_cell("![a dot](dot.svg) ![none](gone.svg) <b>bold</b>")]
    )
    html = notebooks.make_page(
        book, "02-who", headings={"02-who": "Who?"}, title="t", path=tmp_path
    )
    assert f'alt="a dot" src="data:image/svg+xml;base64,{b64encode(b"<svg/>").decode()}"' in html
    assert 'src="gone.svg"' in html and "<b>bold</b>" in html


def test_formulas_stay_text():
    assert "$$a_1 &lt; b_2$$" in page(v4.new_markdown_cell("$$a_1 < b_2$$"))


def test_tables_scroll_and_have_no_blank_heading():
    html = body(
        page(
            v4.new_markdown_cell("| | b |\n|---|---|\n| 1 | 2 |"),
            code(
                v4.new_output(
                    "display_data",
                    {"text/html": '<table class="dataframe"><tr><th></th><th>b</th></tr></table>'},
                )
            ),
        )
    )
    assert (
        '<div class="wide"><table>' in html
        and not re.search(r"<th[^>]*>\s*</th>", html)
        and html.count("<th") == 2 + 1
    )  # <thead> and a heading each


def test_a_page_can_be_read_by_everyone():
    html = page(
        v4.new_markdown_cell("# Who?"), code(v4.new_output("stream", name="stdout", text="two"))
    )
    assert '<html lang="en">' in html and "<title>Who? · A dossier</title>" in html
    assert (
        html.index('href="#main"') < html.index("<nav")
        and 'id="main"' in html
        and 'tabindex="0"' not in html
    )
    assert html.index("<pre>two") < html.index("<summary>Show the code</summary>")


def test_the_heading_is_the_first_of_the_first_level():
    assert (
        notebooks.find_heading(
            v4.new_notebook(
                cells=[v4.new_code_cell("# no"), v4.new_markdown_cell("## no\n\n# Who?\n")]
            )
        )
        == "Who?"
    )
    assert notebooks.find_heading(v4.new_notebook()) == ""


def test_making_a_page_leaves_the_notebook_as_it_is():
    book = v4.new_notebook(
        cells=[
            v4.new_markdown_cell("[a](02-who.ipynb)"),
            code(v4.new_output("display_data", WIDGET)),
        ],
        metadata={"widgets": {}},
    )
    before = json.dumps(book)
    notebooks.make_page(book, "02-who", headings={"02-who": "Who?"}, title="t")
    assert json.dumps(book) == before


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> Path:
    """A folder with a notebook that tells its dossier, a draft, and one in a subfolder."""
    folder = tmp_path_factory.mktemp("notebooks")
    (folder / "exercises").mkdir()
    told = v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Where?"),
            v4.new_code_cell("import os; print('DOSSIER', os.environ['DOSSIER'], os.getcwd())"),
        ]
    )
    for name in ("01-where", "draft", "exercises/01-other"):
        write(told, folder / f"{name}.ipynb")
    return folder


@pytest.mark.slow
def test_notebooks_run_on_the_dossier_and_become_pages(books, tmp_path, capfd):
    before = (books / "01-where.ipynb").read_bytes()
    assert notebooks.render_notebooks(BUNDLED, tmp_path / "new", notebooks=books) == [
        tmp_path / "new" / "01-where.html"
    ]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["01-where.html"]
    html = (tmp_path / "new" / "01-where.html").read_text("utf-8")
    assert re.search(rf"DOSSIER .+/{BUNDLED} {re.escape(str(books))}", html)
    assert (books / "01-where.ipynb").read_bytes() == before
    told = capfd.readouterr()
    assert (
        told.out == "" and told.err.split() == f"Running 1 notebook on {BUNDLED} 01-where".split()
    )


@pytest.mark.slow
def test_a_failing_cell_is_named_and_leaves_the_old_pages(books, tmp_path):
    for path in books.glob("01-*.ipynb"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    write(
        v4.new_notebook(
            cells=[
                v4.new_markdown_cell("# Why?"),
                v4.new_code_cell("1"),
                v4.new_code_cell("raise ValueError('\\x1b[31mno such day')"),
            ]
        ),
        tmp_path / "02-why.ipynb",
    )
    old = tmp_path / "out" / "01-where.html"
    old.parent.mkdir()
    old.write_text("the old page")
    with pytest.raises(
        running.RenderingError,
        match=r"^02-why\.ipynb, cell 3 of 3 \(raise ValueError.*\): ValueError: no such day$",
    ):
        notebooks.render_notebooks(BUNDLED, old.parent, notebooks=tmp_path)
    assert [path.read_text() for path in old.parent.iterdir()] == ["the old page"]


def test_without_a_dossier_or_a_notebook_nothing_runs(tmp_path):
    with pytest.raises(DossierError, match="no such dossier"):
        notebooks.render_notebooks("nowhere", tmp_path)
    with pytest.raises(running.RenderingError, match="no notebook"):
        notebooks.render_notebooks(BUNDLED, tmp_path, notebooks=tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_only_a_live_notebook_can_do_is_not_asked_for_on_a_page():
    how = '<span class="live">Type a word **here**, then\npress Enter.</span>'
    told = '<p role="status" class="live"><b>Press Draft it.</b></p><p>the result</p>'
    html = body(
        page(
            v4.new_markdown_cell(f"# Who?\n\n*Two minutes. {how}*\n\n{how} A list follows."),
            v4.new_markdown_cell(how),
            code(v4.new_output("display_data", {"text/html": told, "text/plain": "Press"})),
        )
    )
    assert "<em>Two minutes.</em>" in html and "A list follows." in html and "the result" in html
    assert "Type a word" not in html and "Press" not in html and html.count("<section") == 1


ASKED = re.compile(
    r"shift\+enter|run all|run (a|the|it|every)\b|cell below|search box|\btype\b|\bpress\b|\bclick|"
    r"the (boxes|brackets)|\b(put|choose|select|switch|try) ",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted(notebooks.NOTEBOOKS.glob("0*.ipynb")), ids=lambda p: p.stem)
def test_no_page_asks_for_what_it_cannot_do(path):
    book = read(path, as_version=4)
    html = notebooks.make_page(book, path.stem, headings={path.stem: "?"}, title="t")
    prose = re.findall(r'<section class="prose">(.*?)</section>', html, re.DOTALL)
    status = re.findall(r'<p role="status".*?</p>', html, re.DOTALL)
    assert len(prose) > 4
    assert not [part for part in prose + status if ASKED.search(part)]


@pytest.mark.slow
def test_a_kernel_that_did_not_come_up_is_started_once_more(books, tmp_path, monkeypatch):
    """As when another program has taken the port that was chosen for it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib, sys\n"
        f"died = pathlib.Path({str(tmp_path / 'died')!r})\n"
        "if any('ipykernel' in word for word in sys.orig_argv) and not died.exists():\n"
        "    died.touch()\n"
        "    os._exit(1)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    pages = notebooks.render_notebooks(BUNDLED, tmp_path / "pages", notebooks=books)
    assert pages and (tmp_path / "died").exists()


@pytest.mark.slow
def test_a_notebook_begins_with_nothing_of_the_one_before_in_its_kernel(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 1)
    asked = (
        "import os, pandas\n"
        "print('left', dir().count('left'), os.getpid(), pandas.get_option('display.max_rows'))"
    )
    leaves = "left = 1; pandas.set_option('display.max_rows', 7)"
    for name in ("01-first", "02-second"):
        cells = [v4.new_code_cell(asked), v4.new_code_cell(leaves)]
        write(v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    pages = notebooks.render_notebooks(BUNDLED, tmp_path / "new", notebooks=tmp_path)
    told = [re.search(r"left (\d) (\d+) (\d+)", page.read_text("utf-8")).groups() for page in pages]
    assert told[0] == told[1] and told[0][0] == "0" and told[0][2] == "60"


@pytest.mark.slow
def test_a_failure_stops_what_has_not_begun_also_while_another_notebook_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 2)
    ran = tmp_path / "ran"
    for name, source in {
        "01-long": "import time; time.sleep(8)",
        "02-wrong": "1 / 0",
        "03-never": f"open({str(ran)!r}, 'w').close()",
    }.items():
        write(v4.new_notebook(cells=[v4.new_code_cell(source)]), tmp_path / f"{name}.ipynb")
    with pytest.raises(running.RenderingError, match=r"02-wrong\.ipynb"):
        notebooks.render_notebooks(BUNDLED, tmp_path / "new", notebooks=tmp_path)
    assert not ran.exists()
