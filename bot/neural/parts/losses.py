"""The losses."""

from __future__ import annotations

from bot.neural.parts.cross_entropy import CROSS_ENTROPY
from bot.neural.parts.squared_error import SQUARED

LOSSES = (CROSS_ENTROPY, SQUARED)
