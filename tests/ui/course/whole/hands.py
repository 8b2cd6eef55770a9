"""Two ways to take the course: by pressing what is on the card, and by typing in a DM."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from simcord.results import ResponseMessage

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, PairUp, TypeIn
from bot.tutor.exercises.replies import Number, Typed
from tests.replies import letters_in, typed_as
from tests.ui.game.desk import BREAKER, FEATURES, RULE
from tests.ui.reading import labels_of, parts, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import simcord

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.cards import Try
    from bot.tutor.exercises.replies import Reply
    from tests.ui.conftest import Classroom

ONWARD = ("lesson-on:", "lesson-past:", "lesson-debrief:", "lesson-finish:", "quiz-next:")
CORRECTED = "polite words"


class Hands(Protocol):
    """What a pupil does with the card in front of them."""

    made: int

    @property
    def message(self) -> simcord.ResponseMessage: ...
    async def begin(self) -> None: ...
    async def give(self, tried: Try, given: str) -> None: ...
    async def turn(self) -> None: ...
    async def move(self) -> bool: ...
    async def pair(self, term: str, number: int, letter: str) -> None: ...
    async def answer(self, scene: QuestionScene, reply: Reply) -> None: ...
    async def name_features(self) -> None: ...
    async def predict(self, label: str) -> None: ...
    async def correct(self) -> None: ...
    async def write_rule(self, *, breaker: bool) -> None: ...
    async def go_on(self) -> None: ...


async def nothing() -> None:
    """Do nothing between two presses."""


@dataclass
class Fingers:
    """Presses buttons and fills forms in a server; `before` is done before each press."""

    room: Classroom
    actor: simcord.MemberActor
    before: Callable[[], Awaitable[None]] = nothing
    made: int = 0
    card: simcord.ResponseMessage | None = None
    ids: list[str] = field(default_factory=list)

    @property
    def message(self) -> simcord.ResponseMessage:
        assert self.card is not None
        return self.card

    async def begin(self) -> None:
        await self.slash("learn")

    async def slash(self, command: str, **options: str) -> None:
        self._see(await self.actor.slash(self.room.channel, command, **options))

    async def give(self, tried: Try, given: str) -> None:
        if given == LOOK:
            await self.label("Just show me")
        elif isinstance(tried, ChoiceTry):
            place = [answer.id for answer in tried.answers].index(given)
            await self.press("lesson-try:", LETTERS[place])
        else:
            await self.fill("Type my number", answer=given)

    async def turn(self) -> None:
        await self.label("Next" if "Next" in labels_of(self.message) else "Now you")

    async def move(self) -> bool:
        """Make the last move of the step by hand; False where there is none."""
        moves = [one for one in ids_on(self.message) if one.startswith("lesson-step:")]
        if moves:
            await self.click(custom_id=moves[-1])
        return bool(moves)

    async def pair(self, term: str, number: int, letter: str) -> None:
        del number
        await self.select("match-term:", term)
        await self.select("match-pair:", letter)

    async def answer(self, scene: QuestionScene, reply: Reply) -> None:
        if isinstance(scene.asked, TypeIn):
            assert isinstance(reply, Typed | Number)
            await self.fill("Type my answer", answer=reply.text)
            return
        letters = letters_in(scene.asked, reply)
        if isinstance(scene.asked, PairUp):
            fields = {str(place): [letter] for place, letter in enumerate(letters)}
            await self.fill("Match them", **fields)
        elif isinstance(scene.asked, ChooseOne):
            await self.label(letters)
        else:
            for letter in letters:
                if letter in labels_of(self.message):  # one that was spotted is ticked already
                    await self.label(letter)
            await self.label("Check")

    async def name_features(self) -> None:
        await self.fill("Name two features", **FEATURES)

    async def predict(self, label: str) -> None:
        await self.label(f"{label.capitalize()} 80%")

    async def correct(self) -> None:
        await self.fill("Say it", typed=CORRECTED, direction="too high")

    async def write_rule(self, *, breaker: bool) -> None:
        more = {"breaker": BREAKER} if breaker else {}
        await self.fill("Write my rule", rule=RULE, **more)

    async def go_on(self) -> None:
        known = [one for one in ids_on(self.message) if one.startswith(ONWARD)]
        if known:
            await self.click(custom_id=known[0])
        else:
            labels = labels_of(self.message)
            await self.label(next(label for label in labels if label.startswith("Go to lesson")))

    async def label(self, label: str) -> None:
        await self.click(label=label)

    async def press(self, begins: str, letter: str) -> None:
        """Press the button with this beginning of its custom id and this letter in it."""
        [found] = [
            one
            for one in ids_on(self.message)
            if one.startswith(begins) and f":{letter}:" in one.removeprefix(begins)
        ]
        await self.click(custom_id=found)

    async def click(
        self, label: str | None = None, custom_id: str | None = None
    ) -> simcord.InteractionResult:
        await self.before()
        return self._see(await self.actor.click(self.message, label=label, custom_id=custom_id))

    async def select(self, begins: str, value: str) -> None:
        await self.before()
        [menu] = [one for one in ids_on(self.message) if one.startswith(begins)]
        self._see(await self.actor.select(self.message, [value], custom_id=menu))

    async def fill(self, label: str, **values: str | list[str]) -> None:
        form = await self.click(label=label)
        await self.before()
        self._see(await self.actor.submit_modal(form, dict(values)))

    def _see(self, result: simcord.InteractionResult) -> simcord.InteractionResult:
        self.made += 1
        if result.response is not None:
            self.card = shown(result)
        return result


@dataclass
class Keyboard:
    """Types messages in a DM and nothing else."""

    room: Classroom
    actor: simcord.MemberActor
    made: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def message(self) -> simcord.ResponseMessage:
        """The last message, without those before it: to draw them all again takes long."""
        sent = self.room.env.backend.messages[self.actor.user.dm_channel.id]
        return ResponseMessage(self.room.env, sent[max(sent)])

    async def begin(self) -> None:
        await self.say("learn")

    async def give(self, tried: Try, given: str) -> None:
        if given == LOOK:
            await self.say("show me")
        elif isinstance(tried, ChoiceTry) and self.made % 2:
            await self.say(next(one.text for one in tried.answers if one.id == given))
        elif isinstance(tried, ChoiceTry):
            await self.say(LETTERS[[one.id for one in tried.answers].index(given)].lower())
        else:
            await self.say(given)

    async def turn(self) -> None:
        await self.say("next")

    async def move(self) -> bool:
        return False

    async def pair(self, term: str, number: int, letter: str) -> None:
        del term
        await self.say(f"{number} {letter.lower()}")

    async def answer(self, scene: QuestionScene, reply: Reply) -> None:
        await self.say(typed_as(scene.asked, reply))

    async def name_features(self) -> None:
        await self.say("slang casual, polite words formal")

    async def predict(self, label: str) -> None:
        await self.say(label)

    async def correct(self) -> None:
        await self.say(f"I think I weighted the {CORRECTED} too high. I will adjust my rule.")

    async def write_rule(self, *, breaker: bool) -> None:
        await self.say(f"{RULE}\n{BREAKER}" if breaker else RULE)

    async def go_on(self) -> None:
        await self.say("next")

    async def say(self, text: str) -> None:
        self.made += 1
        self.said.append(text)
        await self.actor.send_dm(text)


def ids_on(message: simcord.ResponseMessage) -> list[str]:
    """Return the custom ids of all that can be pressed on a card."""
    return [
        str(part["custom_id"])
        for part in parts(message.components)
        if part.get("custom_id") and not part.get("disabled")
    ]
