"""course.toml and the files all lessons share: what is wrong in them, and what still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.content.problems import ContentError
from bot.tutor.course.kinds import LESSON_KINDS
from tests.choices import answers_of
from tests.content.small_course import FILES, edited, write_course

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_course_loads_in_order_without_problems(tmp_path: Path) -> None:
    course, problems = load_course(write_course(tmp_path, {}), LESSON_KINDS)
    assert problems == ()
    assert course.title == "Small course"
    assert [(lesson.id, lesson.number, lesson.needs) for lesson in course.lessons] == [
        ("first", 1, ()),
        ("second", 2, ("first",)),
    ]
    first, second = course.lessons
    assert first.game is not None
    assert second.game is None
    assert first.matching is not None
    assert first.matching.feedback("up", "down") == "They are opposites."
    assert [o.misconception for o in answers_of(first.questions[0])] == [None, "M1"]
    assert [term.aliases for term in course.glossary] == [("total",)]
    assert [one.truth for one in course.misconceptions] == ["Enough is enough."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "course.toml: this file is missing"),
        ("title = ", "course.toml, line 1: this is not valid TOML"),
        ('title = "T"\nlesson = []', "lesson: the number of entries is 0"),
        ('[[lesson]]\nfolder = "first"', 'key "title" is missing'),
        (b"\xff", "line 1: this is not UTF-8 text"),
    ],
)
def test_without_a_usable_course_file_there_is_nothing_to_teach(
    content: bytes | str | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError, match=r"^The course in .* cannot be loaded\.") as raised:
        load_course(write_course(tmp_path, {"course.toml": content}), LESSON_KINDS)
    assert said in str(raised.value)
    assert "Mend: " in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "lessons", "said"),
    [
        ('"second"', '"secnd"', ["first"], 'lesson[1].folder: there is no folder "secnd"'),
        ('"second"', '"../x"', ["first"], "lesson[1].folder: this is not a name"),
        ('"second"', '"first"', ["first"], 'lesson[1]: the id "first" is used twice'),
        ('needs = ["first"]', 'nedes = ["first"]', ["first"], 'lesson[1]: unknown key "nedes"'),
        ('["first"]', '["frist"]', ["first", "second"], 'lesson[1].needs: no lesson "frist"'),
        ('["first"]', '["second"]', ["first", "second"], "is listed before this one"),
        ("title", "extra = 1\ntitle", ["first", "second"], 'top level: unknown key "extra"'),
    ],
)
def test_a_bad_line_in_the_course_file_costs_at_most_its_own_lesson(
    old: str, new: str, lessons: list[str], said: str, tmp_path: Path
) -> None:
    changed = edited("course.toml", old, new)
    course, problems = load_course(write_course(tmp_path, {"course.toml": changed}), LESSON_KINDS)
    assert [lesson.id for lesson in course.lessons] == lessons
    assert said in "\n".join(map(str, problems))
    assert all("frist" not in lesson.needs for lesson in course.lessons)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id =", "id", "line 2: this is not valid TOML"),
        ('"sum"\nname', '"sum"\nnmae', 'term[0]: key "name" is missing'),
        ('"first"', '"third"', 'term[0].lesson: no lesson "third" is listed'),
        ('"total"', '"Sum"', 'term[0].aliases[0]: "Sum" stands at term[0].name too'),
        ("[[term]]", "[term]", "term: this must be a list"),
    ],
)
def test_a_broken_glossary_counts_as_empty_and_the_lessons_go_on(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    changed = edited("glossary.toml", old, new)
    course, problems = load_course(write_course(tmp_path, {"glossary.toml": changed}), LESSON_KINDS)
    assert course.glossary == ()
    assert len(course.lessons) == 2
    assert said in "\n".join(map(str, problems))


@pytest.mark.parametrize(
    "content", [None, "[[misconception]", FILES["misconceptions.toml"] + "x=1"]
)
def test_without_the_misconceptions_no_lesson_is_blamed_for_its_tags(
    content: str | None, tmp_path: Path
) -> None:
    course, problems = load_course(
        write_course(tmp_path, {"misconceptions.toml": content}), LESSON_KINDS
    )
    assert course.misconceptions == ()
    assert len(course.lessons) == 2
    assert {problem.file for problem in problems} == {"misconceptions.toml"}


def test_a_misconception_may_name_an_experiment_of_the_lab_and_no_other(tmp_path: Path) -> None:
    content = FILES["misconceptions.toml"]
    known = {"misconceptions.toml": content + 'experiment = "xor"\n'}
    course, problems = load_course(write_course(tmp_path / "known", known), LESSON_KINDS)
    assert not problems
    assert [one.experiment for one in course.misconceptions] == ["xor"]
    unknown = {"misconceptions.toml": content + 'experiment = "alchemy"\n'}
    _, [problem] = load_course(write_course(tmp_path / "unknown", unknown), LESSON_KINDS)
    assert (problem.file, problem.where) == ("misconceptions.toml", "misconception[0].experiment")
    assert 'no experiment "alchemy" in the lab' in problem.message


def test_the_revision_changes_with_any_file_of_the_lesson_and_only_then(tmp_path: Path) -> None:
    before, _ = load_course(write_course(tmp_path, {}), LESSON_KINDS)
    game = edited("first/game.toml", "Predict.", "Predict first.")
    after, _ = load_course(write_course(tmp_path, {"first/game.toml": game}), LESSON_KINDS)
    assert len(before.lessons[0].revision) == 12
    assert before.lessons[0].revision != after.lessons[0].revision
    assert before.lessons[1].revision == after.lessons[1].revision


def test_files_saved_by_windows_load_the_same(tmp_path: Path) -> None:
    before, _ = load_course(write_course(tmp_path, {}), LESSON_KINDS)
    windows = {n: b"\xef\xbb\xbf" + t.replace("\n", "\r\n").encode() for n, t in FILES.items()}
    after, problems = load_course(write_course(tmp_path, windows), LESSON_KINDS)
    assert problems == ()
    assert [lesson.cards for lesson in after.lessons] == [lesson.cards for lesson in before.lessons]
