"""What each table is called where people read it, and the name of its file."""

from __future__ import annotations

TITLES = {
    "learner": "You",
    "press": "Presses",
    "switched_off": "Switched off",
    "talk": "Last asked back",
    "reading": "Lessons",
    "note": "Notes",
    "rule": "Rules",
    "attempt": "Exercises",
    "entry": "Answers",
    "member": "Joined",
    "gathering": "Opened for others",
    "run": "Trainings",
    "run_numbers": "Numbers of trainings",
    "run_trial": "Changes that were tried",
    "run_picture": "Pictures",
    "run_start": "Starts of trainings",
    "side_job": "Being made",
    "earlier_run": "Trainings of an old Nudge",
    "own_table": "Own data",
    "own_draft": "Data not kept yet",
    "form_draft": "Refused forms",
    "deletion": "Deletions",
    "returned": "Came back",
    "removal": "Cards to be changed",
    "departure": "Servers that were left",
}
FIRST_STORED = (
    *("note", "rule", "own_table", "own_draft", "form_draft", "reading", "entry", "attempt"),
    *("gathering", "member", "run", "run_picture", "run_trial", "run_numbers"),
)
LAST_STORED = ("talk", "side_job", "learner", "press")
STORED_ORDER = (
    *FIRST_STORED,
    *(name for name in TITLES if name not in {*FIRST_STORED, *LAST_STORED}),
    *LAST_STORED,
)
"""The tables as the page shows them: what people wrote first, ids of presses last."""


def csv_name(table: str) -> str:
    return f"csv/{TITLES[table].lower().replace(' ', '-')}.csv"
