"""What the services remember: each of their ports on the one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.given import Memory
from bot.store.classroom.assigned import Assigned
from bot.store.classroom.classrooms import Classrooms
from bot.store.classroom.posts import ClassPosts
from bot.store.classroom.terms import Terms
from bot.store.conversation.open_work import OpenWork
from bot.store.conversation.talks import Talks
from bot.store.course.bookmarks import Bookmarks
from bot.store.course.notes import Notes
from bot.store.data.drafts import OwnDrafts
from bot.store.data.own_tables import OwnTables
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.due import DueGatherings
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.history import PastAttempts
from bot.store.exercises.phases import Phases
from bot.store.exercises.rescoring import Rejudging
from bot.store.forms.drafts import FormDrafts
from bot.store.game.judgements import Judgements
from bot.store.game.notebook import Notebook
from bot.store.game.switches import Switches
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.store.lab.trials import KeptTrials
from bot.store.lab.workload import Workload
from bot.store.privacy.deleting import Deletions
from bot.store.privacy.departures import Departures
from bot.store.privacy.kept_rows import KeptRows
from bot.store.privacy.removals import Removals

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.trainings.catalogue import Catalogue


def memory_in(database: Database, catalogue: Catalogue) -> Memory:
    return Memory(
        bookmarks=Bookmarks(database),
        attempts=Attempts(database),
        history=PastAttempts(database),
        rejudging=Rejudging(database),
        gatherings=Gatherings(database),
        phases=Phases(database),
        due=DueGatherings(database),
        judgements=Judgements(database),
        switches=Switches(database),
        classrooms=Classrooms(database),
        posts=ClassPosts(database),
        terms=Terms(database),
        assigned=Assigned(database),
        notebook=Notebook(database),
        notes=Notes(database),
        runs=Runs(database, catalogue),
        workload=Workload(database),
        shelf=Shelf(database, catalogue),
        trials=KeptTrials(database),
        tables=OwnTables(database),
        drafts=OwnDrafts(database),
        forms=FormDrafts(database),
        talks=Talks(database),
        open_work=OpenWork(database),
        kept_rows=KeptRows(database),
        deletions=Deletions(database),
        overwriting=Deletions(database),
        removals=Removals(database),
        departures=Departures(database),
    )
