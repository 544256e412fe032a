"""A real Chromium and a real JupyterLab for the browser tests. Without Chromium they are skipped,
but never in CI.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyter-widgets/jupyterlab-manager/plugin": {"saveState": True},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
TOKEN = "browser-test"
NO_FONTS = "FONTCONFIG_FILE"
"""set for the charts by the conftest.py above"""

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not path:
        assert not os.environ.get("CI"), (
            "CI must have a Chromium: the browser tests may not be skipped there"
        )
        pytest.skip("no Chromium on this machine")
    fonts_of_the_system = {key: value for key, value in os.environ.items() if key != NO_FONTS}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=FLAGS, env=fonts_of_the_system
        )
        yield chromium
        chromium.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A click can land beside its button while a busy machine still lays the page out: each browser
    test has a second go, and the summary counts it.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


class Watched:
    """What a page asked of the network and said on its console."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def abroad(self) -> list[str]:
        """The requests that left this machine."""
        home = ("http://127.0.0.1", "ws://127.0.0.1", "file://", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(home)]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page west of Greenwich, so that a shifted day would show."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 1000}, timezone_id="America/Los_Angeles"
    )
    page = context.new_page()
    page.watched = Watched(page)
    yield page
    context.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the JupyterLab of `lab` works in."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def lab(home: Path) -> Iterator[str]:
    """The address of a JupyterLab on a copy of the notebooks and the dossiers."""
    for plugin, settings in SETTINGS.items():
        file = home / "settings" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))
    shutil.copytree(
        ROOT / "notebooks",
        home / "notebooks",
        ignore=shutil.ignore_patterns("answers", ".ipynb_checkpoints"),
    )
    shutil.copytree(ROOT / "data", home / "data")
    port = _free_port()
    options = [
        f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--no-browser",
        f"--IdentityProvider.token={TOKEN}",
        "--LabApp.expose_app_in_browser=True",
        f"--ServerApp.root_dir={home / 'notebooks'}",
        "--allow-root",
    ]
    environment = {
        **os.environ,
        "HOME": str(home),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "DOSSIERS": str(home / "data"),
        "JUPYTER_CONFIG_PATH": str(ROOT / "helpers" / "assets" / "jupyter"),
    }
    with (home / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    _wait_for(f"{address}/api/status?token={TOKEN}", home / "lab.log")
    yield address
    server.terminate()
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:  # it waits for a kernel that a test has killed
        server.kill()
        server.wait()


@pytest.fixture
def open_notebook(lab: str, page: Page):
    """Opens a notebook by name in JupyterLab; with run=True also runs it to its end. Returns the
    page.
    """

    def open_(name: str, *, run: bool) -> Page:
        page.goto(f"{lab}/lab/tree/{name}.ipynb?token={TOKEN}&reset")
        page.wait_for_function(
            "window.jupyterapp?.shell?.currentWidget?.context?.isReady === true", timeout=60_000
        )
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        if run:
            page.wait_for_function(
                "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'",
                timeout=60_000,
            )
            page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
            page.wait_for_function(
                "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'",
                timeout=90_000,
            )
        return page

    return open_


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, log: Path) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=1)
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
