"""What a correction costs, in keys and clicks: `python tests/benchmarks/correcting.py [--steps] [folder
…]`.

From the rules' draft to the checked dossier, through the journal and by the verbs of the widget,
with the cheapest of the verbs that it has: before, and with the verbs for statements, sources, days
and sentences. Both ways are found by the same differ; what a step costs stands in one table,
replaying/bindings.py. A walk must arrive: what the checked dossier has in the columns that count
(replaying/differing.py) the corrected draft has, too, but for what the widget had no way to make.

Not counted, before as after: free words but for the proposition (topics, notes, roles, the wording of
names and measures), observations, grades. What cannot be replayed: looking, thinking, choosing
wrongly.
"""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd
from replaying.bindings import AFTER, BEFORE
from replaying.counting import count
from replaying.differing import apart, pairs
from replaying.placing import (
    DATES,
    OTHERS,
    drop_unpaired,
    place_dates,
    place_entities,
    place_mentions,
)
from replaying.relating import relate
from replaying.saying import ACCEPT, say
from replaying.walking import Step, Walk

import helpers
from helpers import correcting, drafting
from helpers.correcting.journal import open_journal

DAY = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
DOSSIERS = ("bridge-trial", "seagrass-study", "north-korean-troops")


def walked(checked: helpers.Dossier, costs: dict[str, int], folder: Path) -> Walk:
    """The whole way from a fresh draft, in a folder of its own. Raises AssertionError when it does
    not arrive.
    """
    published = checked.article["published"]
    day = None if published == "unknown" else published
    helpers.save(drafting.draft(checked.text, published=day), folder)
    walk = Walk(open_journal(folder), checked, costs)
    infer_day(walk)
    for leg in (place_mentions, place_dates, say, place_entities, count, relate, settle_all):
        leg(walk)
    walk.known["claims"] = dict(walk.claims().items())
    left = apart(walk.now, checked, walk.known, walk.excused)
    assert not left, "\n".join(["not arrived:", *left[:20]])
    return walk


def infer_day(walk: Walk) -> None:
    """Where no day of publication is stated, dates are counted from one that is inferred, or from
    its year.
    """
    day = DAY.search(walk.checked.article["published_edtf"])
    if walk.checked.article["published"] == "unknown" and day and walk.can("infer day"):
        walk.do(Step(DATES, walk.cost("infer day"), "tell", {"inferred": day.group()}))
        walk.known = pairs(walk.checked, walk.now)


def settle_all(walk: Walk) -> None:
    """Rejects who is nobody, and accepts what is right: row by row, or a sentence at a time."""
    drop_unpaired(walk, "attributions", ACCEPT)
    needed = {id_ for name in ("hops", "mentions") for id_ in walk.now.tables[name]["entity_id"]}
    kept = needed | set(walk.known["entities"].values())
    for id_ in [id_ for id_ in walk.now.entities["entity_id"] if id_ not in kept]:
        for table, column, target, _ in correcting.REFERENCES:
            frame = walk.now.tables[table]
            if target != "entities" or table in ("mentions", "hops"):
                continue
            for key in correcting.keys(table, frame[frame[column] == id_]):
                args = {"table": table, "key": list(key), "values": {column: ""}}
                walk.do(Step(ACCEPT, walk.cost("reach", "pick"), "change", args))
        walk.do(Step(ACCEPT, walk.cost("reject"), "reject", {"table": "entities", "key": id_}))
    if walk.can("sentence"):
        for start, end in correcting.sentences(walk.now.text):
            args = {"start": start, "end": end, "relations": walk.can("likely")}
            step = Step(ACCEPT, walk.cost("sentence"), "accept_sentence", args)
            walk.do(step)  # where nothing waits, the key for the next sentence costs the same
    queue = correcting.doubtful(walk.now)
    if walk.can("undoubted") and (queue["doubt"] == 0).any():
        walk.do(Step(ACCEPT, walk.cost("undoubted"), "accept_undoubted", {}))
    while len(queue := correcting.doubtful(walk.now)):
        table, key = queue.iloc[0]["table"], list(queue.iloc[0]["key"])
        walk.do(Step(ACCEPT, walk.cost("accept"), "accept", {"table": table, "key": key}))


def compared(checked: helpers.Dossier) -> tuple[pd.DataFrame, dict[str, Counter]]:
    """Actions per 100 words by kind, before and after."""
    hundreds = len(checked.text.split()) / 100
    bills, skipped = {}, {}
    for name, costs in (("before", BEFORE), ("after", AFTER)):
        with tempfile.TemporaryDirectory() as folder:
            walk = walked(checked, costs, Path(folder) / "draft")
            bills[name] = walk.bill
            skipped[name] = Counter(table for table, _ in walk.excused)
            print(f"  {name}: {dict(walk.calls)}", flush=True)
            if "--steps" in sys.argv:
                print("\n".join(f"    {n} {step}" for step, n in walk.steps.most_common()))
    table = pd.DataFrame(bills).fillna(0).sort_values("before", ascending=False) / hundreds
    return table, skipped


def main() -> None:
    for name in [name for name in sys.argv[1:] if name != "--steps"] or DOSSIERS:
        checked = helpers.load(name)
        print(f"\n{name}: {len(checked.text.split())} words", flush=True)
        table, skipped = compared(checked)
        table.loc["all"] = table.sum()
        table.loc[f"all but {OTHERS}"] = table.loc["all"] - table.loc[OTHERS]
        print(table.round(1).to_string())
        print(f"  not possible before: {dict(skipped['before'])}; after: {dict(skipped['after'])}")


if __name__ == "__main__":
    main()
