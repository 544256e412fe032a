"""What several test files share."""

import pytest

import helpers


@pytest.fixture(scope="session")
def dossier() -> helpers.Dossier:
    """The bundled dossier, whatever DOSSIER says. Nobody may change it."""
    return helpers.load("north-korean-troops")
