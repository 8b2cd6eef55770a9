"""Every shape of a custom id: cards and forms that people still have open carry them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import simcord

BUTTONS_AND_MENUS = [
    "card-ask:*:*",
    "card-look:*:*:*",
    "challenge-again:*:*",
    "challenge-back:*",
    "challenge-change:*",
    "challenge-down:*",
    "challenge-look:*",
    "challenge-post:*",
    "challenge-report:*",
    "challenge-share:*",
    "challenge:*:*",
    "class-card:*",
    "class-experiment:*",
    "data-mend:*",
    "game-correct:*:*",
    "game-features:*:*",
    "game-fool:*",
    "game-ledger:*:*",
    "game-lock:*:*:*:*",
    "game-rule:*:*",
    "game-show:*",
    "game-side:*:*:*",
    "game-skip:*",
    "game-tests:*",
    "game-with:*:*:*",
    "game:*:*:*",
    "go:*",
    "group-form:*:*",
    "group-lock:*:*:*:*",
    "group-start:*:*",
    "group-test:*:*:*:*:*",
    "hand-blame:*:*:*:*:*:*:*",
    "hand-forward:*:*",
    "hand-guess:*:*",
    "hand-loss:*:*",
    "hand-neuron:*:*:*:*:*",
    "hand-valley:*:*:*",
    "how:*:*",
    "human-nudge:*:*:*",
    "lab:*:*:*:*:*:*",
    "lesson-again:*",
    "lesson-card:*:*",
    "lesson-debrief:*",
    "lesson-finish:*",
    "lesson-known:*",
    "lesson-number:*:*:*",
    "lesson-on:*",
    "lesson-open:*",
    "lesson-past:*",
    "lesson-read:*:*",
    "lesson-step:*:*:*:*:*",
    "lesson-tell:*:*:*:*",
    "lesson-try:*:*:*:*:*",
    "match-pair:*:*:*",
    "match-term:*:*",
    "note-delete:*:*",
    "note-drop:*:*",
    "note-write:*",
    "notebook:*",
    "partner-accept:*:*",
    "partner-ask",
    "partner-back:*",
    "partner-finish:*:*",
    "partner-lock:*:*:*:*:*",
    "partner-mark:*:*:*",
    "partner-never:*",
    "partner-no:*",
    "partner-pass:*:*",
    "partner-pick:*:*:*:*",
    "partner-rule:*:*",
    "partner-say:*:*",
    "play-others",
    "practise-done:*",
    "practise-mistakes:*",
    "practise:*",
    "quiz-back:*",
    "quiz-card:*:*",
    "quiz-check:*:*:*:*",
    "quiz-hint:*:*:*:*",
    "quiz-next:*",
    "quiz-pair:*:*:*",
    "quiz-pick:*:*:*:*",
    "quiz-split:*:*",
    "quiz-sure-pick:*:*:*",
    "quiz-sure:*",
    "quiz-type:*:*:*",
    "quiz:*:*:*:*",
    "rivals-agree:*:*",
    "rivals-back:*:*",
    "rivals-pick:*",
    "rivals-read:*:*",
    "rivals-ready:*",
    "rivals-team:*",
    "rivals-write:*",
    "run-cancel:*",
    "run-numbers:*",
    "run-sweep:*:*",
    "run-turn:*:*",
    "settings-challenges:*",
    "settings-invitations:*",
    "together-join:*:*",
    "together-leave:*:*",
    "together-on:*:*:*",
    "together-part:*:*",
    "words",
    "words:*:*",
]
MODALS = [
    "challenge-reported:*",
    "data-form:*",
    "game-correction:*:*",
    "game-fooling:*",
    "game-named:*:*",
    "game-written:*:*",
    "group-arena:*:*",
    "group-correction:*:*",
    "group-named:*:*",
    "lab-form:*",
    "lesson-typed:*:*:*",
    "note-form",
    "partner-invite",
    "partner-said:*:*",
    "partner-wrote:*:*",
    "quiz-paired:*:*:*",
    "quiz-typed:*:*:*",
    "rivals-picking:*:*",
    "rivals-writing:*",
]


def shapes_of(registered: Iterable[object]) -> list[str]:
    """Name each shape with a star for every key: how a key is called is on no wire."""
    return sorted(re.sub(r"\{\w+\}", "*", getattr(item, "shape", "none")) for item in registered)


async def test_a_running_bot_knows_these_buttons_and_menus_and_no_others(
    simcord_env: simcord.Env,
) -> None:
    items = simcord_env.bot._connection._view_store._dynamic_items
    assert shapes_of(items.values()) == BUTTONS_AND_MENUS


async def test_a_running_bot_takes_these_forms_and_no_others(simcord_env: simcord.Env) -> None:
    assert shapes_of(getattr(simcord_env.bot, "_submissions", ())) == MODALS
