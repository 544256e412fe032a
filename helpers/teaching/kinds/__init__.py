"""The kinds of questions, each in a file of its own: how one is drawn from a dossier (`ask`), and
its Kind: what it is worth, how an answer is checked, judged and told, and what the page needs.

To add one: a file here with its Kind, named in KINDS; and a type of the same name in
assets/exercise/types.js, which draws it and reads its answer. A skill's builder can then ask it.
"""

from . import choice, choices, date, grade, match, order, pick, text
from .kind import Kind

KINDS = {
    module.KIND.name: module.KIND
    for module in (choice, choices, match, order, pick, date, text, grade)
}
"""the kinds by name"""

BY_A_PERSON = tuple(name for name, kind in KINDS.items() if kind.by_a_person)
"""those that are never marked right or wrong: the answer is set beside a model answer and a rubric
"""

__all__ = ["BY_A_PERSON", "KINDS", "Kind"]
