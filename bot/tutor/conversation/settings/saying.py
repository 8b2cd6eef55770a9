"""What is said to somebody who trains by talking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.text import listed, plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.conversation.settings.step import HeardTraining, TrainingStep

MOST_SHOWN = 60  # characters of each thing that was not understood
MOST_PUZZLES = 5
MOST_WORDS = 2000  # characters of a plain message
NO_RUN_YET = (
    "You have trained nothing here yet that I could change. Nothing was started: write, for "
    "example, “train on spirals with two layers of 8”, and then “make it wider”."
)
TOO_MANY_OPEN = (
    "You have two trainings on their way, and more than that I do not take. Nothing was started: "
    "wait for their pictures, or write “stop”."
)
NO_CURVE = (
    "You have no finished training here whose curve I could read. Write “train a network”, and "
    "when its picture is there, ask me again."
)
ON_ITS_WAY = "Your training is still on its way. When its picture is there, I can read its curve."
FIRST_IS_ON_ITS_WAY = (
    "The training of your first text is on its way; write the new settings as a new message."
)
FIRST_HAS_ENDED = (
    "The training of your first text has ended; write the new settings as a new message."
)
NOTHING_ON_ITS_WAY = "No training of yours is on its way here, so there is nothing to cancel."
ASK_ONE = "Your training is still on its way. Cancel the training, or just pause talking?"
ASK_SEVERAL = "You have two trainings on their way. Cancel the trainings, or just pause talking?"
CANCELLED_ONE = "I cancelled your training. Its card says so, and offers to try again."
CANCELLED_SEVERAL = "I cancelled your trainings. Their cards say so, and offer to try again."
PAUSED = (
    "All right. Your training goes on, and its picture comes to where it was asked for. "
    "Write to me whenever you like."
)
DATA, OWN_DATA = "data: ", "data: a set that was added here"
UNPLACED = "I could not place all that you wrote, so I left the rest out."
OWN_CURVE = (
    "Run {run} learned from data that was added here, so I show its curve to you alone: type "
    "`/run show`."
)
NOT_YOURS = "Only the person who started this training can answer that."


def words_of(
    heard: HeardTraining,
    runs: Sequence[tuple[int, int | None]],
    before: int | None,
    refused: str,
    *,
    aloud: bool = False,
) -> str:
    """Say which settings were understood, and which were not.

    `runs` are the numbers of the trainings with those of the runs that they are like. `before` is
    the training that they wait for, `refused` the sentence about one that was not started.
    What is said `aloud` stays where others read it: it repeats none of the person's own words.
    """
    lines = [_line(step, *run) for step, run in zip(heard.steps, runs, strict=False)]
    if before is not None:
        lines.append(f"Run {before} is on its way as well.")
    if refused:
        lines.append(f"The second training was not started. {refused}")
    if heard.unclear:
        lines.append(UNPLACED if aloud else _puzzled(heard.unclear))
    return shortened("\n".join(lines), MOST_WORDS)


def without_name(step: TrainingStep) -> TrainingStep:
    """Return a step that does not tell the name which somebody gave their data."""
    told = (OWN_DATA if one.startswith(DATA) else one for one in step.told)
    return replace(step, told=tuple(told))


def _line(step: TrainingStep, run: int, like: int | None) -> str:
    told = " · ".join(plain(shortened(words, MOST_SHOWN)) for words in step.told)
    told = told or ("as before" if like else "the usual settings")
    return f"**Run {run}**{f', like run {like}' if like else ''}: {told}"


def _puzzled(unclear: Sequence[str]) -> str:
    quoted = [f"“{plain(shortened(words, MOST_SHOWN))}”" for words in unclear[:MOST_PUZZLES]]
    if len(unclear) > MOST_PUZZLES:
        quoted.append("more")
    return f"I could not place {listed(quoted)}, so I left that out."
