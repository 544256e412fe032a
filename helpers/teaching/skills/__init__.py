"""The skills, each in a file of its own: the move it trains (MOVE), what it needs of a dossier
(NEEDS), what builds its questions (BUILDERS), and what to think about at the end (`reflection`).

To add one: a file here, named as its exercise is with _ for -; its place in SKILLS; a notebook of
that name in notebooks/exercises/; its row in the tables of the README and of the teacher's guide.
Its builders ask questions of the kinds in ../kinds/, made from what a Draw holds.
"""

from . import (
    fact_estimate_forecast_or_accusation,
    how_far_would_you_trust_it,
    said_or_happened,
    what_do_others_say,
    what_does_the_text_not_say,
    who_contradicts_whom,
    who_says_so,
    whose_number_is_it,
)

SKILLS = {
    module.__name__.rpartition(".")[2].replace("_", "-"): module
    for module in (
        who_says_so,
        said_or_happened,
        fact_estimate_forecast_or_accusation,
        whose_number_is_it,
        who_contradicts_whom,
        what_does_the_text_not_say,
        how_far_would_you_trust_it,
        what_do_others_say,
    )
}
"""by the names that `make` takes, in the order of the notebooks"""
