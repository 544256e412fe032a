"""ZIP: a dossier's folder, packed, as Frictionless reads it."""

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..datapackage import FILES
from ..dossier import Dossier, load, save
from ..files import as_name, checked_name, content_of, unpacked
from ..messages import DossierError
from ..texts import Article
from .whole import refuse_other_article


def write(dossier: Dossier) -> bytes:
    """The data package, its twelve files at the root of a ZIP file, as Frictionless reads it;
    unpacked, `helpers.load` takes it.

    Raises DossierError when the dossier has a problem.
    """
    buffer = io.BytesIO()
    with TemporaryDirectory() as folder, ZipFile(buffer, "w") as package:
        for file in sorted(save(dossier, Path(folder) / "package").iterdir()):
            entry = ZipInfo(file.name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, file.read_bytes(), ZIP_DEFLATED)
    return buffer.getvalue()


def read(path: Path, article: Article | None) -> Dossier:
    """A dossier's folder as `write` packs it; anything else in the ZIP file is not unpacked."""
    with (
        TemporaryDirectory() as folder,
        unpacked(content_of(path), str(path), "a ZIP file", "one as export writes it") as package,
    ):
        for name in set(FILES) & set(package.namelist()):
            (Path(folder) / name).write_bytes(package.read(name))
        try:
            dossier = _named(load(folder), path)
        except DossierError as error:
            raise DossierError(str(error).replace(folder, str(path))) from None
    refuse_other_article(path, dossier.text, article)
    return dossier


def _named(dossier: Dossier, path: Path) -> Dossier:
    """The dossier by the name that its package states, else by the file's."""
    name = dossier.package.get("name") or as_name(path.stem)
    return replace(dossier, name=checked_name(name, f"{path}: its name"), path=None)
