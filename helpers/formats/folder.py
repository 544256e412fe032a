"""Folder: a dossier's own folder. `helpers.save` writes it."""

from pathlib import Path

from ..dossier import Dossier, load
from ..messages import DossierError
from ..texts import Article
from .whole import refuse_other_article


def read(path: Path, article: Article | None) -> Dossier:
    """A dossier's folder, as `load` takes it."""
    if not path.is_dir():
        raise DossierError(
            f"{path}: is not a folder; allowed: one with datapackage.json, article.txt and a CSV "
            f"file for each table"
        )
    dossier = load(path)
    refuse_other_article(path, dossier.text, article)
    return dossier
