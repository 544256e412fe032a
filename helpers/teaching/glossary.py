"""The words of the trade that a question uses, each explained where it stands."""

import re

from .questions import Question

WORDS = {
    "outlet": "whoever publishes the article that you read",
    "origin": "whoever is said to have said it first",
    "cue": "the words by which the text gives somebody's words to them",
    "hedge": "a word that makes a statement less than certain",
    "assessment": "a judgment: it says how good, bad, likely or important something is",
    "relay": "somebody who passes on what others said",
    "A–F": "the source: A can be relied on, E cannot, and F is for one that cannot be judged",
    "1–6": "the claim: 1 is confirmed, 5 is improbable, and 6 is for one that cannot be judged",
}
"""what each means; no example, since it could be an answer"""
GRADES = ("A–F", "1–6")
"""what a question of the kind `grade` asks for without naming it"""


def explained(question: Question) -> list[tuple[str, str]]:
    """The words of WORDS that a question uses, with their meaning."""
    said = " ".join((question.prompt, *question.words.values()))
    return [
        (word, meaning)
        for word, meaning in WORDS.items()
        if re.search(rf"(?<!\w){word}s?(?!\w)", said, re.IGNORECASE)
        or (question.kind == "grade" and word in GRADES)
    ]
