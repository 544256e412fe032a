"""Kills and races at length: a process that corrects and saves is killed at random moments, and
several correct, grade and save one dossier at once. Prints how often, and stops at the first loss.

    .venv/bin/python tests/benchmarks/kills_and_races.py [kills] [writers] [corrections each]
"""

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from helpers import check, load, save
from helpers.correcting.journal import open_journal
from helpers.files import Busy, write_whole

KEYS = list(load("north-korean-troops").mentions["mention_id"])


def note(folder: Path, done: Path, seed: int) -> None:
    """Changes one note without end, saves now and then, and tells what was written down."""
    journal, draw = open_journal(folder), random.Random(seed)
    for n in range(10_000):
        mark = f"{seed}-{n}"
        change = {"table": "dates", "key": "d01", "values": {"note": mark}}
        journal.do("change", change)
        write_whole(done, mark.encode())
        if draw.random() < 0.4:
            journal.save()


def kill(folder: Path, kills: int) -> None:
    """Each time, what was written down last, or one change later, must be there, and sound."""
    done, recovered = folder.with_name("done"), 0
    done.write_text(load(folder).dates["note"][0], "utf-8")
    for seed in range(kills):
        worker = multiprocessing.get_context("fork").Process(target=note, args=(folder, done, seed))
        worker.start()
        time.sleep(0.5 + random.random() * 2)
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        journal = open_journal(folder)
        recovered += bool(journal.unsaved)
        found, told = journal.dossier.dates["note"][0], done.read_text("utf-8")
        later = f"{seed}-{int(told.split('-')[1]) + 1}" if told.startswith(f"{seed}-") else None
        assert found in (told, later, f"{seed}-0"), (found, told)
        journal.save()
        assert check(folder).empty
        left = [file.name for file in folder.iterdir() if file.name.startswith(".")]
        assert not left and not list(folder.parent.glob("*.aside")), left
    print(f"{kills} kills: nothing lost, unsaved changes recovered {recovered} times")


def write(folder: Path, keys: list[str], name: str) -> None:
    """Accepts each mention and gives a grade with it; saves after every third."""
    for n, key in enumerate(keys):
        journal = patiently(open_journal, folder, who=name)
        accepted = {"table": "mentions", "key": key}
        patiently(journal.do, "accept", accepted)
        grade = {"assessor": name, "why": key, "assessed_on": "2024-11-01", "claim_id": "c01"}
        patiently(journal.do, "add_assessment", grade | {"credibility": 2})
        if n % 3 == 2:
            patiently(journal.save)


def patiently(act: Callable[..., Any], *args: object, **how: object) -> Any:
    """Does what was refused because another was writing once more, as its message asks."""
    while True:
        with suppress(Busy):
            return act(*args, **how)


def race(folder: Path, writers: int, each: int) -> None:
    """Every correction and every grade of every writer must be there in the end."""
    shares = [KEYS[n * each : (n + 1) * each] for n in range(writers)]
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=write, args=(folder, share, f"writer {n}"))
        for n, share in enumerate(shares)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    open_journal(folder).save()
    found, expected = load(folder), sorted(key for share in shares for key in share)
    assert sorted(found.assessments["why"][-len(expected) :]) == expected
    assert found.assessments["assessment_id"].is_unique and check(folder).empty
    assert len((folder / "corrections.jsonl").read_text("utf-8").splitlines()) == 2 * len(expected)
    print(f"{writers} writers, {2 * len(expected)} changes at once: every one is there")


def main() -> None:
    """Kills, then races, in a temporary folder."""
    kills, writers, each = [*map(int, sys.argv[1:]), *(200, 4, 12)[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as room:
        kill(save(load("north-korean-troops"), Path(room).resolve() / "kills" / "mine"), kills)
        race(
            save(load("north-korean-troops"), Path(room).resolve() / "races" / "mine"),
            writers,
            each,
        )


if __name__ == "__main__":
    main()
