"""Messages quote what they found, and never a book of it."""

import pytest
from made import BUNDLED

import helpers
from helpers import contract
from helpers.messages import cut, shown

LONG = "x" * 100_000


def test_what_is_short_is_quoted_whole_and_what_is_long_is_cut_with_its_length():
    assert shown("it's") == '"it\'s"' and shown(7) == "7" and cut("as it is") == "as it is"
    for told in (shown(LONG), cut(LONG), shown([LONG])):
        assert 200 < len(told) < 240 and told.endswith("characters in all)")
    assert shown(LONG).endswith("'… (100,000 characters in all)")


@pytest.mark.slow
@pytest.mark.parametrize("table", contract.TABLES)
def test_no_message_holds_a_long_cell(table, tmp_path):
    folder = helpers.save(BUNDLED, tmp_path / "mine")
    rows = BUNDLED.tables[table].astype(object)
    rows.loc[0] = dict.fromkeys(rows.columns, LONG)
    found = helpers.check(BUNDLED.with_tables(**{table: rows}))
    assert len(found) > 1 and found["allowed"].str.len().max() < 2000
    (folder / f"{table}.csv").write_text(rows.to_csv(index=False))
    with pytest.raises(helpers.DossierError) as told:
        helpers.load(folder)
    assert len(str(told.value)) < 2000


@pytest.mark.parametrize(
    "content",
    [f"{LONG},{LONG}\n", f"claim_id,{LONG}\n", f'claim_id\n"{LONG}"x{LONG}\n'],
)
def test_no_message_holds_a_long_header(content, tmp_path):
    folder = helpers.save(BUNDLED, tmp_path / "mine")
    (folder / "claims.csv").write_text(content)
    with pytest.raises(helpers.DossierError) as told:
        helpers.load(folder)
    assert len(str(told.value)) < 2000


def test_no_message_holds_a_long_name():
    with pytest.raises(helpers.DossierError) as told:
        helpers.load(LONG)
    assert len(str(told.value)) < 2000
