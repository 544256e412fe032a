"""Reviewing: a teacher goes through candidate questions and keeps, drops or changes each; what is
kept is frozen into the dossier's folder.

Beside that folder lies `.<folder>.review.jsonl`, one JSON object a line: each decision and each
undo, on the disk before the next one can be. `freeze` writes questions.json and ends it. Several
notebooks may review one dossier: the file is the one history of them all.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pandas as pd

from ..arguments import judged
from ..correcting.journal.lines import as_line, content_if_there, read_lines, standing
from ..dossier import Dossier
from ..files import locked, named
from .behind import Rows, find_changed
from .changing import changed
from .drawing import Draw
from .handing_out import read_question
from .making import choose, look_back
from .questions import ExerciseError, Question
from .sets import (
    FILE,
    Dropped,
    Kept,
    Reviewed,
    looks_back,
    read_reviewed,
    write_reviewed,
)
from .skills import SKILLS

CANDIDATES = 10
"""how many questions of a skill are offered at first"""
FURTHER = 30, 4
"""of how many questions, with how many seeds, another one is looked for"""
KEPT, DROPPED, OPEN = "kept", "dropped", ""
"""what can be decided on a question"""


@dataclass(frozen=True)
class Entry:
    """A candidate question and what was decided on it."""

    question: Question
    drawn: str
    """tells it from the others, also once it is changed"""
    verdict: str = OPEN
    why: str = ""
    """why it was dropped"""
    rows: tuple[tuple[str, str], ...] = ()
    """what the rows behind it said when it was kept or changed"""
    changed: bool = False
    told: str = ""
    """what happened to it since"""


class Review:
    """The candidates of a dossier with what was decided so far. Raises ExerciseError when the
    dossier has no folder.
    """

    def __init__(self, dossier: Dossier) -> None:
        if dossier.path is None:
            raise ExerciseError(f"{dossier.name}: has no folder yet; helpers.save it first")
        self.dossier, self.folder = dossier, Path(dossier.path)
        self.file = self.folder.with_name(f".{self.folder.name}.review.jsonl")
        self._draw, self.rows = Draw(dossier, ""), Rows(dossier)
        self._pools: dict[str, dict[str, Question]] = {}
        self._edits: list[dict] = []
        self._begin()

    def _begin(self) -> None:
        self._frozen = content_if_there(self.folder / FILE)
        self._base = self._offered()
        self.entries, self._edits = dict(self._base), []
        self.look()

    # ---- what is offered
    def _offered(self) -> dict[str, Entry]:
        """What was frozen, and what is drawn to be looked at for the first time."""
        frozen = read_reviewed(self.dossier)
        drawn = {mark_of(one): one for skill in SKILLS for one in self._drawn(skill)}
        kept = {one.drawn: self._again(one, drawn.get(one.drawn)) for one in frozen.kept}
        dropped = {
            one.drawn: Entry(drawn[one.drawn], one.drawn, DROPPED, one.why)
            for one in frozen.dropped
            if one.drawn in drawn
        }
        self._gone = {one.drawn: one for one in frozen.dropped if one.drawn not in drawn}
        fresh = {mark: Entry(question, mark) for mark, question in drawn.items()}
        return fresh | dropped | kept if not kept else kept | dropped | self._beside(fresh, kept)

    def _beside(self, fresh: dict[str, Entry], kept: dict[str, Entry]) -> dict[str, Entry]:
        """Of what is drawn, that of the skills for which nothing was kept yet: where something
        was, others come when they are asked for.
        """
        there = {(one.question.skill, looks_back(one.question)) for one in kept.values()}
        return {
            mark: one
            for mark, one in fresh.items()
            if (one.question.skill, looks_back(one.question)) not in there
        }

    def _drawn(self, skill: str) -> Iterator[Question]:
        draw = self._draw.of(skill)
        yield from choose(draw, CANDIDATES, 1)
        yield look_back(draw)

    def _again(self, kept: Kept, drawn: Question | None) -> Entry:
        """A question that was kept, as it is; or, where what it rests on was changed since, open
        once more, drawn anew if that can be done and nobody had changed it.
        """
        rows = tuple(kept.rows.items())
        news = find_changed(kept.rows, self.rows.stamps(kept.question.own_key.about))
        if not news:
            return Entry(kept.question, kept.drawn, KEPT, "", rows, kept.changed)
        told = f"It was kept. Since then this was changed: {', '.join(news)}. Look at it once more."
        question = kept.question if kept.changed or drawn is None else drawn
        return Entry(question, kept.drawn, OPEN, "", (), kept.changed, told)

    # ---- what is decided
    def keep(self, drawn: str) -> None:
        """Keeps a question."""
        self._do("keep", self._entry(drawn))

    def drop(self, drawn: str, why: str = "") -> None:
        """Drops a question; the one that looks back cannot be dropped, but changed."""
        entry = self._entry(drawn)
        if looks_back(entry.question):
            raise ExerciseError("An exercise ends with this question: change it instead.")
        self._do("drop", entry, why=why)

    def reopen(self, drawn: str) -> None:
        """Takes back what was decided on a question, whenever it was."""
        self._do("reopen", self._entry(drawn))

    def change(self, drawn: str, values: dict[str, str]) -> None:
        """Changes fields of a question (`changing.fields`); what was decided on it stays."""
        entry = self._entry(drawn)
        self._do("change", replace(entry, question=changed(entry.question, values)))

    def another(self, skill: str, like: str = "") -> str:
        """Offers one more question of a skill: if there is one, of the kind of another one, and
        about rows that no question kept so far is about. Returns what tells it from the others.
        Raises ExerciseError when there is none left.
        """
        self.look()
        kind = self.entries[like].question.kind if like in self.entries else ""
        taken = {id_ for one in self.kept(skill) for id_ in one.question.own_key.about}
        further = self._further(skill)
        left = [(mark, one) for mark, one in further.items() if mark not in self._known()]
        left.sort(key=lambda pair: (bool(taken & {*pair[1].own_key.about}), pair[1].kind != kind))
        if not left:
            raise ExerciseError(f"No other question can be made for {skill} from this article.")
        self._do("another", Entry(left[0][1], left[0][0]))
        return left[0][0]

    def _known(self) -> set[str]:
        return {*self.entries, *self._gone}

    def _further(self, skill: str) -> dict[str, Question]:
        """All that can be offered for a skill: drawn once, since it takes some seconds."""
        if skill not in self._pools:
            draw, (many, seeds) = self._draw.of(skill), FURTHER
            drawn = [one for seed in range(1, seeds + 1) for one in choose(draw, many, seed)]
            self._pools[skill] = {mark_of(one): one for one in drawn}
        return self._pools[skill]

    def _entry(self, drawn: str) -> Entry:
        self.look()
        if drawn not in self.entries:
            raise ExerciseError("There is no such question now. Run the cell once more.")
        return self.entries[drawn]

    def _do(self, verb: str, entry: Entry, **more: str) -> None:
        """Writes down what is done with a question, and does it."""
        args = {
            "drawn": entry.drawn,
            "question": asdict(entry.question),
            "rows": self.rows.stamps(entry.question.own_key.about),
            **more,
        }
        when = datetime.now(UTC).isoformat(timespec="seconds")
        self._write({"do": verb, "args": args, "when": when})

    def undo(self) -> None:
        """Takes back the last decision since the last freezing. Raises ExerciseError when there is
        none.
        """
        self.look()
        if not self._edits:
            raise ExerciseError("Nothing to undo: nothing was decided since the set was frozen.")
        self._write({"undo": True})

    def _write(self, line: dict) -> None:
        with locked(self.folder), named(self.file), open(self.file, "ab") as file:
            if (held := content_if_there(self.file)) and not held.endswith(b"\n"):
                file.write(b"\n")  # a line that was cut off stays one of its own
            file.write(as_line(line).encode("utf-8", "surrogatepass"))
        self.look()

    def look(self) -> None:
        """Takes in what was decided or frozen meanwhile, also in other notebooks."""
        if content_if_there(self.folder / FILE) != self._frozen:
            self._begin()
        edits = standing(read_lines(content_if_there(self.file)))
        same = 0
        for one, other in zip(edits, self._edits):
            if one is not other and one != other:
                break
            same += 1
        self._replay(edits, same)

    def _replay(self, edits: list[dict], same: int) -> None:
        """Does the decisions from the first that is not done yet; all of them, where one that was
        done is taken back.
        """
        if same < len(self._edits):
            self.entries, same = dict(self._base), 0
        for edit in edits[same:]:
            self._take(edit["do"], edit["args"])
        self._edits = edits

    def _take(self, verb: str, args: dict) -> None:
        drawn, rows = args["drawn"], args["rows"]
        before = self.entries.get(drawn, Entry(read_question(args["question"]), drawn))
        entry = replace(before, rows=tuple(rows.items()), told="")
        match verb:
            case "keep":
                entry = replace(entry, verdict=KEPT, why="")
            case "drop":
                entry = replace(entry, verdict=DROPPED, why=args.get("why", ""))
            case "reopen":
                entry = replace(entry, verdict=OPEN, why="")
            case "change":
                entry = replace(entry, question=read_question(args["question"]), changed=True)
        self.entries[drawn] = self._as_it_is(entry)

    def _as_it_is(self, entry: Entry) -> Entry:
        """An entry, open again where what it rests on was changed after it was decided."""
        kept = Kept(entry.question, entry.drawn, dict(entry.rows), entry.changed)
        return self._again(kept, None) if entry.verdict == KEPT and self._is_stale(kept) else entry

    def _is_stale(self, kept: Kept) -> bool:
        return bool(find_changed(kept.rows, self.rows.stamps(kept.question.own_key.about)))

    def take(self, dossier: Dossier) -> None:
        """Goes on with the dossier as it is by now: what is checked, and what was changed."""
        self.dossier, self.rows = dossier, Rows(dossier)

    # ---- what comes of it
    def kept(self, skill: str) -> list[Entry]:
        """The questions of a skill that are kept, but for the one that looks back."""
        return [
            entry
            for entry in self.entries.values()
            if entry.verdict == KEPT
            and entry.question.skill == skill
            and not looks_back(entry.question)
        ]

    @property
    def unfrozen(self) -> int:
        """How many decisions were made since the set was frozen."""
        return len(self._edits)

    def freeze(self) -> Path:
        """Writes what is kept, and what was dropped, to questions.json in the dossier's folder, and
        begins anew from there; returns the file.
        """
        with locked(self.folder):
            self.look()
            file = write_reviewed(self.folder, self._reviewed())
            self.file.unlink(missing_ok=True)
        self._begin()
        return file

    def _reviewed(self) -> Reviewed:
        entries = self.entries.values()
        gone = [one for mark, one in self._gone.items() if mark not in self.entries]
        return Reviewed(
            tuple(_as_kept(entry) for entry in entries if entry.verdict == KEPT),
            (*gone, *(_as_dropped(entry) for entry in entries if entry.verdict == DROPPED)),
        )


@judged
def count_kept(dossier: Dossier) -> pd.DataFrame:
    """How many questions were kept and dropped for a dossier: one row per skill, in their order.

    Columns: exercise, kept (without the question that looks back), dropped.
    """
    reviewed = read_reviewed(dossier)
    dropped = Counter(one.skill for one in reviewed.dropped)
    rows = [
        (
            skill,
            sum(not looks_back(one.question) for one in reviewed.of(skill)),
            dropped[skill],
        )
        for skill in SKILLS
    ]
    return pd.DataFrame(rows, columns=["exercise", "kept", "dropped"])


def mark_of(question: Question) -> str:
    """What tells a question that was drawn from others: what it asks of which rows."""
    asked = repr((question.skill, question.kind, question.prompt, question.own_key.about))
    return sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _as_kept(entry: Entry) -> Kept:
    return Kept(entry.question, entry.drawn, dict(entry.rows), entry.changed)


def _as_dropped(entry: Entry) -> Dropped:
    return Dropped(entry.question.skill, entry.question.prompt, entry.drawn, entry.why)
