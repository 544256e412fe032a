"""The data dictionary and the schemas: written from the contract, and up to date."""

import json
import shutil
from copy import deepcopy
from pathlib import Path

import pandas as pd
import pytest

from helpers import check, contract, dictionary
from helpers.dossier import SHIPPED


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data folder."""
    return shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns(".*"))


def test_what_is_stored_is_what_the_contract_says(data):
    assert dictionary.write_contract(data) == []


def test_a_column_that_the_contract_gains_is_written_everywhere(data, monkeypatch):
    claims = deepcopy(contract.CONTRACT["claims"])
    mood = {"name": "mood", "type": "string", "description": "how it sounds", "constraints": {}}
    claims["schema"]["fields"].insert(2, mood)
    monkeypatch.setitem(contract.CONTRACT, "claims", claims)
    changed = dictionary.write_contract(data)
    names = {path.relative_to(data).as_posix() for path in changed}
    folders = [path.parent.name for path in data.glob("*/datapackage.json")]
    assert names == {"README.md"} | {
        f"{folder}/{file}" for folder in folders for file in ("datapackage.json", "claims.csv")
    }
    assert "| `mood` | string, may be blank | how it sounds. |" in (data / "README.md").read_text()
    for folder in folders:
        written = pd.read_csv(data / folder / "claims.csv", dtype=str, keep_default_na=False)
        before = pd.read_csv(SHIPPED / folder / "claims.csv", dtype=str, keep_default_na=False)
        assert list(written)[2] == "mood" and (written.pop("mood") == "").all()
        pd.testing.assert_frame_equal(written, before)
        assert (
            json.loads((data / folder / "datapackage.json").read_text())["resources"][3] == claims
        )
        assert check(data / folder).empty


def test_a_dictionary_without_a_section_for_a_table_is_refused(data):
    file = data / "README.md"
    file.write_text(file.read_text().replace("## claims", "## assertions"))
    with pytest.raises(ValueError, match="has no section ## claims"):
        dictionary.write_contract(data)
    assert "## assertions" in file.read_text()
