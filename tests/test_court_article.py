"""Every notebook and the report serve another article, too: a court report. A file of its own, so that it runs beside the other."""

import helpers
from helpers import rendering

SLUG = "bridge-trial"


def test_every_notebook_serves_it(tmp_path):
    pages = rendering.render_notebooks(SLUG, tmp_path)
    assert [page.stem for page in pages] == [path.stem for path in sorted(rendering.NOTEBOOKS.glob("[0-9]*.ipynb"))]
    assert all(helpers.load(SLUG).title in rendering.page_title(page) for page in pages)


def test_the_report_holds_all_of_its_claims(tmp_path):
    dossier = helpers.load(SLUG)
    html = helpers.report(dossier, tmp_path / "report.html").read_text("utf-8")
    assert all(f'id="claim-{claim}"' in html for claim in dossier.claims["claim_id"])
