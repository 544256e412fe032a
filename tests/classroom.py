"""A class that does not exist: thirty students, who hand in notebooks' folders and pages' files, in
whatever folders; a tenth of what they hand in is broken, and three cheat.
"""

import json
import shutil
from pathlib import Path
from random import Random

from helpers.files import write_whole
from helpers.teaching import answers, grading
from helpers.teaching.answers import Answers
from helpers.teaching.kinds import BY_A_PERSON
from helpers.teaching.questions import CANNOT_TELL, Exercise, Key, Question

NAMES = """Ada Brook; Bo Chen; Cleo Díaz; Dan Eze; Eli Fox; Fay Gill; Gus Hart; Hana Ito; Ivo Janda;
 Jo King; Kim Lund; Lev Moss; Mia Nash; Noa Oz; Oli Park; Pia Quill; Rex Rowe; Sue Tan; Tom Ueda;
 Uma Vale; Val Wood; Will Xu; Xia York; Yan Zhou; Zoe Abel; =1+1; محمد علي; O'Neil, Sam;
 Ben <b>Bold</b>; Amy-Lou Reed"""
STUDENTS = [" ".join(name.split()) for name in NAMES.split(";")]
CHEATS = {"Dan Eze": "copies", "Gus Hart": "claims points", "Lev Moss": "plants code"}
PAGES = STUDENTS[15:]
"""who has nothing but a browser"""
BROKEN = {
    ("Ada Brook", 1): "torn answers",
    ("Bo Chen", 2): "no answers",
    ("Cleo Díaz", 3): "torn notebook",
    ("Pia Quill", 0): "torn answers",
    ("Rex Rowe", 1): "loose",
    ("Sue Tan", 2): "package",
    ("Tom Ueda", 3): "other questions",
    ("Uma Vale", 4): "another's name",
    ("Val Wood", 5): "odd folder",
    ("Will Xu", 6): "nothing",
}
"""what is wrong with the exercise of that number of a student; some have more than one"""
OWN = "Ask the harbor master, {student} says, and read paragraph {at} once more."


def right(question: Question, key: Key) -> object:
    """An answer that gets all points, where there is one."""
    if question.kind == "pick" and key.answer != CANNOT_TELL:
        return key.answer[0]
    return {
        "text": "Ask the official.",
        "grade": {"reliability": "C", "credibility": "6", "why": "<b>Interested</b> & unnamed."},
    }.get(question.kind, key.answer)


def wrong(question: Question, chance: Random) -> object:
    """An answer that somebody gives who guesses."""
    first = question.passage[0].start if question.passage else 0
    ids = [id_ for id_, _ in question.options] or [CANNOT_TELL]
    return {
        "choice": chance.choice(ids),
        "choices": ids[:1],
        "match": {id_: ids[0] for id_, _ in question.items},
        "order": ids[::-1],
        "pick": [first, first + 4],
        "date": "1 May 1999",
    }[question.kind]


def answer(student: str, question: Question, chance: Random) -> dict:
    """What a student of some skill answers to a task."""
    own = OWN.format(student=student, at=chance.randrange(1, 30))
    given = right(question, question.own_key)
    if question.kind in BY_A_PERSON:
        given = given | {"why": own} if isinstance(given, dict) else own
    elif chance.random() < 0.4:
        given = chance.choice((wrong(question, chance), wrong(question, chance), None))
    return answers.BLANK | {"answer": given, "tries": chance.choice((1, 1, 2))}


def answered(student: str, exercise: Exercise) -> Answers:
    """What a student answers to an exercise."""
    chance = Random(f"{student}/{exercise.skill}")
    kept = {each.id: answer(student, each, chance) for each in exercise.questions}
    return Answers(exercise.mark, student, kept)


def hand_in_all(course: Path, students: list[str] = STUDENTS) -> None:
    """Puts what the class hands in into a course's submitted/."""
    exercises = list(grading.read_keys(course).values())
    for student in students:
        for number, exercise in enumerate(exercises):
            given = answered(student, exercise)
            if CHEATS.get(student) == "copies":
                given = answered("Cleo Díaz", exercise)._replace(name=student)
            wrong = BROKEN.get((student, number), "")
            put = put_page if student in PAGES else put_notebook
            put(course, student, exercise, answers.written(given, exercise), wrong)


def put_notebook(
    course: Path, student: str, exercise: Exercise, content: bytes, wrong: str
) -> None:
    """A notebook's folder, as it was handed out, with the answers in it."""
    skill = exercise.skill
    folder = course / "submitted" / student / skill
    shutil.copytree(course / "release" / skill, folder)
    book = folder / f"{skill}.ipynb"
    if wrong == "torn notebook":
        book.write_bytes(book.read_bytes()[:500])
    if wrong == "torn answers":
        content = content[: len(content) // 2]
    if CHEATS.get(student) == "claims points":
        content = json.dumps(json.loads(content) | {"points": 100}).encode()
    if CHEATS.get(student) == "plants code":
        planted = f"import pathlib\npathlib.Path({str(course / 'ran')!r}).write_text('ran')"
        (folder / "sitecustomize.py").write_text(planted)
        read = json.loads(book.read_bytes())
        read["cells"][1]["source"] = planted
        book.write_text(json.dumps(read))
    if wrong != "no answers":
        write_whole(folder / "answers" / f"{skill}.json", content)


def put_page(course: Path, student: str, exercise: Exercise, content: bytes, wrong: str) -> None:
    """The file that a page gives, in one of the folders that teachers sort such files into."""
    skill, top = exercise.skill, course / "submitted"
    name = student.replace("/", "-")
    place = top / ("period 3" if PAGES.index(student) % 2 else f"{name}_77_assignsubmission_file_")
    if wrong == "torn answers":
        content = content[: len(content) // 2]
    if wrong == "loose":
        place = top
    if wrong == "odd folder":
        place = top / student / "work of today"
    if wrong == "other questions":
        content = json.dumps(json.loads(content) | {"questions": "others"}).encode()
    if wrong == "another's name":
        place = top / student
        content = json.dumps(json.loads(content) | {"name": "Nobody Else"}).encode()
    if wrong != "nothing":
        ending = "zip" if wrong == "package" else "json"
        write_whole(place / f"{skill}-{name}.{ending}", content)
