"""/privacy: what is kept about people, in short and in whole. Nothing is read or stored for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.services.scene import Scene
from bot.tutor.privacy.telling import told_pages, told_short

if TYPE_CHECKING:
    from bot.tutor.privacy.rules import RetentionTimes


@dataclass(frozen=True, slots=True)
class PrivacyScene(Scene):
    """The short page, whose number is 0, or one of the `pages` that tell everything."""

    text: str
    page: int
    pages: int


class PrivacyNotice:
    """`contact` says in words whom to ask who runs Nudge, "" where nobody said so."""

    def __init__(self, times: RetentionTimes, contact: str = "") -> None:
        self.times, self.contact = times, contact

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return told_pages(self.times)

    def short(self) -> PrivacyScene:
        return PrivacyScene(told_short(self.times, self.contact), 0, len(self._pages))

    def page(self, number: int) -> PrivacyScene:
        """Return one of the pages that tell everything, counted from 1; the last for a later."""
        if number < 1:
            return self.short()
        number = min(number, len(self._pages))
        return PrivacyScene(self._pages[number - 1], number, len(self._pages))
