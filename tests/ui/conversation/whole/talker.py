"""Somebody who writes in a DM as people write: in many words, with slips and second thoughts.

It takes the place of the hands that press buttons, so that a whole lesson is gone through by
writing alone; what was answered first is remembered as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count, cycle
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, TypeIn
from bot.tutor.exercises.questions.state import choice_of
from bot.ui.errors import OUR_FAULT
from tests.replies import typed_as
from tests.ui.course.whole.hands import CORRECTED, Keyboard
from tests.ui.game.desk import BREAKER, RULE
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.cards import Try
    from bot.tutor.exercises.replies import Reply

ONWARD = ("next", "ok got it, next", "cool whats next", "go on pls", "continue", "nxt", "yep next")
LOOKS = ("no idea", "idk", "just show me", "next")
CHOICES = ("its {} i think", "{}", "id say {}", "{}?", "hmm {}", "probably {}")
NUMBERS = ("hmm {}?", "{}", "is it {}", "{} i think", "about {}?")
LETTERED = ("i think its {}", "{}", "is it {}?", "maybe {}", "{} i guess", "hmm {}")
SIDES = ("{} pretty sure", "{}", "{} i think", "its {}", "{} 80%", "i guess {}")
PAIRS = ("{} {}", "{}{}", "{} = {}", "{} is {}")
BESIDE = (
    ("what does that mean",),
    ("thx", "what is a weight?"),
    ("say it differently",),
    ("who are you",),
    ("an example?", "how many lessons are there"),
    ("whats the best pizza",),
)
"""What is said beside a card of a lesson, before it is turned; none of it turns the card."""
DOUBTS = (("hint",), ("idk",), ("what is a bias?",), ("whats the answer",), ("thanks",), ("why?",))
"""What is said beside a graded question before it is answered; none of it counts."""
YES = ("yes", "yep", "ok lock it in", "y", "yes please")


@dataclass
class Talker(Keyboard):
    """`first` are the first answers as they were typed, by attempt and question."""

    first: dict[tuple[int, str], str] = field(default_factory=dict)
    turns: Iterator[int] = field(default_factory=count)
    ways: dict[tuple[object, ...], Iterator[object]] = field(default_factory=dict)

    def way(self, ways: tuple[str, ...]) -> str:
        """Return the next of several ways to say a thing."""
        return str(next(self.ways.setdefault(ways, cycle(ways))))

    async def begin(self) -> None:
        await self.say("hi")
        await self.say("ok lets go")
        assert "card 1 of" in self.text

    async def give(self, tried: Try, given: str) -> None:
        if given == LOOK:
            await self.say(self.way(LOOKS))
        elif isinstance(tried, ChoiceTry):
            place = [one.id for one in tried.answers].index(given)
            await self.say(self.way(CHOICES).format(LETTERS[place].lower()))
        else:
            await self.say(self.way(NUMBERS).format(given))

    async def turn(self) -> None:
        number = next(self.turns)
        if number % 2:
            for text in BESIDE[number // 2 % len(BESIDE)]:
                await self.say(text)
        if number % 4:
            await self.say(self.way(ONWARD))
        else:
            await self.both("thanks", "next")

    async def go_on(self) -> None:
        await self.say(self.way(ONWARD))

    async def pair(self, term: str, number: int, letter: str) -> None:
        del term
        await self.say(self.way(PAIRS).format(number, letter.lower()))

    async def answer(self, scene: QuestionScene, reply: Reply) -> None:
        number = next(self.turns)
        await self._wonder(scene, number)
        said = self._worded(scene, reply)
        self.first.setdefault((scene.attempt, scene.question.id), choice_of(reply))
        message = await self.say(said)
        if "Lock in" in self.text:
            message = await self.say(self.way(YES))
        if number % 5 == 0 and isinstance(scene.asked, ChooseOne) and message.content in "abcd":
            await self.edit(message, "a" if message.content != "a" else "b")

    async def _wonder(self, scene: QuestionScene, number: int) -> None:
        for text in DOUBTS[number % len(DOUBTS)]:
            await self.say(text)
            judged = "✅ Right" in self.text and scene.question.stem in self.text
            assert not judged or scene.state.tried[scene.question.id]
        if number % 3 == 0 and isinstance(scene.asked, ChooseOne):
            await self.say("j")  # a letter that is not there
            await self.both("hmm", "wait")

    def _worded(self, scene: QuestionScene, reply: Reply) -> str:
        said = typed_as(scene.asked, reply)
        if isinstance(scene.asked, ChooseOne):
            return self.way(LETTERED).format(said)
        if isinstance(scene.asked, TypeIn) and scene.asked.number:
            return self.way(NUMBERS).format(said)
        return said

    async def name_features(self) -> None:
        await self.say("slang is casual and polite words formal")

    async def predict(self, label: str) -> None:
        await self.say(self.way(SIDES).format(label))

    async def correct(self) -> None:
        if next(self.turns) % 2:
            await self.say(f"the {CORRECTED} were too high")
            return
        await self.say("too high")
        await self.say(f"the {CORRECTED}")

    async def write_rule(self, *, breaker: bool) -> None:
        await self.say(f"my rule: {RULE}\n{BREAKER}" if breaker else f"my rule: {RULE}")

    async def say(self, text: str) -> discord.Message:  # type: ignore[override]  # with more in it
        """Say something, and have it answered once, without a fault."""
        before = self.heard
        self.made += 1
        self.said.append(text)
        message = await self.actor.send_dm(text)
        assert self.heard > before, f"no answer to {text!r}"
        assert OUR_FAULT not in self.text, text
        return message

    async def both(self, *texts: str) -> None:
        """Say two things so fast that the second one comes before the answer to the first."""
        backend, channel = self.room.env.backend, self.actor.user.dm_channel
        before = self.heard
        for text in texts:
            self.made += 1
            self.said.append(text)
            backend.create_message(channel.id, self.actor.id, text)
        await self.room.env.settle()
        assert self.heard >= before + len(texts), texts

    async def edit(self, message: discord.Message, text: str) -> None:
        """Change what was said after it counted: the first answer stays."""
        before = self.heard
        self.said.append(f"(edited) {text}")
        await self.actor.user.edit(message, text)
        assert self.heard == before
        assert "You changed your message after it counted" in self.text

    @property
    def text(self) -> str:
        return text_of(self.message)

    @property
    def heard(self) -> int:
        """How many messages the bot sent to this person."""
        sent = self.room.env.backend.messages[self.actor.user.dm_channel.id].values()
        return sum(message.author_id != self.actor.id for message in sent)
