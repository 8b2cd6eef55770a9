"""A lesson in files whose cards ask, draw and are worked by hand, one of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.client import TutorBot
from tests.content.small_course import QUESTIONS, edited, write_course
from tests.ui.learner import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.ui.conftest import Classroom

LESSON = """+++
title = "Going downhill"
summary = "A first lesson."
minutes = 5
goals = ["Say one", "Say two"]
seed = 54

[runs.rates]
"rate 1" = { learning_rate = 1, epochs = 20 }
"rate 10" = { learning_rate = 10, epochs = 20 }
+++
## Which way is down? {#which-way}
You stand in fog.
```toml
[picture]
draw = "losses"
task = "rates"
when = "both"
hidden = { "rate 1" = "B", "rate 10" = "A" }
[try]
kind = "choice"
ask = "Which way should `w` move?"
[[try.option]]
id = "up"
text = "Up, to a larger `w`"
fits = true
feedback = "Growing is the way down."
[[try.option]]
id = "down"
text = "Down"
feedback = "Here a smaller weight is higher."
```
### Then
The **gradient** is this slope.
### Say it differently
Nudge a ball and feel it.
## One step in numbers {#one-step}
The weight is at 1.
```toml
[try]
kind = "number"
ask = "Where is `w` after one step?"
answer = 1.4
tolerance = 0.005
fits = "Minus a minus makes plus."
wrong = [
  { value = 0.6, feedback = "That step went uphill." },
  { value = 5, feedback = "A whole slope." },
]
other = "Go in two moves."
[hands_on]
room = "valley-step"
start = 1
rate = 0.1
ask = "Press Step twice."
done = "Now the weight is {w}."
```
### Then
The steps get shorter.
### Say it differently
The slope says which way.
## What do you think? {#belief}
Networks are made of numbers.
```toml
[try]
kind = "belief"
ask = "Does a network think?"
option = [
  { id = "yes", text = "It thinks about it as we do when we look", feedback = "Many say so." },
  { id = "no", text = "It adds and multiplies", feedback = "That is what it does." },
]
```
### Then
They add and multiply.
### Say it differently
Sums, and no more.
## One neuron {#one-neuron}
Three dials make it say yes or no.
```toml
[hands_on]
room = "neuron"
goal = "OR"
start = [0.5, 0, 0]
ask = "Make it say OR."
done = "With w1 = {w1} and w2 = {w2} it says OR."
```
### Say it differently
Turn the dials.
## Beat it {#beat-it}
Pick a rate.
```toml
[hands_on]
room = "train"
choice = [{ label = "rate 1" }, { label = "rate 10", learning_rate = 10 }]
goal = "train loss < 0.125"
ask = "Get below 0.125."
done = "{choice} ends at {value}."
```
### Say it differently
Try them.
"""


def write_active_course(root: Path) -> Path:
    questions = QUESTIONS.replace('"one-card"', '"one-step"')
    terms = edited("glossary.toml", 'card = "one-card"', 'card = "one-step"')
    changed = {"first/lesson.md": LESSON, "first/questions.toml": questions, "glossary.toml": terms}
    return write_course(root, changed)


def teaching_it(settings: Settings, folder: Path) -> Settings:
    """Write the course into a folder, and return settings for a bot that teaches it."""
    return settings.model_copy(update={"lessons": write_active_course(folder / "lessons")})


def learner_of(classroom: Classroom) -> Learner:
    """Return Ana, who has nothing open yet."""
    assert isinstance(classroom.env.bot, TutorBot)
    [lesson, _] = classroom.env.bot.services.lessons.course.lessons
    return Learner(classroom.ana, classroom.channel, lesson)
