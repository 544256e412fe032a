"""The rules of findings, in one list.

To add one: a Rule at the end of the file of its subject, with its function above; a test in
tests/test_findings.py where it finds, and one where it must not; a look at what it says of the
dossiers in data/. Its sentences may have no word of the kind verdict in lexicon/findingwords.csv.
"""

from . import denials, grounds, hardening, judgements, lead, numbers, sides, sourcing, times

RULES = (
    *lead.RULES,
    *sourcing.RULES,
    *grounds.RULES,
    *hardening.RULES,
    *sides.RULES,
    *denials.RULES,
    *numbers.RULES,
    *times.RULES,
    *judgements.RULES,
)
