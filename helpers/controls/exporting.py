"""Buttons that write a dossier to a file."""

from pathlib import Path

from .. import formats
from ..dossier import Dossier, DossierError
from .panel import Panel, button, status


def export_buttons(dossier: Dossier, folder: str | Path = "../reports") -> Panel:
    """A button for each format of `formats`: writes the dossier to a file in the folder, under the
    dossier's name.
    """
    controls = {
        name: button(
            name, "download", tooltip=f"write {dossier.name}{formats.FORMATS[name].ending}"
        )
        for name in formats.EXPORTED
    }
    panel = Panel(
        dossier,
        controls,
        lambda panel: [status(panel.message, strong=False)],
        message="Nothing written yet.",
    )
    for name, control in controls.items():
        control.on_click(lambda _, name=name: panel.tell(_write(dossier, name, Path(folder))))
    return panel


def _write(dossier: Dossier, name: str, folder: Path) -> str:
    """Writes the dossier in a format; what to tell."""
    file = folder / dossier.name / f"{name}{formats.FORMATS[name].ending}"
    try:
        written = formats.export(dossier, name, file)
    except (DossierError, OSError) as error:
        return f"Not written. {error}"
    return f"Wrote {written.name} to {written.parent}."
