"""The rules that draft a dossier: each finds one kind of thing in a parsed article and says where
it stands. None of them loads spaCy.
"""
