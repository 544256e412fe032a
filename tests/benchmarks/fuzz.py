"""The long run of tests/test_fuzz.py and tests/test_fuzz_imports.py, 400 of each kind unless told
otherwise: `python tests/benchmarks/fuzz.py [rounds]`. Prints what pytest does, and ends as it does.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(rounds: str = "400") -> int:
    """Runs the fuzz, that many rounds of each kind."""
    files = ["tests/test_fuzz.py", "tests/test_fuzz_imports.py"]
    command = [sys.executable, "-m", "pytest", "-q", *files]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"FUZZ": rounds}).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
