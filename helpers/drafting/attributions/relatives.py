"""Relative clauses: what describes a noun behind a comma, where the parser hung it elsewhere."""

from .grammar import WHO, Parse


def set_behind(parse: Parse, who: int) -> None:
    """Makes ", who asked for a raise," describe the source before it, where the parser took it for
    a clause of its own: "According to a nurse, who asked for a raise, C".
    """
    verb, comma = parse.head[who], who - 1
    top, above = parse.left[verb], parse.head[verb]
    opens = parse.dep[who] in ("nsubj", "nsubjpass") and parse.word[comma] == ","
    if parse.word[who] not in WHO or not opens or parse.dep[verb] not in ("advcl", "ccomp"):
        return
    if parse.word[top : top + 2] != ["according", "to"] or above < verb:
        return
    noun = parse.child(top + 1, "pobj")
    if noun is None or parse.head[top] != verb or parse.right[top] != comma:
        return
    parse.hang(top, above)
    parse.hang(comma, noun)
    parse.hang(verb, noun)
    parse.dep[verb], parse.left[verb] = "relcl", who
    for up in (noun, top + 1, top):
        parse.right[up] = parse.right[verb]
