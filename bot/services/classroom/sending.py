"""Sending a post out on its terms: one question of several at a time, or all at one's own pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.classroom.posting import channel_for, own_press, posted
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.post import LIVE_FOR
from bot.tutor.classroom.terms import PostPace, PostTerms, Review, terms_to_plan
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import WantedGathering

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.exercises.groups import Groups
    from bot.tutor.classroom.classroom import Classroom
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.people import Press


MOST_TRIALS = 50
"""Each that could not be posted is a closed post that nobody saw."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is posted once: the draft or the post that it comes from, by its id, and its plan."""

    source: int
    name: str
    plan: Plan


async def sent_post(
    groups: Groups, press: Press, classroom: Classroom, what: Sent, terms: PostTerms
) -> Gathering:
    """Open a post and post its card, once, however often and by whomever it is asked for.

    Raise TutorError, which says why, where it cannot be posted; then nobody can answer it, and it
    may be asked for once more.
    """
    now = groups.clock.now()
    if terms.closes is not None and terms.closes <= now:
        raise TutorError("Its closing time is over. Type `/post` once more with a later one.")
    opens = terms.opens if terms.opens is not None and terms.opens > now else None
    settled = settled_for(what.plan, replace(terms, opens=opens))
    plan = what.plan
    asked = plan.items if settled.pace is PostPace.OWN else plan.items[:1]
    due = settled.opens or settled.closes or now + LIVE_FOR
    kept = replace(plan, items=asked, terms=terms_to_plan(settled))
    wanted = WantedGathering(POST, kept, due, channel_for(classroom, press))
    for trial in range(MOST_TRIALS):
        once = replace(press, id=own_press(what.source, f"{what.name}{trial or ''}"))
        found = await groups.open(once, wanted)
        if found.message is not None:
            return found
        if found.takes_answers:
            return await posted(groups, once, wanted)
    raise TutorError("I tried to post it too many times. Type `/post` once more, please.")


def settled_for(plan: Plan, terms: PostTerms) -> PostTerms:
    """Of several questions of a live post the first is asked, and the others follow."""
    if terms.pace is PostPace.OWN:
        at_once = terms.review is Review.AT_ONCE
        # Whoever hears the right answer at once could change theirs to it.
        return replace(terms, reasons=False, changeable=terms.changeable and not at_once)
    count = terms.count if terms.number > 1 else len(plan.items)
    return replace(terms, following=plan.items[1:], count=count)


NO_CLOSING_TIME = (
    "Opening time, tries and feedback at once are for a quiz at one's own pace, so it needs a "
    "closing time too: add `closes`, such as `closes:Fri 18:00`. Nothing was posted."
)


def terms_at_own_pace(
    opens: datetime | None, closes: datetime | None, tries: int, review: Review
) -> PostTerms:
    """Return the terms of a quiz in a time; a live one where it has no closing time."""
    if closes is None:
        if opens is not None or tries > 1 or review is Review.AT_ONCE:
            raise TutorError(NO_CLOSING_TIME)
        return PostTerms()
    if opens is not None and opens >= closes:
        raise TutorError("It would close before it opens. Nothing was posted: turn the times.")
    return PostTerms(pace=PostPace.OWN, opens=opens, closes=closes, tries=tries, review=review)
