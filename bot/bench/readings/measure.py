"""`nudge bench readings`: whether readings are true, and whether what they advise helps."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bot.bench.readings.judging import HELPS, HURTS
from bot.bench.readings.reading import GOOD, Judged, judged
from bot.bench.report import Finding, Report, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST = 20_000  # smaller numbers were looked at while the changes were chosen
WISHES = 1_150  # of which more than 600 are not read as good
AT_FLOOR = "at the floor"
EFFECT = "what is advised, judged on 2,000 unseen points with three seeds"
EACH = "by reading: advised changes that lowered the loss by more than 3 %"


def readings_report(first: int = FIRST, wishes: int = WISHES, processes: int = 2) -> Report:
    """Judge the readings of so many wishes, from a number on."""
    numbers = range(first, first + wishes)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(judged, numbers, chunksize=4))
    rows = [*_totals(found), *_words(found), *_by_kind(found), *_times(found)]
    findings = [
        Finding(
            "words", "not borne out by the numbers", {"sentence": said, "wish": str(one.number)}
        )
        for one in found
        for said in one.untrue
    ]
    return Report(tuple(rows), (), {"numpy": version("numpy")}, tuple(findings))


def _totals(found: Sequence[Judged]) -> list[Row]:
    bad = [one for one in found if one.kind != GOOD]
    above = [one for one in bad if one.kind != AT_FLOOR]
    effects = [effect for one in bad for effect in one.effects.values()]

    def share(name: str, met: Iterable[bool], **goal: float) -> Row:
        answers = list(met)
        value = 100.0 * sum(answers) / max(1, len(answers))
        return Row(EFFECT, name, value, "%", of=len(answers), **goal)

    return [
        share("helps", (effect < HELPS for effect in effects), at_least=95.0),
        share("hurts", (effect > HURTS for effect in effects), at_most=2.0),
        share("one helps: neither good nor at floor", map(_one_helps, above), at_least=92.0),
        share("one helps: all not read as good", map(_one_helps, bad), at_least=88.0),
        share("nothing advised", (one.silent for one in bad), at_most=10.0),
        share(
            "the cause that was named is borne out",
            (one.effects[name] < HELPS for one in bad for name in one.named),
            at_least=95.0,
        ),
    ]


def _one_helps(one: Judged) -> bool:
    return any(effect < HELPS for effect in one.effects.values())


def _words(found: Sequence[Judged]) -> list[Row]:
    false = sum(len(one.untrue) for one in found)
    return [Row("words", "false sentences", false, "", at_most=0.0, of=len(found))]


def _by_kind(found: Sequence[Judged]) -> list[Row]:
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    rows = []
    for kind, ones in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        effects = [effect for one in ones for effect in one.effects.values()]
        helped = 100.0 * sum(effect < HELPS for effect in effects) / max(1, len(effects))
        rows.append(Row(EACH, f"{kind} ({len(ones)} runs)", helped, "%", of=len(effects)))
    return rows


def _times(found: Sequence[Judged]) -> list[Row]:
    seconds = [one.seconds for one in found if one.seconds] or [0.0, 0.0]
    times = [one.times for one in found if one.seconds] or [0.0]
    tenth = quantiles(seconds, n=10)[-1] if len(seconds) > 1 else seconds[0]
    return [
        Row("trying", "median", median(seconds), "s"),
        Row("trying", "90th percentile", tenth, "s"),
        Row("trying", "median, beside the training", median(times), "times"),
    ]
