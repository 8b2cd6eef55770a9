"""Rival test sets: each of two teams picks what its own network learns from, out of the same list.

Then each secretly writes the test for the other's network. Where a game stands is worked out from
what was drawn and what the teams did; nothing of a team is told to the other before the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.gatherings import NotAMemberError
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.replies import Several
from bot.tutor.game.sentences import Part, Tier

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.gatherings import Gathering, Member
    from bot.tutor.game.sentences import Game, Sentence, Subject

LOBBY, PICKING, WRITING = range(3)
"""The phases; after the last one the game closes, and all is shown."""
MOST_PEOPLE = 30
OFFERED, TEN = 30, 10
MOST_ON_THE_WAY = 20
OFFERED_TRAPS = 10
SHORT = 100
"""Sentences are offered in menus, whose lines hold no more characters."""
SUBJECT, SEED, MOST_SEED = "subject", "seed", 10**6


class Team(StrEnum):
    CIRCLE = "circle"
    SQUARE = "square"

    @property
    def other(self) -> Team:
        return Team.SQUARE if self is Team.CIRCLE else Team.CIRCLE


class RivalsEntry(StrEnum):
    """What people do in the game. The item of each entry is the team that it was done for."""

    TEAM = "rivals-team"
    PICK = "rivals-pick"
    AGREED = "rivals-agreed"
    WRITTEN = "rivals-written"
    WITHDRAWN = "rivals-withdrawn"
    READY = "rivals-ready"


@dataclass(frozen=True, slots=True)
class TeamPick:
    """What a team picked last, as ids in the order of the list; `number` counts its picks."""

    number: int = 0
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rivals:
    """A game: the sentences `offered` to both teams, who is in it, and what was done so far."""

    subject: Subject
    offered: tuple[Sentence, ...]
    seed: int
    gathering: Gathering
    entries: tuple[Entry, ...] = ()

    def team_of(self, person: int) -> Team:
        """Return somebody's team, which stays. Raise NotAMemberError for somebody in none."""
        chosen = _chosen(self, person)
        member = self.gathering.member(person)
        if chosen is None and member is None:
            raise NotAMemberError
        return chosen or _role_of(member)

    def people_in(self, team: Team) -> tuple[int, ...]:
        """Return those of a team who are there, in the order of joining."""
        here = (member.person for member in self.gathering.present)
        return tuple(person for person in here if self.team_of(person) is team)

    def pick_of(self, team: Team) -> TeamPick:
        """Return what a team picked last, without what an edit of the sentences removed."""
        picks = self.done_for(team, RivalsEntry.PICK)
        if not picks:
            return TeamPick()
        last = picks[-1].reply
        ids = last.ids if isinstance(last, Several) else ()
        return TeamPick(len(picks), tuple(one.id for one in self.offered if one.id in ids))

    @property
    def asked_for(self) -> int:
        """How many sentences a team picks: ten, unless fewer are left of the list."""
        return min(TEN, len(self.offered))

    def done_for(self, team: Team, kind: RivalsEntry) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if (one.kind, one.item) == (kind, team))

    def entry(self, kind: RivalsEntry, team: Team, choice: str = "") -> Entry:
        """Return an entry in a turn of its own: a person does several things in a phase."""
        return Entry(kind, team, choice, turn=f"{self.gathering.phase}-{len(self.entries)}")


def _chosen(game: Rivals, person: int) -> Team | None:
    chosen = [
        one.item for one in game.entries if one.kind == RivalsEntry.TEAM and one.author == person
    ]
    return Team(chosen[-1]) if chosen else None


def _role_of(member: Member | None) -> Team:
    return Team.SQUARE if member is not None and member.role == Team.SQUARE else Team.CIRCLE


