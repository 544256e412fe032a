"""What the parser does not see: a source and its verb at the end of a sentence, and the words of a
post behind a colon: "C the builder insisted.", "C, the authors of the paper write.", "X posted: C".
"""

from ...lexicons import words
from .cues import Cue, load_cues
from .describing import SOMEBODY, is_somebody, noun_after, own_subject, subject_of
from .grammar import Parse
from .proposals import Proposal, cue_at, proposed

CITABLE = words("speechwords", "citable") | SOMEBODY
WRITING = words("speechwords", "writing")
"""verbs that bring in what somebody wrote, often without quotation marks"""
SHOWING = {"show", "suggest", "indicate", "reveal"}
NEAR = 5
"""how many tokens a colon may stand behind such a verb"""


def unmarked(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What stands before a speaker and a verb that close a sentence without a comma: "The dam is
    safe the builder insisted."
    """
    subject, above = own_subject(parse, verb), parse.head[verb]
    first, last = parse.sentence[verb]
    closes = all(parse.is_edge(at) for at in range(verb + 1, last))
    if subject is None or subject > verb or "quote" not in row.takes or not closes:
        return None
    start = parse.left[subject]
    says = parse.dep[verb] == "ccomp" and parse.tag[verb] in ("VBD", "VBZ", "VBP")
    fits = says and first < above < start and not parse.is_edge(start - 1)
    if not fits or parse.tag[start] not in ("DT", "PRP$") or not is_somebody(parse, subject):
        return None
    if any(_is_held(parse, at) for at in range(first, start)):
        return None
    return proposed(parse, verb, row, [(first, start)], "inverted", subject)


def _is_held(parse: Parse, word: int) -> bool:
    """Whether a word can govern the clause that follows it, or "it" stands for that clause."""
    cues = load_cues()
    held = parse.word[word] in cues["adjective"] or parse.lemma[word] in cues["noun"]
    says = cue_at(parse, word) is not None and not parse.passive(word)
    return held or says or parse.word[word] == "it"


def misread(parse: Parse, word: int) -> Proposal | None:
    """What stands before a comma, a plural source, and a verb at the sentence's end that the parser
    takes for a noun: "C, figures from the board show."
    """
    row = load_cues()["verb"].get(parse.word[word])
    first, last = parse.sentence[word]
    closes = all(parse.is_edge(at) for at in range(word + 1, last))
    if row is None or not closes or not ("quote" in row.takes or row.lemma in SHOWING):
        return None
    comma = next((at for at in range(word - 1, first, -1) if parse.word[at] == ","), first)
    noun = noun_after(parse, comma + 1)
    if noun is None or noun >= word - 1 or parse.tag[noun] != "NNS":
        return None
    finite = any(parse.tag[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(first, comma))
    content, who = parse.pieces([(first, comma)]), [(comma + 1, word)]
    if parse.lemma[noun] not in CITABLE or not finite or not content:
        return None
    return Proposal(word, row, content, "inverted", [(word, word + 1)], who, who)


def written(parse: Parse, verb: int, row: Cue) -> Proposal | None:
    """What stands behind "X posted:" without quotation marks, to the end of its paragraph or to
    where somebody else speaks.
    """
    last = parse.sentence[verb][1]
    near = range(verb + 1, min(verb + NEAR, last))
    colon = next((at for at in near if parse.word[at] == ":"), None)
    subject = subject_of(parse, verb)
    if row.lemma not in WRITING or colon is None or subject is None or colon + 1 >= len(parse):
        return None
    if parse.is_mark(colon + 1) or "\n" in parse.word[colon + 1]:
        return None
    end = last
    while end < len(parse) and "\n" not in parse.word[end - 1] and not _speaks(parse, end):
        end = parse.sentence[end][1]
    return proposed(parse, verb, row, [(colon + 1, end)], "announced", subject)


def _speaks(parse: Parse, start: int) -> bool:
    """Whether somebody else is said to speak in the sentence that begins here, or it is quoted."""
    first, last = parse.sentence[start]
    said = (at for at in range(first, last) if parse.is_verb(at) and cue_at(parse, at))
    who = (own_subject(parse, at) for at in said)
    named = any(noun is not None and parse.tag[noun] != "PRP" for noun in who)
    return named or any(parse.is_mark(at) for at in range(first, last))
