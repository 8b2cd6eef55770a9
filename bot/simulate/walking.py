"""What people do in a history, as calls of the services: some open, answer, write, bring, train."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.services.course.scenes import CardScene
from bot.services.exercises.attempting import UPDATED
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.scenes import GameScene
from bot.services.lab.training import NO_PREDICTION
from bot.simulate.hands import TABLE, TEXTS
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import PairUp, PutInOrder, TypeIn
from bot.tutor.lab.requests import TrainingRequest
from bot.tutor.people import Press

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from random import Random

    from bot.services.services import Services
    from bot.tutor.course.course import Course

    Call = Callable[[Services, Press], Awaitable[Any]]


@dataclass(slots=True)
class Walk:
    """`seen` are the last cards of each person; `calls` can be delivered again.

    `counted` are the cards that counted, by attempt and mark; `wrong` is what must not have been.
    """

    course: Course
    chance: Random
    person: int = 1
    seen: dict[int, list[Any]] = field(default_factory=dict)
    calls: list[tuple[Call, Press]] = field(default_factory=list)
    counted: dict[tuple[int, str] | None, int] = field(default_factory=dict)
    finished: set[int] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    presses: count[int] = field(default_factory=lambda: count(1))
    people: tuple[int, ...] = (1, 2)

    def next_call(self) -> tuple[Call, Press]:
        """Choose what somebody does next: something new, an old press again, or an old card."""
        self.person = self.chance.choice(self.people)
        drawn = self.chance.random()
        if self.calls and drawn < 0.1:
            return self.chance.choice(self.calls)
        if self.calls and drawn < 0.2:
            call, press = self.chance.choice(self.calls)
            self.person = press.person
            return call, self.press()
        seen = self.seen.get(self.person, [])
        if seen and drawn < 0.75:
            made = self.answer_to(self.chance.choice(seen[-3:]))
        else:
            made = self.chance.choice(BEGINNINGS)(self)
        self.calls.append((made, self.press()))
        return self.calls[-1]

    def press(self) -> Press:
        return Press(next(self.presses), self.person, 9, 8)

    def take_in(self, press: Press, scene: Any, before: tuple[int, str] | None) -> None:  # noqa: ANN401 - any scene
        """Note what a person was told; `before` are attempt and mark of the card they answered."""
        if isinstance(scene, CardScene | MatchingScene | QuestionScene | GameScene):
            self.seen.setdefault(press.person, []).append(scene)
        if isinstance(scene, QuestionScene | MatchingScene):
            if scene.state.finished:
                self.finished.add(scene.attempt)
            counts = before is not None and UPDATED not in scene.note and scene.mark != before[1]
            if counts and self.counted.setdefault(before, press.id) != press.id:
                self.wrong.append(f"attempt {scene.attempt} counted a card twice: {before}")

    def answer_to(self, scene: Any) -> Call:  # noqa: ANN401 - any scene
        if isinstance(scene, QuestionScene):
            return self.answer_question(scene)
        if isinstance(scene, MatchingScene):
            term = self.chance.choice(scene.state.terms)
            letter = self.chance.choice(LETTERS[: len(scene.state.definitions)])
            return marked(
                scene, lambda s, p: s.matching.pair(p, scene.attempt, scene.mark, term, letter)
            )
        if isinstance(scene, GameScene):
            return self.play(scene)
        card = self.chance.randint(1, len(scene.lesson.cards))
        return lambda s, p: s.lessons.turn(p, scene.bookmark, card)

    def answer_question(self, scene: QuestionScene) -> Call:
        asked, attempt, mark = scene.asked, scene.attempt, scene.mark
        sure = self.chance.choice((None, 50, 90))
        if self.chance.random() < 0.15:
            return marked(scene, lambda s, p: s.questions.hint(p, attempt, mark))
        if isinstance(asked, TypeIn):
            given = self.chance.choice(TEXTS)
        else:
            letters = LETTERS[: len(asked.options)]
            whole = isinstance(asked, PutInOrder | PairUp)
            size = len(letters) if whole else self.chance.randint(1, 2)
            given = "".join(self.chance.sample(letters, size))
            given = given[: len(asked.left)] if isinstance(asked, PairUp) else given
        return marked(scene, lambda s, p: s.questions.choose(p, attempt, mark, given, sure))

    def play(self, scene: GameScene) -> Call:
        attempt, mark, subject = scene.attempt, scene.mark, scene.state.subject
        label = self.chance.choice(subject.labels)
        kind = self.chance.random()
        if kind < 0.4 and not self.chance.randrange(2):
            signals = [signal.id for signal in subject.reader.signals]
            named = list(zip(self.chance.sample(signals, 2), subject.labels, strict=True))
            return lambda s, p: s.games.name(p, attempt, mark, named)
        if kind < 0.1:
            return lambda s, p: s.games.write_rule(p, attempt, mark, "A rule.", "A breaker.")
        if kind < 0.3:
            return lambda s, p: s.games.tell_side(p, attempt, mark, label)
        return lambda s, p: s.games.predict(p, attempt, mark, label, 70)


def marked(scene: QuestionScene | MatchingScene, call: Call) -> Call:
    """Remember with a call which card it answers."""
    vars(call)["card"] = (scene.attempt, scene.mark)
    return call


def open_lesson(walk: Walk) -> Call:
    lesson = walk.chance.choice(walk.course.lessons)
    return lambda s, p: s.lessons.open(p, lesson.id)


def begin_questions(walk: Walk) -> Call:
    lesson = walk.chance.choice([one for one in walk.course.lessons if one.questions])
    return lambda s, p: s.questions.begin(p, lesson)


def begin_matching(walk: Walk) -> Call:
    lesson = walk.chance.choice([one for one in walk.course.lessons if one.matching])
    return lambda s, p: s.matching.begin(p, lesson)


def begin_game(_walk: Walk) -> Call:
    return lambda s, p: s.games.resume(p)


def write_note(walk: Walk) -> Call:
    text = walk.chance.choice(TEXTS)
    return lambda s, p: s.notebook.write(p, text)


def bring_data(walk: Walk) -> Call:
    name = f"table {walk.chance.randrange(5)}"

    async def bring_and_keep(services: Services, press: Press) -> None:
        brought = await services.dry_runs.bring(press, name, TABLE)
        await services.dry_runs.keep(Press(press.id + 10**9, press.person, 9, 8), brought.draft)

    return bring_and_keep


def train(walk: Walk) -> Call:
    request = TrainingRequest({"data": walk.chance.choice(("moons", "xor"))})

    async def train_and_launch(services: Services, press: Press) -> None:
        run = await services.training.train(press, request, True, NO_PREDICTION)
        await services.training.launch(run, None, None)

    return train_and_launch


def turn_switch(walk: Walk) -> Call:
    on = walk.chance.random() < 0.5
    return lambda s, p: s.settings.turn_invitations(p, on=on)


BEGINNINGS: tuple[Callable[[Walk], Call], ...] = (
    open_lesson, open_lesson, begin_questions, begin_questions, begin_matching, begin_game,
    write_note, bring_data, train, turn_switch,
)  # fmt: skip


async def done(walk: Walk, services: Services, call: Call, press: Press) -> bool:
    """Do one call as a press does; False where the person was told why not."""
    try:
        scene = await call(services, press)
    except TutorError:
        return False
    walk.take_in(press, scene, vars(call).get("card"))
    return True
