"""Replaying a correction: what each step costs in the widget (bindings), what differs from the
checked dossier (differing), and the way from the one to the other (walking, saying).
"""
