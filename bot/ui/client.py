"""The Discord client: it holds the services, loads the cogs and greets a new server."""

from __future__ import annotations

import asyncio
import logging
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import discord
from discord import app_commands
from discord.ext import commands

from bot.tutor.errors import TutorError
from bot.tutor.forms import OldFormError
from bot.ui.answering.answers import tell_unshown
from bot.ui.answering.counted import PressOutcome, note_end
from bot.ui.answering.greeting import greet_server
from bot.ui.answering.unshown import UnshownCards
from bot.ui.counted_bot import CountedBot, count_answers
from bot.ui.duty import Duty, Readiness, done_behind
from bot.ui.errors import explain, log_in_one_line
from bot.ui.refusals import PlainRefusals
from bot.ui.tree import NudgeTree

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from types import ModuleType

    from bot.counts import Counts
    from bot.services.clock import Clock
    from bot.services.scene import Room, Scene
    from bot.services.services import Services
    from bot.ui.refusals import RefusedForms

    Opener = Callable[[discord.Interaction[Any], str | None], Awaitable[None]]

log = logging.getLogger(__name__)

MOST_MESSAGES = 10  # that discord.py remembers: what is needed comes with each event


class Submission(Protocol):
    """A modal class that handles its own submissions, also after a restart."""

    @classmethod
    async def take(cls, interaction: discord.Interaction[Any]) -> bool:
        """Handle the submission if it is one of this class. Return whether it was."""
        ...


def features() -> Iterator[ModuleType]:
    """Import the modules of `bot.ui` and yield those with a setup(), in the order of their names.

    Discord's `load_extension` is not used: it would execute a module once more for every bot.
    """
    for found in pkgutil.walk_packages([str(Path(__file__).parent)], "bot.ui."):
        module = import_module(found.name)
        if hasattr(module, "setup"):
            yield module


class RoomError(ValueError):
    """A room that nothing opens, or something that opens a room which nobody can enter."""


