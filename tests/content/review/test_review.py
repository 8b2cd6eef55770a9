"""What the check says of a course that loads: problems, warnings, facts and figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.check import check, written
from bot.jobs.facts import numbers_of
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.kinds import KINDS
from tests.content.every_kind import EVERY_KIND
from tests.content.new_lesson import PAGE
from tests.content.small_course import FILES, write_course

if TYPE_CHECKING:
    from pathlib import Path

    from bot.content.review.report import CourseReport
    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable

BANK = EVERY_KIND + EVERY_KIND.replace('\nid = "', '\nid = "x-')
"""Sixteen questions of eight kinds about one card and one goal."""
MISSING = '"The rate is missing: {w - rate * slope}."'


def checked(tmp_path: Path, page: str = PAGE, bank: str = BANK) -> CourseReport:
    """Check a course of one lesson without its trainings."""
    only = FILES["course.toml"].split('\n\n[[lesson]]\nfolder = "second"')[0]
    changed = {
        "course.toml": only,
        "first/lesson.md": page,
        "first/questions.toml": bank,
        "first/game.toml": None,
        "sentences/formal-or-casual.csv": None,
    }
    return check(write_course(tmp_path, changed), LESSON_KINDS, None)


def told(report: CourseReport) -> str:
    return "\n".join(map(str, (*report.problems, *report.warnings)))


def test_a_course_is_counted(tmp_path: Path) -> None:
    report = checked(tmp_path)
    assert report.problems == ()
    (lesson,) = report.figures.lessons
    assert [card.tried for card in lesson.cards] == ["choice", "number", "belief"]
    assert [card.picture for card in lesson.cards] == [True, False, False]
    assert [card.hands_on for card in lesson.cards] == [False, True, False]
    assert lesson.items == dict.fromkeys(sorted(kind.name for kind in KINDS), 2)
    assert report.figures.share("tried") == 1.0
    assert report.figures.met["M1"] == 12


@pytest.mark.parametrize(
    "warning",
    [
        "first/questions.toml: no question asks for goal 2. Mend: write one with goal = 2",
        "first/questions.toml: no question asks about the card a-number",
        'question loop: feedback is missing: a swapped line for "forward" and "measure"',
        'question terms: feedback is missing: a confused line for "loss" and "bias"',
        "question gap: feedback is missing: at least 2 wrong answers",
        "course.toml: 33% of all cards have a picture. Mend: give it to more of them",
    ],
)
def test_what_could_be_better_is_a_warning(tmp_path: Path, warning: str) -> None:
    report = checked(tmp_path)
    assert warning in "\n".join(map(str, report.warnings))
    assert all("Mend: " in one.message for one in report.warnings)


def bare(page: str) -> str:
    start = page.index('```toml\n[try]\nkind = "belief"')
    end = page.index("### Say it differently\nLater")
    return page[:start] + page[end:]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Half of it.", "No, half of it.", 'the line "No, half of it." begins with a mark'),
        ("It went there.", "Wrong: there.", "begins with a mark. Mend: begin with what is true"),
        ("Guess.", "Multidimensional optimisation necessitates sophistication.", "reads at grade"),
    ],
)
def test_the_words_of_a_card_may_be_warned_of(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert said not in told(checked(tmp_path))
    assert said in told(checked(tmp_path, PAGE.replace(old, new)))


def test_a_card_without_anything_to_do_is_a_problem(tmp_path: Path) -> None:
    report = checked(tmp_path, bare(PAGE))
    assert "card a-belief: this card has no try, no picture and no hands-on" in told(report)
    assert len(report.problems) == 1


def test_a_bank_too_small_for_a_checkpoint_is_a_problem(tmp_path: Path) -> None:
    report = checked(tmp_path, bank=FILES["first/questions.toml"])
    assert [str(one) for one in report.problems] == [
        "first/questions.toml: a checkpoint asks 6 questions and there are 2. "
        "Mend: write at least 6, better 12."
    ]


def test_a_bank_of_eight_is_warned_of(tmp_path: Path) -> None:
    report = checked(tmp_path, bank=EVERY_KIND)
    assert report.problems == ()
    assert "first/questions.toml: there are 8 questions. Mend: write at least 12" in told(report)


def test_four_tries_of_a_kind_running_are_warned_of(tmp_path: Path) -> None:
    start = PAGE.index("## A belief")
    more = "".join(PAGE[start:].replace("{#a-belief}", f"{{#more-{n}}}") for n in range(3))
    assert "4 tries of the kind belief follow each other" in told(checked(tmp_path, PAGE + more))
    fewer = PAGE + PAGE[start:].replace("{#a-belief}", "{#more}")
    assert "tries of the kind" not in told(checked(tmp_path / "fewer", fewer))


def test_a_wrong_sum_of_drawn_numbers_is_warned_of(tmp_path: Path) -> None:
    wrong = BANK.replace(MISSING, '"So `{w} - {slope} = {w + slope}`."')
    assert "question step: with some of its numbers a sum says" in told(
        checked(tmp_path, bank=wrong)
    )
    right = BANK.replace(MISSING, '"So `{w} - ({slope}) = {w - slope}`."')
    assert "a sum says" not in told(checked(tmp_path / "right", bank=right))


def test_facts_are_held_against_trainings_each_run_once(tmp_path: Path) -> None:
    trained: list[TrainingSpec] = []

    def train(spec: TrainingSpec, table: DataTable | None) -> RunNumbers:
        trained.append(spec)
        return numbers_of(spec, table)

    page = PAGE.replace('first"\n```', 'first"\n"at 0.7" = "rates, slow, train loss, last"\n```')
    folder = write_course(
        tmp_path,
        {"first/lesson.md": page.replace('"0.7"', '"0.123"').replace("at 0.7", "at 0.123")},
    )
    report = check(folder, LESSON_KINDS, train)
    assert report.facts == 2
    assert len(trained) == 1
    wrong = [str(one) for one in report.problems if "facts" in one.where]
    assert len(wrong) == 2
    assert wrong[0].startswith('first/lesson.md, card one-card, facts."0.123": rates, slow, train')
    assert " does not give it. Mend: write 0." in wrong[0]


def test_a_report_can_be_read_by_people_and_by_programs(tmp_path: Path) -> None:
    report = checked(tmp_path)
    text = written(report, as_json=False)
    assert "first   3      100%  33%      33%   16" in text
    assert "a-number  " in text
    assert text.endswith("0 tables of data: all good, " + f"{len(report.warnings)} warnings.")
    values = json.loads(written(report, as_json=True))
    assert values["shares"]["picture"] == pytest.approx(1 / 3)
    assert values["figures"]["lessons"][0]["cards"][0]["id"] == "one-card"
    assert len(values["warnings"]) == len(report.warnings)
