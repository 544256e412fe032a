"""Practice: a draft to try things on, which lies hidden beside the dossiers."""

from pathlib import Path

ROOM, FOLDER = ".practice", "practice"
"""what the folder around a practice draft is called, and the folder itself"""
ELSEWHERE = "This is for practice: to give it a name among the other dossiers, save it elsewhere."
"""what is told of a practice draft that is saved where it is"""


def practice_folder(home: Path) -> Path:
    """The folder of the practice draft of a folder of dossiers."""
    return home / ROOM / FOLDER


def is_practice(folder: Path) -> bool:
    """Whether a folder is that of a practice draft."""
    return folder.parts[-2:] == (ROOM, FOLDER)
