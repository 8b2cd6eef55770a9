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
subjects = ["formal-or-casual"]
"""
SENTENCES = """id,text,label,tier,kind,part,why
assistance,I would be grateful for your assistance.,formal,easy,letter,train,Careful words.
pizza,"Hey, wanna grab pizza?",casual,easy,chat,train,A greeting among friends.
committee,The committee has reviewed the proposal.,formal,easy,report,train,Official work.
trap-stuff,The stuff arrived and was signed for at noon.,formal,trap,report,train,A report.
trap-dear,Dear me what a storm that was!,casual,trap,chat,train,A cry and no letter.
new-lift,This lift carries at most eight persons.,formal,easy,notice,held-out,
new-cool,cool see you later then,casual,easy,chat,held-out,
new-rain,Rain delayed every train in the region.,formal,easy,news,held-out,
new-tea,Grab a mug and help yourself to tea.,casual,trap,notice,held-out,No slang at all.
new-kids,Kids under six travel free of charge.,formal,trap,notice,held-out,A rule.
between,Many thanks and see you on Monday.,,ambiguous,letter,held-out,Warm and complete.
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
    "sentences/formal-or-casual.csv": SENTENCES,
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
