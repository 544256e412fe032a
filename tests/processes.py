"""Processes of their own that start at once: each is a copy of one that has read helpers, which
takes seconds. Where a system has no such copies they are started anew.
"""

import multiprocessing

COPIES = "forkserver" in multiprocessing.get_all_start_methods()
APART = multiprocessing.get_context("forkserver" if COPIES else "spawn")
"""makes a process: `APART.Process(target=function, args=...)`, a function of a test file"""
if COPIES:
    APART.set_forkserver_preload(["helpers.pages.index", "helpers.teaching.sheets"])
