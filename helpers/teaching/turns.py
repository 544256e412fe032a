"""Turns: rows by chance, and yet so that no kind of answer is the usual one."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

SELDOM = 0.2
"""how often a date is asked for that the text does not tell"""


class Chance:
    """What chooses among rows."""

    chance: random.Random

    def evenly(self, rows: Iterable[Any], kind: Callable[[Any], Any]) -> list:
        """The rows in an order of chance in which each kind comes once before any comes twice, and
        any may come first. The kind that most are of is there once, and then only when the others
        are used up: else it would be the answer too often. None when all are of one kind, since
        nothing is to be told apart.
        """
        groups = grouped(self.shuffled(rows), kind)
        if len(groups) < 2:
            return []
        commonest = max(groups, key=lambda name: len(groups[name]))
        kinds = [name for name in self.shuffled(groups) if name != commonest]
        is_first = self.chance.random() < 1 / (len(groups) + 0.5)
        kinds.insert(0 if is_first else len(kinds), commonest)
        once, rest = groups[commonest][:1], groups[commonest][1:]
        groups[commonest] = once
        return [*in_turn(groups[name] for name in kinds), *rest]

    def mostly_told(self, rows: Iterable[Any], told: Callable[[Any], str]) -> list:
        """The rows of which something is told, each thing once before any comes twice; seldom one
        before them of which it is not. None when one thing is told of all.
        """
        groups = grouped(self.shuffled(rows), told)
        untold = groups.pop("", [])
        if len(groups) < 2:
            return []
        dated = in_turn(groups[name] for name in self.shuffled(groups))
        return [*untold[:1], *dated] if self.chance.random() < SELDOM else dated

    def shuffled(self, rows: Iterable[Any]) -> list:
        """The rows in an order of chance."""
        listed = list(rows)
        return self.chance.sample(listed, len(listed))


def grouped(rows: Iterable[Any], kind: Callable[[Any], Any]) -> dict[Any, list]:
    """The rows by kind, in their order."""
    groups = defaultdict(list)
    for row in rows:
        groups[kind(row)].append(row)
    return dict(groups)


def in_turn(groups: Iterable[list]) -> list:
    """The rows of several groups, one of each before a second of any."""
    turns = zip_longest(*groups)
    return [row for turn in turns for row in turn if row is not None]


def distinct(rows: Iterable[Any], *by: Callable[[Any], Any]) -> list:
    """The rows of which no two are alike, by each of the functions in turn; of those that are, the
    last one, in the place of the first.
    """
    left = list(rows)
    for alike in by:
        left = list({alike(row): row for row in left}.values())
    return left
