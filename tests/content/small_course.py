"""A course of two tiny lessons, written to a folder, so that tests can break one file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LESSON = """+++
title = "First"
summary = "A first lesson."
minutes = 5
goals = ["Say one", "Say two"]
+++

## One card {#one-card}

It says something.

### Say it differently

It says it again.
"""
DEBRIEF = "## The end\n\nThat was it.\n"
QUESTIONS = """
[[question]]
id = "sum"
card = "one-card"
goal = 1
stem = "What is one and one?"
explanation = "Count."

[[question.option]]
id = "two"
text = "Two"
right = true
feedback = "Yes."

[[question.option]]
id = "three"
text = "Three"
feedback = "Count again."
misconception = "M1"

[[question]]
id = "colour"
card = "one-card"
goal = 1
stem = "Which is a colour?"
explanation = "Look."

[[question.option]]
id = "red"
text = "Red"
right = true
feedback = "Yes."

[[question.option]]
id = "loud"
text = "Loud"
feedback = "That is a sound."

[[matching.pair]]
id = "up"
term = "Up"
definition = "Away from the ground"

[[matching.pair]]
id = "down"
term = "Down"
definition = "Toward the ground"

[[matching.confusion]]
pair = ["up", "down"]
feedback = "They are opposites."
"""
GAME = """
title = "Game"
instructions = "Predict."
features = ["polite words", "slang words"]

[[sentence]]
id = "hey"
text = "Hey!"
label = "casual"
reason = "A greeting among friends."
"""
FILES = {
    "course.toml": """title = "Small course"

[[lesson]]
folder = "first"

[[lesson]]
folder = "second"
needs = ["first"]
""",
    "misconceptions.toml": """[[misconception]]
id = "M1"
belief = "More is better."
truth = "Enough is enough."
""",
    "glossary.toml": """[[term]]
id = "sum"
name = "sum"
definition = "What adding gives."
aliases = ["total"]
lesson = "first"
card = "one-card"
""",
    "first/lesson.md": LESSON,
    "first/debrief.md": DEBRIEF,
    "first/questions.toml": QUESTIONS,
    "first/game.toml": GAME,
    "second/lesson.md": LESSON.replace("First", "Second"),
    "second/debrief.md": DEBRIEF,
    "second/questions.toml": QUESTIONS,
}


def write_course(root: Path, changed: Mapping[str, bytes | str | None]) -> Path:
    """Write the course with some files changed. None leaves a file out."""
    for name, content in {**FILES, **changed}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def edited(name: str, old: str, new: str) -> str:
    """Return a file of the course with one piece of text replaced, at its first place."""
    assert old in FILES[name]
    return FILES[name].replace(old, new, 1)
