"""A question that an instructor wrote on the spot: one right option, with feedback for each.

It is typed into a form, an option in each line, and kept in the plan of its post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.text import LINK, clean, normal, plain, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.plans import Plan

WRITTEN = "own/question"
"""The id of such a question; it belongs to no lesson."""
MOST_STEM, MOST_OPTION, MOST_FEEDBACK = 300, 100, 300
FEWEST, MOST = 2, 5
MOST_BACK = 1500  # characters that are given back: a plain message of Discord holds 2,000
RIGHT = "*"
HOW = (
    "Write an option in each line, the right one with a * before it, and what to say to whoever "
    "chose it after a | :\n`* It compares | Yes: loss is a comparison.`\n"
    "`It stores facts | It changes weights instead.`"
)


class WritingError(TutorError):
    """A question that cannot be posted as it was typed, which is given back."""

    def __init__(self, what: str, typed: str = "") -> None:
        self.what = what
        back = f"\nThis is what you typed:\n```\n{typed}\n```" if typed else ""
        super().__init__(f"{what} Nothing was posted.\n{HOW}{back}")


def written_question(stem: str, lines: str) -> tuple[str, ...]:
    """Read what was typed, as a plan keeps it.

    Raise WritingError, which says what is missing and gives back what was typed.
    """
    asked = clean(stem).strip()
    rows = [row for row in (clean(line).strip() for line in lines.splitlines()) if row]
    try:
        return _kept(asked, rows)
    except WritingError as error:
        typed = "\n".join([asked, *rows]).replace("```", "'''")
        cut = f"{typed[:MOST_BACK]}…" if len(typed) > MOST_BACK else typed
        raise WritingError(error.what, cut) from None


def _kept(asked: str, rows: Sequence[str]) -> tuple[str, ...]:
    if not seen(asked):
        raise WritingError("The question is empty.")
    if len(asked) > MOST_STEM:
        raise WritingError(f"The question is longer than {MOST_STEM} characters.")
    if not FEWEST <= len(rows) <= MOST:
        raise WritingError(f"There must be {FEWEST} to {MOST} options, and I read {len(rows)}.")
    if LINK.search(f"{asked} {' '.join(rows)}"):
        raise WritingError("Links and mentions of everybody have no place in a question.")
    options = [_option(row) for row in rows]
    if len({_read(option[1]) for option in options}) < len(options):
        raise WritingError("Two options read the same.")
    right = sum(option[0] == RIGHT for option in options)
    if right != 1:
        raise WritingError(f"{right} options have a * before them, and it must be exactly one.")
    return (asked, *(part for option in options for part in option))


def _option(row: str) -> tuple[str, str, str]:
    text, _, said = row.partition("|")
    # Two of them begin words in bold.
    mark = RIGHT if text.startswith(RIGHT) and not text.startswith(RIGHT * 2) else ""
    text, said = text.removeprefix(mark).strip(), seen(said) and said.strip()
    if not seen(text):
        raise WritingError("One of the options is empty.")
    if len(text) > MOST_OPTION:
        raise WritingError(f"An option is longer than {MOST_OPTION} characters.")
    if len(said) > MOST_FEEDBACK:
        raise WritingError(f"What is said to an option is longer than {MOST_FEEDBACK} characters.")
    return mark, text, said


def _read(text: str) -> str:
    """Return a text such that two which read the same are the same."""
    return seen(normal(normal(text, "NFKC").casefold(), "NFKC"))


def written_in(plan: Plan) -> Question | None:
    """Return the question that is kept in a plan; None where none was written."""
    kept = plan.orders.get(WRITTEN_KEY, ())
    return _question(kept) if kept else None


WRITTEN_KEY = "written"
"""Under this name a plan keeps what was typed."""


def _question(kept: Sequence[str]) -> Question:
    stem, *rest = kept
    rows = [rest[place : place + 3] for place in range(0, len(rest), 3)]
    options = tuple(
        Option(f"o{number}", plain(text), mark == RIGHT, plain(said), None)
        for number, (mark, text, said) in enumerate(rows, start=1)
    )
    return Question(WRITTEN, plain(stem), "", SingleChoice(options), kind="single")