class TutorBot(CountedBot):
    """The bot as Discord sees it. It decides nothing: see `bot.services` and `bot.tutor`."""

    def __init__(
        self, services: Services, clock: Clock, rooms: tuple[Room, ...], counts: Counts
    ) -> None:
        # No privileged intent: messages in DMs and those that mention the bot carry their text.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice here
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            counts,
            clock,
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            max_messages=MOST_MESSAGES,
            tree_cls=NudgeTree,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
        )
        self.services, self.duty, self.unshown = services, Duty(), UnshownCards()
        self.is_simulated = False  # whether Discord is a simulated one, with files of its own
        log_in_one_line()
        self.rooms = rooms
        self.endings: dict[str, Callable[[Any], discord.ui.Item[Any]]] = {}
        self.leavings: dict[str, Callable[[Any], discord.ui.Item[Any]]] = {}
        self.forms: RefusedForms = PlainRefusals()
        self._draws: dict[type[Any], Callable[[Any], discord.ui.LayoutView]] = {}
        self._rooms: dict[str, Callable[[discord.Interaction[Any]], Awaitable[None]]] = {}
        self._openers: dict[str, Opener] = {}
        self.submissions: list[type[Submission]] = []
        self._at_start: list[Callable[[], Awaitable[None]]] = []
        self._behind: list[Callable[[], Awaitable[None]]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._afterwards: list[Callable[[discord.Interaction[Any]], Awaitable[None]]] = []

    async def setup_hook(self) -> None:
        count_answers(self, self.counts.answers)
        for module in features():
            await module.setup(self)
        self._check_rooms()
        for begin in self._at_start:
            await begin()
        self._tasks = {asyncio.create_task(done_behind(begin)) for begin in self._behind}
        await self.tree.sync()

    async def close(self) -> None:
        """Leave Discord; what is done behind the presses stops, and goes on at the next start."""
        self.duty.connected = False
        ready = self._connection._ready_task  # noqa: SLF001 - it would go on, and find no loop
        for task in (*self._tasks, *filter(None, (ready,))):
            task.cancel()
        await super().close()

    async def on_disconnect(self) -> None:
        self.duty.connected = False

    async def on_resumed(self) -> None:
        self.duty.connected = True

    @property
    def readiness(self) -> Readiness:
        return self.duty.readiness

    async def on_ready(self) -> None:
        self.duty.connected = True
        log.info("Ready as %s, in %d servers.", self.user, len(self.guilds))

    def add_at_start(self, begin: Callable[[], Awaitable[None]]) -> None:
        """Register what goes on from where it was when the bot was stopped.

        It is called once, when messages can be sent and presses do not come yet. It must return:
        what is to be done again and again puts itself off by the clock.
        """
        self._at_start.append(begin)

    def add_behind(self, do: Callable[[], Awaitable[None]]) -> None:
        """Register what is done once at each start while presses come, however long it takes.

        It may be cancelled at any moment, and has to give way to presses by itself.
        """
        self._behind.append(do)

    def add_drawing(self, scene: type[Any], draw: Callable[[Any], discord.ui.LayoutView]) -> None:
        """Register the function that draws a kind of scene as a card."""
        self._draws[scene] = draw

    def add_ending(self, purpose: str, draw: Callable[[Any], discord.ui.Item[Any]]) -> None:
        """Register what makes the button after the last question of an attempt for this purpose.

        `draw` is given the scene of that question.
        """
        self.endings[purpose] = draw

    def add_leaving(self, purpose: str, draw: Callable[[Any], discord.ui.Item[Any]]) -> None:
        """Register what makes the button that leaves questions for this purpose before their end.

        `draw` is given the scene of the question that is shown.
        """
        self.leavings[purpose] = draw

    def draw(self, scene: Scene) -> discord.ui.LayoutView:
        return self._draws[type(scene)](scene)

    def add_room(
        self, name: str, enter: Callable[[discord.Interaction[Any]], Awaitable[None]]
    ) -> None:
        """Register the function that opens a room: one of "What next?", or a mode of the game."""
        if name in self._rooms:
            raise RoomError(f"The room {name!r} is opened by two functions.")
        self._rooms[name] = enter

    def add_opener(self, name: str, opens: Opener) -> None:
        """Register what a command opens that is of a feature above its own, such as the classroom.

        `opens` is given the interaction and what was typed beside it.
        """
        self._openers[name] = opens

    async def open(
        self, interaction: discord.Interaction[Any], name: str, typed: str | None
    ) -> None:
        """Have an opener answer a command."""
        await self._openers[name](interaction, typed)

    def _check_rooms(self) -> None:
        """Raise RoomError unless every room has what opens it, and everything opens a room."""
        listed = {room.name for room in self.rooms}
        known = listed | {mode.room for mode in self.services.modes.all}
        if unopened := sorted(known - self._rooms.keys()):
            raise RoomError(f"Nothing opens the room {unopened[0]!r}: see add_room.")
        if unlisted := sorted(self._rooms.keys() - known):
            raise RoomError(f"The room {unlisted[0]!r} is in no list, so nobody can enter it.")

    async def enter(self, interaction: discord.Interaction[Any], room: str) -> None:
        """Open a room for somebody. Raise TutorError when there is none of that name."""
        if room not in self._rooms:
            raise TutorError("I do not know that room any more. Type `/help` to see what there is.")
        await self._rooms[room](interaction)

    def add_submission(self, modal: type[Submission]) -> None:
        self.submissions.append(modal)

    def add_afterwards(self, do: Callable[[discord.Interaction[Any]], Awaitable[None]]) -> None:
        """Register a function that is called after a press is answered."""
        self._afterwards.append(do)

    async def after_press(self, interaction: discord.Interaction[Any]) -> None:
        await tell_unshown(interaction)
        for do in self._afterwards:
            await do(interaction)
        note_end(interaction, PressOutcome.ANSWERED)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], _command: object
    ) -> None:
        self.duty.enter()
        try:
            await self.after_press(interaction)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            await explain(interaction, error)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Handle submissions here: discord.py forgets open modals at a restart and drops them."""
        if interaction.type is discord.InteractionType.modal_submit:
            self.duty.enter()  # also while the bot is being stopped: what was typed is not lost
            for modal in self.submissions:
                if await modal.take(interaction):
                    return
            note_end(interaction, PressOutcome.REFUSED)
            await self.forms.refused(interaction, OldFormError())

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: there are no prefix commands, and the chat cog receives messages too."""

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a new server in its system channel, else in the first that takes it."""
        self.duty.enter()
        await greet_server(self, guild)
