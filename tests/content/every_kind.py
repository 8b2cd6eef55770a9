"""A question of each kind, as a lesson file holds them."""

from __future__ import annotations

import tomllib

from bot.content.problems import Ledger
from bot.content.questions import QuestionReader
from bot.content.tables import KindReader, Names
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.kinds import KINDS
from bot.tutor.lab.presets import PRESETS

SINGLE = """
[[question]]
id = "one"
card = "one-card"
goal = 1
stem = "What does a weight of -2 do?"
explanation = "Its sign turns the push round."

[[question.option]]
id = "down"
text = "More input, less output"
right = true
feedback = "Yes, it pushes down."

[[question.option]]
id = "nothing"
text = "Nothing at all"
feedback = "Near zero it would."
misconception = "M1"
"""
MULTIPLE = """
[[question]]
id = "several"
kind = "multiple"
card = "one-card"
goal = 1
stem = "What does training change?"
explanation = "People choose the rest."
option = [
  { id = "weights", text = "The weights", right = true, feedback = "They are nudged." },
  { id = "biases", text = "The biases", right = true, feedback = "They are nudged too." },
  { id = "layers", text = "The number of layers", feedback = "People choose it." },
  { id = "data", text = "The examples", feedback = "They stay.", misconception = "M1" },
]
"""
NUMBER = """
[[question]]
id = "step"
kind = "number"
card = "one-card"
goal = 1
stem = "A weight is at {w}, its slope is {slope}, the rate {rate}. Where is it after one step?"
explanation = "It is {w} - ({rate * slope}) = {w - rate * slope}."
answer = "w - rate * slope"
tolerance = 0.01
other = "Take the rate times the slope away."
draw = { w = [1, 2, 4, 5], slope = [-6, -4, -2, 2, 4, 6], rate = [0.05, 0.1, 0.2] }
wrong = [
  { value = "w + rate * slope", feedback = "Uphill: {w + rate * slope}", misconception = "M1" },
  { value = "w - slope", feedback = "The rate is missing: {w - rate * slope}." },
]
"""
MATCH = """
[[question]]
id = "terms"
kind = "match"
card = "one-card"
goal = 1
stem = "What does each one do?"
explanation = "Each has its own job."
pair = [
  { id = "loss", term = "Loss", definition = "Says how wrong" },
  { id = "rate", term = "Learning rate", definition = "Says how far to move" },
  { id = "bias", term = "Bias", definition = "Shifts the sum" },
]
confused = [{ pair = ["rate", "loss"], feedback = "One measures.", misconception = "M1" }]
"""
ORDER = """
[[question]]
id = "loop"
kind = "order"
card = "one-card"
goal = 1
stem = "Put one step of training in order."
explanation = "Then it begins again."
item = [
  { id = "forward", text = "Make a prediction" },
  { id = "measure", text = "Measure the error" },
  { id = "blame", text = "Find the blame" },
  { id = "nudge", text = "Nudge the weights" },
]
swapped = [{ pair = ["measure", "blame"], feedback = "Without an error there is no blame." }]
"""
FILL = """
[[question]]
id = "gap"
kind = "fill"
card = "one-card"
goal = 1
stem = "All that a network learns is kept in its ___."
explanation = "They are plain numbers."
accept = ["weights", "parameters"]
other = "Think of what training changes."
wrong = [{ answer = "layers", feedback = "They do not change.", misconception = "M1" }]
"""
FREE = """
[[question]]
id = "words"
kind = "free"
card = "one-card"
goal = 1
stem = "What does a loss function do in training?"
explanation = "Both ideas belong to it."
need = 2
model = "It compares a prediction with the right answer: one number for how wrong it is."

[[question.group]]
name = "compares"
words = ["compare", "gap", "difference"]
idea = "It compares a prediction with the right answer"
missing = "What does it look at?"

[[question.group]]
name = "number"
words = ["number", "how wrong"]
idea = "It gives one number"
missing = "What comes out of it?"
"""
PLOT = """
[[question]]
id = "curve"
kind = "plot"
card = "one-card"
goal = 1
stem = "The rate is 1.1. Which picture shows the loss?"
explanation = "Each step lands further out."
picture = { draw = "valley-losses", start = 0, steps = 4 }

[[question.option]]
id = "up"
picture = { rates = [1.1] }
description = "climbs from step to step"
right = true
feedback = "It climbs."

[[question.option]]
id = "down"
picture = { rates = [0.1] }
description = "falls slowly down to zero"
feedback = "That is 0.1."
misconception = "M1"

[[question.option]]
id = "level"
picture = { rates = [1.0] }
description = "stays where it stood once"
feedback = "That is 1.0."
"""
EVERY_KIND = SINGLE + MULTIPLE + NUMBER + MATCH + ORDER + FILL + FREE + PLOT


def reader() -> QuestionReader:
    """Return a reader of a lesson with two goals that knows one card, and M1."""
    names = Names(
        frozenset({"M1"}), {preset.name: preset.task for preset in PRESETS}, frozenset({"one-card"})
    )
    return QuestionReader(KINDS, KindReader(LESSON_KINDS.pictures, names), 2)


def read(text: str, ledger: Ledger | None = None) -> tuple[Question, ...]:
    """Read questions as `reader` does."""
    return reader().read(tomllib.loads(text), ledger or Ledger("questions.toml"))


def questions_of_every_kind() -> tuple[Question, ...]:
    ledger = Ledger("questions.toml")
    questions = read(EVERY_KIND, ledger)
    assert ledger.found == []
    return questions
