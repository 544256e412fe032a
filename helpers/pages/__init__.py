"""Pages: what a dossier looks like to somebody who has no Python: the report, the notebooks as they
ran, and an index that leads to both.
"""
