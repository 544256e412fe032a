"""The parts of the exercises: questions and their keys, the skills, judging, the sheet in the
notebook, a class's work compared and graded.
"""
