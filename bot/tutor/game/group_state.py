"""Where a game of a group stands, worked out from its phase, its members and what they did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Attempt, EntryKind
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.drawing import Rounds, labelled, rounds_in
from bot.tutor.game.ledger import ledger_of
from bot.tutor.game.replaying import after_entry
from bot.tutor.game.state import GameEntry, GameState
from bot.tutor.game.together import waiting_for

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.sentences import Game, Sentence, Subject
    from bot.tutor.game.together import Turnout

TRAPS = 3  # harder sentences after the page's three
LEARNT = 6
LOBBY, RULES, FIRST = 0, 1, 2
TEST = FIRST + 2 * LEARNT
ARENA = TEST + 1


class GroupEntry(StrEnum):
    """The entries that only a group makes."""

    START = "start"
    ARENA_RULE = "arena-rule"


class GroupStage(StrEnum):
    """What a group does in a phase. In TALK those who were wrong adjust their rule."""

    LOBBY = "lobby"
    RULES = "rules"
    PREDICT = "predict"
    TALK = "talk"
    TEST = "test"
    ARENA = "arena"
    DONE = "done"


@dataclass(frozen=True)
class GroupState:
    """`entries` are those of the attempt that the whole group shares, in order."""

    game: Game
    gathering: Gathering
    entries: tuple[Entry, ...]

    @cached_property
    def judged(self) -> tuple[Entry, ...]:
        """The entries with each prediction judged by the label that its sentence has now."""
        labels = {one.id: one.label for one in self.subject.sentences}
        return tuple(
            replace(one, right=one.choice == labels[one.item])
            if one.kind == EntryKind.PREDICTION and labels.get(one.item)
            else one
            for one in self.entries
        )

    @cached_property
    def subject(self) -> Subject:
        """What it is played with: what whoever pressed Start first chose."""
        started = (one.choice for one in self.entries if one.kind == GroupEntry.START)
        return self.game.subject(next(started, ""))

    @cached_property
    def rounds(self) -> Rounds:
        """The sentences to learn from, and the unseen ones that have a label."""
        drawn = rounds_in(self.gathering.plan, self.subject)
        return Rounds(drawn.first + drawn.traps[:TRAPS], (), labelled(self.subject, drawn.unseen))

    @property
    def stage(self) -> GroupStage:
        phase = self.gathering.phase
        if not self.gathering.takes_answers or phase > ARENA:
            return GroupStage.DONE
        fixed = {
            LOBBY: GroupStage.LOBBY,
            RULES: GroupStage.RULES,
            TEST: GroupStage.TEST,
            ARENA: GroupStage.ARENA,
        }
        in_pair = GroupStage.TALK if (phase - FIRST) % 2 else GroupStage.PREDICT
        return fixed.get(phase, in_pair)

    @property
    def place(self) -> int:
        """The number of the sentence to learn from that is played now, counted from 0."""
        return (self.gathering.phase - FIRST) // 2

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that is played now; None in other phases, and once an edit removed it."""
        if self.stage not in {GroupStage.PREDICT, GroupStage.TALK}:
            return None
        ids = self.rounds.first
        return self.subject.sentence(ids[self.place]) if self.place < len(ids) else None

    @cached_property
    def tests(self) -> tuple[Sentence, ...]:
        found = (self.subject.sentence(id_) for id_ in self.rounds.unseen)
        return tuple(one for one in found if one is not None)

    def locks(self, sentence_id: str) -> tuple[Entry, ...]:
        """Return what was locked for a sentence, one entry a person."""
        return tuple(
            one
            for one in self.judged
            if one.kind == EntryKind.PREDICTION and one.item == sentence_id
        )

    def did(self, *kinds: str, item: str | None = None) -> frozenset[int | None]:
        """Return who made an entry of these kinds, about `item` if it is given."""
        return frozenset(
            one.author
            for one in self.entries
            if one.kind in kinds and (item is None or one.item == item)
        )

    def tested(self, person: int) -> frozenset[str]:
        """Return the unseen sentences that a person answered."""
        ids = {one.id for one in self.tests}
        return frozenset(
            one.item
            for one in self.entries
            if one.author == person and one.kind == EntryKind.PREDICTION and one.item in ids
        )

    def own(self, person: int) -> GameState:
        """Return a person's own game: their rule, predictions and corrections."""
        begun = GameState(self.subject, self.rounds, ())
        state, nothing = begun, Attempt(0, person, "", "", Plan(), (), None)
        for entry in self.judged:
            if entry.author == person and entry.kind in OWN:
                state = after_entry(self.game, nothing, state, entry)
        return state

    @cached_property
    def learnt(self) -> tuple[Sentence, ...]:
        """The sentences that were revealed so far, in order: from them everybody learns."""
        ids = [
            id_ for place, id_ in enumerate(self.rounds.first) if self._reached > FIRST + 2 * place
        ]
        found = (self.subject.sentence(id_) for id_ in ids)
        return tuple(one for one in found if one is not None and one.label)

    @property
    def _reached(self) -> int:
        """The furthest phase; of a game that is over, the last one in which something was done."""
        if self.stage is not GroupStage.DONE:
            return self.gathering.phase
        turns = (one.turn.partition(".")[0] for one in self.entries)
        return max((int(turn) for turn in turns if turn.isdecimal()), default=0)

    @cached_property
    def ledger(self) -> tuple[LedgerStep, ...]:
        """The network at each revealed sentence and, at the end, at the unseen ones."""
        tests = self.tests if self.stage is GroupStage.DONE else ()
        return ledger_of(self.subject, self.learnt, tests)

    @cached_property
    def wrong_locks(self) -> tuple[Entry, ...]:
        """What was locked wrongly for the sentence revealed last, also by who was deleted since."""
        sentence = self.sentence
        if self.stage is not GroupStage.TALK or sentence is None:
            return ()
        return tuple(one for one in self.locks(sentence.id) if one.right is False)

    @property
    def wrong(self) -> frozenset[int]:
        """Who was wrong about the sentence that was revealed last, but for the deleted."""
        return frozenset(one.author for one in self.wrong_locks if one.author)

    @property
    def locked_by_few(self) -> bool:
        """Whether fewer than FEW locked the sentence played now, in a group that is larger."""
        sentence = self.sentence
        locks = len(self.locks(sentence.id)) if sentence is not None else 0
        return locks < FEW and not self.gathering.are_few

    @cached_property
    def turnout(self) -> Turnout:
        """Who did what the present phase asks for, and who is waited for."""
        asked = self.wrong if self.stage is GroupStage.TALK else None
        return waiting_for(self.gathering, self._done, self._before, asked)

    @property
    def _done(self) -> frozenset[int | None]:
        sentence = self.sentence
        item = sentence.id if sentence is not None else ""
        if self.stage is GroupStage.TEST:
            present = (one.person for one in self.gathering.present)
            return frozenset(p for p in present if len(self.tested(p)) == len(self.tests))
        kinds = ASKED_FOR.get(self.stage, ())
        return self.did(*kinds, item=item if kinds in BY_SENTENCE else None)

    @property
    def _before(self) -> dict[int, frozenset[int | None]]:
        """Return who locked in each phase that is over and that asked everybody."""
        phase = self.gathering.phase
        before = {
            FIRST + 2 * place: self.did(EntryKind.PREDICTION, item=id_)
            for place, id_ in enumerate(self.rounds.first)
            if phase > FIRST + 2 * place
        }
        if phase > TEST:
            ids = {one.id for one in self.tests}
            before[TEST] = frozenset(
                one.author
                for one in self.entries
                if one.kind == EntryKind.PREDICTION and one.item in ids
            )
        return before


OWN = frozenset({GameEntry.FEATURES, EntryKind.PREDICTION, EntryKind.CORRECTION, EntryKind.RULE})
"""The entries of a person's own game."""
BY_SENTENCE = (EntryKind.PREDICTION,), (EntryKind.CORRECTION,)
ASKED_FOR: dict[GroupStage, tuple[str, ...]] = {
    GroupStage.RULES: (GameEntry.FEATURES,),
    GroupStage.PREDICT: (EntryKind.PREDICTION,),
    GroupStage.TALK: (EntryKind.CORRECTION,),
    GroupStage.ARENA: (EntryKind.RULE, GroupEntry.ARENA_RULE),
}


def is_complete(state: GroupState) -> bool:
    """Whether everybody did what the present phase waits for, so that it goes on by itself."""
    stage = state.stage
    if stage is GroupStage.LOBBY:
        return bool(state.did(GroupEntry.START))
    if stage in {GroupStage.PREDICT, GroupStage.TALK} and state.sentence is None:
        return True  # an edit of the lesson removed it
    # In TALK people read what came out, and one of them goes on.
    return stage is not GroupStage.TALK and state.turnout.is_over
