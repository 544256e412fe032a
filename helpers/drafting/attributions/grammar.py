"""The parse as plain lists, read once, and the small questions that the rules ask of it. Everything
counts tokens; ranges exclude their end.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import pairwise
from typing import Any

from ..pages import column, text_of

Range = tuple[int, int]
MISREAD = {
    "hop": "hope",
    "felt": "feel",
    "stat": "state",
    "claimed": "claim",
    "cit": "cite",
    "slamm": "slam",
    "texte": "text",
}
"""lemmas that the small model gets wrong, as it spells them"""
SUBJECTS = {"nsubj", "csubj"}
RELATIVES = {"who", "which", "that", "whom"}
WHO = RELATIVES - {"that"}
"""what speaks for the noun before it, and for nobody without one"""
CITING = {"citing", "quoting"}
MARKS = frozenset("\"“”„«»‘’'`") | {"''", "``", "‘‘", "’’"}
EDGES = frozenset(",;:.!?-–—―…()[]*_•|>") | {"--", "...", "---"}

NONE: list[int] = []
"""the children of every token that has none: one list for all, never changed"""


class Parse:
    """A parsed text as lists by token: words, lemmas, tags, heads, children, and the edges of each
    subtree.
    """

    def __init__(self, doc: Any) -> None:
        self.text = text_of(doc)
        self.word = column(doc, "LOWER")
        self.tag = column(doc, "TAG")
        self.dep = column(doc, "DEP")
        self.entity = column(doc, "ENT_TYPE")
        self.lemma = [MISREAD.get(lemma, lemma) for lemma in map(str.lower, column(doc, "LEMMA"))]
        self.head = [
            token + step for token, step in enumerate(doc.to_array("HEAD").astype("int64").tolist())
        ]
        self.start = doc.to_array("IDX").tolist()
        self.end = [
            start + length for start, length in zip(self.start, doc.to_array("LENGTH").tolist())
        ]
        self.kids = self._children()
        self.left, self.right = self._edges()
        self.sentence = _sentences(doc)

    def copy(self) -> "Parse":
        """The same parse, whose tree can be changed without changing this one's."""
        made = copy(self)
        made.head, made.kids, made.dep = list(self.head), list(self.kids), list(self.dep)
        made.left, made.right, made.tag = list(self.left), list(self.right), list(self.tag)
        return made

    def _children(self) -> list[list[int]]:
        kids: list[list[int]] = [NONE] * len(self)
        for token, head in enumerate(self.head):
            if head != token:
                if kids[head] is NONE:
                    kids[head] = []
                kids[head].append(token)
        return kids

    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the subtree of each token begins and ends."""
        left, right = list(range(len(self))), list(range(1, len(self) + 1))
        waiting = [len(kids) for kids in self.kids]
        ready = [token for token, kids in enumerate(waiting) if not kids]
        for token in ready:
            head = self.head[token]
            if head != token:
                left[head], right[head] = (
                    min(left[head], left[token]),
                    max(right[head], right[token]),
                )
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
        return left, right

    def __len__(self) -> int:
        return len(self.word)

    def hang(self, token: int, above: int) -> None:
        """Hangs a token on another; the edges of what it hung in stay as they are."""
        self.kids[self.head[token]] = [kid for kid in self.kids[self.head[token]] if kid != token]
        if above != token:
            self.kids[above] = sorted([*self.kids[above], token])
        self.head[token] = above

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), None)

    def is_verb(self, token: int) -> bool:
        """Whether the token is tagged as a verb or a modal."""
        return self.tag[token][:2] in ("VB", "MD")

    def is_clause(self, token: int) -> bool:
        """Whether a clause is built on this token: a verb, or a word with a subject or a copula."""
        return self.is_verb(token) or any(
            self.dep[kid] in SUBJECTS or self.dep[kid] == "cop" for kid in self.kids[token]
        )

    def is_nominal(self, token: int) -> bool:
        """Whether the token is a noun, a name, a handle, an age or a pronoun that can be a
        subject.
        """
        word = self.word[token]
        handle = word[0] == "@" and len(word) > 1
        aged = word == "old" and token > 0 and self.word[token - 1] == "-"
        return self.tag[token][:2] == "NN" or self.tag[token] == "PRP" or handle or aged

    def is_mark(self, token: int) -> bool:
        """Whether the token is a quotation mark."""
        return self.word[token] in MARKS

    def is_edge(self, token: int) -> bool:
        """Whether the token is punctuation, a quotation mark or space."""
        return self.word[token] in EDGES or self.word[token] in MARKS or self.word[token].isspace()

    def whole(self, token: int) -> Range:
        """The subtree of the token."""
        return self.left[token], self.right[token]

    def infinitive(self, verb: int) -> bool:
        """Whether "to" stands before this verb."""
        return any(self.word[kid] == "to" and self.dep[kid] == "aux" for kid in self.kids[verb])

    def passive(self, verb: int) -> bool:
        """Whether the verb is in the passive."""
        return self.tag[verb] == "VBN" and any(
            self.dep[kid] in ("auxpass", "nsubjpass") for kid in self.kids[verb]
        )

    def undergone(self, verb: int) -> bool:
        """Whether the verb is a bare participle of what is done to somebody: "Asked by X, Y …",
        "the man accused of Z".
        """
        bare = self.dep[verb] in ("advcl", "acl") and self.child(verb, "aux", "auxpass") is None
        return self.tag[verb] == "VBN" and bare and self.child(verb, "nsubj") is None

    def trimmed(self, span: Range) -> Range | None:
        """The range without the space, punctuation and dangling conjunction at its edges; quotation
        marks stay. None when nothing is left.
        """
        start, end = span
        while start < end and not self.is_mark(start) and self.is_edge(start):
            start += 1
        while start < end and (
            self.tag[end - 1] == "CC" or (not self.is_mark(end - 1) and self.is_edge(end - 1))
        ):
            end -= 1
        return (start, end) if start < end else None

    def pieces(self, ranges: Iterable[Range]) -> list[Range]:
        """Each range trimmed, the empty ones left out."""
        return [kept for span in ranges if (kept := self.trimmed(span))]

    def climb(self, token: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token


def commands(parse: Parse, verb: int) -> bool:
    """Whether a verb opens its sentence without a subject: "Take this", "Thank you"."""
    first = parse.sentence[verb][0]
    while first < verb and parse.is_edge(first):
        first += 1
    subject = parse.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return first == verb and subject is None and parse.tag[verb] in ("VB", "VBP")


def minus(span: Range, hole: Range) -> list[Range]:
    """What is left of a range when another is cut out of it."""
    (start, end), (first, last) = span, hole
    if last <= start or first >= end:
        return [span]
    return [part for part in ((start, first), (last, end)) if part[0] < part[1]]


def tokens(parse: Parse, start: int, end: int) -> Range:
    """The tokens that stand between two characters."""
    return bisect_right(parse.end, start), bisect_left(parse.start, end)


def _sentences(doc: Any) -> list[Range]:
    """For each token the sentence that it stands in."""
    marks = doc.to_array("SENT_START").tolist()
    starts = [token for token, mark in enumerate(marks) if mark == 1 and token]
    sentences: list[Range] = []
    for start, end in pairwise([0, *starts, len(marks)]):
        sentences += [(start, end)] * (end - start)
    return sentences
