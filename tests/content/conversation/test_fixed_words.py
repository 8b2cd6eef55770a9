"""The files of lessons/conversation: they load, and each fault is told so that it can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.check import check
from bot.content.conversation.fixed_words import (
    load_fixed_answers,
    load_fixed_words,
    load_safety,
)
from bot.content.course import load_course
from bot.tutor.conversation.fixed_words import FIXED_IDS, FixedWords, fixed_text
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.shipped import LESSONS
from tests.content.small_course import write_course

if TYPE_CHECKING:
    from pathlib import Path

WORDS, PROBLEMS = load_fixed_words(LESSONS)
ANSWERS = "".join(f'[[answer]]\nid = "{one}"\ntext = "About {one}."\n' for one in FIXED_IDS)
SAFETY = """
[danger]
answer = "Talk to somebody near you."
channel = "There is an answer for whoever wrote this."
patterns = ["want * die", "kms"]

[hurtful]
answer = "Let us keep it friendly."
patterns = ["you are * stupid|dumb"]

[discouraged]
answer = "It says nothing about you."

[off-topic]
answer = "That is outside what I know."
"""


@dataclass(frozen=True)
class Fault:
    name: str
    old: str
    new: str
    where: str
    told: str


FAULTS = (
    Fault("answers.toml", 'id = "brain"', 'id = "brian"', "answer[1].id", 'called "brian"'),
    Fault("answers.toml", 'id = "brain"', 'id = "chatgpt"', "answer[1]", "is used twice"),
    Fault("answers.toml", 'id = "brain"', 'id = "brian"', "answer", 'no answer "brain"'),
    Fault("answers.toml", "About maths.", "{weeks}", "answer[6].text", 'filled in for "weeks"'),
    Fault("answers.toml", "About maths.", "", "answer[6].text", "this text is empty"),
    Fault("answers.toml", "text =", "words =", "answer[0]", "unknown key"),
    Fault("safety.toml", "[off-topic]", "[offtopic]", "top level", "is missing"),
    Fault("safety.toml", "near you.", "near you: 0800 111 222.", "danger.answer", "telephone"),
    Fault("safety.toml", "kms", "i'm", "danger.patterns[1]", 'write "i am"'),
    Fault("safety.toml", "kms", "* kms", "danger.patterns[1]", "gap stands at the edge"),
    Fault("safety.toml", "stupid|dumb", "stupid|Dumb", "hurtful.patterns[0]", 'write "dumb"'),
    Fault("safety.toml", '["want * die", "kms"]', "3", "danger.patterns", "must be a list"),
)


def written(root: Path, answers: str = ANSWERS, safety: str = SAFETY) -> Path:
    return write_course(
        root, {"conversation/answers.toml": answers, "conversation/safety.toml": safety}
    )


def test_the_shipped_files_load_whole() -> None:
    assert not PROBLEMS
    assert tuple(WORDS.answers) == FIXED_IDS
    assert {rule.kind for rule in WORDS.safety} == set(TroubleKind)


def test_a_course_without_the_folder_has_no_fixed_words(tmp_path: Path) -> None:
    assert load_fixed_words(write_course(tmp_path, {})) == (FixedWords(), ())


def test_sound_files_load(tmp_path: Path) -> None:
    words, problems = load_fixed_words(written(tmp_path))
    assert not problems
    assert words.answers["maths"].text == "About maths."


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.name} {one.where} {one.told}")
def test_a_fault_is_told_with_its_place_and_how_to_mend_it(tmp_path: Path, fault: Fault) -> None:
    texts = {"answers.toml": ANSWERS, "safety.toml": SAFETY}
    assert fault.old in texts[fault.name]
    texts[fault.name] = texts[fault.name].replace(fault.old, fault.new, 1)
    root = written(tmp_path, texts["answers.toml"], texts["safety.toml"])
    load = load_fixed_answers if fault.name == "answers.toml" else load_safety
    loaded, problems = load(root)
    assert loaded == ()
    told = [one for one in problems if one.where == fault.where and fault.told in str(one)]
    assert told, problems
    assert "Mend: " in str(told[0])


def test_a_missing_file_is_a_problem_that_the_check_reports(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / "conversation" / "safety.toml").unlink()
    report = check(root, LESSON_KINDS, None)
    files = [one.file for one in report.problems if one.file.startswith("conversation")]
    assert files == ["conversation/safety.toml"]


def test_how_long_it_takes_is_worked_out_from_the_lessons() -> None:
    course, _ = load_course(LESSONS, LESSON_KINDS)
    text = fixed_text(WORDS, course, "how-long")
    assert text is not None
    assert f"About {sum(one.minutes for one in course.lessons)} minutes" in text
    assert f"all {len(course.lessons)} lessons" in text
    assert "{" not in text


@pytest.mark.parametrize("one", FIXED_IDS)
def test_a_fixed_answer_is_short_and_holds_no_gap(one: str) -> None:
    course, _ = load_course(LESSONS, LESSON_KINDS)
    text = fixed_text(WORDS, course, one)
    assert text is not None
    assert "{" not in text
    assert len(text) <= 600


def test_an_unknown_fixed_answer_is_none() -> None:
    course, _ = load_course(LESSONS, LESSON_KINDS)
    assert fixed_text(WORDS, course, "weather") is None
