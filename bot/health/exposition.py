"""What the bot counted, as the text that Prometheus reads; in a registry of the bot's own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.core import Metric

    from bot.counts import Counts, KindTally, OpenJobs, Spread


@dataclass(frozen=True, slots=True)
class Exposition:
    """Writes the metrics. `free_bytes` says how much room the disk has; None where unknown."""

    counts: Counts
    free_bytes: Callable[[], int | None]

    def text(self) -> bytes:
        """Return all metrics as they are now, in Prometheus' text format."""
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Counted(self.counts, self.free_bytes))
        return generate_latest(registry)


class _Counted(Collector):
    def __init__(self, counts: Counts, free_bytes: Callable[[], int | None]) -> None:
        self._counts, self._free_bytes = counts, free_bytes

    def collect(self) -> Iterator[Metric]:
        yield from _times(self._counts)
        yield from _kinds(self._counts)
        yield from _jobs(self._counts.jobs.open)
        free = self._free_bytes()
        if free is not None:
            told = "Room left on the disk of the database."
            yield GaugeMetricFamily("nudge_disk_free_bytes", told, value=free)


def _times(counts: Counts) -> Iterator[Metric]:
    told = "From a press, command or form being received until Discord had the first answer."
    yield _spread("nudge_acknowledgement_seconds", told, counts.acknowledgements)
    told = "From the begin of a batch of changes until the disk had it."
    yield _spread("nudge_commit_seconds", told, counts.commits)
    told = "How late the event loop came round, looked at ten times a second."
    yield _spread("nudge_loop_lag_seconds", told, counts.loop_lag)


def _kinds(counts: Counts) -> Iterator[Metric]:
    told = "Presses, commands and forms, by how they ended."
    yield _tally("nudge_interactions", told, "outcome", counts.interactions)
    told = "Changes and reads that the database refused."
    yield _tally("nudge_store_errors", told, "kind", counts.store_errors)
    told = "Workers that another one took the place of."
    yield _tally("nudge_worker_restarts", told, "reason", counts.restarts)
    told = "Sessions with Discord's gateway, new and resumed."
    yield _tally("nudge_gateway_sessions", told, "how", counts.sessions)
    told = "Discord's answers to requests, by class of status."
    yield _tally("nudge_rest_answers", told, "status", counts.answers)


def _tally(name: str, told: str, label: str, tally: KindTally) -> Metric:
    family = CounterMetricFamily(name, told, labels=(label,))
    for kind, count in tally.by_kind.items():
        family.add_metric((kind,), count)
    return family


def _spread(name: str, told: str, spread: Spread) -> Metric:
    now = spread.now
    buckets = [(str(bound), float(count)) for bound, count in now.at_most]
    family = HistogramMetricFamily(name, told)
    family.add_metric((), [*buckets, ("+Inf", float(now.count))], sum_value=now.total)
    return family


def _jobs(jobs: OpenJobs) -> Iterator[Metric]:
    told = "Trainings that run or wait in the line of this process; nobody waits for a trial."
    family = GaugeMetricFamily("nudge_jobs_open", told, labels=("kind",))
    family.add_metric(("asked_for",), jobs.asked_for)
    family.add_metric(("trial",), jobs.trials)
    yield family
    age = 0.0 if jobs.oldest is None else max(0.0, time.monotonic() - jobs.oldest)
    told = "How long the oldest training that somebody asked for has been in the line; 0 without."
    yield GaugeMetricFamily("nudge_jobs_oldest_seconds", told, value=age)
