"""Teaching: questions with keys made from a dossier, a sheet to answer them on, verdicts, a course
for nbgrader, and a class compared. `helpers.exercises` is its face.

What is asked: questions, kinds (what tells one kind from another), skills, drawing (what the skills
share), looking_back (model answers), making. What a teacher lets pass: reviewing, changing, sets,
behind (the rows a question rests on); reviewer is its widget. How it is answered: judging, showing,
tasks (the widgets), sheets, answers, written_dates. How it is handed out, as pages: handouts; with
nbgrader: handing_out, assignments, grading. What comes back: handing_in, naming, roll, collecting,
marking, twins, gradebook, grades, feeding_back, boards; marks does it all. A class's own
annotations: entries, matching, agreement, comparing, discussing, inventing.
"""
