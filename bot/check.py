"""`nudge check`: all lesson files read, their trainings run, and what there is to mend."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.content.conversation.fixed_words import load_fixed_words
from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.review.facts import fact_problems
from bot.content.review.figures import figures_of
from bot.content.review.report import CourseReport, as_values, told
from bot.content.review.rules import course_warnings, lesson_problems, lesson_warnings
from bot.content.review.sentences import sentence_figures, sentence_problems
from bot.content.review.talk import talk_review
from bot.content.sentences import load_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.content.review.facts import Train
    from bot.content.review.talk import TalkReview
    from bot.content.sentences import SentenceRow
    from bot.tutor.course.course import Course
    from bot.tutor.course.kinds import LessonKinds
    from bot.tutor.data.table import DataTable

NO_SENTENCES: Mapping[str, Sequence[SentenceRow]] = MappingProxyType({})


def check(folder: Path, kinds: LessonKinds, train: Train | None) -> CourseReport:
    """Check the course in a folder. Without `train` no facts are compared with trainings.

    Raise ContentError when its course.toml cannot be used.
    """
    sentences, wrong = load_sentences(folder)
    tables, more = load_data(folder, sentences)
    course, problems = load_course(folder, kinds, tables, sentences)
    _, still_more = load_fixed_words(folder)
    found = (*wrong, *problems, *more, *still_more)
    report = review(course, found, tables, train, sentences)
    return report if found else with_talk(report, talk_review(folder, course))


def review(
    course: Course,
    problems: tuple[LessonProblem, ...],
    tables: Mapping[str, DataTable],
    train: Train | None,
    sentences: Mapping[str, Sequence[SentenceRow]] = NO_SENTENCES,
) -> CourseReport:
    """Look at a course that was loaded with these problems.

    What holds of the whole course is only looked at when no lesson is missing.
    """
    figures = figures_of(course)
    found = [*problems, *sentence_problems(sentences)]
    warnings: list[LessonProblem] = []
    for lesson, its in zip(course.lessons, figures.lessons, strict=True):
        found += lesson_problems(lesson, its)
        warnings += lesson_warnings(lesson, its)
    if not problems:
        warnings += course_warnings(figures)
    facts = None
    if train is not None:
        facts, wrong = fact_problems(course, tables, train)
        found += wrong
    terms = len(course.glossary)
    counts = tuple(sentence_figures(name, rows) for name, rows in sentences.items())
    return CourseReport(figures, terms, len(tables), facts, tuple(found), tuple(warnings), counts)


def with_talk(report: CourseReport, talk: TalkReview) -> CourseReport:
    return replace(
        report,
        talk=talk.figures,
        problems=(*report.problems, *talk.problems),
        warnings=(*report.warnings, *talk.warnings),
    )


def written(report: CourseReport, *, as_json: bool) -> str:
    """Write a report for people, or as one JSON object."""
    return json.dumps(as_values(report), indent=1) if as_json else told(report)
