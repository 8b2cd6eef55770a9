"""Where forms are opened, and what is in a form that comes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.content.small_course import write_course
from tests.pinned.school import School
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import parts, raw

if TYPE_CHECKING:
    import simcord

    from bot.settings import Settings
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

TEXT, USER, RADIO = 4, 5, 21
Values = dict[str, str | list[str]]
Sent = Mapping[str, object]


@dataclass
class Stage:
    """A server, its clock and its file; `settings` may name another course."""

    room: Classroom
    clock: HandClock
    build_app: BuildApp
    settings: Settings

    @property
    def bot(self) -> TutorBot:
        bot: TutorBot = self.room.env.bot  # type: ignore[assignment]  # it is ours
        return bot

    @property
    def school(self) -> School:
        room = self.room
        return School(room.env, room.channel, room.ana, room.ben, room.build_app, self.settings)

    async def restart(self) -> None:
        """Close the bot and go on with a freshly built one on the same file."""
        await self.room.env.restart_bot(self.build_app(self.settings, clock=self.clock).bot)
        await pass_by(self.room.env, self.clock, 5)

    async def teach(self, questions: str) -> None:
        """Go on with a small course whose first lesson asks these questions."""
        folder = self.settings.database.parent / "lessons"
        lessons = write_course(folder, {"first/questions.toml": questions})
        self.settings = self.settings.model_copy(update={"lessons": lessons})
        await self.restart()

    async def press_any(
        self, actor: simcord.MemberActor, card: simcord.ResponseMessage, custom_id: str
    ) -> simcord.InteractionResult:
        """Press a button that need not be on the card."""
        presses = Presses(self.room.env, card)
        return await presses.forge(actor, custom_id)

    def drafts(self) -> int:
        [(count,)] = self.school.rows("SELECT count(*) FROM form_draft")
        assert isinstance(count, int)
        return count


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that `actor` has open, and what they send in with it."""

    actor: simcord.MemberActor
    form: simcord.InteractionResult
    values: Sent


Open = Callable[[Stage], Awaitable[Opened]]


def filled_in(form: dict[str, Any] | None) -> Values:
    """Return what a form shows in each field: a text, or the values that are picked."""
    assert form is not None
    shown: Values = {}
    for part in parts(form["components"]):
        if "custom_id" not in part:
            continue
        if part["type"] == TEXT:
            value: str | list[str] = part.get("value") or ""
        elif part["type"] == USER:
            value = [str(one["id"]) for one in part.get("default_values", [])]
        else:
            value = [one["value"] for one in part.get("options", []) if one.get("default")]
        if part["type"] == RADIO:
            value = "".join(value)
        shown[part["custom_id"]] = value
    return shown


def as_shown(values: Sent) -> dict[str, object]:
    """Return what is sent as a form shows it: people by their ids."""
    return {
        name: [str(getattr(one, "id", one)) for one in value] if isinstance(value, list) else value
        for name, value in values.items()
    }


def without_values(form: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the fields of a form without what is filled in."""
    assert form is not None
    kept = []
    for part in parts(form["components"]):
        bare = {k: v for k, v in part.items() if k not in {"value", "default_values", "component"}}
        if "options" in bare:
            bare["options"] = [
                {k: v for k, v in one.items() if k != "default"} for one in bare["options"]
            ]
        kept.append(bare)
    return kept


def ids_on(message: simcord.ResponseMessage) -> list[str]:
    return [str(part["custom_id"]) for part in parts(raw(message)) if "custom_id" in part]
