"""The documentation: every command, path, link and table row in it exists."""

import json
import re
import runpy
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from stored import BUNDLED

import workbook
from helpers import charts, contract, drafting, exercises, formats, load, views
from helpers.dossier import list_dossiers

ROOT = Path(__file__).resolve().parent.parent
draft_agreement = SimpleNamespace(
    **runpy.run_path(str(ROOT / "tests/benchmarks/draft_agreement.py"))
)
README, DATA_README, GUIDE, MAKEFILE = (
    ROOT / name
    for name in ("README.md", "data/README.md", "notebooks/exercises/teacher/guide.md", "Makefile")
)
TARGETS = set(re.search(r"^VERBS := (.+)", MAKEFILE.read_text(), re.M)[1].split())


@pytest.mark.parametrize(
    "page", [README, DATA_README, GUIDE], ids=lambda page: str(page.relative_to(ROOT))
)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text()):
        if not target.startswith("http"):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_every_make_command_in_the_readme_is_a_target_and_the_other_way_round():
    assert set(re.findall(r"`make ([a-z]+)", README.read_text())) == TARGETS


def test_every_make_command_in_the_teachers_guide_is_a_target():
    assert set(re.findall(r"make ([a-z]+)(?: [A-Z]+=|`)", GUIDE.read_text())) <= TARGETS


def test_every_target_is_a_command_of_workbook_py_that_says_what_it_does():
    assert set(workbook.VERBS) == TARGETS
    assert all(verb.__doc__ for verb in workbook.VERBS.values())


def test_every_helper_file_is_in_the_readme_and_the_other_way_round():
    there = {f"helpers/{path.name}" for path in (ROOT / "helpers").glob("[a-z]*.py")} | {
        f"helpers/{path.parent.name}/" for path in (ROOT / "helpers").glob("[a-z]*/__init__.py")
    }
    assert set(re.findall(r"`(helpers/\w+(?:\.py|/))`", README.read_text())) == there


def test_every_format_is_in_the_readme_and_the_other_way_round():
    imported, exported = (
        re.findall(r"^\| `([\w-]+)` \|", section.split("\n\n")[0], re.M)
        for section in README.read_text().split("| format |")[1:]
    )
    assert exported == formats.EXPORTED and imported == formats.IMPORTED


def test_the_agreement_in_the_readme_is_what_a_draft_reaches(dossier):
    """The figures of the table are drafted anew, so that none is left behind by a change of the
    rules.
    """
    assert (
        draft_agreement.as_markdown(draft_agreement.compare(dossier, drafting.draft(dossier.text)))
        in README.read_text()
    )


def test_how_far_a_draft_reads_how_sources_would_know_is_in_the_readme():
    seen = drafted = right = 0
    for folder in list_dossiers():
        whole = load(folder)
        table = draft_agreement.compare_grounds(whole, drafting.draft(whole.text))
        counted = table.set_index("knowledge").loc["all", ["checked", "drafted", "right"]]
        seen, drafted, right = (sum(pair) for pair in zip((seen, drafted, right), counted))
    told = (
        f"people saw a ground in {seen};\nthe draft gives {drafted} one, {right} of them the same: "
        f"precision {right / drafted:.0%}, recall {right / seen:.0%}."
    )
    assert told in README.read_text()


def test_every_notebook_is_in_the_readme_with_its_heading_and_minutes():
    found = (ROOT / "notebooks").rglob("[0-9]*.ipynb")
    for path in (path for path in found if ".ipynb_checkpoints" not in path.parts):
        first = "".join(json.loads(path.read_text())["cells"][0]["source"])
        heading, minutes = (
            re.search(r"# (.+)", first).group(1),
            re.search(r"About (\d+) minutes", first).group(1),
        )
        assert f"({path.relative_to(ROOT)}) | {heading} | {minutes} |" in README.read_text()
        if path.parent.name == "exercises":
            move = exercises.SKILLS[path.stem[3:]].MOVE
            row = f"[{path.name[:2]} {heading}](../{path.name}) | {minutes} | {move} |"
            assert row in GUIDE.read_text()
            row = f"({path.relative_to(ROOT)}) | {heading} | {minutes} | {move} |"
            assert row in README.read_text()


def test_the_python_in_the_readme_runs():
    block = README.read_text().split("## In Python")[1].split("\n\n")[1]
    names = {}
    exec(re.sub(r"^    ", "", block, flags=re.M), names)
    assert len(names["d"].claims)


def test_the_picture_in_the_readme_is_what_the_chart_draws(dossier):
    drawn = charts.offline_bundle(charts.chart_voices(views.voices(dossier)).to_dict())[0][
        "image/svg+xml"
    ]
    assert (ROOT / "notebooks/images/whose-words.svg").read_text() == drawn


@pytest.mark.parametrize("table", contract.TABLES)
def test_every_column_is_in_the_data_dictionary(table):
    section = DATA_README.read_text().split(f"\n## {table}\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.M) == contract.columns(table)
    for field in contract.fields(table):
        assert f"{field['description']}." in section
        for value in contract.options(table, field["name"]):
            assert f"`{value}`" in section


def test_every_bundled_dossier_is_in_the_data_dictionary_and_the_other_way_round():
    """What a person has begun in data/ need not be."""
    section = DATA_README.read_text().split("| folder |")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", section, re.M)) == sorted(BUNDLED)
    assert all((ROOT / "data" / name / "datapackage.json").is_file() for name in BUNDLED)


def test_the_rights_to_the_article_are_told_and_kept_off_the_license():
    assert (
        "third party" in DATA_README.read_text() and "article.txt" in (ROOT / "LICENSE").read_text()
    )


def test_the_conda_twin_has_the_same_dependencies_with_the_same_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *project["dependencies"],
        *(need for extra in project["optional-dependencies"].values() for need in extra),
    ]
    listed = re.findall(
        r"^ +- (\w[\w-]*) ([<>=.,\d]+)$", (ROOT / "environment.yml").read_text(), re.M
    )
    twin = {
        {"playwright-python": "playwright"}.get(name, name) + bounds
        for name, bounds in listed
        if name != "python"
    }
    assert set(wanted) == twin
    assert f"python {project['requires-python']}" in (ROOT / "environment.yml").read_text()


def test_the_lock_pins_every_direct_dependency_with_hashes_and_names_no_index():
    lock, project = (
        (ROOT / "requirements.txt").read_text(),
        tomllib.loads((ROOT / "pyproject.toml").read_text())["project"],
    )
    for need in [
        *project["dependencies"],
        *(need for extra in project["optional-dependencies"].values() for need in extra),
    ]:
        assert re.search(rf"^{re.split('[<>=]', need)[0]}==", lock, re.M), need
    assert "://" not in lock and "index-url" not in lock
    pinned = re.split(r"^(?=[a-z])", lock, flags=re.M)[1:]
    assert all("--hash=sha256:" in one for one in pinned)


def test_the_version_is_the_same_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text()
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()


def test_the_project_speaks_of_itself_alone():
    words = re.compile(r"/work/|\.library|localhost:\d|\bissue \d|pypi\.org|registry\.npm", re.I)
    for path in [
        *ROOT.glob("*.*"),
        *(ROOT / "helpers").rglob("*.py"),
        *(ROOT / "notebooks").rglob("*.ipynb"),
        *(ROOT / "data").rglob("*.*"),
    ]:
        if path.is_file():
            assert not words.search(path.read_text("utf-8")), path
