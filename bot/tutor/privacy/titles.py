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


def csv_name(table: str) -> str:
    return f"csv/{TITLES[table].lower().replace(' ', '-')}.csv"
