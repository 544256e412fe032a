"""Comparing: a class's annotations of one article, with a checked key and with each other.

A student is an entry of a folder: whatever `import_from` reads, or a table with a row for each
passage. Who cannot be read keeps a row that says why. The key is one careful reading; agreement
with it, or with each other, is not truth. Blank text is "", a missing number <NA> or NaN.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ..arguments import judged
from ..dossier import Dossier, load
from ..spans import Span, overlap, paragraph_of, paragraphs, size, touch, write_pieces
from .agreement import agreement, alpha, mean, share
from .entries import LABELS, Entry, Passage, Spans, read_entries
from .matching import Class, Item, find_items

READ, UNREADABLE = "read", "could not be read"


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
    value that agree; NaN without a pair), disagreement (0 to 1: how far those who marked it are
    apart: the mean of 1 - f1 and of 1 - agree_… of the four labels, as far as they are numbers;
    NaN where fewer than two marked it), overlooked (an attribution of the key that fewer than half
    have marked).
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
    items, lone = find_items(key, read)
    keyed = [item for item in items if item.claim_id]
    words = np.array([match.start() for match in re.finditer(r"\w+", key.text)], dtype=int)
    marks = [_inside(words, [span for said in read[name] for span in said.spans]) for name in read]
    without = {
        name: alpha(marks[:place] + marks[place + 1 :]).alpha for place, name in enumerate(read)
    }
    students = [_student_row(entry, keyed, without) for entry in entries]
    choices = pd.DataFrame(_choice_rows(key.text, items, lone), columns=CHOICE_COLUMNS)
    return Comparison(
        students=pd.DataFrame(students, columns=list(STUDENT_COLUMNS)).astype(STUDENT_COLUMNS),
        items=pd.DataFrame(
            [_item_row(item, key, read, words) for item in items], columns=ITEM_COLUMNS
        ),
        labels=_labels(keyed, list(read), marks),
        choices=choices.astype({"start": "Int64", "end": "Int64", "overlap": float}),
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
    "overlooked",
]
CHOICE_COLUMNS = ["student", "item", "start", "end", "pieces", "text", *LABELS, "overlap"]
NO_CHOICE = {
    "start": pd.NA,
    "end": pd.NA,
    "pieces": "",
    "text": "",
    **dict.fromkeys(LABELS, ""),
    "overlap": np.nan,
}
"""the place of a student who did not mark an item"""


def _labels(keyed: list[Item], students: list[str], marks: list[list[bool]]) -> pd.DataFrame:
    """How far students agree on each label. marks: for each student, the words marked."""
    rated: dict[str, list[list]] = {
        "words": marks,
        "marked": [[name in item.chosen for item in keyed] for name in students],
        **{label: [_given(keyed, name, label) for name in students] for label in LABELS},
    }
    rows = [{"label": label} | alpha(ratings)._asdict() for label, ratings in rated.items()]
    return pd.DataFrame(rows)[["label", "units", "raters", "alpha", "reading"]]


def _student_row(entry: Entry, keyed: list[Item], without: dict[str, float]) -> dict:
    read = bool(entry.said)
    row = dict.fromkeys(STUDENT_COLUMNS) | {
        "student": entry.student,
        "file": entry.file,
        "status": READ if read else UNREADABLE,
        "problem": entry.problem,
    }
    if not read:
        return row
    return row | _against_key(entry, keyed) | {"alpha_without": without[entry.student]}


def _against_key(entry: Entry, keyed: list[Item]) -> dict:
    """What a student has of the key, and how near to it."""
    matched = [
        (item.said, item.chosen[entry.student]) for item in keyed if entry.student in item.chosen
    ]
    shared = sum(_common(known.spans, chosen.spans) for known, chosen in matched)
    mine = sum(size(passage.spans) for passage in entry.said)
    keys = sum(size(item.said.spans) for item in keyed)
    alphas = [
        alpha([[getattr(pair[rater], label) for pair in matched] for rater in (0, 1)]).alpha
        for label in LABELS
    ]
    return {
        "attributions": len(entry.said),
        "found": len(matched),
        "of": len(keyed),
        "precision": share(shared, mine),
        "recall": share(shared, keys),
        "f1": share(2 * shared, mine + keys),
        "alpha": mean(alphas),
    }


def _common(spans: Spans, others: Spans) -> int:
    """The characters that two passages have in common."""
    return sum(
        max(0, min(end, last) - max(start, first)) for start, end in spans for first, last in others
    )


def _item_row(item: Item, key: Dossier, students: Collection[str], words: np.ndarray) -> dict:
    marked, of = len(item.chosen), len(students)
    passages = list(item.chosen.values())
    f1 = mean([overlap(item.said.spans, passage.spans) for passage in passages])
    agreed = {
        f"agree_{label}": agreement([getattr(passage, label) for passage in passages])
        for label in LABELS
    }
    apart = 1 - mean([f1, *agreed.values()]) if marked > 1 else np.nan
    return (
        _placed(item.said.spans, key.text)
        | agreed
        | {
            "item": item.item,
            "attribution_id": item.item if item.claim_id else "",
            "claim_id": item.claim_id,
            "paragraph": paragraph_of(paragraphs(key.text), item.said.spans[0][0]),
            "marked": marked,
            "of": of,
            "share": share(marked, of),
            "f1": f1,
            "alpha": _alpha_of_words(item, key.text, students, words),
            "agree_marked": agreement([name in item.chosen for name in students]),
            "disagreement": apart,
            "overlooked": bool(item.claim_id) and marked < of / 2,
        }
    )


def _alpha_of_words(item: Item, text: str, students: Collection[str], words: np.ndarray) -> float:
    """How far students agree on each word of the paragraphs that an item stands in."""
    start, end = item.said.spans[0][0], item.said.spans[-1][1]
    lines = [line for line in paragraphs(text) if touch(line, (start, end))] or [(start, end)]
    near = words[(words >= lines[0][0]) & (words < lines[-1][1])]
    passages = [item.chosen.get(name) for name in students]
    return alpha([_inside(near, passage.spans if passage else ()) for passage in passages]).alpha


def _choice_rows(text: str, items: list[Item], lone: Class) -> list[dict]:
    """What each student has at each item; below, what they alone have."""
    return [
        {"student": student, "item": item.item} | _choice(text, item, item.chosen.get(student))
        for student in lone
        for item in items
    ] + [
        NO_CHOICE | {"student": student, "item": ""} | _chosen(text, passage)
        for student, passages in lone.items()
        for passage in passages
    ]


def _choice(text: str, item: Item, passage: Passage | None) -> dict:
    if passage is None:
        return NO_CHOICE
    return _chosen(text, passage) | {"overlap": overlap(passage.spans, item.said.spans)}


def _chosen(text: str, passage: Passage) -> dict:
    return _placed(passage.spans, text) | dict(zip(LABELS, passage[1:]))


def _placed(spans: Spans, text: str) -> dict:
    start, end = spans[0][0], spans[-1][1]
    return {"start": start, "end": end, "pieces": write_pieces(spans), "text": text[start:end]}


def _inside(words: np.ndarray, spans: Iterable[Span]) -> list[bool]:
    """For each word, told by its first letter, whether it stands in one of the spans."""
    inside = np.zeros(len(words), dtype=bool)
    for start, end in spans:
        inside |= (start <= words) & (words < end)
    return inside.tolist()


def _given(items: list[Item], name: str, label: str) -> list[str]:
    return [getattr(item.chosen[name], label) if name in item.chosen else "" for item in items]
