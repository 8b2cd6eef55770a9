"""The shape of the files of fixed answers and of safety, as pydantic models."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from bot.content.schema import Id, Line200, Prose, TomlTable, line

PatternLine = Annotated[str, AfterValidator(line(500))]


class AnswerTable(TomlTable):
    id: Id
    text: Prose


class AnswersFile(TomlTable):
    answer: tuple[AnswerTable, ...] = Field(strict=False)


class TroubleTable(TomlTable):
    answer: Prose
    channel: Line200 | None = None
    patterns: tuple[PatternLine, ...] = Field(default=(), strict=False)
    harmless: tuple[PatternLine, ...] = Field(default=(), strict=False)


class SafetyFile(TomlTable):
    danger: TroubleTable
    hurtful: TroubleTable
    discouraged: TroubleTable
    off_topic: TroubleTable = Field(alias="off-topic")
