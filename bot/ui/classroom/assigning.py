"""/classroom assign: a lesson for the class by a time, and who is where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.classroom.assigning import AssignedScene, WhoScene
from bot.services.classroom.assignment_kind import AssignmentScene
from bot.tutor.classroom.assignments import Way
from bot.tutor.classroom.lesson_together.words import people_count
from bot.ui.course.buttons import lessons_like
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.groups import classroom_group
from bot.ui.kit.keys import whole
from bot.ui.kit.moments import told_at
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.assigning import Assignments
    from bot.ui.client import TutorBot

MOST_NAMED = 40  # people under a heading: a mention takes up to 23 characters
HEADINGS = {
    Way.FINISHED: "Finished the lesson",
    Way.BEGUN: "On their way",
    Way.NOT_YET: "Opened it, and still at the first card",
}
WHO_SEES = (
    "When you press **Begin the lesson**, your instructors see by name that you have begun and "
    "whether you have finished. They see none of your answers."
)


class BeginButton(PersistentButton, shape="assigned-begin:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _assignments(interaction), press_of(interaction)
        await show(interaction, desk.begin(press, whole(self.keys["gathering"])))


class WhoButton(PersistentButton, shape="assigned-who:{gathering}"):
    """Who instructs is looked at anew at every press."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _assignments(interaction), press_of(interaction)
        await show(interaction, desk.who(press, whole(self.keys["gathering"])))


class AssignmentBackButton(PersistentButton, shape="assigned-back:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _assignments(interaction), press_of(interaction)
        await show(interaction, desk.take_back(press, whole(self.keys["gathering"])))


def _assignments(interaction: Interaction[Any]) -> Assignments:
    return services_of(interaction).classroom.desk.assignments


def assignment_card(scene: AssignmentScene) -> ui.LayoutView:
    title = f"### Lesson {scene.lesson.number}: {scene.lesson.title}"
    if scene.taken_back:
        return card(CLASSROOM, title, "This assignment was taken back: it is due to nobody.")
    gathering = scene.gathering
    who = WhoButton.labelled("Who is where (shows names)", gathering=gathering)
    if scene.finished is not None:
        return card(CLASSROOM, title, _ending(scene), [who], "-# Names: for instructors alone.")
    due = f"Due {told_at(scene.due_at)}" if scene.due_at else ""
    return card(
        CLASSROOM,
        f"{title}\n{due}",
        WHO_SEES,
        f"Begun so far: {people_count(scene.begun)}.",
        [BeginButton.labelled("Begin the lesson", ButtonStyle.primary, gathering=gathering)],
        [who, AssignmentBackButton.labelled("Take it back", gathering=gathering)],
        "-# Who is where and Take it back are for instructors.",
    )


def _ending(scene: AssignmentScene) -> str:
    begun, finished = people_count(scene.begun), people_count(scene.finished or 0)
    return (
        f"The time for this assignment is over. Begun: {begun}. Finished by then: {finished}. The "
        f"lesson stays open: `/learn lesson:{scene.lesson.number}`."
    )


def assigned_card(scene: AssignedScene) -> ui.LayoutView:
    lesson = scene.lesson
    return card(
        CLASSROOM,
        f"Lesson {lesson.number}, {lesson.title}, is assigned in <#{scene.channel}>. It is due "
        f"{told_at(scene.due_at)}; I read your time in the zone {scene.zone}.",
        "Not as you meant it? Press **Take it back** on its card, and assign it anew.",
    )


def who_card(scene: WhoScene) -> ui.LayoutView:
    lesson = scene.lesson
    if not any(scene.people.values()):
        shown = ["There are no names here."]
    else:
        shown = [_named(HEADINGS[way], scene.people[way]) for way in Way]
    return card(
        CLASSROOM,
        f"### Who is where in lesson {lesson.number}: {lesson.title}",
        *shown,
        "-# Only you see this card. It names those who pressed Begin, and shows no answers.",
    )


def _named(heading: str, people: Sequence[int]) -> str:
    if not people:
        return f"**{heading}** (0)"
    names = " ".join(f"<@{person}>" for person in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    return f"**{heading}** ({len(people)}): {names}{f' and {more} more' if more > 0 else ''}"


@app_commands.command(description="Give your class a lesson to finish by a time.")
@app_commands.describe(
    lesson="Its number or title.", by="When it is due, such as: Fri 18:00, tomorrow, in 3 days."
)
async def assign(interaction: Interaction[Any], lesson: str, by: str) -> None:
    desk = services_of(interaction).classroom.desk
    await show(interaction, desk.assignments.assign(press_of(interaction), lesson, by))


@assign.autocomplete("lesson")
async def _lessons(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    return lessons_like(interaction, typed)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(BeginButton, WhoButton, AssignmentBackButton)
    bot.add_drawing(AssignmentScene, assignment_card)
    bot.add_drawing(AssignedScene, assigned_card)
    bot.add_drawing(WhoScene, who_card)
    classroom_group(bot).add_command(assign)
