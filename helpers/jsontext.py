"""JSON that came from elsewhere: read with errors that name the file, the line and the character."""

import json

from .messages import DossierError

DEEPEST = 50
"""lists in lists; what the workbook and its formats need is below ten"""


def read_json(text: str, where: str, *, line: int = 1) -> object:
    """What a JSON document holds. where: its file, for the message; line: the number of its first.

    Raises DossierError when it is not JSON, null, nested more than 50 deep, or has a number of
    thousands of digits.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise DossierError(
            f"{where}, line {line + error.lineno - 1}, character {error.colno}: {error.msg}; a JSON document was expected"
        ) from None
    except RecursionError:
        found = None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise DossierError(
            f"{where}: has a number of thousands of digits; allowed: JSON as a program exports it"
        ) from None
    if found is None or _is_deep(found):
        raise DossierError(
            f"{where}, line {line}: found null, or lists in lists more than {DEEPEST} deep; allowed: JSON as a program exports it"
        )
    return found


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
    return any(isinstance(part, dict | list) for part in level)
