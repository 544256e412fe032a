"""The long run of tests/test_fuzz.py: `python tests/benchmarks/fuzz.py [rounds]`, 400 mutated
dossiers for each file unless told otherwise. Prints what pytest does, and ends as it does.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(rounds: str = "400") -> int:
    """Runs the fuzz, that many rounds for each file."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/test_fuzz.py"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"FUZZ": rounds}).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
