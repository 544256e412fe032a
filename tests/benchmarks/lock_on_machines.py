"""Whether the lock can be installed on other machines than this one, from wheels alone:
`python tests/benchmarks/lock_on_machines.py`. Needs uv and the package index; installs nothing.

For each machine it asks uv what the workbook's own set-up would install there: the versions and
hashes of requirements.txt, no others, and nothing that must be compiled.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MACHINES = [
    ("Windows, x86-64", "x86_64-pc-windows-msvc", "3.12"),
    ("macOS, arm64", "aarch64-apple-darwin", "3.13"),
    ("Linux, x86-64", "x86_64-unknown-linux-gnu", "3.12"),
    ("Linux, x86-64", "x86_64-unknown-linux-gnu", "3.14"),
]
"""What a machine is called, uv's name for it, and its Python. To add one: a line here."""
AS_SET_UP = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", "requirements.txt"]


def ask(platform: str, python: str) -> subprocess.CompletedProcess[str]:
    """What uv says of installing the lock there, into an empty folder."""
    with tempfile.TemporaryDirectory() as empty:
        there = ["--python-platform", platform, "--python-version", python, "--target", empty]
        command = ["uv", "pip", "install", "--dry-run", *there, *AS_SET_UP]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def main() -> int:
    """Prints a line for each machine; returns 1 when one of them cannot install the lock."""
    missing = 0
    for name, platform, python in MACHINES:
        answer = ask(platform, python)
        count = sum(line.startswith(" + ") for line in answer.stderr.splitlines())
        missing += bool(answer.returncode)
        verdict = answer.stderr.strip() if answer.returncode else f"{count} packages, all wheels"
        print(f"{name:16} Python {python}: {verdict}", flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
