"""Inflecting: the forms of a verb that stand beside a subject, from a participle or a plain form.

Misses: verbs that double or change a letter and are not in the list.
"""

from ...lexicons import valued

PAST = valued("clausewords", "past")
"""the past of irregular verbs, by their plain form"""
PASSED = set(PAST.values()) - set(PAST)
"""forms that are the same for everybody"""
FIRST_PERSON = valued("clausewords", "first person")
"""what "I" takes, and what he or she does"""
SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def past_of(participle: str, lemma: str) -> str:
    """The past tense, from the form in "-ing".

    >>> past_of("stopping", "stop"), past_of("carrying", "carry"), past_of("leaving", "leave")
    ('stopped', 'carried', 'left')
    """
    if lemma in PAST:
        return PAST[lemma]
    stem = participle.removesuffix("ing")
    return f"{stem[:-1]}ied" if _ends_in_y(stem) else f"{stem}ed"


def third_person(form: str) -> str:
    """What he or she does, from what they do.

    >>> third_person("want"), third_person("carry"), third_person("'m"), third_person("froze")
    ('wants', 'carries', 'is', 'froze')
    """
    if form.lower() in FIRST_PERSON:
        return FIRST_PERSON[form.lower()]
    if form.lower() in PASSED:
        return form
    if _ends_in_y(form):
        return f"{form[:-1]}ies"
    return f"{form}es" if form.endswith(SIBILANTS) else f"{form}s"


def _ends_in_y(stem: str) -> bool:
    return stem.endswith("y") and stem[-2:-1] not in "aeiou"
