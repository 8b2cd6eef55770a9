"""All services in one value, which the bot carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.class_parts import (
    ClassParts,
    ClassStores,
    Teaching,
    class_kinds,
    class_parts,
)
from bot.services.conversation.answers import CourseAnswers, Reference
from bot.services.conversation.building import build_conversation
from bot.services.conversation.explaining import Explaining
from bot.services.conversation.last_heard import Heard
from bot.services.conversation.pace import TalkPace
from bot.services.conversation.reader import Spoken
from bot.services.conversation.said import WhySaid
from bot.services.conversation.training_talk import TrainingTalk
from bot.services.conversation.wishes import Wishes
from bot.services.course.building import LessonStores, build_lessons
from bot.services.course.cards import Cards
from bot.services.course.guide import Guide
from bot.services.course.lessons import Lessons
from bot.services.course.looking import Looking
from bot.services.course.notebook import NotebookPages
from bot.services.course.practice import Practice
from bot.services.course.progress import ProgressPage
from bot.services.course.reading import Reading
from bot.services.course.records import Records
from bot.services.course.rescoring import Rescoring
from bot.services.data.dry_runs import DryRuns
from bot.services.data.own_data import OwnData
from bot.services.exercises.groups import Groups
from bot.services.exercises.matching import Matching
from bot.services.exercises.questions import Questions
from bot.services.forms.typed_forms import TypedForms
from bot.services.game.challenges import Challenges
from bot.services.game.games import Games
from bot.services.game.modes import GameParts, build_modes
from bot.services.game.own_challenges import OwnChallenges
from bot.services.game.reports import Reports
from bot.services.game.settings import GameSettings
from bot.services.lab.building import build_past_runs, build_training
from bot.services.lab.run_scenes import RunScenes
from bot.services.lab.training import Training
from bot.services.privacy.building import PrivacyParts, build_deleting, build_privacy
from bot.tutor.data.formats import DataFormats
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.presets import presets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.conversation.conversation import Conversation
    from bot.services.game.modes import Modes
    from bot.services.game.ports import Switches
    from bot.services.given import Memory, Outside, Registries
    from bot.services.lab.following import Following
    from bot.services.lab.past_runs import PastRuns
    from bot.services.privacy.deleting import Deleting
    from bot.tutor.conversation.fixed_words import FixedWords
    from bot.tutor.course.course import Course
    from bot.tutor.data.table import DataTable

    DataTables = Mapping[str, DataTable]


@dataclass(frozen=True, slots=True)
class Services:
    lessons: Lessons
    practice: Practice
    rescoring: Rescoring
    cards: Cards
    reading: Reading
    matching: Matching
    questions: Questions
    games: Games
    modes: Modes
    challenges: Challenges
    settings: GameSettings
    groups: Groups
    training: Training
    dry_runs: DryRuns
    forms: TypedForms
    looking: Looking
    classroom: ClassParts
    conversation: Conversation
    explaining: Explaining
    pace: TalkPace
    privacy: PrivacyParts
    deleting: Deleting

    @property
    def past_runs(self) -> PastRuns:
        return self.training.past

    @property
    def following(self) -> Following:
        return self.training.following

    @property
    def training_talk(self) -> TrainingTalk:
        return self.conversation.wishes.trainings

    @property
    def progress(self) -> ProgressPage:
        return self.conversation.wishes.progress

    @property
    def notebook(self) -> NotebookPages:
        return self.conversation.wishes.notebook

    @property
    def guide(self) -> Guide:
        return self.conversation.wishes.guide

    @property
    def own_data(self) -> OwnData:
        return self.dry_runs.own_data

    @property
    def answers(self) -> CourseAnswers:
        return self.conversation.wishes.answers


def build_services(
    course: Course,
    memory: Memory,
    outside: Outside,
    tables: DataTables,
    registries: Registries,
    spoken: Spoken | None = None,
) -> Services:
    """Build all; `tables` and `spoken` come with the course. ValueError: a registry is wrong."""
    groups = _groups(course, memory, outside, registries)
    modes = build_modes(registries.modes, _game_parts(course, memory, outside, groups))
    training = _training(memory, outside, tables, registries)
    lessons = _lessons(course, memory, outside, modes.service(Games))
    teaching = _teaching(lessons, memory, outside, training)
    spoken = spoken or Spoken.untrained(course)
    conversation = _conversation(memory, _wishes(memory, outside, teaching, training, spoken))
    return Services(
        lessons=lessons,
        practice=lessons.parts.practice,
        rescoring=lessons.rescoring,
        cards=lessons.parts.cards,
        reading=Reading(lessons, lessons.parts.cards),
        matching=lessons.parts.matching,
        questions=lessons.parts.questions,
        games=lessons.parts.games,
        modes=modes,
        challenges=_challenges(lessons.parts.games, groups, memory.switches),
        settings=GameSettings(memory.switches, groups),
        groups=groups,
        training=training,
        dry_runs=_dry_runs(memory, tables, registries),
        forms=TypedForms(memory.forms),
        looking=teaching.looking,
        classroom=_classroom(memory, outside, teaching, groups),
        conversation=conversation,
        explaining=_explaining(conversation),
        pace=TalkPace(outside.clock, outside.allowance),
        privacy=build_privacy(memory.kept_rows, training.past, course, *outside.clock_and_contact),
        deleting=build_deleting(memory.deleting, outside.engine, groups, outside.clock),
    )


def _conversation(memory: Memory, wishes: Wishes) -> Conversation:
    kept = memory.attempts, memory.shelf, memory.talks, memory.open_work
    return build_conversation(wishes, *kept)


def _explaining(conversation: Conversation) -> Explaining:
    moments, wishes = conversation.moves.moments, conversation.wishes
    return Explaining(conversation.reader, moments, wishes.guide, wishes.answers)


def _wishes(
    memory: Memory, outside: Outside, teaching: Teaching, training: Training, spoken: Spoken
) -> Wishes:
    lessons, course = teaching.lessons, teaching.lessons.course
    return Wishes(
        lessons=lessons,
        looking=teaching.looking,
        progress=_progress(lessons, memory, outside),
        notebook=NotebookPages(course, memory.notebook, memory.notes),
        guide=Guide(course),
        trainings=TrainingTalk(training),
        answers=_answers(memory, teaching, spoken.words),
        said=WhySaid(Heard(outside.clock), course, outside.pictures, spoken.reader),
    )


def _teaching(lessons: Lessons, memory: Memory, outside: Outside, training: Training) -> Teaching:
    looking = Looking(lessons.course, memory.history, lessons.parts.questions, outside.pictures)
    return Teaching(lessons, looking, outside.pictures, training.scenes.presets)


def _classroom(memory: Memory, outside: Outside, teaching: Teaching, groups: Groups) -> ClassParts:
    stores = ClassStores(memory.classrooms, memory.posts, memory.terms)
    return class_parts(stores, teaching, groups, (outside.randomness, outside.threads))


def _answers(memory: Memory, teaching: Teaching, words: FixedWords) -> CourseAnswers:
    lessons, kept = teaching.lessons, (memory.history, memory.bookmarks)
    found_in = Reference(lessons.course), words, *kept, lessons.parts.questions
    return CourseAnswers(*found_in, teaching.presets, teaching.pictures)


def _game_parts(course: Course, memory: Memory, outside: Outside, groups: Groups) -> GameParts:
    stores = memory.attempts, memory.history, memory.judgements, memory.switches
    return GameParts(course, *stores, groups, outside.pictures, outside.randomness)


def _challenges(games: Games, groups: Groups, switches: Switches) -> Challenges:
    own = OwnChallenges(games.course, groups)
    return Challenges(games, groups, switches, own, Reports(groups, own))


def _lessons(course: Course, memory: Memory, outside: Outside, games: Games) -> Lessons:
    kept = LessonStores(memory.bookmarks, memory.history, memory.attempts, memory.rejudging)
    return build_lessons(course, kept, games, outside.randomness, outside.pictures)


def _progress(lessons: Lessons, memory: Memory, outside: Outside) -> ProgressPage:
    kept = Records(lessons.course, memory.bookmarks, memory.history), memory.shelf, memory.assigned
    return ProgressPage(*kept, outside.pictures, lessons.parts.practice)


def _training(memory: Memory, outside: Outside, tables: DataTables, given: Registries) -> Training:
    scenes = RunScenes(dials_of(given.dials, given.catalogue), presets_of(given.presets))
    past_runs = build_past_runs(memory.lab_reads, outside.engine, tables, scenes)
    return build_training(memory.runs, memory.trials, past_runs, outside.messages)


def _groups(course: Course, memory: Memory, outside: Outside, registries: Registries) -> Groups:
    kept = memory.gatherings, memory.phases, memory.attempts
    of_modes = tuple(mode.kind(course) for mode in registries.modes if mode.kind is not None)
    kinds = (*registries.gatherings, *of_modes, *class_kinds(course, outside.pictures))
    return Groups(*kept, outside.messages, outside.clock, kinds)


def _dry_runs(memory: Memory, tables: DataTables, registries: Registries) -> DryRuns:
    given = tuple(tables), DataFormats(registries.formats), registries.catalogue
    return DryRuns(OwnData(memory.tables, *given), memory.drafts)
