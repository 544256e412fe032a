"""Arguments: what a public function is given is what it is annotated with, or is refused in words
before anything is done.
"""

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, wraps
from numbers import Integral, Real
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import pandas as pd

from .messages import shown

WORDS = {
    "Dossier": "a dossier, as helpers.load gives it",
    "DataFrame": "a table, as helpers.views gives it",
    "Series": "a column of a table",
    "Filter": "a helpers.Filter",
    "Path": "a path",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "True or False",
    "date": "a date, such as datetime.date(2024, 10, 29)",
    "Mapping": "a dict",
    "NoneType": "None",
}
"""what a type is called in a message"""

WIDER = {int: Integral, float: Real}
"""what else serves as a type: the numbers of a table"""

Function = TypeVar("Function", bound=Callable[..., Any])


def judged(function: Function) -> Function:
    """The function, with arguments of other types than its annotations allow refused: a TypeError
    names the argument, what was found and what is allowed.

    A table that lacks a column that the function needs is refused likewise, by a ValueError. Items
    of a list, tuple or set are judged, those of other iterables left alone.
    """

    @wraps(function)
    def called(*args: object, **named: object) -> object:
        given = _signature(function).bind(*args, **named).arguments
        for name, value in given.items():
            _judge(f"{function.__name__}, {name}", value, _hints(function).get(name, Any))
        try:
            return function(*args, **named)
        except (KeyError, AttributeError) as error:
            _refuse_columns(function.__name__, given, error)
            raise

    return cast(Function, called)


def one_of(what: str, value: object, options: Collection[object], *, blank: str = "") -> None:
    """Raises ValueError when a value is none of those that are allowed. blank: what a blank one
    does, such as "or blank for any"; without it, blank is refused.
    """
    if not (value in options or (blank and value == "")):
        told = ", ".join(map(str, options))
        raise ValueError(f"{what}: found {shown(value)}; allowed: {told}{blank and f', {blank}'}")


@cache
def _signature(function: Callable) -> inspect.Signature:
    return inspect.signature(function)


@cache
def _hints(function: Callable) -> dict[str, object]:
    return get_type_hints(function)


def _judge(what: str, value: object, hint: object) -> None:
    if not _fits(value, hint):
        raise TypeError(
            f"{what}: found {_kind(value)}; allowed: {' or '.join(dict.fromkeys(_words(hint)))}"
        )


def _fits(value: object, hint: object) -> bool:
    if get_origin(hint) in (Union, UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    kind = get_origin(hint) or hint
    if not isinstance(kind, type):  # Any, or a name for a type that cannot be asked
        return True
    if not isinstance(value, WIDER.get(kind, kind)):
        return False
    if isinstance(value, bool):
        return kind in (bool, object)
    return _holds(value, kind, get_args(hint))


def _holds(value: object, kind: type, inner: tuple) -> bool:
    """Whether what is inside fits, too; text is no list of letters."""
    if isinstance(value, str):
        return kind in (str, object)
    if inner and isinstance(value, list | tuple | set | frozenset) and Ellipsis not in inner:
        return len(inner) > 1 or all(_fits(item, inner[0]) for item in value)
    return True


def _words(hint: object) -> Iterable[str]:
    if get_origin(hint) in (Union, UnionType):
        for one in get_args(hint):
            yield from _words(one)
        return
    kind, inner = get_origin(hint) or hint, get_args(hint)
    if inner and isinstance(kind, type) and issubclass(kind, Iterable) and kind is not Mapping:
        yield f"a list, each item {' or '.join(_words(inner[0]))}"
    else:
        yield WORDS.get(name := getattr(kind, "__name__", str(kind)), name)


def _kind(value: object) -> str:
    if isinstance(value, pd.DataFrame | pd.Series):
        return f"a {type(value).__name__}"
    if isinstance(value, NoneType | bool | str | Path):
        return shown(value)
    return f"{shown(value)} ({type(value).__name__})"


def _refuse_columns(name: str, given: dict[str, object], error: Exception) -> None:
    """Raises ValueError when the error is that a table lacks a column."""
    missing = error.name if isinstance(error, AttributeError) else str(error).strip("'\"")
    for argument, table in given.items():
        if isinstance(table, pd.DataFrame) and missing not in table.columns:
            raise ValueError(
                f"{name}, {argument}: found a table with the columns {shown(list(table.columns))}, "
                f"not {shown(missing)}; allowed: {WORDS['DataFrame']}"
            ) from error
