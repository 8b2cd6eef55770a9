"""Checks every sentence that is said of a run against its numbers; one that is unknown is untrue.

Each form of sentence has a pattern and a check of its own. What cannot be found here has no check,
so a new form of sentence needs a new row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.bench.readings.chart_claims import CHART_CLAIMS
from bot.bench.readings.facts import Facts
from bot.bench.readings.headline_claims import HEADLINE_CLAIMS
from bot.bench.readings.sentence_claims import SENTENCE_CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.trainings.numbers import RunNumbers
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.trial import Trial

CLAIMS = [
    (re.compile(pattern), check)
    for pattern, check in (*HEADLINE_CLAIMS, *SENTENCE_CLAIMS, *CHART_CLAIMS)
]
BETWEEN = re.compile(r"(?<=[.?!])\s+(?=[A-Z*\d-])")


def untrue(
    texts: Iterable[str], spec: TrainingSpec, numbers: RunNumbers, trial: Trial | None = None
) -> tuple[str, ...]:
    """Return the sentences that the numbers do not bear out."""
    facts = Facts(spec, numbers, trial)
    sentences = (one.strip() for text in texts for one in BETWEEN.split(text.replace("\n", " ")))
    return tuple(one for one in sentences if one and not _holds(one, facts))


def _holds(sentence: str, facts: Facts) -> bool:
    matches = ((pattern.fullmatch(sentence), check) for pattern, check in CLAIMS)
    found = [check(match, facts) for match, check in matches if match]
    return bool(found) and all(found)
