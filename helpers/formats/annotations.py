"""Annotations of other programs: what W3C Web Annotations say of an article becomes mentions and
remarks.

Nothing is fetched: what a file only points to is left out and listed.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

from .. import contract
from ..messages import DossierError
from ..spans import Span
from ..texts import Article
from .finding import find_words
from .gathering import Gathered, items_of
from .labels import LABELS, Link, Mark, gather

ELSEWHERE = "is elsewhere, and nothing is fetched; allowed: the annotations themselves"
KINDS = frozenset(contract.options("observations", "kind")) - {contract.BY_HAND, contract.ASIDE}
WITHIN = ("first", "items", "@graph", "rows", "next")
"""where a page, a collection or an export of Hypothes.is holds annotations"""

BLANKS = 100
"""how many may stand between a quoted passage and what stands before or after it"""

REMARK = "framing"
"""the kind of a remark whose own kind is not stated"""

Node = dict[str, Any]
"""an object of the file"""


def read_annotations(path: Path, document: object, article: Article | None) -> Gathered:
    """What the annotations in a file say of the article, which they need.

    A tag that is a label of `labels.LABELS` is read as such; an identifying body names what is
    mentioned; any other body, and a passage without one, becomes an observation whose note says
    purpose, words, author and time. An annotation whose targets are others, or that links its body
    with its target, is a link between them. An export of Hypothes.is (`total` and `rows`) has its
    words in `text`, its tags in `tags`. Passages: TextPositionSelector in code points and
    TextQuoteSelector, with prefix and suffix; a target without a selector is the whole text. Raises
    DossierError when the file is no web annotation.
    """
    if article is None:
        raise DossierError(
            f"{path}: annotations of another program have no article with them; allowed: with "
            f"text=, the article's file or text"
        )
    found = Gathered(article, "web-annotation")
    annotations = _annotations(found, document)
    if not annotations and not found.left_out:
        raise DossierError(
            f"{path}: found no annotation; allowed: JSON-LD of type Annotation, AnnotationPage or "
            f"AnnotationCollection, or a list of them"
        )
    _gather(found, annotations)
    return found


def _gather(found: Gathered, annotations: list[Node]) -> None:
    """Adds what the annotations say, and what those that are links say of the others."""
    named = [
        (str(annotation.get("id", f"annotation {number}")), annotation)
        for number, annotation in enumerate(annotations, start=1)
    ]
    names = {name for name, _ in named}
    marks: list[Mark] = []
    links: list[Link] = []
    for name, annotation in named:
        if ends := _ends(name, annotation, names):
            links.append(Link(name, *ends))
        else:
            marks += _add(found, name, annotation)
    gather(found, marks, _between(marks, links))


def is_annotation(value: object) -> bool:
    """Whether a value in a JSON file is an annotation, or holds some."""
    signs = ("@context", "target", "items", "rows")
    return isinstance(value, dict) and any(name in value for name in signs)


def _ends(name: str, annotation: Node, names: set[str]) -> list[str]:
    """The two other annotations that one links: its targets, or its body and its target; none where
    it is no link.
    """
    targets = items_of(annotation["target"])
    for ends in (targets, [*items_of(annotation.get("body")), *targets]):
        ids = [str(end.get("id", "")) if isinstance(end, dict) else str(end) for end in ends]
        ids = [one if one in names else one.removeprefix("#") for one in ids]
        if len(ids) == 2 and names.issuperset(ids) and name not in ids:
            return ids
    return []


def _between(marks: list[Mark], links: list[Link]) -> list[Link]:
    """Links between annotations as links between the passages that these mark."""
    keys: dict[str, list[str]] = defaultdict(list)
    for mark in marks:
        keys[mark.item].append(mark.key)
    return [
        Link(link.item, one, other)
        for link in links
        for one in keys.get(link.one, [link.one])
        for other in keys.get(link.other, [link.other])
    ]


def _annotations(found: Gathered, document: object) -> list[Node]:
    """The annotations in a document, a list, a page, a collection or an export of Hypothes.is, in
    order; pages that are elsewhere are left out.
    """
    annotations, waiting = [], [document]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, list):
            waiting[:0] = part
        elif not isinstance(part, dict):
            found.leave_out("page", part, ELSEWHERE)
        elif "target" in part:
            annotations.append(part)
        else:
            waiting[:0] = [part[key] for key in WITHIN if key in part]
    return annotations


def _add(found: Gathered, item: str, annotation: Node) -> list[Mark]:
    """Adds what an annotation says of each of its targets; gives the passages that a known label
    tags.
    """
    bodies, marks = _bodies(annotation), []
    targets = items_of(annotation["target"])
    if not targets:
        found.leave_out(item, annotation, "has no target; allowed: a passage or the text")
    for target in targets:
        span, why = _passage(found.text, target)
        if why:
            found.leave_out(item, target, why)
            continue
        for body in bodies:
            marks += _read(found, item, annotation, body, span)
    return marks


def _bodies(annotation: Node) -> list[Node]:
    """The bodies of an annotation, as objects; an empty one where it has none."""
    if "bodyValue" in annotation:
        return [{"type": "TextualBody", "value": annotation["bodyValue"]}]
    bodies = [
        body if isinstance(body, dict) else {"id": body}
        for body in items_of(annotation.get("body"))
    ]
    tags = [{"purpose": "tagging", "value": tag} for tag in items_of(annotation.get("tags"))]
    words = [{"value": annotation["text"]}] if annotation.get("text") else []
    return [*bodies, *tags, *words] or [{}]


def _read(
    found: Gathered, item: str, annotation: Node, body: Node, span: Span | None
) -> list[Mark]:
    words = str(body.get("value") or body.get("id") or body.get("source") or "")
    purpose = _purpose(annotation, body, words)
    note = f"{purpose}: {words or 'without a word'}{_signed(annotation)}"
    if span and purpose == "tagging" and words.strip().lower() in LABELS:
        return [Mark(item, f"{item} {span}", span, words)]
    if span and purpose == "identifying" and words and span not in found.mentions:
        found.mention(span, name=str(body.get("value", "")), note=note)
    elif words.strip() in KINDS:
        found.observe(span, words.strip(), note)
    else:
        unstated = f"The imported annotation states no kind of its own: {REMARK} stands for it."
        found.observe(span, REMARK, f"{note} ({unstated})")
    return []


def _purpose(annotation: Node, body: Node, words: str) -> str:
    stated = body.get("purpose") or annotation.get("motivation")
    motive = stated or ("commenting" if words else "highlighting")
    return ", ".join(map(str, items_of(motive)))


def _signed(annotation: Node) -> str:
    """Who made the annotation, when, and its id, each in brackets if it is stated."""
    names = [
        str(who.get("name") or who.get("id") or "") if isinstance(who, dict) else str(who)
        for who in items_of(annotation.get("creator", annotation.get("user")))
    ]
    facts = (", ".join(names), annotation.get("created", ""), annotation.get("id", ""))
    return "".join(f" [{fact}]" for fact in map(str, facts) if fact)


def _passage(text: str, target: object) -> tuple[Span | None, str]:
    """The passage of a target, None for the whole text; and why there is none, or blank."""
    if not isinstance(target, dict) or not target.get("selector"):
        return None, ""
    by_type = {
        str(selector.get("type")): selector
        for selector in items_of(target["selector"])
        if isinstance(selector, dict) and "refinedBy" not in selector
    }
    words, place = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if not words and not place:
        kinds = ", ".join(by_type) or "no plain selector"
        return None, f"found {kinds}; allowed: TextQuoteSelector, TextPositionSelector"
    start, end = _bounds(place or {})
    if 0 <= start < end <= len(text) and (not words or text[start:end] == words.get("exact")):
        return (start, end), ""
    spans = _quoted(text, words) if words else []
    if len(spans) == 1:
        return spans[0], ""
    what = f"the words are found {len(spans)} times" if words else f"found {start}-{end}"
    return None, f"{what}; allowed: a passage in the text (0-{len(text)}), once"


def _bounds(place: Node) -> Span:
    """Start and end as they are stated, -1 for what is no whole number."""
    start, end = place.get("start"), place.get("end")
    return start if type(start) is int else -1, end if type(end) is int else -1


def _quoted(text: str, words: Node) -> list[Span]:
    """Where the quoted words stand; if at several places, where the text before and after is as it
    should be.
    """
    spans = find_words(text, str(words.get("exact", "")))
    if len(spans) < 2:
        return spans
    before, after = str(words.get("prefix", "")).strip(), str(words.get("suffix", "")).strip()
    near = max(len(before), len(after)) + BLANKS
    return [
        (start, end)
        for start, end in spans
        if text[max(0, start - near) : start].rstrip().endswith(before)
        and text[end : end + near].lstrip().startswith(after)
    ]
