"""Asks the bot's addresses over real sockets; reads metrics with prometheus-client's parser."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Told:
    status: int
    text: str
    headers: Mapping[str, str]


async def asked(
    port: int, path: str, method: str = "GET", host: str = "127.0.0.1", **headers: str
) -> Told:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"http://{host}:{port}{path}", headers=headers) as answer,
    ):
        return Told(answer.status, await answer.text(), dict(answer.headers))


def samples(text: str) -> dict[str, dict[tuple[str, ...], float]]:
    """Read metrics: each name of a sample with its values, by the values of its labels."""
    found: defaultdict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[sample.name][tuple(sample.labels.values())] = sample.value
    return dict(found)


async def scraped(port: int) -> dict[str, dict[tuple[str, ...], float]]:
    told = await asked(port, "/metrics")
    assert told.status == 200
    return samples(told.text)
