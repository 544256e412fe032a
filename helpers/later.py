"""Names of a package that are loaded when they are first used, so that its import stays light."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def loader(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package: for each name, where it stands, as `module` or
    `module:other_name`; a module's own name stands for the module.

    Raises AttributeError, as Python does, for a name that is not among them.
    """

    def load_name(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home, _, other = homes[name].partition(":")
        module = import_module(f".{home}", package)
        value = module if name == home else getattr(module, other or name)
        setattr(sys.modules[package], name, value)
        return value

    return load_name
