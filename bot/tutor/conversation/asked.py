"""What a person was asked back, so that a later "yes" means something; never their own words."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class AskKind(StrEnum):
    """LOCK: to lock an answer in. WHICH: whether a side is for the question or for the game.

    FEATURE: which feature a correction is about. HINTED: nothing; but a hint was given to somebody
    who did not know. STOP: whether to cancel the training that `attempt` names, or only to pause.
    """

    NOTHING = ""
    LOCK = "lock"
    WHICH = "which"
    FEATURE = "feature"
    HINTED = "hinted"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class AskedBack:
    """`attempt` and `mark` name the state that it was asked in.

    `reply` is a letter, a number, a side of the game or the direction of a correction; it is "" for
    an answer in words, which are not kept. `told` is the attempt of the question beside which it
    was said that a game waits too.
    """

    kind: AskKind = AskKind.NOTHING
    attempt: int = 0
    mark: str = ""
    reply: str = ""
    told: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """What is remembered of a talk with one person.

    `shown` is the question that was shown in it last, as "attempt/question", "" for none.
    """

    asked: AskedBack = field(default_factory=AskedBack)
    shown: str = ""


def asked_to_json(asked: AskedBack) -> dict[str, Any]:
    return asdict(asked)


def asked_from_json(kept: Mapping[str, Any]) -> AskedBack:
    """Read what was asked back; what another version of the program asked is nothing."""
    try:
        return AskedBack(**{**kept, "kind": AskKind(kept.get("kind", ""))})
    except (TypeError, ValueError):
        return AskedBack()