def draw_rivals(game: Game, randomness: Random) -> Plan:
    """Draw the list for both teams: easy sentences and traps, as many of the one label as other."""
    subject = game.subjects[0]
    bank = [one for one in subject.sentences if one.part is Part.TRAIN and len(one.text) <= SHORT]
    drawn: list[Sentence] = []
    for label in subject.labels:
        for tier, count in ((Tier.EASY, OFFERED - OFFERED_TRAPS), (Tier.TRAP, OFFERED_TRAPS)):
            some = [one for one in bank if (one.label, one.tier) == (label, tier)]
            drawn += randomness.sample(some, min(count // 2, len(some)))
    randomness.shuffle(drawn)
    seed = float(randomness.randrange(MOST_SEED))
    ids = tuple(one.id for one in drawn)
    return Plan(ids, {SUBJECT: (subject.id,)}, {SEED: {SEED: seed}})


def rivals_of(game: Game, gathering: Gathering, entries: tuple[Entry, ...]) -> Rivals:
    """Return where a game stands. Raise TutorError when its subject was taken out of the game."""
    [subject_id] = gathering.plan.orders[SUBJECT]
    subject = game.subject(subject_id)
    if subject.id != subject_id:
        raise TutorError("The sentences of this game are switched off for now. Nothing is lost.")
    found = (subject.sentence(id_) for id_ in gathering.plan.items)
    offered = tuple(one for one in found if one is not None and one.label)
    return Rivals(subject, offered, int(gathering.plan.numbers[SEED][SEED]), gathering, entries)


def smaller_team(game: Rivals, besides: int | None = None) -> Team:
    """Return the team in which fewer people are, without the one `besides`; circle if as many."""
    counted = dict.fromkeys(member.person for member in game.gathering.present)
    known = {member.person for member in game.gathering.members}
    # Who joined after the members were read shows by the team that was chosen for them.
    counted |= {
        one.author: None
        for one in game.entries
        if one.kind == RivalsEntry.TEAM and one.author is not None and one.author not in known
    }
    teams = [game.team_of(person) for person in counted if person != besides]
    return Team.SQUARE if teams.count(Team.SQUARE) < teams.count(Team.CIRCLE) else Team.CIRCLE


def settle_in(game: Rivals, person: int) -> Entry:
    """Put somebody who just joined into the team that is smaller now."""
    return game.entry(RivalsEntry.TEAM, _chosen(game, person) or smaller_team(game, person))


def change_team(game: Rivals, person: int) -> Entry:
    """Put somebody into the other team. Raise NotAMemberError for somebody in none."""
    return game.entry(RivalsEntry.TEAM, game.team_of(person).other)


def check_start(game: Rivals) -> None:
    """Raise TutorError while a team has nobody in it."""
    empty = [team for team in Team if not game.people_in(team)]
    if empty:
        raise TutorError(
            f"Nobody is in Team {empty[0].capitalize()}. Ask somebody to press **Join**, or "
            "press **Other team**. Then start."
        )


def pick_for(game: Rivals, person: int, seen: int, ids: frozenset[str]) -> Entry:
    """Replace what a person's team picked, which had made `seen` picks when they looked.

    It may be fewer or more than ten on the way. Raise NewerPickError when the team picked again
    meanwhile, TutorError for sentences that were not offered.
    """
    team = game.team_of(person)
    now = game.pick_of(team)
    chosen = tuple(one.id for one in game.offered if one.id in ids)
    if now.number != seen:
        raise NewerPickError
    if not 0 < len(ids) <= MOST_ON_THE_WAY:
        raise TutorError(f"Pick 1 to {MOST_ON_THE_WAY} sentences on the way to {TEN}, please.")
    if len(chosen) != len(ids):
        raise TutorError("One of these sentences is not in the list. Nothing was changed.")
    if now.number and chosen == now.ids:
        raise TutorError("Your team has exactly that pick already, so nothing was changed.")
    entry = game.entry(RivalsEntry.PICK, team, str(seen + 1))
    return replace(entry, reply=Several(chosen))


def agree(game: Rivals, person: int, seen: int) -> Entry:
    """Say that the pick that one saw is the team's. Raise TutorError unless it is ten, and new."""
    team = game.team_of(person)
    now = game.pick_of(team)
    if now.number != seen:
        raise NewerPickError
    if len(now.ids) != game.asked_for:
        raise TutorError(
            f"Your team has picked {len(now.ids)} so far. Make it {game.asked_for}, then agree."
        )
    if person in agreed(game, team):
        raise TutorError("You agreed to this pick already. That counts.")
    return game.entry(RivalsEntry.AGREED, team, str(seen))


def agreed(game: Rivals, team: Team) -> frozenset[int | None]:
    """Return who agreed to what the team has picked now; nobody while that is not ten."""
    now = game.pick_of(team)
    if not now.number or len(now.ids) != game.asked_for:
        return frozenset()
    said = game.done_for(team, RivalsEntry.AGREED)
    return frozenset(one.author for one in said if one.choice == str(now.number))


class NewerPickError(TutorError):
    """Somebody acts on a pick of their team that was replaced meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Your team changed its pick meanwhile, so nothing was changed by you. Here is the "
            "newest one."
        )


def learnt_by(game: Rivals, team: Team) -> tuple[tuple[Sentence, ...], int]:
    """Return what a team's network learns from, and how many of them the team did not pick.

    Where it picked fewer than ten they are filled up from the top of the list; of more the first
    ten count.
    """
    ids = game.pick_of(team).ids
    picked = [one for one in game.offered if one.id in ids][: game.asked_for]
    rest = [one for one in game.offered if one.id not in ids][: game.asked_for - len(picked)]
    learnt = {one.id for one in (*picked, *rest)}
    return tuple(one for one in game.offered if one.id in learnt), len(rest)
