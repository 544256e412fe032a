"""The report as a file: written whole or not at all, safe to stand in HTML, complete without a
browser.
"""

import os
import re
import shutil
import signal
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from markupsafe import escape
from processes import APART

import helpers
from helpers import Dossier, charts, reader, views
from helpers import __main__ as command
from helpers.assets import ASSETS
from helpers.contract import TABLES
from helpers.datapackage import describe
from helpers.display import unlisted
from helpers.files import folders
from helpers.pages import index, notebooks, offline, reading, remarks, running
from helpers.pages.pictures import slim
from helpers.pages.report import BESIDE, render
from helpers.sections import FIGURES, SECTIONS, make_charts, make_table
from helpers.tables import blank
from helpers.views import joining


@pytest.fixture(scope="module")
def rendered(dossier) -> tuple[str, list[str]]:
    """The report's HTML, and the names of the dossiers whose statements were joined for it."""
    joins, join = [], joining._join
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_join", lambda given: joins.append(given.name) or join(given))
        return render(dossier), joins


@pytest.fixture(scope="module")
def page(rendered) -> str:
    return rendered[0]


@pytest.fixture
def at_once(monkeypatch, page) -> None:
    """The report is made already: what a test asks is how it is written."""
    monkeypatch.setattr(sys.modules[render.__module__], "render", lambda _: page)


