"""What services are built from: what is stored, what can be chosen by name, what is outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.conversation.pace import USUAL

if TYPE_CHECKING:
    from random import Random

    from bot.services.classroom.ports import ClassPosts, Classrooms, Terms, Threads
    from bot.services.clock import Clock
    from bot.services.conversation.pace import Allowance
    from bot.services.conversation.ports import OpenWork, Talks
    from bot.services.course.ports import Assigned, Bookmarks, Notebook, Notes
    from bot.services.data.ports import Drafts, Tables
    from bot.services.deadlines import DueRows
    from bot.services.exercises.gathering_kinds import GatheringKind
    from bot.services.exercises.ports import Attempts, Gatherings, PastAttempts, Phases, Rejudging
    from bot.services.forms.ports import FormDrafts
    from bot.services.game.modes import GameMode
    from bot.services.game.ports import Judgements, Switches
    from bot.services.lab.ports import Engine, KeptTrials, Runs, Shelf, Workload
    from bot.services.messages import Messages
    from bot.services.pictures import Pictures
    from bot.services.privacy.ports import (
        Deletions,
        Departures,
        KeptRows,
        Overwriting,
        Removals,
    )
    from bot.services.scene import Room
    from bot.trainings.catalogue import Catalogue
    from bot.tutor.course.kinds import LessonKinds
    from bot.tutor.data.formats import DataFormat
    from bot.tutor.lab.dials.dial import Dial
    from bot.tutor.lab.presets import Preset


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that is stored, one port for each kind."""

    bookmarks: Bookmarks
    attempts: Attempts
    history: PastAttempts
    rejudging: Rejudging
    gatherings: Gatherings
    phases: Phases
    due: DueRows
    judgements: Judgements
    switches: Switches
    classrooms: Classrooms
    posts: ClassPosts
    terms: Terms
    assigned: Assigned
    notebook: Notebook
    notes: Notes
    runs: Runs
    workload: Workload
    shelf: Shelf
    trials: KeptTrials
    tables: Tables
    drafts: Drafts
    forms: FormDrafts
    talks: Talks
    open_work: OpenWork
    kept_rows: KeptRows
    deletions: Deletions
    overwriting: Overwriting
    removals: Removals
    departures: Departures

    @property
    def deleting(self) -> tuple[Deletions, Overwriting, Removals, Departures]:
        """What deleting somebody needs."""
        return self.deletions, self.overwriting, self.removals, self.departures

    @property
    def lab_reads(self) -> tuple[Shelf, Tables, Workload]:
        """What looking at trainings again needs."""
        return self.shelf, self.tables, self.workload


@dataclass(frozen=True, slots=True)
class Registries:
    """What can be chosen by name, a tuple of each kind; `bot.app` passes in what Nudge has."""

    dials: tuple[Dial, ...]
    presets: tuple[Preset, ...]
    formats: tuple[DataFormat, ...]
    lesson_kinds: LessonKinds
    modes: tuple[GameMode, ...]
    gatherings: tuple[GatheringKind, ...]
    rooms: tuple[Room, ...]
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Outside:
    """What the services reach that is not stored.

    `engine` trains, `messages` tells people what happens while they do not press, `threads` makes
    those of a class, `clock` says the time, `randomness` shuffles, `pictures` draws for lessons.
    `allowance` is how much one person may write, `contact` whom people ask who runs the bot.
    """

    engine: Engine
    messages: Messages
    threads: Threads
    clock: Clock
    randomness: Random
    pictures: Pictures
    allowance: Allowance = USUAL
    contact: str = ""

    @property
    def clock_and_contact(self) -> tuple[Clock, str]:
        """What telling people about their data needs."""
        return self.clock, self.contact
