"""Comparing: a class's annotations of one article, with a checked key and with each other.

A student is an entry of a folder: whatever `import_from` reads, or a table with a row for each
passage. Who cannot be read keeps a row that says why. The key is one careful reading; agreement
with it, or with each other, is not truth. Blank text is "", a missing number <NA> or NaN.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from .. import views
from ..arguments import judged
from ..dossier import Dossier, load
from .agreement import agreement, alpha, mean, share
from .entries import LABELS, Entry, Said, Spans, of_key, read_entries

HALF = 0.5
READ, UNREADABLE = "read", "could not be read"


class Item(NamedTuple):
    """A passage to compare students on: an attribution of the key, or a stretch that only students
    have; and who marked what there.
    """

    item: str
    claim_id: str
    said: Said
    chosen: dict[str, Said]


@dataclass(frozen=True, eq=False)
class Comparison:
    """A class compared. Without a student who can be read, shares and alphas are NaN and every item
    is marked by 0 of 0.
    """

    students: pd.DataFrame
    """One row per entry of the folder, sorted by name: student, file, status ("read", "could not be
    read"), attributions (passages marked), found (the key's attributions matched), of (the key's
    attributions), precision, recall, f1 (characters in common with the matched passages: of the
    student's, of the key's, and both), alpha (with the key: mean over the labels that have one, on
    the matched passages), alpha_without (the class's over `words`, see labels, when this student is
    left out), problem (the reason, or what was left out; "" when nothing is the matter). Counts are
    Int64, shares and alphas float; all missing when the entry could not be read.
    """

    items: pd.DataFrame
    """One row per attribution of the key, and per stretch that two students or more marked and the
    key does not have (attribution_id and claim_id ""), in text order: item (attribution_id, or x01,
    …), attribution_id, claim_id, paragraph (from 1), start, end, pieces, text, marked (students who
    did), of (students read), share, f1 (mean overlap with `text` of those who marked it), alpha
    (over the words of its paragraphs, inside or outside each student's passage), agree_marked,
    agree_source, agree_act, agree_stance, agree_certainty (share of the pairs of students with a
    value that agree; NaN without a pair), disagreement (0 to 1: how far two students drawn by lot
    are apart: 1 if just one of them marked it; if both did, the mean of 1 - f1 and of 1 - agree_…
    of the four labels, as far as they are numbers).
    """

    labels: pd.DataFrame
    """Six rows: words (each word of the article: in some passage or not), marked (each of the key's
    attributions: marked or not), source, act, stance, certainty (of those marked); label, units
    (with two values or more), raters, alpha (nominal, among students), reading.
    """

    choices: pd.DataFrame
    """One row per student who could be read and item, students by name, items in text order:
    student, item, start, end, pieces, text, source (the key's name for it, else as typed, small,
    without article), act, stance, certainty ("" where the student gave none), overlap (character
    F1). Not marked: <NA>, "", NaN. Below, with a blank item: passages that one student alone
    marked.
    """


@judged
def compare_class(folder: str | Path, key: Dossier | None = None) -> Comparison:
    """A folder with an entry for each student, compared with the key and among each other; the
    entry's name is the student's.

    An entry is what `import_from` reads (a dossier's folder, .zip, .csv of quotes, .json, .jsonl,
    .jsonld) on the key's article, or a .csv with start, end, text and, if wanted, pieces, source or
    speaker, act, stance, certainty. A row whose text does not stand at its place is left out and
    listed. key: the checked dossier; else the one that `load` gives. Sources count as the same by
    the key's names and mentions, else by their letters. A passage matches the attribution of the
    key that it overlaps most, by half or more (F1 of characters), one to one; on a tie, the same
    source. Raises DossierError when there is no such folder or no entry in it. Method:
    Krippendorff's alpha, nominal (Hayes and Krippendorff 2007), by the library `krippendorff`. Act,
    stance and certainty that an import filled in count as not given. Misses: two passages on one
    attribution (one counts as beyond the key); two sources in one cell.
    """
    key = key or load()
    entries = read_entries(Path(folder), key)
    read = {entry.student: entry.said for entry in entries if entry.said}
    items, lone = _items(key, read)
    keyed = [item for item in items if item.claim_id]
    words = np.array([match.start() for match in re.finditer(r"\w+", key.text)], dtype=int)
    marks = [_inside(words, [span for one in said for span in one.spans]) for said in read.values()]
    rated = {
        "words": marks,
        "marked": [[name in item.chosen for item in keyed] for name in read],
        **{label: [_given(keyed, name, label) for name in read] for label in LABELS},
    }
    without = {
        name: alpha(marks[:place] + marks[place + 1 :]).alpha for place, name in enumerate(read)
    }
    return Comparison(
        students=pd.DataFrame(
            [_student_row(entry, keyed, without) for entry in entries],
            columns=list(STUDENT_COLUMNS),
        ).astype(STUDENT_COLUMNS),
        items=pd.DataFrame(
            [_item_row(item, key, read, words) for item in items], columns=ITEM_COLUMNS
        ),
        labels=pd.DataFrame(
            [{"label": label} | alpha(ratings)._asdict() for label, ratings in rated.items()]
        )[["label", "units", "raters", "alpha", "reading"]],
        choices=pd.DataFrame(
            _choice_rows(key.text, items, lone, read), columns=CHOICE_COLUMNS
        ).astype({"start": "Int64", "end": "Int64", "overlap": float}),
    )


STUDENT_COLUMNS = {
    "student": str,
    "file": str,
    "status": str,
    "attributions": "Int64",
    "found": "Int64",
    "of": "Int64",
    "precision": float,
    "recall": float,
    "f1": float,
    "alpha": float,
    "alpha_without": float,
    "problem": str,
}
ITEM_COLUMNS = [
    "item",
    "attribution_id",
    "claim_id",
    "paragraph",
    "start",
    "end",
    "pieces",
    "text",
    "marked",
    "of",
    "share",
    "f1",
    "alpha",
    "agree_marked",
    *(f"agree_{label}" for label in LABELS),
    "disagreement",
]
CHOICE_COLUMNS = ["student", "item", "start", "end", "pieces", "text", *LABELS, "overlap"]


def overlap(one: Spans, other: Spans) -> float:
    """How far two passages are the same: the F1 of their characters, 1 for the same ones, 0 for
    none in common.
    """
    return 2 * _common(one, other) / (_size(one) + _size(other))


def _common(one: Spans, other: Spans) -> int:
    return sum(
        max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other
    )


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _match(key: dict[str, Said], said: list[Said]) -> dict[str, int]:
    """Which of the student's passages is meant by each of the key's attributions that has one: one
    to one, the greatest overlap first, on a tie the most alike.
    """
    ranked = sorted(
        (
            -overlap(known.spans, one.spans),
            *(a != b for a, b in zip(known[1:], one[1:])),
            key_place,
            place,
        )
        for key_place, known in enumerate(key.values())
        for place, one in enumerate(said)
        if overlap(known.spans, one.spans) >= HALF
    )
    matched: dict[int, int] = {}
    for *_, key_place, place in ranked:
        if key_place not in matched and place not in matched.values():
            matched[key_place] = place
    names = list(key)
    return {names[key_place]: place for key_place, place in matched.items()}


def _items(key: Dossier, read: dict[str, list[Said]]) -> tuple[list[Item], dict[str, list[Said]]]:
    """Every item in text order, and for each student what nobody else has marked and the key does
    not have.
    """
    known, claims = (
        of_key(key),
        dict(zip(key.attributions["attribution_id"], key.attributions["claim_id"])),
    )
    matched = {name: _match(known, said) for name, said in read.items()}
    items = [
        Item(
            name,
            claims[name],
            said,
            {
                student: read[student][found[name]]
                for student, found in matched.items()
                if name in found
            },
        )
        for name, said in known.items()
    ]
    rest = {
        name: [one for place, one in enumerate(said) if place not in matched[name].values()]
        for name, said in read.items()
    }
    counted = Counter(spans for said in rest.values() for spans in {one.spans for one in said})
    extras = []
    for spans in sorted(counted, key=lambda spans: (-counted[spans], spans)):
        near = {
            name: max((overlap(one.spans, spans), one) for one in said)
            for name, said in rest.items()
            if said
        }
        chosen = {name: one for name, (part, one) in near.items() if part >= HALF}
        if len(chosen) > 1:
            extras.append(Item("", "", Said(spans), chosen))
            rest = {
                name: [one for one in said if one is not chosen.get(name)]
                for name, said in rest.items()
            }
    names = (name for number in count(1) if (name := f"x{number:02}") not in known)
    extras = [
        extra._replace(item=name)
        for extra, name in zip(sorted(extras, key=lambda extra: extra.said), names)
    ]
    return sorted(items + extras, key=lambda item: (item.said.spans[0][0], item.item)), rest


def _student_row(entry: Entry, keyed: list[Item], without: dict[str, float]) -> dict:
    row = dict.fromkeys(STUDENT_COLUMNS) | {
        "student": entry.student,
        "file": entry.file,
        "status": READ if entry.said else UNREADABLE,
        "problem": entry.problem,
    }
    if not entry.said:
        return row
    found = [
        (item.said, item.chosen[entry.student]) for item in keyed if entry.student in item.chosen
    ]
    shared, mine, keys = (
        sum(_common(known.spans, one.spans) for known, one in found),
        sum(_size(one.spans) for one in entry.said),
        sum(_size(item.said.spans) for item in keyed),
    )
    alphas = [
        alpha([[pair[rater][label] for pair in found] for rater in (0, 1)]).alpha
        for label in range(1, 1 + len(LABELS))
    ]
    return row | {
        "attributions": len(entry.said),
        "found": len(found),
        "of": len(keyed),
        "precision": share(shared, mine),
        "recall": share(shared, keys),
        "f1": share(2 * shared, mine + keys),
        "alpha": mean(alphas),
        "alpha_without": without[entry.student],
    }


def _item_row(item: Item, key: Dossier, students: Collection[str], words: np.ndarray) -> dict:
    start, end, of, marked = (
        item.said.spans[0][0],
        item.said.spans[-1][1],
        len(students),
        len(item.chosen),
    )
    lines = [line for line in views.paragraphs(key) if line[0] < end and start < line[1]] or [
        (start, end)
    ]
    near = words[(words >= lines[0][0]) & (words < lines[-1][1])]
    inside = [
        _inside(near, item.chosen[name].spans if name in item.chosen else ()) for name in students
    ]
    f1 = mean([overlap(item.said.spans, one.spans) for one in item.chosen.values()])
    agreed = {
        f"agree_{label}": agreement([getattr(one, label) for one in item.chosen.values()])
        for label in LABELS
    }
    same = agreement([name in item.chosen for name in students])
    both = share(marked * (marked - 1), of * (of - 1))
    apart = 1 - same + both * (1 - mean([f1, *agreed.values()]) if both else 0)
    return (
        _placed(item.said.spans, key.text)
        | agreed
        | {
            "item": item.item,
            "attribution_id": item.item if item.claim_id else "",
            "claim_id": item.claim_id,
            "paragraph": views.paragraph(key, pd.Series([start]))[0],
            "marked": marked,
            "of": of,
            "share": share(marked, of),
            "f1": f1,
            "alpha": alpha(inside).alpha,
            "agree_marked": same,
            "disagreement": apart,
        }
    )


def _choice_rows(
    text: str, items: list[Item], lone: dict[str, list[Said]], read: Iterable[str]
) -> list[dict]:
    blank = {
        "start": pd.NA,
        "end": pd.NA,
        "pieces": "",
        "text": "",
        **dict.fromkeys(LABELS, ""),
        "overlap": np.nan,
    }
    rows = []
    for name in read:
        chosen = [(item.item, item.chosen.get(name), item.said.spans) for item in items]
        rows += [
            {"student": name, "item": item}
            | (_chosen(text, one) | {"overlap": overlap(one.spans, spans)} if one else blank)
            for item, one, spans in chosen
        ]
    return rows + [
        blank | {"student": name, "item": ""} | _chosen(text, one)
        for name in read
        for one in lone[name]
    ]


def _chosen(text: str, said: Said) -> dict:
    return _placed(said.spans, text) | dict(zip(LABELS, said[1:]))


def _placed(spans: Spans, text: str) -> dict:
    start, end = spans[0][0], spans[-1][1]
    return {
        "start": start,
        "end": end,
        "pieces": " ".join(f"{first}-{last}" for first, last in spans) if len(spans) > 1 else "",
        "text": text[start:end],
    }


def _inside(words: np.ndarray, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """For each word, told by its first letter, whether it stands in one of the spans."""
    inside = np.zeros(len(words), dtype=bool)
    for start, end in spans:
        inside |= (start <= words) & (words < end)
    return inside.tolist()


def _given(items: list[Item], name: str, label: str) -> list[str]:
    return [getattr(item.chosen[name], label) if name in item.chosen else "" for item in items]
