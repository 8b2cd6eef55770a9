"""What is said on the cards of a post: its terms, how many are here, and its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.post import PostStage
from bot.tutor.classroom.terms import PostPace

if TYPE_CHECKING:
    from bot.tutor.classroom.post import PostState
    from bot.tutor.classroom.terms import PostTerms

WHO_SEES = {
    Results.ANONYMOUS: (
        "Nobody sees who answered what; all see the counts once it is closed. With fewer than 5 "
        "answers, counts may tell who gave them."
    ),
    Results.NAMED: "Your instructors see who answered what; all see the counts once it is closed.",
    Results.HIDDEN: "Nobody sees who answered what; only your instructors see the counts.",
}
SHORT_RESULTS = {
    Results.ANONYMOUS: "Names: nobody sees them",
    Results.NAMED: "Names: instructors see them",
    Results.HIDDEN: "Counts: instructors only",
}
NOTHING_ANSWERED = "There are no answers."
NOTHING_BEGUN = "There are no tries."
"""What is begun or answered goes when its author is deleted, so neither says what anybody did."""
UNLESS = (
    "But a reason that you write is read by your instructors with your name and your answer; two "
    "may be shown to all, without names."
)


def terms_lines(terms: PostTerms) -> str:
    """Say before anybody answers who sees what, and what counts."""
    counts = (
        "You may change your answer until the vote ends."
        if terms.changeable
        else "An answer cannot be changed."
    )
    if terms.pace is PostPace.OWN and terms.tries > 1:
        counts = f"{terms.tries} tries; the latest answer to each question counts."
    reasons = f" {UNLESS}" if terms.reasons else ""
    return f"-# {WHO_SEES[terms.results]}{reasons} {counts}"


def set_line(terms: PostTerms) -> str:
    """Say which question of a prepared set it is; "" for a single one."""
    title = f"{terms.title} · " if terms.title else ""
    if terms.count == 1 or terms.pace is PostPace.OWN:
        return f"-# {terms.title}" if terms.title else ""
    return f"-# {title}question {terms.number} of {terms.count}"


def count_line(state: PostState) -> str:
    """Say how many answered, of those who are here, and nothing else."""
    if state.here == 0:
        return f"{NOTHING_ANSWERED} Press **I am here** to be counted."
    return f"**{state.answered} of {state.here}** here have answered."


def begun_line(state: PostState) -> str:
    """Say how many began one at their own pace."""
    if not state.begun:
        return NOTHING_BEGUN
    return f"{state.begun} {'has' if state.begun == 1 else 'have'} begun."


def panel_line(state: PostState) -> str:
    """Say to an instructor how many answered, or began; "" where nothing of it counts."""
    if state.stage is PostStage.TAKEN_BACK:
        return ""
    if state.terms.pace is PostPace.OWN:
        return begun_line(state)
    if not state.here:
        return NOTHING_ANSWERED
    return f"**{state.answered} of {state.here}** here have answered."
