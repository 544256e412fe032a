"""The notebooks and the report serve other articles, too: a court report and a science story."""

import shutil

import pytest

import helpers
from helpers.pages import notebooks


@pytest.mark.parametrize(
    ("slug", "numbers"), [("bridge-trial", "01234567"), ("seagrass-study", "257")]
)
def test_the_notebooks_serve_it(slug, numbers, tmp_path):
    """All of them the one; the other those that show most of a dossier, for each run takes its
    time.
    """
    chosen = [
        path for path in sorted(notebooks.NOTEBOOKS.glob("[0-9]*.ipynb")) if path.name[1] in numbers
    ]
    for path in chosen:
        shutil.copy(path, tmp_path)
    shutil.copytree(notebooks.NOTEBOOKS / "images", tmp_path / "images")
    pages = notebooks.render_notebooks(slug, tmp_path / "pages", notebooks=tmp_path)
    assert [page.stem for page in pages] == [path.stem for path in chosen]
    assert all(helpers.load(slug).title in notebooks.page_title(page) for page in pages)


@pytest.mark.parametrize("slug", ["bridge-trial", "seagrass-study"])
def test_the_report_holds_all_of_its_claims(slug, tmp_path):
    dossier = helpers.load(slug)
    html = helpers.report(dossier, tmp_path / "report.html").read_text("utf-8")
    assert all(f'id="claim-{claim}"' in html for claim in dossier.claims["claim_id"])
