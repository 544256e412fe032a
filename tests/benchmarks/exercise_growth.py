"""How making exercises grows with the article: `python tests/benchmarks/exercise_growth.py`,
against the join of its statements, in one run.

The dossiers are made in memory, a paragraph and an attribution for each sentence. A ratio that
stays near the same means that questions cost no more than in proportion.
"""

import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from made import big

from helpers import exercises, views

SKILLS = ("who-says-so", "said-or-happened", "who-contradicts-whom", "how-far-would-you-trust-it")


def seconds(act) -> float:
    """The processor time that it takes."""
    began = time.process_time()
    act()
    return time.process_time() - began


if __name__ == "__main__":
    print("statements  " + "  ".join(SKILLS) + "   (times the join of the statements)")
    for count in (250, 500, 1000, 2000):
        dossier = big(count)
        join = seconds(partial(views.statements, dossier))
        times = {
            skill: seconds(partial(exercises.make, dossier, skill, 4, 1)) / join for skill in SKILLS
        }
        print(
            f"{count:10}  " + "  ".join(f"{ratio:{len(name)}.1f}" for name, ratio in times.items())
        )
