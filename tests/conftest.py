"""What several test files share."""

import socket

import pytest

import helpers


@pytest.fixture(scope="session")
def dossier() -> helpers.Dossier:
    """The bundled dossier, whatever DOSSIER says. Nobody may change it."""
    return helpers.load("north-korean-troops")


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection can be opened: what tries fails."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
