"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .evidence import Evidence


@dataclass(frozen=True)
class Finding:
    """One thing that a rule finds in a dossier."""

    sentence: str
    """one sentence that names the people and the claim"""
    settle: str
    """what would settle it: whom to ask, what to look for"""
    said: tuple[Any, ...]
    """the statements it rests on, rows of `statements`; the leading one first"""
    about: tuple[str, ...] = ()
    """the ids that it is about, which with the rule name it for good; the claims, if none are
    given
    """
    bonus: int = 0
    """how much stronger than another finding of the rule"""

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it rests on."""
        return tuple(dict.fromkeys(row.claim_id for row in self.said))

    @property
    def lasting(self) -> tuple[str, ...]:
        """The ids that name it, whatever else is added to the dossier."""
        return tuple(sorted(set(self.about or self.claims)))


@dataclass(frozen=True)
class Rule:
    """One check of a source critic's.

    Where a rule finds more than `most`, the rest are told in one row, under the words of `more`. A
    finding says nothing new, and goes, when one of a rule in `unless` rests on all the claims that
    it rests on.
    """

    name: str
    weight: int
    """from 1 to 100: how early an editor should know"""
    asks: str
    """the question it asks of a text"""
    reason: str
    """why that matters, in the literature or the trade"""
    misses: str
    """what it cannot see, or sees where nothing is"""
    example: str
    """a sentence that it might say"""
    find: Callable[["Evidence"], Iterable[Finding]]
    most: int = 2
    more: str = ""
    unless: tuple[str, ...] = ()
