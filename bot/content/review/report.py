"""The report of `nudge check`, as text for people and as plain values for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.content.review.rules import MET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.content.problems import LessonProblem
    from bot.content.review.figures import CardFigures, CourseFigures, LessonFigures
    from bot.content.review.sentences import SentenceFigures
    from bot.content.review.talk import TalkFigures

PARTS = (("try", "tried"), ("picture", "picture"), ("step", "hands_on"))


@dataclass(frozen=True, slots=True)
class CourseReport:
    """`facts` is how many numbers of the texts were compared with trainings, None if none were."""

    figures: CourseFigures
    terms: int
    tables: int
    facts: int | None
    problems: tuple[LessonProblem, ...]
    warnings: tuple[LessonProblem, ...]
    sentences: tuple[SentenceFigures, ...] = ()
    talk: TalkFigures | None = None


def told(report: CourseReport) -> str:
    """Tell a report: tables of lessons and cards, then warnings, then problems, then one line."""
    figures = report.figures
    lines = (
        [
            *_table(
                ("lesson", "cards", *(part for part, _ in PARTS), "items", "told", "by kind"),
                map(_lesson_row, figures.lessons),
            ),
            "",
            *_table(
                ("card", "grade", "length", "holds"),
                (row for lesson in figures.lessons for row in map(_card_row, lesson.cards)),
            ),
            "",
            *_totals(figures),
            *map(_sentences, report.sentences),
            *([] if report.talk is None else [_talk(report.talk)]),
            "",
            *(f"warning: {one}" for one in report.warnings),
            *map(str, report.problems),
            _last_line(report),
        ]
        if figures.lessons
        else [*map(str, report.problems), _last_line(report)]
    )
    return "\n".join(lines)


def as_values(report: CourseReport) -> dict[str, Any]:
    """Return a report as values for JSON."""
    values = asdict(report)
    figures = report.figures
    values["shares"] = {part: figures.share(name) for part, name in PARTS}
    values["grade"] = figures.grade
    return values


def _lesson_row(lesson: LessonFigures) -> tuple[str, ...]:
    return (
        lesson.id,
        str(len(lesson.cards)),
        *(f"{lesson.share(name):.0%}" for _, name in PARTS),
        str(sum(lesson.items.values())),
        _share(lesson.told, lesson.answers),
        ", ".join(f"{kind} {count}" for kind, count in lesson.items.items()),
    )


def _card_row(card: CardFigures) -> tuple[str, ...]:
    held = [card.tried and f"try ({card.tried})"]
    held += [part for part, name in PARTS[1:] if getattr(card, name)]
    return card.id, f"{card.grade:.1f}", str(card.characters), ", ".join(filter(None, held))


def _totals(figures: CourseFigures) -> list[str]:
    kinds: Counter[str] = Counter()
    for lesson in figures.lessons:
        kinds.update(lesson.items)
    shares = ", ".join(f"{figures.share(name):.0%} have a {part}" for part, name in PARTS)
    met = sum(count >= MET for count in figures.met.values())
    answers = sum(lesson.answers for lesson in figures.lessons)
    given = sum(lesson.told for lesson in figures.lessons)
    return [
        f"Of the cards, {shares}. They read at grade {figures.grade:.1f} on average.",
        f"Items: {', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))}.",
        f"{_share(given, answers)} of all answers have feedback of their own.",
        f"{met} of {len(figures.met)} misconceptions are met by {MET} questions or more.",
    ]


def _sentences(figures: SentenceFigures) -> str:
    tiers = ", ".join(f"{count} {tier}" for tier, count in figures.tiers.items())
    kinds = ", ".join(f"{kind} {count}" for kind, count in figures.kinds.items())
    return f"Sentences {figures.name}: {tiers}; {kinds}."


def _talk(talk: TalkFigures) -> str:
    return (
        f"Phrases: {talk.phrases:,} for {talk.intents} intents in {talk.voices} voices; "
        f"{talk.ways:,} ways of asking for {talk.concepts} concepts; {talk.doubts:,} doubts for "
        f"{talk.misconceptions} misconceptions; {talk.asked:,} questions for {talk.answers} fixed "
        "answers."
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def _last_line(report: CourseReport) -> str:
    figures = report.figures
    counts = (
        f"{len(figures.lessons)} lessons, {len(figures.cards)} cards, {report.terms} glossary "
        f"terms, {report.tables} tables of data"
    )
    facts = "" if report.facts is None else f", {report.facts} facts"
    found = f"{len(report.problems)} problems" if report.problems else "all good"
    warned = f", {len(report.warnings)} warnings" if report.warnings else ""
    return f"{counts}{facts}: {found}{warned}."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lay out rows in columns; the last one may be as wide as it is."""
    found = [head, *rows]
    widths = [max(len(row[place]) for row in found) for place in range(len(head) - 1)] + [0]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in found
    ]
