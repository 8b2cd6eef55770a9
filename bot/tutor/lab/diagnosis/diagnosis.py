"""Read a finished training: what happened, in a headline and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.headlines import headline_of
from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of
from bot.tutor.lab.diagnosis.words import cause_of

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a run means, for the learner.

    `headline` has at most 60 characters, `cause` at most 300. Neither names a remedy: which change
    helps is known only once it was tried.
    """

    kind: CurveKind
    headline: str
    cause: str


def diagnose(account: RunAccount) -> Diagnosis:
    kind = kind_of(account)
    return Diagnosis(kind, headline_of(kind, account), cause_of(kind, account))
