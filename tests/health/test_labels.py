"""What the metrics tell apart is a small set that is fixed: no person, place or word is in them."""

from __future__ import annotations

import asyncio
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.counts import ACKNOWLEDGED, COMMITTED, LATE
from tests.health.scraping import asked, samples
from tests.health.seen import seen

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.health.seen import SeenBot

LABELS = {
    "outcome": {"answered", "refused", "not_shown", "failed"},
    "kind": {
        *("full", "locked", "read_only", "disk", "stopped", "damaged", "other"),
        *("asked_for", "trial"),
    },
    "reason": {"died", "frozen", "too_long", "cancelled", "drawing"},
    "how": {"identified", "resumed"},
    "status": {"2xx", "3xx", "4xx", "429", "5xx", "none"},
    "le": {*(str(bound) for bound in (*ACKNOWLEDGED, *COMMITTED, *LATE)), "+Inf"},
}
METRICS = {
    "nudge_acknowledgement_seconds",
    "nudge_interactions",
    "nudge_store_errors",
    "nudge_commit_seconds",
    "nudge_jobs_open",
    "nudge_jobs_oldest_seconds",
    "nudge_worker_restarts",
    "nudge_gateway_sessions",
    "nudge_rest_answers",
    "nudge_loop_lag_seconds",
    "nudge_disk_free_bytes",
}


async def be_busy(bot: SeenBot) -> list[str]:
    """Press, lose the connection, lose the file. Return the ids of people and of their presses."""
    await bot.online()
    people = range(700_000, 700_040)
    await asyncio.gather(*(bot.press(person) for person in people))
    bot.stub.cut()
    await asyncio.sleep(0.2)
    await bot.until_ready()
    await bot.press(700_001)
    bot.database.path.unlink()
    await bot.press(700_002)
    return [str(number) for number in (*people, *bot.stub.pressed)]


@pytest.mark.errors_expected
async def test_after_a_busy_run_every_label_is_one_of_the_fixed_ones(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seen(build_app, settings, monkeypatch, slow=0.05) as bot:
        planted = await be_busy(bot)
        text = (await asked(bot.port, "/metrics")).text
    for word in (*planted, "ana", "token-", "some.token", "learn", str(settings.database.parent)):
        assert word not in text
    families = list(text_string_to_metric_families(text))
    assert {family.name for family in families} == METRICS
    told = chain.from_iterable(family.samples for family in families)
    labels = {pair for sample in told for pair in sample.labels.items()}
    assert [pair for pair in labels if pair[1] not in LABELS[pair[0]]] == []
    found = samples(text)
    assert found["nudge_interactions_total"][("answered",)] == 41
    assert found["nudge_interactions_total"][("refused",)] == 1
    assert found["nudge_acknowledgement_seconds_count"][()] == 42
    assert found["nudge_commit_seconds_count"][()] > 0
    assert found["nudge_rest_answers_total"][("2xx",)] >= 42
    assert found["nudge_gateway_sessions_total"] == {("identified",): 1, ("resumed",): 1}
    assert found["nudge_disk_free_bytes"][()] > 0


async def test_a_bot_that_did_nothing_yet_tells_every_label_already(
    build_app: BuildApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first error is seen as a rise from zero, and not as a metric that was not there."""
    async with seen(build_app, settings, monkeypatch) as bot:
        found = await bot.metrics()
    counted = {name: values for name, values in found.items() if name.endswith("_total")}
    assert set(chain.from_iterable(counted["nudge_interactions_total"])) == LABELS["outcome"]
    assert set(chain.from_iterable(counted["nudge_rest_answers_total"])) == LABELS["status"]
    assert set(chain.from_iterable(counted["nudge_worker_restarts_total"])) == LABELS["reason"]
    assert len(counted["nudge_store_errors_total"]) == 7
