"""A bot with two more kinds of questions: they are checked, asked, stored, graded and scored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.registries import REGISTRIES
from bot.tutor.exercises.questions.kinds import KINDS
from tests.content.small_course import write_course
from tests.made_up.kinds import STATEMENT, THOUGHT
from tests.ui.reading import shown

if TYPE_CHECKING:
    from pathlib import Path

    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)

MORE = replace(
    REGISTRIES,
    lesson_kinds=replace(REGISTRIES.lesson_kinds, questions=(*KINDS, STATEMENT, THOUGHT)),
)
QUESTIONS = """
[[question]]
id = "chain"
kind = "statement"
card = "one-card"
goal = 1
stem = "Backpropagation uses the chain rule."
explanation = "Step by step, from the end."
holds = true
feedback = "It does."

[[question]]
id = "why"
kind = "thought"
card = "one-card"
goal = 1
stem = "Why a test set?"
explanation = "Learning by heart is no learning."
model = "To see new examples."
"""


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return build_app(registries=MORE).bot


@pytest.mark.parametrize("asked", [QUESTIONS])
async def test_questions_of_made_up_kinds_are_asked_stored_graded_and_scored(
    classroom: Classroom, ana: Asked, build_app: BuildApp
) -> None:
    await ana.pick_letters("That is false")
    assert "It does. **One more try.**" in ana.text
    await classroom.env.restart_bot(build_app(registries=MORE).bot)
    await ana.pick_letters("That is true")
    assert "**It is true**\nStep by step, from the end." in ana.text
    await ana.click("Next question")
    form = await ana.click("Type my answer")
    await ana.fill(form, answer="No idea")
    assert "📝 Noted. You said “No idea”. Hold it against this one." in ana.text
    assert "One could say: To see new examples." in ana.text
    assert ana.rows() == [("no", 0, 0.0), ("yes", 1, 1.0), ("No idea", None, 0.5)]
    await ana.click("Go on")
    await ana.slash("progress")
    assert "checkpoint: 0 of 2 right at the first try" in ana.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("holds = true", "holds = 1", "question[0].holds: this must be true or false"),
        ("rule.", "rule?", "question[0].stem: a statement asks nothing. Mend: take the question"),
        ("holds", "hold", 'question[0]: unknown key "hold"'),
        ('"thought"', '"though"', "write one of single, multiple, "),
        ('model = "To see new examples."', "", 'question[1]: key "model" is missing'),
    ],
)
def test_their_tables_are_checked_like_all_others(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in QUESTIONS
    broken = {"first/questions.toml": QUESTIONS.replace(old, new, 1)}
    course, problems = load_course(write_course(tmp_path, broken), MORE.lesson_kinds)
    assert course.lesson("first") is None
    assert said in "\n".join(map(str, problems))


@pytest.mark.errors_expected
@pytest.mark.parametrize("asked", [QUESTIONS])
async def test_a_bot_without_them_switches_the_lesson_off_and_says_so(
    classroom: Classroom, ana: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    await classroom.restart()
    assert 'there is no kind of question named "statement"' in caplog.text
    told = await ana.click(ana.letter("That is true"))
    assert "switched off while its text is mended" in shown(told).content
    assert ana.rows() == []
