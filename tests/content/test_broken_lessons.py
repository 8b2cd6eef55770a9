"""A broken lesson file switches off its own lesson, and says where and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.small_course import FILES, edited, write_course

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS, LESSON, DEBRIEF, GAME = (
    f"first/{name}" for name in ("questions.toml", "lesson.md", "debrief.md", "game.toml")
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file, a piece of it, what replaces that piece (None: no file at all), what is said."""

    name: str
    file: str
    old: str
    new: str | None
    said: str


LESSON_CARD = FILES[LESSON][FILES[LESSON].index("## ") :]
OPTION = '\n[[question.option]]\nid = "{}"\ntext = "Other"\nfeedback = "No."\n'
FOUR_MORE = "".join(OPTION.format(f"more-{n}") for n in range(4))

CASES = (
    Case("bad TOML line", QUESTIONS, 'id = "sum"', 'id "sum"', "line 3: this is not valid TOML"),
    Case("a quote too many", QUESTIONS, '"Count."', '"Count""', "line 7: this is not valid TOML"),
    Case(
        "unknown key",
        QUESTIONS,
        'feedback = "Count again."',
        'feedback = "x"\nfeedbck = "y"',
        'question[0].option[1]: unknown key "feedbck". Mend: remove it or correct the spelling.',
    ),
    Case("key missing", QUESTIONS, 'stem = "What is one and one?"', "", 'key "stem" is missing'),
    Case(
        "two right options",
        QUESTIONS,
        'misconception = "M1"',
        "right = true",
        "question[0]: 2 options are right",
    ),
    Case("no right option", QUESTIONS, "right = true", "", "question[0]: 0 options are right"),
    Case("right in quotes", QUESTIONS, "= true", '= "yes"', "option[0].right: this must be true"),
    Case("long option", QUESTIONS, "Three", "x" * 101, "option[1].text: this has 101 characters"),
    Case("long stem", QUESTIONS, "Which is", "x" * 300, "question[1].stem: this has"),
    Case("long feedback", QUESTIONS, "Count again.", "x" * 301, "Mend: cut at least 1 character."),
    Case(
        "long definition", QUESTIONS, "Toward the ground", "x" * 91, "matching.pair[1].definition"
    ),
    Case("long explanation", QUESTIONS, "Count.", "x" * 401, "question[0].explanation"),
    Case("empty text", QUESTIONS, "Three", "  ", "option[1].text: this text is empty"),
    Case("a NUL", QUESTIONS, "Three", r"Th\u0000ree", "a hidden sign, U+0000. Mend: delete it"),
    Case("turned text", QUESTIONS, "Three", r"Th\u202eree", "a hidden sign, U+202E"),
    Case(
        "six options",
        QUESTIONS,
        'misconception = "M1"',
        FOUR_MORE,
        "question[0].option: the number of entries is 6. Mend: keep at most 5.",
    ),
    Case("unknown tag", QUESTIONS, '"M1"', '"M9"', 'misconception: there is no misconception "M9"'),
    Case("same id twice", QUESTIONS, '"three"', '"two"', 'option[1]: the id "two" is used twice'),
    Case("same question", QUESTIONS, '"colour"', '"sum"', 'question[1]: the id "sum" is used'),
    Case("id with a space", QUESTIONS, '"three"', '"three 3"', "Mend: use 1 to 40 of the letters"),
    Case("id with a line end", QUESTIONS, '"three"', r'"three\n"', "option[1].id: this is not"),
    Case(
        "confusion missing",
        QUESTIONS,
        '[[matching.confusion]]\npair = ["up", "down"]',
        '[[matching.pair]]\nid = "left"\nterm = "Left"\ndefinition = "Over there"\n'
        '[[matching.confusion]]\npair = ["up", "down"]',
        'no feedback for confusing "down" with "left", "left" with "up"',
    ),
    Case(
        "confusion unknown",
        QUESTIONS,
        '["up", "down"]',
        '["up", "dawn"]',
        'confusion[0].pair: there is no matching pair "dawn"',
    ),
    Case("confused with itself", QUESTIONS, '["up", "down"]', '["up", "up"]', "stands here twice"),
    Case(
        "the same two again",
        QUESTIONS,
        "[[matching.confusion]]",
        '[[matching.confusion]]\npair = ["down", "up"]\nfeedback = "No."\n[[matching.confusion]]',
        "confusion[1].pair: these two have feedback already",
    ),
    Case("a pair of three", QUESTIONS, '["up", "down"]', '["up", "down", "up"]', "keep at most 2"),
    Case("not a list", QUESTIONS, '["up", "down"]', '"up"', "confusion[0].pair: this must be a"),
    Case("a card of 901", LESSON, "It says", "x" * 891, 'line 8: text of the card "One card"'),
    Case("a title of 81", LESSON, "One card", "x" * 81, "line 8: title: this has 81 characters"),
    Case("an empty card", LESSON, "It says something.", "", "this text is empty"),
    Case("no front matter", LESSON, "+++", "", "line 1: the front matter is missing"),
    Case(
        "open front matter",
        LESSON,
        '"Say two"]\n+++',
        '"Say two"]',
        "line 1: the front matter has no end",
    ),
    Case("bad front matter", LESSON, "minutes = 5", "minutes =", "line 4: this is not valid TOML"),
    Case("front matter key", LESSON, "minutes", "minuets", 'front matter: unknown key "minuets"'),
    Case("no minutes", LESSON, "= 5", "= 0", "front matter, minutes: this number is too small"),
    Case("text too early", LESSON, "## One", "Early.\n\n## One", "line 8: text before the first"),
    Case("heading in a card", LESSON, "It says", "### It\n", "line 10: a card holds no other"),
    Case(
        "open code block", LESSON, "It says", "```\nIt says", "line 10: this code block has no end"
    ),
    Case("a control sign", LESSON, "It says", "It\x1b says", "line 10: there is a hidden sign"),
    Case("no card", LESSON, LESSON_CARD, "", "there is no card"),
    Case("two debriefs", DEBRIEF, "That", "That\n\n## Two\n\nIt", "2 cards are too many"),
    Case("no debrief", DEBRIEF, "", None, "debrief.md: this file is missing. Mend: add it."),
    Case("no questions", QUESTIONS, "", None, "questions.toml: this file is missing"),
    Case("no instructions", GAME, "Predict.", "", "instructions: this text is empty"),
    Case("no subject", GAME, '["formal-or-casual"]', "[]", "subjects: the number of entries is 0"),
    Case(
        "same subject",
        GAME,
        '["formal-or-casual"]',
        '["formal-or-casual", "formal-or-casual"]',
        "subjects[1]",
    ),
    Case("no sentences", GAME, '"formal-or-casual"', '"wet-or-dry"', "no sentences named"),
    Case("number as text", GAME, '"Game"', "7", "title: this must be text. Mend: put it in quotes"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_file_switches_off_its_lesson_and_names_the_mend(
    case: Case, tmp_path: Path
) -> None:
    changed = None if case.new is None else edited(case.file, case.old, case.new)
    course, problems = load_course(write_course(tmp_path, {case.file: changed}), LESSON_KINDS)
    assert [(lesson.id, lesson.number) for lesson in course.lessons] == [("second", 2)]
    assert course.lessons[0].needs == ()
    assert {problem.file for problem in problems} == {case.file}
    assert case.said in "\n".join(map(str, problems))
    assert all("Mend: " in problem.message for problem in problems)


def test_every_problem_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    broken = FILES[QUESTIONS]
    for old, new in (
        ('"Count again."', '""'),
        ('"M1"', '"M7"'),
        ('"loud"', '"red"'),
        ('"Loud"', "3\nright = true"),
        ('"down"]', '"left"]'),
    ):
        broken = broken.replace(old, new)
    _, problems = load_course(write_course(tmp_path, {QUESTIONS: broken}), LESSON_KINDS)
    assert {problem.where for problem in problems} == {
        "question[0].option[1].feedback",
        "question[0].option[1].misconception",
        "question[1].option[1]",
        "question[1].option[1].text",
        "question[1]",
        "matching.confusion[0].pair",
        "matching",
    }


def test_bytes_that_are_not_utf8_are_reported_with_their_line(tmp_path: Path) -> None:
    _, problems = load_course(write_course(tmp_path, {DEBRIEF: b"## A\n\nCaf\xe9\n"}), LESSON_KINDS)
    assert str(problems[0]) == (
        "first/debrief.md, line 3: this is not UTF-8 text. Mend: save the file as UTF-8."
    )


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    write_course(tmp_path, {DEBRIEF: None})
    (tmp_path / DEBRIEF).mkdir()
    course, problems = load_course(tmp_path, LESSON_KINDS)
    assert [lesson.id for lesson in course.lessons] == ["second"]
    assert "first/debrief.md: this file cannot be read" in str(problems[0])


def test_a_file_with_a_misspelt_name_is_not_passed_over(tmp_path: Path) -> None:
    course, problems = load_course(
        write_course(tmp_path, {"second/games.toml": "x = 1"}), LESSON_KINDS
    )
    assert [lesson.id for lesson in course.lessons] == ["first"]
    assert str(problems[0]).startswith("second/games.toml: a lesson has no such file. Mend: rename")
