"""A walk through every call to the log and every exception of ours: none is given what people say.

What the list names was looked at: it is a number, a name of the program's own, or an error whose
text comes from Discord, SQLite or the computer. Who logs something else looks at it, and adds it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.child import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

MEASURING = ("bench", "simulate", "train_chat")  # no people are there
SOURCES = [
    path
    for path in sorted((ROOT / "bot").rglob("*.py"))
    if path.relative_to(ROOT / "bot").parts[0] not in MEASURING
]
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGED = {
    # numbers and names of the program's own
    "SLOW", "attempt.id", "bot.duty.busy", "delivery.nonce", "due.id", "due.kind", "expected",
    "found.id", "gathering", "gathering.id", "guild.id", "lag", "len(self.guilds)", "message",
    "name", "names", "place.channel", "platform.python_version()", "press", "row.id", "run.id",
    "self._seconds", "shown", "spec", "spot.channel", "type(error).__name__", "wait", "worker.pid",
    "_described(job)", "self.user", "stack", "guild", "size", "deleted",
    # paths, and sentences for the operator
    "*(path, to_restore(path, copy))", "made.path", "', '.join(map(str, files))", "self._path",
    "kept",
    "self._advice()", "self.message", "words", "trouble.harm.value", "detail", "problem",
    # errors of Discord, SQLite and the computer; a TutorError here is one of the store's
    "cause", "cause.__cause__", "cause_of(error)", "closed", "error", "error.__cause__ or error",
    "fault", "fault.__cause__", "fault.__cause__ or fault", "not_saved", "refused.__cause__",
    "trouble", "unread", "unshown.__cause__", "error.strerror", "*(present, error)",
}  # fmt: skip
FINISHED = {"TutorError", "OperatorError", "click.ClickException"}
"""Sentences for the person they are raised for: `explain` does not log them."""
PLAIN = {"ValueError", "LookupError", "KeyError", "RuntimeError", "TypeError", "AssertionError"}
PAST = {
    "traceback.print_exc", "traceback.format_exc", "traceback.print_exception", "warn", "print",
    "sys.stderr.write", "sys.stdout.write", "logging.basicConfig", "warnings.warn",
}  # fmt: skip
"""What only the log itself does, and the program that a person takes home."""
RAISED = {
    # counts and limits
    "CREDENTIAL", "FORMAT", "HIDDEN_LAYERS", "LONGEST", "MOST_CHOICES", "MOST_HELP", "MOST_IN_FORM",
    "MOST_IN_ROW", "MOST_OPTIONS", "MOST_TYPED", "delay", "gathering", "highest", "lowest",
    "len(dial.choices)", "len(self.hidden)", "rows", "self.inputs", "value", "values[name]",
    # names in the program and in the course
    "', '.join(CALLS)", "', '.join(KINDS)", "', '.join(NO_DIALS)", "', '.join(choices)",
    "', '.join(known)", "', '.join(names)", "', '.join(sorted(unknown))", "', '.join(twice)",
    "dial.field", "dial.name", "field.name", "history.spec.data", "in_form[-1].name",
    "in_form[MOST_IN_FORM].name", "kind", "kind.__name__", "known", "name", "own", "penalties",
    "preset.name", "row.name", "self.options[MOST_OPTIONS].name", "shared", "table.name",
    "taken[ending]", "unknown[0]", "unlisted[0]", "unopened[0]", "what", "ending", "score",
    # what the files of the course hold, and what the operator set
    "address", "error", "error.strerror", "piece", "reader.line_num", "said", "text",
}  # fmt: skip


TREES = {path: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in SOURCES}
CALLS = [
    (f"{path.relative_to(ROOT)}:{node.lineno}", node)
    for path, tree in TREES.items()
    for node in tree
    if isinstance(node, ast.Call)
]


def logging_calls() -> Iterator[tuple[str, ast.Call]]:
    for place, call in CALLS:
        whose, _, level = ast.unparse(call.func).rpartition(".")
        if whose in {"log", "logging"} and level in LEVELS:
            yield place, call


def test_the_log_is_given_nothing_that_people_say() -> None:
    odd = []
    for place, call in logging_calls():
        given = {ast.unparse(value) for value in call.args[1:]}
        plain = isinstance(call.args[0], ast.Constant | ast.Name)
        if not plain or given - LOGGED or {one.arg for one in call.keywords} - {"exc_info"}:
            odd.append((place, ast.unparse(call)))
    assert odd == []


def test_the_list_of_what_is_logged_holds_no_more_than_is_logged() -> None:
    given = {ast.unparse(value) for _, call in logging_calls() for value in call.args[1:]}
    assert given == LOGGED


BASES = {
    node.name: [ast.unparse(base) for base in node.bases]
    for tree in TREES.values()
    for node in tree
    if isinstance(node, ast.ClassDef)
}


def ancestors(name: str) -> set[str]:
    return {name}.union(*(ancestors(base) for base in BASES.get(name, ())))


def is_logged(name: str) -> bool:
    """Whether an exception is one that the log may show: no finished sentence for a person."""
    kinds = ancestors(name)
    return bool(kinds & (PLAIN | {"Exception"})) and not kinds & FINISHED


def told_in(raised: ast.Call) -> Iterator[str]:
    """Yield what is put into the text of an exception."""
    for value in raised.args:
        if isinstance(value, ast.JoinedStr):
            parts = (part for part in value.values if isinstance(part, ast.FormattedValue))
            yield from (ast.unparse(part.value) for part in parts)


def test_no_exception_of_ours_that_is_logged_repeats_what_people_say() -> None:
    raised = [(place, call) for place, call in CALLS if is_logged(ast.unparse(call.func))]
    assert len(raised) > 50
    assert [(place, told) for place, call in raised if (told := set(told_in(call)) - RAISED)] == []


def test_nothing_is_written_past_the_log() -> None:
    past = [(place, name) for place, call in CALLS if (name := ast.unparse(call.func)) in PAST]
    own = [place for place, _ in past if not place.startswith("bot/neural/standalone.py")]
    assert [place.partition(":")[0] for place in own] == ["bot/logs/setting_up.py"]
