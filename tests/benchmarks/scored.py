"""What the benchmarks share that score predictions against an annotated file."""

import argparse
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType


def arguments(description: str | None) -> tuple[argparse.Namespace, ModuleType]:
    """The paths that were given, and the scorer as a module."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dev", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    given = parser.parse_args()
    return given, load(given.score)


def load(path: Path) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(figures: Mapping[str, object]) -> None:
    """The figures, one a line."""
    for name, figure in figures.items():
        print(f"{name:14} {figure:.3f}" if isinstance(figure, float) else f"{name:14} {figure}")
