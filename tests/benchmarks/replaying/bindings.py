"""What a correction costs in the widget: keys and clicks. The one table of costs, for both sets of
verbs; a set says which verbs have a binding, and which steps that binding takes.

The steps, the same for both sets:
"""

SELECT = 2
"""words are chosen with the mouse: press, drag and let go"""
PRESS = 1
"""one key, or one click on a button, a mark of the article or a tick box"""
PICK = 2
"""a list: it is reached, and one of it is chosen"""
TYPE = 2
"""a field: it is reached, and it is typed into, however many words"""
FOLD = 1
"""what is folded away on a card is opened first"""
SHOWN = 5
"""how many pairs of claims a card proposes at once"""

BEFORE: dict[str, int] = {
    "accept": PRESS,  # the queue goes on to the next row by itself
    "reject": PRESS,
    "pick": PICK,  # a value from a list on a card
    "certainty": PICK,
    "form": PICK,  # of a mention, on its card
    "kind": PICK,  # of somebody, on the card of its own
    "act": PICK,
    "quote": PICK,
    "count": PICK,  # how a number's value is limited, or which way it changed
    "of another": FOLD + PICK,  # a number that another statement tells
    "one word": 0,
    "type": TYPE,
    "fold": FOLD,  # named where, dated by which words; direction and day of a quantity
    "reach": 0,  # the queue brings each drafted row, and a new one is shown when it is made
    "move": SELECT + PRESS,  # then "Move … to the chosen words", or "Cue: the chosen words"
    "no cue": PRESS,
    "make": SELECT + PRESS + PRESS,  # "+ Mention", "+ Date" or "+ Statement", and "Add this …"
    "add hop": FOLD + PICK + PRESS,
    "cue words": TYPE,  # a form takes a cue as words
    "remove hop": PRESS,
    "source": PICK,  # from a list of all entities
    "source, new": TYPE,
    "named where": FOLD + PICK,
    "dated by": PICK,  # from a list of all dates
    "undated": TYPE,
    "merge entities": FOLD + PICK + PRESS,
    "merge claims": PRESS + FOLD + PICK + PRESS,  # through "Merge or split this claim"
    "split claim": PRESS + FOLD + PRESS + TYPE + PRESS,
    "same claim": PICK,  # from a list of all claims, in the form of a statement
}
"""today's widget, as helpers/assets/annotator/*.js bind it; it has no way to add a relation, a
quantity, or a second piece
"""

AFTER: dict[str, int] = BEFORE | {
    "sentence": PRESS,  # everything of the sentence that the card shows, and on to the next
    "undoubted": PRESS,
    "reach": PRESS,  # a row on the card of a sentence is pointed at, or the next taken in hand
    "in hand": 0,  # the first statement of a sentence, which keys change on the sentence's card
    "pick": PICK,  # the field's key, and the value's letter
    "move": SELECT + PRESS,
    "edge": PRESS + PRESS,  # a key, then the word clicked at which it begins, or ends
    "quote": PRESS,  # Shift and its letter
    "count": PRESS,  # Shift and its letter, on the card of a number
    "of another": PRESS + PRESS,  # a key, then its statement clicked
    "add piece": SELECT + PRESS,
    "make": SELECT + PRESS,  # one key, and what is proposed stands
    "unmarked": PRESS,  # what is not marked, clicked on the card: who, when, what else, how many;
    # when: a value beside the words, which dates them, or the words alone, whose card opens then
    "whom": PRESS,  # 1 to 3, whom the mention on the card, or marked last, rather means; 4, else
    "one word": PRESS - SELECT,  # a click into a word; the key takes all of it
    "everywhere": PRESS,  # the same words wherever they stand unmarked
    "names": PRESS,  # the claim with names for its pronouns
    "act": PRESS,  # Shift and its letter
    "kind": PRESS,  # Shift and its letter, on the card of a mention, or right after one is marked
    "named": PRESS,  # Shift and Y, there too: named, or not
    "form": PRESS,  # one of those on the card of a mention, or under the one marked last, clicked
    "certainty": PRESS,  # 1 certain, 2 probable, 3 possible, 4 unstated
    "bound": PRESS,  # < or > after the date: on that day or before, or from it on
    "carried over": PRESS,  # a full stop after it: the words stand elsewhere
    "add hop": PRESS + PRESS,  # a key, then the name clicked in the text
    "cue words": SELECT + PRESS,
    "source": PRESS + PRESS,  # a key, then the name clicked in the text: party and mention at once
    "speaker": PRESS,  # one of those proposed, clicked; with Shift, Alt, Ctrl: a step, one more
    "source, unseen": PRESS + TYPE,  # not mentioned: the key twice, some letters, Enter
    "source, new": PRESS + SELECT,
    "dated by": PRESS + PRESS,  # a key, then the date clicked in the text
    "infer day": FOLD + TYPE + PRESS,  # once for the article
    "carried": PRESS,  # with Shift: in the whole article
    "offered day": PRESS,  # one that the card offers for a step, a claim, a date; Shift: for more
    "listed day": FOLD + PICK,  # of a step before the last, from the list of all dates
    "no day": PRESS,  # that button, or Backspace for what was dated last or alone is
    "undated": PRESS + PRESS,  # the date's key, then Backspace
    "merge entities": PRESS + PRESS,  # a key, then the other one clicked
    "merge claims": PRESS + PRESS,
    "same claim": PRESS + PRESS,
    "the same": PRESS,  # a claim offered as the same, or two proposed as a pair, clicked to be one
    "cut at a word": PRESS + PRESS,  # a click between two words, and a key
    "cut out": SELECT + PRESS,
    "same for others": FOLD + PRESS,  # each of them is one click more
    "another": PRESS,
    "say more": SELECT + PRESS,
    "once more": PRESS,  # the words of the statement in hand, as another claim
    "also said": SELECT + PRESS + PRESS,  # and the statement that makes the claim clicked
    "deny": PRESS,
    "own voice": SELECT + PRESS,
    "likely": PRESS,  # a pair on a card, in whatever way and respect; with Shift, the other ground
    "unfolded": FOLD,  # what may bear on each sentence, once for the article
    "others": PRESS,  # the next that are proposed
    "relation": PRESS,  # the statement of the other claim clicked, with Alt or Ctrl for which bears
    "instead": PRESS,  # how the one taken last bears, in what respect, on what ground: one click
    "bears": PRESS,  # all of them of a suggested one: a word of its table; which way round: Shift+T
    "quantity": SELECT + PRESS,
}
"""the widget with the new verbs, a key each; what is proposed for chosen words stands unless it is
changed
"""
