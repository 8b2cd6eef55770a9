"""A Discord that fails on purpose: before it took a request, or after, and its answer is lost.

Like Discord, and unlike simcord, it posts a message of one nonce once.
"""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp
from simcord.http import router

if TYPE_CHECKING:
    import pytest


@dataclass
class Cut:
    """What fails: how often, and whether Discord has done it by then."""

    method: str
    path: str
    taken: bool
    times: int
    error: type[Exception] = aiohttp.ServerDisconnectedError

    def fits(self, method: str, path: str) -> bool:
        return self.times > 0 and self.method == method and fnmatch.fnmatch(path, self.path)


@dataclass
class Cuts:
    """Connections that are cut, in the order in which they were asked for."""

    waiting: list[Cut] = field(default_factory=list)
    posted: dict[str, Any] = field(default_factory=dict)
    dispatch: Any = router.dispatch

    def cut(
        self,
        method: str,
        path: str,
        *,
        taken: bool,
        times: int = 1,
        error: type[Exception] = aiohttp.ServerDisconnectedError,
    ) -> None:
        self.waiting.append(Cut(method, path, taken, times, error))

    def request(self, backend: Any, method: str, path: str, **how: Any) -> Any:  # noqa: ANN401 - as simcord has it
        found = next((one for one in self.waiting if one.fits(method, path)), None)
        if found is not None:
            found.times -= 1
            if found.taken:
                self._once(backend, method, path, how)
            raise found.error("The connection was cut by a test.")
        return self._once(backend, method, path, how)

    def _once(self, backend: Any, method: str, path: str, how: dict[str, Any]) -> Any:  # noqa: ANN401 - same
        body = how.get("json")
        nonce = body.get("nonce") if isinstance(body, dict) else None
        if method == "POST" and nonce and body and body.get("enforce_nonce"):
            known = f"{path} {nonce}"
            if known not in self.posted:
                self.posted[known] = self.dispatch(backend, method, path, **how)
            return self.posted[known]
        return self.dispatch(backend, method, path, **how)


def cuts_in(monkeypatch: pytest.MonkeyPatch) -> Cuts:
    cuts = Cuts()
    monkeypatch.setattr(router, "dispatch", cuts.request)
    return cuts
