"""One lesson folder: its files read, checked and made into a tutor lesson."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.content import crosschecks, exercises
from bot.content.cards import CardReader, check_ids, debrief_card
from bot.content.code_marks import check_marks
from bot.content.crosschecks import check_count
from bot.content.markdown import front_matter, sections
from bot.content.problems import Ledger, LessonProblem, quoted
from bot.content.questions import QuestionReader
from bot.content.runs import tasks_of
from bot.content.schema import GameFile, QuestionsFile
from bot.content.tables import KindReader, Names
from bot.content.toml_files import decoded, parsed_toml, read_file, validated
from bot.tutor.course.course import Lesson

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.content.schema import FrontMatter
    from bot.content.tables import Models
    from bot.tutor.course.cards import Card
    from bot.tutor.course.kinds import LessonKinds
    from bot.tutor.data.table import DataTable
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.game.sentences import Game, Subject

NEEDED = ("lesson.md", "debrief.md", "questions.toml")
OPTIONAL = ("game.toml",)
GOALS = (2, 4)


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """A lesson's line in course.toml: its folder, its number from 1, and what it builds on."""

    folder: str
    number: int
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonReader:
    """What all lessons of a course share: what they may hold, misconceptions, tables of data.

    `misconceptions` is None when misconceptions.toml is broken: then no tag can be checked.
    """

    kinds: LessonKinds
    misconceptions: frozenset[str] | None
    tables: Mapping[str, DataTable]
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    models: Models = field(default_factory=dict)

    def load(self, root: Path, place: LessonEntry) -> tuple[Lesson | None, list[LessonProblem]]:
        """Load one folder under `root`: the lesson, or None and all its problems."""
        files, problems = _files(root, place)
        ledgers = {name: Ledger(f"{place.folder}/{name}", problems) for name in NEEDED + OPTIONAL}
        texts = {name: decoded(data, ledgers[name]) for name, data in files.items()}
        top, lesson_cards, names = self._page(texts.get("lesson.md"), ledgers["lesson.md"])
        debrief = _debrief(texts.get("debrief.md"), ledgers["debrief.md"])
        bank = QuestionReader(
            self.kinds.questions, self._tables(names), len(top.goals) if top else None
        )
        asked, questions = _asked(texts.get("questions.toml"), bank, ledgers["questions.toml"])
        game = self._game(texts.get("game.toml"), ledgers["game.toml"])
        if problems or top is None or debrief is None or asked is None:
            return None, problems
        lesson = Lesson(
            id=place.folder,
            number=place.number,
            title=top.title,
            summary=top.summary,
            minutes=top.minutes,
            needs=place.needs,
            cards=lesson_cards,
            debrief=debrief,
            matching=exercises.matching(asked.matching) if asked.matching else None,
            questions=questions,
            game=game,
            revision=_revision(files),
            goals=top.goals,
            seed=top.seed,
        )
        return lesson, []

    def _game(self, text: str | None, ledger: Ledger) -> Game | None:
        table = None if text is None else parsed_toml(text, ledger)
        if table is None:
            return None
        crosschecks.check_counts(table, ledger)
        named = table.get("subjects")
        if isinstance(named, list):
            spots = ((f"subjects[{place}]", name) for place, name in enumerate(named))
            crosschecks.check_repeated(spots, ledger)
        file = validated(GameFile, table, ledger)
        return None if file is None else exercises.game(file, self.subjects, ledger)

    def _tables(self, names: Names) -> KindReader:
        return KindReader(self.kinds.pictures, names, self.models)

    def _page(
        self, text: str | None, ledger: Ledger
    ) -> tuple[FrontMatter | None, tuple[Card, ...], Names]:
        """Read lesson.md: its front matter, its cards, and what tables of the lesson may name."""
        unknown = Names(self.misconceptions)
        if text is None:
            return None, (), unknown
        before = len(ledger.found)
        top, first_line = front_matter(text, ledger)
        if top is not None:
            check_count(len(top.goals), *GOALS, "front matter, goals", ledger)
        found = sections(text, first_line, ledger, parts=True)
        tasks = tasks_of(top, self.kinds.presets, self.tables, ledger) if top else None
        check_ids(found, ledger)
        # With a heading that is not understood, nobody knows what the other files may name.
        sound = len(ledger.found) == before
        ids = frozenset(section.id for section in found) if sound else None
        names = Names(self.misconceptions, tasks, ids, self.tables)
        read = CardReader(self.kinds.hands_on, self._tables(names), ledger).read(found)
        check_marks(text, ledger)
        return top, read, names


def _files(root: Path, place: LessonEntry) -> tuple[dict[str, bytes], list[LessonProblem]]:
    """Read the files that exist. A missing folder, a missing file and an extra one are problems."""
    problems: list[LessonProblem] = []
    try:
        names = sorted(path.name for path in (root / place.folder).iterdir())
    except OSError as error:
        folder = Ledger("course.toml", problems)
        wrong, mend = f"there is no folder {quoted(place.folder)}", "add it or correct the name"
        if not isinstance(error, FileNotFoundError):
            wrong = f"{quoted(place.folder)} cannot be read as a folder ({error.strerror})"
            mend = "make it a folder of files, and allow reading it"
        folder.add(f"lesson[{place.number - 1}].folder", wrong, mend)
        return {}, problems
    for name in names:
        if name.endswith((".md", ".toml")) and name not in NEEDED + OPTIONAL:
            known = ", ".join(NEEDED + OPTIONAL)
            stray = Ledger(f"{place.folder}/{name}", problems)
            stray.add("", "a lesson has no such file", f"rename or remove it; known are {known}")
    files: dict[str, bytes] = {}
    for name in NEEDED + tuple(name for name in OPTIONAL if name in names):
        data = read_file(root, Ledger(f"{place.folder}/{name}", problems))
        if data is not None:
            files[name] = data
    return files, problems


def _debrief(text: str | None, ledger: Ledger) -> Card | None:
    if text is None:
        return None
    check_marks(text, ledger)
    return debrief_card(sections(text, 1, ledger, parts=False), ledger)


def _asked(
    text: str | None, reader: QuestionReader, ledger: Ledger
) -> tuple[QuestionsFile | None, tuple[Question, ...]]:
    table = None if text is None else parsed_toml(text, ledger)
    if table is None:
        return None, ()
    crosschecks.check_ids(table, ledger)
    crosschecks.check_counts(table, ledger)
    crosschecks.check_confusions(table, ledger)
    check_marks(text or "", ledger)
    questions = reader.read(table, ledger)
    return validated(QuestionsFile, table, ledger), questions


def _revision(files: dict[str, bytes]) -> str:
    """Return twelve hex digits that change whenever a file of the lesson does."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}:{len(files[name])}:".encode())
        digest.update(files[name])
    return digest.hexdigest()[:12]
