"""Propositions: what is said, cut into statements of one truth value each, as data/README.md does;
and what the outlet says in its own voice, in whole sentences and beside what it lets others say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ...lexicons import words
from ...spans import Span, inside, touching
from ..attributions import Attribution, read
from ..attributions.anonymity import unnamed
from ..attributions.extents import chars
from ..attributions.grammar import Parse, Range, commands, tokens
from ..attributions.quotations import quotations
from ..attributions.reach import sums_up
from ..attributions.turns import asked_lines, asking, questioned
from ..certainty import asks
from ..pages import Page
from .clauses import Clause, clauses
from .completing import completed, held, says
from .contrasting import contrasted
from .ellipsis import filled, left_out
from .extending import extended, is_presupposed
from .judging import some, verb_of
from .leading import Leading
from .moods import Moods
from .raising import raised
from .voices import OUTLET, Voices
from .wording import worded

OWN_VOICE = "the outlet's own voice"
REPLIES = words("speechwords", "reply")
FEWEST = 3
"""the fewest words of a statement that nobody is said to have made"""


def propositions(
    page: Page, attributions: Sequence[Attribution], aside: Sequence[Span]
) -> list[Attribution]:
    """The attributions of a page, one for each proposition, and then those of the outlet. aside:
    lines that say nothing.
    """
    return _Cutting(page, attributions, aside).statements()


class _Cutting:
    """One page while it is cut: the clauses, whose each is, and which token belongs to which."""

    def __init__(
        self, page: Page, attributions: Sequence[Attribution], aside: Sequence[Span]
    ) -> None:
        headed = [span for made in attributions if made.rule == "headline" for span in made.content]
        self._asked = asked_lines(page.text)
        self._page = page
        self._parse: Parse = read(page.doc)
        cover = [chars(self._parse, span) for span in unnamed(self._parse)]
        self._aside = [*aside, *headed, *cover]
        attributions = [made for made in attributions if says(self._parse, made)]
        self._made = attributions
        self._held = set(held(self._parse, attributions))
        self._clauses = _outside(clauses(self._parse), quotations(self._parse)[2])
        self._voices = Voices(page, self._parse, attributions)
        self._own = {
            head
            for head, clause in self._clauses.items()
            if self._voices.around(clause, self._clauses) == OUTLET
        }
        self._leads = {
            clause.lead: head for head, clause in self._clauses.items() if clause.lead is not None
        }
        self._askers = {
            verb_of(self._parse, made): made
            for made in attributions
            if made.act == "urge" and made.cue and made.parties and made.quote == "indirect"
        }
        self._summing = set(_summing(self._parse))
        self._leading = Leading(self._parse, attributions)
        self._moods = Moods(self._parse, self._clauses, self._voices)

    def statements(self) -> list[Attribution]:
        """What the sources say, in the order given, and what the outlet says."""
        said = [
            part
            for made, number in zip(self._made, self._voices.numbers)
            for part in self._parts(made, number)
        ]
        return [*said, *self._outlets()]

    def _parts(self, made: Attribution, number: int) -> Iterator[Attribution]:
        """What one source says, proposition by proposition; as it is where it cannot be cut."""
        heads = self._heads(number)
        for head, ranges in self._shared_out(number, heads).items():
            if made.rule == "dispatch" and self._leading.leads(head):
                continue
            pieces = self._trimmed(ranges, opened=head)
            if pieces and (head >= 0 or not heads or self._says_alone(number, pieces)):
                part = self._part(made, head, pieces, len(heads) > 1)
                yield from contrasted(self._parse, part, head)

    def _heads(self, number: int) -> set[int]:
        """The verbs of the propositions that a content holds."""
        tops = set(self._voices.tops(number)) - self._own
        return tops | {
            head
            for head in self._clauses
            if self._voices.holder[head] == number and head not in self._own
        }

    def _part(
        self, made: Attribution, head: int, pieces: list[Range], is_part: bool
    ) -> Attribution:
        made, own = self._reaching(made, head, pieces), self._spans(pieces)
        wording = self._wording(made, head, pieces) or (own if own != made.content else ())
        if (predicate := left_out(self._parse, head)) is not None:
            wording = filled(self._parse, wording or made.content, head, predicate)
        if (made.quote == "mixed" and is_part) or (made.quote == "direct" and own != made.content):
            made = replace(made, quote=self._manner(made.content))
        if is_part and is_presupposed(self._parse, self._clauses, head, made.act):
            made = replace(made, act="assert", stance="affirms", certainty="certain")
        certainty = self._moods.certainty(head, made.certainty)
        return replace(made, wording=wording, certainty=certainty, holds=head in self._held)

    def _reaching(self, made: Attribution, head: int, pieces: list[Range]) -> Attribution:
        """The attribution of these pieces, with the words that they share with others."""
        content = self._spans(extended(self._parse, self._clauses, made, head, pieces))
        start, end = self._parse.start[pieces[0][0]], self._parse.end[pieces[-1][1] - 1]
        return replace(made, content=content, own=(start, end) if content[0][0] < start else None)

    def _spans(self, pieces: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(chars(self._parse, piece) for piece in pieces)

    def _wording(self, made: Attribution, head: int, pieces: list[Range]) -> tuple[Span | str, ...]:
        """The words of a proposition with those that it lacks; () where it stands by itself."""
        wording = raised(self._parse, self._clauses, made, head, pieces)
        wording = wording or completed(self._parse, self._clauses, made, head, pieces)
        wording = wording or worded(self._parse, self._clauses, head, pieces)
        return wording or some(self._parse, made, pieces)

    def _manner(self, spans: Sequence[Span]) -> str:
        """How a part of what is quoted in part is quoted."""
        inside = [
            self._page.quotation(self._parse.start[at]) is not None
            for span in spans
            for at in range(*tokens(self._parse, *span))
            if self._parse.word[at][0].isalnum()
        ]
        return "direct" if all(inside) else "mixed" if any(inside) else "indirect"

    def _shared_out(self, number: int, heads: set[int]) -> dict[int, list[int]]:
        """The tokens of a content by the proposition that they belong to: the nearest head above
        them, else that of the token before; -1 where there is none. What the outlet says is left
        out.
        """
        places = [at for piece in self._voices.contents[number] for at in range(*piece)]
        owners = [self._owner(at, heads, number) for at in places]
        owners = list(self._apart(places, owners)) if heads else owners
        owned: dict[int, list[int]] = {}
        for at, owner in zip(places, self._settled(places, owners)):
            if owner in heads or owner == -1:
                owned.setdefault(owner, []).append(at)
        return owned

    def _owner(self, token: int, heads: set[int], number: int) -> int | None:
        """The nearest head above a token, of these or of the outlet's own; None for a mark, and
        beyond what is said.
        """
        if self._parse.is_edge(token):
            return None
        at = token
        while (head := self._leads.get(at, at)) not in heads and head not in self._own:
            above = self._parse.head[at]
            if above == at or not self._voices.holds(number, above):
                return None
            at = above
        return head

    def _apart(self, places: Sequence[int], owners: Sequence[int | None]) -> Iterator[int | None]:
        """The owners, with the sentences that hold none kept apart from those before and after, and
        so what stands in a later sentence before the first that it holds.
        """
        sentences = self._parse.sentence
        first: dict[Range, int] = {}
        for at, owner in zip(places, owners):
            if owner is not None:
                first.setdefault(sentences[at], at)
        for at, owner in zip(places, owners):
            later = sentences[at][0] > places[0]
            before = sentences[at] not in first or (later and at < first[sentences[at]])
            yield -1 if before and not self._parse.is_mark(at) else owner

    def _says_alone(self, number: int, pieces: Sequence[Range]) -> bool:
        """Whether sentences without a proposition of their own say something, and do not only reply
        or lead to what another says.
        """
        words = [
            at for piece in pieces for at in range(*piece) if self._parse.word[at][0].isalpha()
        ]
        own = (at for at in words if self._voices.holder[at] == number)
        replies = any(self._parse.word[at] in REPLIES for at in words)
        return not replies and sum(not self._leading.frames(at) for at in own) >= FEWEST

    def _settled(self, places: Sequence[int], owners: Sequence[int | None]) -> list[int]:
        """The owners, with what has none given to the token before it, or behind it at the
        beginning and where a mark opens.
        """
        settled = list(owners)
        for number in range(len(settled) - 2, -1, -1):
            if settled[number] is None and self._parse.word[places[number]] in OPENING:
                settled[number] = settled[number + 1]
        last = next((owner for owner in settled if owner is not None), -1)
        for number, owner in enumerate(settled):
            last = settled[number] = last if owner is None else owner
        return [-1 if owner is None else owner for owner in settled]

    def _trimmed(self, owned: Sequence[int], opened: int) -> list[Range]:
        """The stretches of these tokens, without what leads to them."""
        runs = (
            [at for _, at in run]
            for _, run in groupby(enumerate(owned), key=lambda pair: pair[1] - pair[0])
        )
        pieces = self._parse.pieces((run[0], run[-1] + 1) for run in runs)
        pieces = [piece for piece in pieces if self._has_words(piece)]
        if pieces:
            start, end = pieces[0]
            pieces[0] = (start + self._opening(start, end, opened), end)
        return pieces

    def _opening(self, start: int, end: int, head: int) -> int:
        """How many tokens open a clause and say nothing: "that", "because", the label "Q:"."""
        if label := asking(self._parse, start):
            return label
        clause, word = self._clauses.get(head), self._parse.word[start]
        if end - start < 2:
            return 0
        opens = clause is not None and clause.kind in ("reason", "temporal", "absolute")
        misread = self._parse.dep[start] == "dobj" and self._parse.dep[head] == "ccomp"
        is_mark = (self._parse.dep[start] in ("mark", "prep") or misread) and start < head
        return int(is_mark and (word == "that" or (opens and self._parse.tag[start] == "IN")))

    def _has_words(self, piece: Range) -> bool:
        return any(self._parse.word[at][0].isalnum() for at in range(*piece))

    def _outlets(self) -> Iterator[Attribution]:
        """What the outlet says: sentences, and clauses in and beside what others say."""
        heads = self._own | set(self._sentences())
        owned: dict[int, list[int]] = {}
        for token in range(len(self._parse)):
            head = self._outlet_of(token, heads)
            if head is not None and token not in self._summing:
                owned.setdefault(head, []).append(token)
        for head in sorted(owned):
            pieces = self._trimmed(owned[head], opened=head)
            if pieces and self._says(head, pieces):
                wording = worded(self._parse, self._clauses, head, pieces)
                made = own((), wording, self._moods.certainty(head, "certain"))
                if (asker := self._asker(head)) is not None:
                    made = _reason(asker, wording)
                made = self._reaching(made, head, pieces)
                guest = questioned(self._parse, pieces[0][0])
                yield replace(made, addressee=guest and chars(self._parse, guest))

    def _asker(self, head: int) -> Attribution | None:
        """Who gives a clause as the reason for what he asks: "asked not to be named because C"."""
        clause = self._clauses.get(head)
        is_reason = clause is not None and clause.kind == "reason"
        return self._askers.get(self._parse.head[head]) if is_reason else None

    def _outlet_of(self, token: int, heads: set[int]) -> int | None:
        """The outlet's clause that a token belongs to; None where another's is nearer."""
        at = token
        while (head := self._leads.get(at, at)) not in heads:
            above = self._parse.head[at]
            if above == at or head in self._clauses:
                return None
            at = above
        return head

    def _sentences(self) -> Iterator[int]:
        """The words that head the sentences which nobody is said to have said."""
        for token, dep in enumerate(self._parse.dep):
            if dep == "ROOT" and self._voices.holder[token] == OUTLET:
                yield token

    def _says(self, head: int, pieces: list[Range]) -> bool:
        """Whether a clause of the outlet says something besides who says what."""
        spans = [chars(self._parse, piece) for piece in pieces]
        words = [
            at for piece in pieces for at in range(*piece) if self._parse.word[at][0].isalnum()
        ]
        if touching(spans, self._aside) or self._leading.leads(head):
            return False
        if touching(spans, self._asked) and asks(self._page.text, spans):
            return False
        if commands(self._parse, head):
            return False
        if head in self._clauses and self._clauses[head].kind != "joined":
            return len(words) > 1
        kinds = (self._clauses[kid].kind for kid in self._parse.kids[head] if kid in self._clauses)
        joined = "joined" in kinds
        verbal = joined or any(self._parse.tag[at][:2] == "VB" for at in words)
        return verbal and len(words) >= FEWEST and not self._leading.is_all(words)


def _outside(found: dict[int, Clause], titles: Sequence[Range]) -> dict[int, Clause]:
    """The clauses that stand in no title: a title with a verb names a work and says nothing."""
    return {head: clause for head, clause in found.items() if not inside((head, head + 1), titles)}


def _summing(parse: Parse) -> Iterator[int]:
    """The words for what was told before and of which somebody speaks: ", a step that unions called
    a farce".
    """
    for noun in range(len(parse)):
        if sums_up(parse, noun) is not None:
            yield from range(min(noun, parse.left[noun]) - 1, parse.right[noun])


OPENING = frozenset("“„«‘(") | {"``", "‘‘"}


def _reason(asker: Attribution, wording: tuple[Span | str, ...]) -> Attribution:
    """The reason that somebody gives for what he asks."""
    return replace(
        asker,
        act="assert",
        stance="affirms",
        certainty="certain",
        addressee=None,
        wording=wording,
    )


def own(
    content: tuple[Span, ...], wording: tuple[Span | str, ...] = (), certainty: str = "certain"
) -> Attribution:
    """A statement of the outlet."""
    return Attribution(
        source=(),
        cue=(),
        content=content,
        lemma="",
        act="assert",
        stance="affirms",
        certainty=certainty,
        quote="none",
        rule=OWN_VOICE,
        wording=wording,
    )
