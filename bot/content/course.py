"""The whole course, read from its folder: lessons that load are taught, others are reported."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.content.crosschecks import check_counts, check_ids
from bot.content.lesson import LessonEntry, LessonReader
from bot.content.problems import ContentError, Ledger, LessonProblem, quoted
from bot.content.reference import check_term_cards, load_glossary, load_misconceptions
from bot.content.schema import CourseTable, EntryTable
from bot.content.sentences import load_sentences
from bot.content.subjects import subjects_of
from bot.content.toml_files import read_table, validated
from bot.tutor.course.course import Course

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.content.sentences import SentenceRow
    from bot.tutor.course.course import Lesson
    from bot.tutor.course.kinds import LessonKinds
    from bot.tutor.data.table import DataTable

NO_TABLES: Mapping[str, DataTable] = MappingProxyType({})


def load_course(
    root: Path,
    kinds: LessonKinds,
    tables: Mapping[str, DataTable] = NO_TABLES,
    sentences: Mapping[str, Sequence[SentenceRow]] | None = None,
) -> tuple[Course, tuple[LessonProblem, ...]]:
    """Load the course in the folder `root`, and list what is wrong in its files.

    `kinds` says what lessons may hold, and `tables` are those that `load_data` finds. `sentences`
    are those of `load_sentences`, which is called unless they are given.

    A lesson with a problem is left out and the others load; a broken glossary.toml or
    misconceptions.toml counts as empty. Raise ContentError when course.toml itself cannot be used.
    """
    ledger = Ledger("course.toml")
    table = _course_table(root, ledger)
    places = _places(table, ledger)
    listed = frozenset(place.folder for place in places)
    misconceptions, more = load_misconceptions(root, [one.name for one in kinds.presets])
    glossary, still_more = load_glossary(root, listed)
    problems = [*ledger.found, *more, *still_more]
    tags = None if more else frozenset(one.id for one in misconceptions)
    if sentences is None:
        sentences, wrong = load_sentences(root)
        problems.extend(wrong)
    reader = LessonReader(kinds, tags, tables, subjects_of(sentences, kinds.subjects))
    lessons: list[Lesson] = []
    for place in places:
        lesson, found = reader.load(root, place)
        problems.extend(found)
        if lesson is not None:
            lessons.append(lesson)
    glossary, found = check_term_cards(glossary, lessons)
    problems.extend(found)
    course = Course(table.title, _without_lost_needs(lessons), glossary, misconceptions)
    return course, tuple(problems)


def _course_table(root: Path, ledger: Ledger) -> CourseTable:
    raw = read_table(root, ledger)
    course = None
    if raw is not None:
        check_ids(raw, ledger)
        check_counts(raw, ledger)
        for key in sorted(raw.keys() - CourseTable.model_fields.keys()):
            wrong = f"unknown key {quoted(key)}"
            ledger.add("top level", wrong, "remove it or correct the spelling")
            del raw[key]
        course = validated(CourseTable, raw, ledger)
    if course is None or not course.lesson:
        reasons = "\n".join(str(problem) for problem in ledger.found)
        raise ContentError(f"The course in {root} cannot be loaded.\n{reasons}")
    return course


def _places(table: CourseTable, ledger: Ledger) -> list[LessonEntry]:
    """Return the lessons that course.toml lists properly. Broken ones keep their numbers too."""
    places: list[LessonEntry] = []
    folders = [row.get("folder") for row in table.lesson]
    for spot, row in enumerate(table.lesson):
        entry = validated(EntryTable, row, ledger, f"lesson[{spot}].")
        if entry is None or entry.folder in folders[:spot]:
            continue
        needs: list[str] = []
        for need in entry.needs:
            if need in folders[:spot]:
                needs.append(need)
                continue
            wrong = f"no lesson {quoted(need)} is listed before this one"
            mend = "correct the name, move that lesson up, or take it out of needs"
            ledger.add(f"lesson[{spot}].needs", wrong, mend)
        places.append(LessonEntry(entry.folder, spot + 1, tuple(needs)))
    return places


def _without_lost_needs(lessons: list[Lesson]) -> tuple[Lesson, ...]:
    """Drop needs that name a lesson which did not load, since nobody could finish it."""
    loaded = {lesson.id for lesson in lessons}
    return tuple(
        replace(lesson, needs=tuple(need for need in lesson.needs if need in loaded))
        for lesson in lessons
    )
