"""What is no Python: the contract, the word lists, the templates, looks and scripts of pages and
widgets. The one place that knows where they are.
"""

from functools import cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parent


@cache
def read_asset(name: str) -> str:
    """The text of a file of this folder."""
    return (ASSETS / name).read_text("utf-8")


def join_assets(*names: str) -> str:
    """Scripts or looks of this folder as one, in which each uses what those before it declare: a
    widget in a notebook has no address to import the others from.
    """
    return "\n".join(map(read_asset, names))
