"""A quiz at one's own pace: it opens and closes by itself, with tries, feedback and a look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.posts.room import custom_id_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.conftest import BuildApp
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
LESSON = "how-a-network-learns"
ROLE, RISE = "how-a-network-learns/role-of-loss", "gradient-descent/a-small-rise"
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600


async def post_quiz(school: ClassRoom, *toggles: str, **options: object) -> None:
    """Post two questions to choose one answer each, with a closing time."""
    offered = shown(
        await school.tea.slash(school.room.channel, "post quiz", lesson=LESSON, **options)
    )
    menu = custom_id_of(offered, "post-pick-questions")
    draft = shown(await school.tea.select(offered, school.two_single, custom_id=menu))
    assert "At one's own pace" in text_of(draft)
    for toggle in toggles:
        draft = await school.press(school.tea, toggle, draft)
    await school.press(school.tea, "Post it", draft)
    await school.settle()


async def take(school: ClassRoom, who: simcord.MemberActor, *letters: str) -> list[str]:
    """Begin a try, answer one question after the other; return all that was told."""
    on = await school.press(who, "Begin or go on")
    if "Try once more" in labels_of(on):
        on = await school.press(who, "Try once more", on)
    told = [text_of(on)]
    for letter in letters:
        on = await school.press(who, letter, on)
        told.append(text_of(on))
        label = next(one for one in labels_of(on) if one in {"Next question", "I am done"})
        on = await school.press(who, label, on)
        told.append(text_of(on))
    return told


async def until_closed(school: ClassRoom, seconds: float = 2 * DAY) -> None:
    await school.clock.advance(seconds)
    await school.settle()


async def test_it_closes_by_itself_and_tells_each_their_own_then(school: ClassRoom) -> None:
    await post_quiz(school, closes="in 1 day")
    assert "2 questions, each at your own pace." in school.text
    assert "There are no tries." in school.text
    ana, ben, cyd = school.students[:3]
    told = await take(school, ana, "A", "B")
    assert "How it went is told when it is closed" in told[-1]
    for one in told:
        assert not any(school.question(name).explanation in one for name in school.two_single)
    await take(school, ben, "A")
    await school.settle()
    assert "2 have begun." in school.text
    assert "It is open. 2 have begun." in text_of(await school.panel())
    await until_closed(school)
    assert "is closed" in school.text
    assert "1. " in school.text
    assert "2. " in school.text
    mine = await school.press(ana, "My answer")
    first, second = (school.question(name) for name in school.two_single)
    assert first.explanation in text_of(mine)
    mine = await school.press(ana, "My answer to question 2", mine)
    assert second.explanation in text_of(mine)
    assert "2 have begun." in text_of(await school.panel())
    for who in (ben, cyd):
        mine = await school.press(who, "My answer")
        mine = await school.press(who, "My answer to question 2", mine)
        assert "There is no answer of yours to this one from while it was open." in text_of(mine)
        assert second.explanation in text_of(mine)


async def test_it_opens_later_by_itself(school: ClassRoom) -> None:
    await post_quiz(school, opens="in 2 hours", closes="in 1 day")
    assert "Opens <t:" in school.text
    assert "Begin or go on" not in school.labels
    early = await school.forge(school.students[0], f"post-answer:{school.number}:0")
    assert "This is not open yet" in early
    assert "It waits for its opening time." in text_of(await school.panel())
    await school.clock.advance(3 * 3600)
    await school.settle()
    assert "Begin or go on" in school.labels
    assert "Opens" not in school.text
    await take(school, school.students[0], "A", "A")
    await school.settle()
    assert "1 has begun." in school.text
    await until_closed(school)
    assert "of 1 had it right" in school.text


async def test_feedback_at_once_and_a_second_try(school: ClassRoom) -> None:
    await post_quiz(school, closes="in 1 day", tries=2, review="at once")
    assert "2 tries; the latest answer to each question counts." in school.text
    ana = school.students[0]
    first, second = (school.question(name) for name in school.two_single)
    told = await take(school, ana, "A", "A")
    assert first.explanation in told[1]
    assert second.explanation in told[3]
    assert "of 2** were right." in told[-1]
    assert "Try 1 of 2" in told[-1]
    again = await take(school, ana, "B")
    assert first.explanation not in again[0]
    await until_closed(school)
    mine = await school.press(ana, "My answer")
    assert "You answered **B**" in text_of(mine)
    mine = await school.press(ana, "My answer to question 2", mine)
    assert "You answered **A**" in text_of(mine)


async def test_begin_after_the_last_question_begins_no_try_by_itself(school: ClassRoom) -> None:
    await post_quiz(school, closes="in 1 day", tries=2)
    ana = school.students[0]
    await take(school, ana, "A", "B")
    kept = await school.kept()
    told = await school.press(ana, "Begin or go on")
    assert "That was all 2" in text_of(told)
    assert await school.kept() == kept
    await school.press(ana, "Try once more", told)
    assert await school.kept() != kept


async def test_an_answer_may_be_changed_until_it_closes_where_the_card_says_so(
    school: ClassRoom, build_app: BuildApp
) -> None:
    await post_quiz(school, "Changing: no", closes="in 1 hour")
    ana = school.students[0]
    await take(school, ana, "A", "A")
    await school.restart(build_app(clock=school.clock).bot)
    done = await school.press(ana, "Begin or go on")
    on = await school.press(ana, "Change an answer", done)
    told = await school.press(ana, "C", on)
    assert "Your answer is in:** **C**" in text_of(told)
    await until_closed(school, 2 * HOUR)  # the bot of before ticks on in this test
    assert "You answered **C**" in text_of(await school.press(ana, "My answer"))


async def test_the_first_answer_counts_where_it_may_not_be_changed(school: ClassRoom) -> None:
    await post_quiz(school, closes="in 1 day")
    ana = school.students[0]
    on = await school.press(ana, "Begin or go on")
    letter = custom_id_of(on, "post-choose")
    await school.press(ana, "A", on)
    other = letter[:-1] + "B"
    assert "the first one counts" in await school.forge(ana, other)
    stranger = await school.forge(school.students[1], other)
    assert "There is no try of yours here" in stranger
    await school.lead("Close and show")
    assert "This one is closed" in await school.forge(ana, other)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"opens": "in 2 hours"}, "it needs a closing time too"),
        ({"tries": 2}, "it needs a closing time too"),
        ({"review": "at once"}, "it needs a closing time too"),
        ({"opens": "in 2 days", "closes": "in 1 day"}, "would close before it opens"),
        ({"closes": "whenever"}, "I could not read that time"),
        ({"closes": "2001-01-01"}, "over already"),
    ],
)
async def test_times_that_do_not_fit_are_told(
    school: ClassRoom, options: dict[str, object], told: str
) -> None:
    said = await school.slash(school.tea, "post quiz", lesson=LESSON, **options)
    assert told in said
    assert await school.kept() == []


async def test_results_of_one_question_are_looked_at_by_a_menu(school: ClassRoom) -> None:
    await post_quiz(school, "Names: nobody sees them", closes="in 1 day")
    await take(school, school.students[0], "A", "A")
    panel = await school.lead("Close and show")
    menu = custom_id_of(panel, "post-question")
    told = shown(await school.tea.select(panel, ["1"], custom_id=menu))
    assert "of 1 had it right" in text_of(told)
    assert "<@" not in text_of(told)
    named = await school.press(school.tea, "Who answered what (names)", told)
    assert f"<@{school.students[0].id}>" in text_of(named)
    await school.press(school.tea, "Names for question 1", named)
