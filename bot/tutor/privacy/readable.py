"""The first part of the page: what a person wrote, did, trained and set, in words."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Activity
from bot.tutor.privacy.entry_kinds import WITH_CLASS, where_of
from bot.tutor.privacy.html import moment_in, own_text
from bot.tutor.privacy.listing import listed_items
from bot.tutor.privacy.stored import NEWEST
from bot.tutor.privacy.trained import trained_part
from bot.tutor.privacy.wording import words_for
from bot.tutor.privacy.wrote import wrote_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.privacy.kept import KeptPerson, KeptRow
    from bot.tutor.privacy.wording import EntryWords, SaidEntry

WRITTEN, DONE, TRAINED, SET = "What you wrote", "What you did", "Your trainings", "Your settings"
PARTS = {"written": WRITTEN, "done": DONE, "trained": TRAINED, "set": SET}
CLASS, GAMES, LOST = "With your class", "Games", "Lessons that are not in the course any more"
IN_LESSONS = frozenset(set(Activity) - {Activity.GAME, Activity.GAME_SKIPPED})
LEFT_OUT = "You left the game out"
NOTHING = "<p>There is nothing here.</p>\n"


def readable_part(told: KeptPerson, course: Course) -> Iterator[str]:
    """Write what may be told, in words; `told` is what `as_told` left."""
    words = words_for(course, told)
    yield _heading("written")
    written = [*wrote_part(told, words)]
    yield from written or [NOTHING]
    yield _heading("done")
    done = [*_done(told, words)]
    yield from done or [NOTHING]
    if told.rows_of("run") or told.pictures or told.left_out:
        yield _heading("trained")
        yield from trained_part(told)
    yield _heading("set")
    yield from _settings(told)


def _heading(part: str) -> str:
    return f'<h2 id="{part}">{PARTS[part]}</h2>\n'


def _done(told: KeptPerson, words: EntryWords) -> Iterator[str]:
    groups: dict[str, list[KeptRow]] = defaultdict(list)
    for row in told.rows_of("entry"):
        groups[_group(row, words)].append(row)
    for lesson in words.course.lessons:
        about = list(_about_lesson(told, lesson))
        rows = groups.pop(lesson.id, [])
        if about or rows:
            yield from _entries(_title(lesson), about, rows, words)
    for name in sorted(groups, key=(CLASS, GAMES, LOST).index):
        yield from _entries(name, (), groups[name], words)


def _entries(
    title: str, about: Iterable[str], rows: Sequence[KeptRow], words: EntryWords
) -> Iterator[str]:
    items = [_entry(row, words.of(row)) for row in rows[-NEWEST:]]
    head, *rest = [*listed_items(title, items, len(rows))] or [f"<h3>{title}</h3>\n"]
    yield head
    yield from (f"<p>{line}</p>\n" for line in about)
    yield from rest


def _title(lesson: Lesson) -> str:
    return escape(f"Lesson {lesson.number}: {lesson.title}")


def _group(row: KeptRow, words: EntryWords) -> str:
    activity, lesson = str(row.get("activity")), words.lesson(row)
    with_class = activity in WITH_CLASS
    if lesson is not None and (activity in IN_LESSONS or with_class):
        return lesson.id
    if with_class:
        return CLASS
    return LOST if activity in IN_LESSONS else GAMES


def _entry(row: KeptRow, said: SaidEntry) -> str:
    where = where_of(str(row.get("activity")))
    asked = f'<p dir="auto">{own_text(said.asked)}</p>' if said.asked else ""
    given = f": <strong>{own_text(said.given)}</strong>" if said.given else "."
    small = escape(f"{where} · {moment_in(row.get('entered_at'))}")
    told = f'<p dir="auto">{escape(said.said)}{given}</p>'
    verdict = f"<p>{escape(said.verdict)}</p>" if said.verdict else ""
    return f'{asked}{told}{verdict}<p class="when">{small}</p>'


def _about_lesson(told: KeptPerson, lesson: Lesson) -> Iterator[str]:
    for row in told.rows_of("reading"):
        if row.get("lesson") == lesson.id:
            ended = row.get("finished_at")
            until = f", finished {moment_in(ended)}" if ended else ", not finished yet"
            yield escape(f"Begun {moment_in(row.get('started_at'))}{until}.")
    for row in told.rows_of("attempt"):
        score, activity = row.get("score"), str(row.get("activity"))
        if row.get("lesson") == lesson.id and isinstance(score, float | int):
            left_out = activity == Activity.GAME_SKIPPED
            how = LEFT_OUT if left_out else f"{where_of(activity).capitalize()}: {score:.0%}"
            yield escape(f"{how}, {moment_in(row.get('finished_at'))}.")


def _settings(told: KeptPerson) -> Iterator[str]:
    for row in told.rows_of("learner"):
        yield f"<p>You first pressed something on {moment_in(row.get('joined_at'))}.</p>\n"
    off = [str(row.get("name")) for row in told.rows_of("switched_off")]
    listed = own_text(", ".join(off)) if off else "nothing"
    yield f"<p>Switched off with <code>/settings</code>: {listed}.</p>\n"
