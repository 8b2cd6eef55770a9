"""Kills whole bots in every activity, and compares what they said with what is in the database."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bot.simulate.activities import ACTIVITIES
from bot.simulate.ledger import KillLedger, copied, rows_in, unsound
from bot.simulate.moments import ANY_TIME, AT_START, FROM_OUTSIDE, OFTEN
from bot.simulate.process import nursery, slay
from bot.simulate.report import FaultRow
from bot.store.sqlite.version import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.simulate.process import Nursery

ERA = 25  # lives on one database; then a new one, because a long history makes each life slow
CHECKED = (
    "every acknowledged row as it was told, no change by half, nothing counted twice, "
    "sound, the next bot goes on"
)


STORED = "no answer comes before the commit of what it tells"
KIND = "no traceback, nobody is told that something broke"


@dataclass(slots=True)
class KillCount:
    """What came of all kills; `tried` and `failed` are by activity and moment."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    doubled: Counter[tuple[str, str]] = field(default_factory=Counter)
    stored: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: dict[str, list[str]] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)
    unkind: list[str] = field(default_factory=list)
    answers: int = 0
    early: int = 0

    def add(self, other: KillCount) -> None:
        for name in ("tried", "failed", "lost", "doubled", "stored", "used"):
            getattr(self, name).update(getattr(other, name))
        for activity, failures in other.failures.items():
            self.failures.setdefault(activity, []).extend(failures)
        self.unkind += other.unkind
        self.answers += other.answers
        self.early += other.early


def kill_bots(
    kills: int,
    seed: str,
    progress: Callable[[str], None],
    planted: str = "",
    moments: Mapping[str, int] = OFTEN,
) -> KillCount:
    """Kill so many bots. Needs the extra `demo`, and POSIX signals.

    `planted` names a function, as module:name, that each bot calls first: a bug to be found.
    `moments` says how often which moment comes.
    """
    reaper = Reaper(Random(seed), progress, planted, moments)
    return reaper.reap(kills)


@dataclass(slots=True)
class Reaper:
    """Has bots born by a nursery of its own, and kills them."""

    chance: Random
    progress: Callable[[str], None]
    planted: str
    moments: Mapping[str, int]
    count: KillCount = field(default_factory=KillCount)
    ledger: KillLedger = field(default_factory=KillLedger)

    def reap(self, kills: int) -> KillCount:
        with nursery() as bears, tempfile.TemporaryDirectory(prefix="nudge-simulate-") as folder:
            activities: list[str] = []
            for number in range(kills):
                here = Path(folder) / str(number // ERA)
                if number % ERA == 0:
                    self.ledger = KillLedger()
                    here.mkdir()
                if not activities:
                    activities = self.chance.sample(list(ACTIVITIES), len(ACTIVITIES))
                moment = self.chance.choices(list(self.moments), list(self.moments.values()))[0]
                self.kill(bears, here, (activities.pop(), moment))
                self.progress(f"kills: {number + 1} of {kills}")
                if number % ERA == ERA - 1:
                    shutil.rmtree(here)
        return self.count

    def kill(self, bears: Nursery, here: Path, what: tuple[str, str]) -> None:
        """Let one bot live until it is killed, then look at what it left."""
        activity, moment = what
        life = {"folder": str(here), "activity": activity, "moment": moment}
        life |= {"seed": str(self.chance.random()), "planted": self.planted}
        failures = list(self.listen(bears.bear(life), what))
        self.count.tried[what] += 1
        seen = looked_at(here)
        lost = self.ledger.settle(rows_in(seen)) if seen else []
        doubled, self.ledger.doubled = self.ledger.doubled, []
        failures += lost + doubled + (unsound(seen) if seen else [])
        self.count.lost[what] += len(lost)
        self.count.doubled[what] += len(doubled)
        self.count.stored[what] += self.ledger.acknowledged
        self.ledger.acknowledged = 0
        if failures:
            self.count.failed[what] += 1
            words = [f"{moment}: {failure}" for failure in failures[:10]]
            self.count.failures.setdefault(activity, []).extend(words)

    def listen(self, said: Iterator[list[Any]], what: tuple[str, str]) -> Iterator[str]:
        """Take in what a bot says until it is dead; yield what should not have happened."""
        bot = 0
        for name, *words in said:
            if name == "born":
                bot = words[0]
            if (name, what[1]) in {("born", AT_START), ("ready", ANY_TIME)}:
                delay = self.chance.random() * FROM_OUTSIDE[what[1]]
                threading.Timer(delay, slay, (bot,)).start()
            if name == "died":
                if words[0] != -signal.SIGKILL:
                    yield f"the bot ended by itself with {words[0]}"
                return
            self.note(name, words, what)
        yield "the nursery is gone"

    def note(self, name: str, words: list[Any], what: tuple[str, str]) -> None:
        self.ledger.hear(name, words)
        if name == "told":
            self.count.answers += 1
            self.count.early += words[1]
        elif name == "used":
            self.count.used[words[0]] += 1
        elif name in {"unkind", "error"}:
            self.count.unkind.append(f"{what[0]}: {' '.join(words)}")


def looked_at(here: Path) -> Path | None:
    """Copy what a dead bot left; None when it died before there were tables."""
    seen = copied(here / "nudge.sqlite3", here / "seen")
    return seen if version_of(seen) is not None else None


def kill_rows(count: KillCount) -> list[FaultRow]:
    """Return a row for each activity, for each moment over all activities, and for the answers."""
    by_activity, by_moment = "kills of the whole bot, by activity", "the same kills, by moment"
    rows = [_row(count, by_activity, name, 0) for name in ACTIVITIES]
    rows += [_row(count, by_moment, name, 1) for name in OFTEN]
    told = count.answers
    answers = "answers of these bots, also to old buttons after a kill"
    failures = tuple(dict.fromkeys(count.unkind))
    early, unkind = min(count.early, told), min(len(count.unkind), told)
    return [
        *rows,
        FaultRow(answers, "told after it was stored", told, told - early, STORED, again=True),
        FaultRow(answers, "no error", told, told - unkind, KIND, 0, 0, 0, failures, again=True),
    ]


def _row(count: KillCount, family: str, name: str, place: int) -> FaultRow:
    def of(counter: Counter[tuple[str, str]]) -> int:
        return sum(number for what, number in counter.items() if what[place] == name)

    failures = tuple(count.failures.get(name, ())) if place == 0 else ()
    survived = of(count.tried) - of(count.failed)
    counts = of(count.stored), of(count.lost), of(count.doubled)
    return FaultRow(
        family, name, of(count.tried), survived, CHECKED, *counts, failures, again=place == 1
    )
