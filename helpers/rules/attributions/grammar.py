"""The parse as plain lists, read once, and the small questions that the rules ask of it. Everything counts tokens; ranges exclude their end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

Range = tuple[int, int]
MISREAD = {"hop": "hope", "felt": "feel", "stat": "state", "claimed": "claim", "cit": "cite", "slamm": "slam"}
"""lemmas that the small model gets wrong, as it spells them"""
SUBJECTS = {"nsubj", "csubj"}
RELATIVES = {"who", "which", "that", "whom"}
MARKS = frozenset("\"“”„«»‘’'`") | {"''", "``", "‘‘", "’’"}
EDGES = frozenset(",;:.!?-–—―…()[]*_•|") | {"--", "...", "---"}


class Parse:
    """A parsed text as lists by token: words, lemmas, tags, heads, children, and the edges of each subtree."""

    def __init__(self, doc: Any) -> None:
        self.text = doc.text
        self.word = [token.lower_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.lemma = [MISREAD.get(lemma, lemma) for lemma in (token.lemma_.lower() for token in doc)]
        self.start = [token.idx for token in doc]
        self.end = [start + len(token) for start, token in zip(self.start, doc)]
        self.left = [token.left_edge.i for token in doc]
        self.right = [token.right_edge.i + 1 for token in doc]
        self.kids: list[list[int]] = [[] for _ in self.word]
        for token, head in enumerate(self.head):
            if head != token:
                self.kids[head].append(token)
        self.sentence: list[Range] = []
        for sent in doc.sents if len(doc) else ():
            self.sentence += [(sent.start, sent.end)] * (sent.end - sent.start)

    def __len__(self) -> int:
        return len(self.word)

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), None)

    def is_verb(self, token: int) -> bool:
        return self.tag[token][:2] in ("VB", "MD")

    def is_clause(self, token: int) -> bool:
        """Whether a clause is built on this token: a verb, or a word with a subject or a copula."""
        return self.is_verb(token) or any(self.dep[kid] in SUBJECTS or self.dep[kid] == "cop" for kid in self.kids[token])

    def is_mark(self, token: int) -> bool:
        return self.word[token] in MARKS

    def is_edge(self, token: int) -> bool:
        """Whether the token is punctuation, a quotation mark or space."""
        return self.word[token] in EDGES or self.word[token] in MARKS or self.word[token].isspace()

    def whole(self, token: int) -> Range:
        return self.left[token], self.right[token]

    def infinitive(self, verb: int) -> bool:
        """Whether "to" stands before this verb."""
        return any(self.word[kid] == "to" and self.dep[kid] == "aux" for kid in self.kids[verb])

    def passive(self, verb: int) -> bool:
        return self.tag[verb] == "VBN" and any(self.dep[kid] in ("auxpass", "nsubjpass") for kid in self.kids[verb])

    def negated(self, verb: int) -> bool:
        """Whether the verb, or the noun phrase it stands on, is negated."""
        return any(self.dep[kid] == "neg" or self.word[kid] in ("never", "no", "neither") and self.dep[kid] in ("advmod", "det", "preconj") for kid in self.kids[verb])

    def trimmed(self, span: Range) -> Range | None:
        """The range without the space, punctuation and dangling conjunction at its edges; quotation marks stay. None when nothing is left."""
        start, end = span
        while start < end and not self.is_mark(start) and self.is_edge(start):
            start += 1
        while start < end and (self.tag[end - 1] == "CC" or not self.is_mark(end - 1) and self.is_edge(end - 1)):
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


def minus(span: Range, hole: Range) -> list[Range]:
    """What is left of a range when another is cut out of it."""
    (start, end), (first, last) = span, hole
    if last <= start or first >= end:
        return [span]
    return [part for part in ((start, first), (last, end)) if part[0] < part[1]]

def tokens(parse: Parse, start: int, end: int) -> Range:
    """The tokens that stand between two characters."""
    return bisect_right(parse.end, start), bisect_left(parse.start, end)