@pytest.mark.usefixtures("at_once")
def test_a_crash_midway_leaves_the_old_file_and_nothing_else(dossier, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("the old one")

    def crash(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(OSError, match="disk is full"):
        helpers.report(dossier, path)
    assert path.read_text() == "the old one" and list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("at_once")
def test_the_report_makes_its_folder_and_returns_its_path(dossier, tmp_path):
    assert helpers.report(dossier, tmp_path / "new" / "report.html").is_file()


def test_statements_are_joined_once_for_a_whole_report(dossier, rendered):
    _, joins = rendered
    assert joins == [dossier.name]


def test_every_claim_statement_and_observation_is_in_it(page, dossier):
    assert re.findall(r'<article class="claim" id="claim-(\w+)"', page) == list(
        dossier.claims["claim_id"]
    )
    assert set(re.findall(r'<tr id="row-(a\d+)"', page)) == set(
        dossier.attributions["attribution_id"]
    )
    beside = page.split('<div class="lines">')[1]
    assert all(str(escape(note)) in beside for note in dossier.observations["note"])


def test_outside_its_tables_no_id_no_edtf_and_no_word_of_the_trade_is_read(page, dossier):
    told = re.sub(r"(?s)<(style|script|table|template|form)\b.*?</\1>", " ", page)
    told = re.sub(r'(?s)<section id="method">.*?</section>', " ", told)
    words = unescape(re.sub(r"<[^>]+>", " ", told))
    ids = {
        id_
        for name in ("claims", "attributions", "dates")
        for id_ in dossier.tables[name].iloc[:, 0]
    }
    assert not ids & set(re.findall(r"\w+", words))
    assert not re.search(r"\d{4}-\d\d\b(?!-\d\d \d\d:)|/\.\.|\.\./|EDTF", words)
    assert not re.search(r"distinct origin|acts of claiming|\bdepth\b|\d attributions?\b", words)


def test_every_link_within_it_leads_somewhere(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_nothing_in_it_can_be_loaded_and_only_its_own_scripts_run(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy
    assert (
        "script-src 'sha256-" in policy
        and "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    )
    assert not re.search(
        r'<(link|img|iframe|object|embed)\b|src="|@import|url\(',
        page.split("<main")[1].split("</main>")[0],
    )


def test_what_the_text_does_not_state_is_told_as_unknown(page):
    provenance = page.split('id="provenance"')[1]
    for name in ("Headline", "Byline", "Publisher", "Published"):
        assert f"<dt>{name}</dt><dd>unknown</dd>" in provenance


def test_every_row_checked_is_counted(page, dossier):
    rows = sum(len(frame) for frame in dossier.tables.values() if "status" in frame)
    assert f"<dd>{rows} of {rows}</dd>" in page


def test_json_in_a_script_cannot_end_it():
    assert "<" not in offline.json_for_script({"words": "</script><!--"})


def test_a_dossier_without_anything_still_makes_a_report(tmp_path):
    empty = Dossier(
        "empty",
        describe("Nothing.", "Nothing"),
        "Nothing.",
        **{name: blank(name) for name in TABLES},
    )
    assert helpers.check(empty).empty
    page = helpers.report(empty, tmp_path / "empty.html").read_text()
    assert "The text claims no numbers." in page and "Nobody has graded" in page
    assert page.count("There is no statement to count.") == 3 and "Of 0 " not in page
    assert re.findall(r"as a table \((\d+) row", page) == ["1"]
    clocks = page[page.index('id="chart-clocks"') : page.index('id="chart-expressions"')]
    assert " 2000" not in clocks and "1999" not in clocks


def test_a_dossier_that_is_not_there_is_told_in_one_line(monkeypatch):
    monkeypatch.setenv("DOSSIER", "no-such-folder")
    with pytest.raises(
        SystemExit, match=r"No report written. no-such-folder: no such dossier; data/ has"
    ):
        command.main()


@pytest.mark.usefixtures("at_once")
def test_a_failing_notebook_leaves_the_old_reports(dossier, tmp_path, monkeypatch):
    (tmp_path / "report.html").write_text("the old one")

    def fail(*_, **__):
        raise running.RenderingError(
            "02-who-is-speaking.ipynb, cell 3 of 9 (x): ValueError: no such day"
        )

    monkeypatch.setattr(notebooks, "render_notebooks", fail)
    with pytest.raises(running.RenderingError, match="cell 3 of 9"):
        index.write_reports(dossier, tmp_path)
    assert (tmp_path / "report.html").read_text() == "the old one"


@pytest.mark.usefixtures("at_once")
def test_the_index_leads_to_the_report_and_to_every_page(dossier, tmp_path, monkeypatch):
    def write(_, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "00-start-here.html").write_text(
            f"<title>Start here &amp; now · {escape(dossier.title)}</title>"
        )
        return [folder / "00-start-here.html"]

    monkeypatch.setattr(notebooks, "render_notebooks", write)
    html = index.write_reports(dossier, tmp_path / "out").read_text()
    assert (
        'href="report.html"' in html
        and '<a href="00-start-here.html">Start here &amp; now</a>' in html
    )


class Words(HTMLParser):
    """What stands written in a picture: its texts, and what it tells those who do not see it."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(svg)

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [" ".join(value.split()) for name, value in attrs if name == "aria-label"]


NUMBERED = (
    "2.45 percent, 10.3750 or 0.04 of 1.234e-5 in v2.10.31 on 2024.10.29 & 127.0.0.1 <3.1415>"
)


def test_the_report_makes_coordinates_shorter_and_no_word_of_a_chart(dossier):
    said = views.statements(dossier).assign(source=NUMBERED, said_label=NUMBERED)
    spec = charts.specification(charts.chart_said(said))
    whole = charts.picture(spec)
    small = slim(whole.replace("translate(0.5,", "translate(0.54321,"))
    assert NUMBERED in unescape(whole) and len(small) < len(whole)
    assert Words(small).found == Words(whole).found
    assert "translate(0.5," in small and "0.54321" not in small


@pytest.mark.slow
def test_every_word_of_every_chart_stands_in_the_report(page, dossier):
    said, quantities = views.statements(dossier), views.quantities(dossier)
    told = [" ".join(data.split()) for data in Words(page).found]
    for chart in (
        charts.chart_said(said),
        charts.chart_sources(views.sources(dossier)),
        charts.chart_origins(views.origins(dossier)),
        *(charts.chart_numbers(quantities, unit=unit) for unit in quantities["unit"].unique()),
    ):
        spec = charts.specification(chart)
        words = {" ".join(data.split()) for data in Words(charts.picture(spec)).found}
        assert len(words) > 5 and not words - set(told)


@pytest.mark.slow
def test_with_any_ids_every_link_of_the_report_leads_somewhere(oddly_named):
    page = render(oddly_named)
    ids = re.findall(r'\bid="([^"]+)"', page)
    leads = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(leads) <= set(ids)
    assert not any(set(" ,<>'") & set(id_) for id_ in ids)
    for kind in ("mark", "row", "claim"):
        assert sum(lead.startswith(f"{kind}-") for lead in leads) > 40


def killed_at(moment: str, folder: Path) -> None:
    """Writes reports in a process of its own that is killed at that moment, or never, with the
    notebooks left out.
    """
    process = APART.Process(target=write_and_be_killed, args=(moment, folder))
    process.start()
    process.join(120)
    assert process.exitcode == (0 if moment == "never" else -signal.SIGKILL)


def write_and_be_killed(moment: str, folder: Path) -> None:
    def write(_, fresh: Path) -> list[Path]:
        (fresh / "00-start-here.html").write_text("<title>new</title>")
        return [fresh / "00-start-here.html"]

    notebooks.render_notebooks = write
    index.write_report = lambda _, path: path.write_text("new") and path
    if moment != "never":
        place, name = moment.split(".")
        there = {"notebooks": notebooks, "index": index, "folders": folders, "shutil": shutil}
        setattr(there[place], name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
    index.write_reports(helpers.load("north-korean-troops"), folder)


OURS = ("00-start-here.html", "report.html", "index.html")


@pytest.mark.slow
@pytest.mark.parametrize(
    "moment", ["notebooks.page_title", "index.render_index", "folders._carry_over", "shutil.rmtree"]
)
def test_a_kill_at_any_moment_leaves_all_pages_old_or_all_new(tmp_path, moment):
    folder = tmp_path / "reports" / "here"
    folder.mkdir(parents=True)
    for name in OURS:
        (folder / name).write_text("old")
    killed_at(moment, folder)
    states = {"old" if (folder / name).read_text() == "old" else "new" for name in OURS}
    assert states == ({"new"} if moment == "shutil.rmtree" else {"old"})


def test_what_else_lies_in_the_folder_of_the_reports_stays_there(tmp_path):
    folder = tmp_path / "reports" / "here"
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "notes.txt").write_text("mine")
    (folder / "report.html").write_text("old")
    folder.chmod(0o750)
    killed_at("never", folder)
    assert (folder / "mine" / "notes.txt").read_text() == "mine"
    assert (folder / "report.html").read_text() == "new" and (folder / "index.html").is_file()
    assert [path.name for path in folder.parent.iterdir()] == ["here"]
    assert folder.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("place", ["reports", "reports/here"])
def test_that_nothing_can_be_written_is_found_before_a_notebook_runs(
    dossier, tmp_path, monkeypatch, place
):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("a file in the way")

    def run(*_, **__):
        raise AssertionError("a notebook was run")

    monkeypatch.setattr(notebooks, "render_notebooks", run)
    with pytest.raises(OSError, match="reports"):
        index.write_reports(dossier, tmp_path / "reports" / "here")


def test_where_folders_cannot_be_exchanged_they_are_switched_in_two_steps(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a").write_text("old")
    with folders.switched(tmp_path / "here") as fresh:
        (fresh / "a").write_text("new")
    assert (tmp_path / "here" / "a").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_what_a_killed_run_left_is_cleared_when_it_is_a_day_old(tmp_path):
    old, young = tmp_path / ".here-abcdefgh", tmp_path / ".here-ijklmnop"
    for left in (old, young):
        left.mkdir()
    os.utime(old, (0, 0))
    with folders.switched(tmp_path / "here"):
        pass
    assert not old.exists() and young.exists()


def test_the_report_shows_every_figure_of_the_sections_in_their_order(page):
    there = re.findall(r'<figure class="chart" id="chart-([a-z]+)(?:-\d+)?"', page)
    assert list(dict.fromkeys(there)) == [figure.name for figure in FIGURES if figure.chart]
    captions = re.findall(r'<details class="table"[^>]*><summary>(.*?) as a table', page)
    told = [figure.caption for figure in FIGURES if figure.caption and figure.name != "open"]
    assert captions == told
    assert re.findall(r'<section id="(\w+)">', page) == [section.id for section in SECTIONS]


def test_what_a_section_has_of_its_own_is_named_after_a_section():
    own = {path.name.partition(".")[0] for path in (ASSETS / "report").glob("*.j2")}
    assert own and own <= {section.id for section in SECTIONS}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_a_figure_names_columns_of_its_view(dossier, figure):
    view = figure.view(dossier)
    table = make_table(figure, dossier, view)
    assert (table is None) == (not figure.caption or view.empty)
    assert table is None or figure.key in ("", *table.columns)
    assert figure.each in ("", *view.columns)
    assert bool(list(make_charts(figure, view))) == bool(figure.chart)


def test_the_report_opens_with_the_strongest_findings_that_nobody_set_aside(dossier):
    key = views.findings(dossier)["key"].iloc[0]
    row = {"observation_id": "o99", "kind": "set-aside", "note": "Seen.", "finding": key}
    aside = dossier.observations.iloc[:1].assign(**row, start=pd.NA, end=pd.NA, text="")
    told = remarks.findings(
        dossier.with_tables(observations=pd.concat([dossier.observations, aside]))
    )
    first = [finding["key"] for finding in told if finding["first"]]
    assert 5 <= len(first) <= 7
    assert key not in first and told[-1]["key"] == key and told[-1]["set_aside"] == "Seen."
    assert [finding["first"] for finding in told] == sorted(
        (finding["first"] for finding in told), reverse=True
    )


def test_each_finding_of_the_first_screen_leads_to_its_passage_and_to_its_rows(page, dossier):
    opening = page.split('<ol class="findings">')[1].split("</ol>")[0]
    table = views.findings(dossier)
    for place, row in enumerate(re.findall(r"<li>(.*?)</li>", opening, re.DOTALL)):
        said = unlisted(table["attributions"].iloc[place])
        assert f'<a href="#mark-{said[0]}"><bdi>{escape(table["sentence"].iloc[place])}' in row
        entry = page.split(f'<li id="{table["finding"].iloc[place]}">')[1]
        assert re.findall(r'href="#row-(\w+)"', entry)[: len(said)] == said


def test_every_finding_tells_what_would_settle_it(page, dossier):
    assert page.count("<b>To settle it:</b>") == len(views.findings(dossier))


def test_each_question_is_answered_in_one_sentence_from_the_rows(page, dossier):
    said = views.statements(dossier)
    for section in (section.id for section in SECTIONS):
        told = re.search(
            rf'<section id="{section}"><h2>.*?</h2>\n<p class="answer">(.*?)</p>', page
        )
        assert told and unescape(told[1]) == reader.answer(dossier, section).text
    relayed = int((said["depth"] >= 2).sum())
    assert f"{relayed} reached the outlet" in reader.answer(dossier, "sources").text


def test_a_table_or_a_list_of_more_than_eight_rows_is_folded(page):
    rows = re.findall(r'<details class="table"( open)?><summary>[^(]*\((\d+) row', page)
    assert {bool(opened) == (int(count) <= 8) for opened, count in rows} == {True}
    for part in page.split('<div class="beside">')[1:]:
        opened = part.split('<details class="further">')[0].split("</div>")[0]
        assert opened.count('class="remark"') <= BESIDE


def half_drafted(dossier, kind: str, status: str) -> Dossier:
    """The dossier with its first two observations drafted by a rule, of that kind and status."""
    table = dossier.observations.copy()
    table.loc[table.index < 2, ["kind", "status", "drafted_by"]] = [kind, status, "rule: a rule"]
    return dossier.with_tables(observations=table)


def test_beside_each_paragraph_stands_who_speaks_in_it_with_the_numbers_of_its_statements(dossier):
    said, numbers = views.statements(dossier), []
    for line in reading.paragraphs(dossier):
        for speaker in line.speakers:
            ends = [list(map(int, run.split("–"))) for run in speaker.numbers.split(", ")]
            here = [number for run in ends for number in range(run[0], run[-1] + 1)]
            assert set(said["source"].iloc[[number - 1 for number in here]]) == {speaker.source}
            numbers += here
    assert sorted(numbers) == list(range(1, len(said) + 1))


def test_a_persons_remarks_come_before_those_that_a_machine_drafted(dossier):
    told = remarks.observations(half_drafted(dossier, "framing", "drafted"))
    assert [row["drafted"] for row in told] == [False] * (len(told) - 2) + [True] * 2
    assert len(told) == len(dossier.observations)


@pytest.mark.parametrize("kind", remarks.COUNTED)
def test_a_machines_remark_that_only_repeats_a_count_goes_until_a_person_has_checked_it(
    dossier, kind
):
    of = len(dossier.observations)
    for status, left in (("drafted", of - 2), ("checked", of)):
        assert len(remarks.observations(half_drafted(dossier, kind, status))) == left


def test_unchecked_rows_are_told_where_they_are_and_nowhere_else(page, dossier):
    assert "Unchecked rows" not in page
    some = dossier.claims.assign(status=["drafted", *dossier.claims["status"].iloc[1:]])
    drafted = render(dossier.with_tables(claims=some))
    told = re.findall(r"Unchecked rows: [^.]*\.", drafted.split('<section id="claims">')[1])
    assert told == [f"Unchecked rows: 1 of {len(some)}."]


def test_the_words_of_the_article_have_the_color_of_the_voice_that_says_them(page, dossier):
    words = page.split('class="paper"')[1]
    looks = dict(re.findall(r"\[data-s='(\d+)'\]\{(.*?)\}", page))
    for row in views.statements(dossier).itertuples():
        mark = re.search(
            rf'class="attributions" data-of="{row.attribution_id}" data-s="(\d+)"', words
        )
        assert reader.VOICE_TINTS[row.identified] in looks[mark[1]]
        assert ("double" in looks[mark[1]]) == (row.stance == "denies")


def test_from_every_row_that_names_a_statement_a_link_leads_to_its_words(page):
    for caption in ("The register of statements", "Sources", "The three clocks", "All numbers"):
        table = page.split(f"<summary>{caption} as a table")[1].split("</table>")[0]
        rows = re.findall(r"<tr.*?</tr>", table.split("<tbody>")[1], re.DOTALL)
        named = [row for row in rows if re.search(r"<td[^>]*>published</td>", row) is None]
        assert named and all('href="#mark-a' in row for row in named), caption


def test_of_pictures_one_for_each_unit_only_the_first_is_not_folded(page):
    numbers = page.split('<section id="numbers">')[1].split("</section>")[0]
    before, folded = numbers.split('<details class="tall"><summary>More pictures (2)')
    assert before.count("<figure") == 1 and folded.split("</details>")[0].count("<figure") == 2
