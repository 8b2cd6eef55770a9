"""Every action of an instructor: refused to anybody else, kindly, with nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.classroom import NotAnInstructorError
from tests.ui.classroom.posts.room import ClassRoom, custom_id_of
from tests.ui.crowd import Presses
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

pytestmark = pytest.mark.simcord(check_errors=False)
ROLE = "how-a-network-learns/role-of-loss"
NOT_YOU = str(NotAnInstructorError())
COMMANDS: list[tuple[str, dict[str, object]]] = [
    ("post question", {}),
    ("post question", {"lesson": "how-a-network-learns"}),
    ("post question", {"about": "M1"}),
    ("post checkpoint", {"lesson": "how-a-network-learns"}),
    ("post quiz", {"lesson": "how-a-network-learns"}),
    ("post quiz", {"closes": "in 3 days"}),
    ("class now", {}),
]
BUTTONS = [
    "post-panel:{post}",
    "post-discuss:{post}:0",
    "post-again:{post}:1",
    "post-close:{post}:0",
    "post-back:{post}:1",
    "post-anew:{post}",
    "post-next:{post}",
    "post-reasons:{post}",
    "post-results:{post}:0",
    "post-names:{post}:0",
    "post-write",
    "post-draft:{draft}:named:y:y",
    "post-it:{draft}:named:y:y",
    "post-key:{draft}",
    "post-ready:M1",
]
MENUS = {
    "post-question:{post}": "0",
    "post-show-reasons:{post}": "1:0.reason.0",
    "post-lesson:1:0...1.0": "how-a-network-learns",
    "post-pick-questions:0:0...1.0": ROLE,
}
OF_A_POST = [one for one in (*BUTTONS, *MENUS) if "{post}" in one]


async def posted(school: ClassRoom) -> dict[str, int]:
    """Post one question, keep another as a draft; return their ids."""
    await school.post(ROLE)
    await school.press(school.students[0], "A")
    draft = await school.preview(ROLE)
    await school.settle()
    return {"post": school.number, "draft": int(custom_id_of(draft, "post-key").split(":")[1])}


async def pressed(
    school: ClassRoom, who: simcord.MemberActor, shape: str, ids: dict[str, int]
) -> str:
    """Press what is not on the card, and return what is told."""
    custom_id = shape.format(**ids)
    if shape not in MENUS:
        return await school.forge(who, custom_id)
    return text_of(await forged_menu(school, who, custom_id, MENUS[shape]))


async def forged_menu(
    school: ClassRoom, who: simcord.MemberActor, custom_id: str, value: str
) -> simcord.ResponseMessage:
    presses = Presses(school.room.env, school.card)
    options = [{"label": "Forged", "value": value}]
    menu = {"type": 3, "id": 3, "custom_id": custom_id, "options": options}
    row = {"type": 1, "id": 2, "components": [menu]}
    presses.snapshot["components"] = [{"type": 17, "id": 1, "components": [row]}]
    result = presses.add(who, custom_id, [value])
    await presses.deliver()
    return shown(result)


@pytest.mark.parametrize(("command", "options"), COMMANDS)
async def test_no_command_is_for_anybody_but_instructors(
    school: ClassRoom, command: str, options: dict[str, object]
) -> None:
    await posted(school)
    school.take_role_away(school.coy)
    kept = await school.kept()
    for who in (school.students[1], school.room.ana, school.coy):
        assert await school.slash(who, command, **options) == NOT_YOU
    assert await school.kept() == kept


@pytest.mark.parametrize("shape", [*BUTTONS, *MENUS])
async def test_no_button_is_for_anybody_but_instructors(school: ClassRoom, shape: str) -> None:
    ids = await posted(school)
    kept, text = await school.kept(), school.text
    school.take_role_away(school.tea)
    for who in (school.students[1], school.room.ana, school.tea):
        assert await pressed(school, who, shape, ids) == NOT_YOU
    await school.settle()
    assert await school.kept() == kept
    assert school.text == text


@pytest.mark.parametrize("shape", [*OF_A_POST, "post-it:{draft}:named:y:y", "post-key:{draft}"])
async def test_an_instructor_of_another_server_changes_and_sees_nothing(
    school: ClassRoom, shape: str
) -> None:
    ids = await posted(school)
    kept, stem = await school.kept(), school.question(ROLE).stem
    other = await elsewhere(school)
    told = await pressed(other, other.tea, shape, ids)
    assert "another server" in told or "not yours" in told or "somebody else" in told, told
    assert stem not in told
    assert await school.kept() == kept


@pytest.mark.parametrize(
    "shape",
    [
        "post-here:{post}",
        "post-mine:{post}:0",
        "post-choose:{post}:0:0:A",
        "post-answer:{post}:0",
        "post-following:{post}",
        "post-try:{post}:1",
        "post-form:{post}:0:0",
        "post-pick:{post}:0:0:A",
        "post-send:{post}:0:0:A",
    ],
)
async def test_somebody_of_another_server_or_in_a_dm_sees_and_enters_nothing(
    school: ClassRoom, shape: str
) -> None:
    ids = await posted(school)
    kept, stem = await school.kept(), school.question(ROLE).stem
    other = await elsewhere(school)
    told = await pressed(other, other.students[0], shape, ids)
    assert "of another server" in told
    assert stem not in told
    assert await school.kept() == kept


async def elsewhere(school: ClassRoom) -> ClassRoom:
    """Return a class in another server, with a card of its own in its channel."""
    room = school.room
    guild = room.env.create_guild("elsewhere")
    ana, ben = (guild.add_member(room.env.create_user(name)) for name in ("eve", "fay"))
    there = type(room)(room.env, guild.create_text_channel("lessons"), ana, ben, room.build_app)
    other = await ClassRoom.of(there, school.clock, 2)
    await other.post(ROLE)
    return other
