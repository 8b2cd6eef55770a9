"""Every table of the real database has a rule of privacy, and every rule has its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.privacy.kept_rows import DISCORDS
from bot.store.privacy.own_rows import OWN_ROWS
from bot.store.tables.every import metadata
from bot.tutor.privacy.registry import RULES, TABLE_RULES
from bot.tutor.privacy.rules import Fate
from bot.tutor.privacy.titles import TITLES
from bot.tutor.privacy.untold import OF_OTHERS, OVER

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tutor.privacy.rules import PrivacyRule

RULES_BY_NAME = {rule.name: rule for rule in TABLE_RULES}
NO_PERSONS = {
    *("guild_id", "channel_id", "message_id", "role_id"),
    *("press_id", "interaction_id", "since_press"),
}
"""Ids that Discord gave to something that is no person; of a person it is `discord_id` alone."""
VERSION = "alembic_version"


def faults(tables: sa.MetaData, rules: dict[str, PrivacyRule]) -> list[str]:
    """Return what is wrong between the tables of a database and the rules of privacy."""
    names = set(tables.tables)
    found = [f"no rule for {name}" for name in sorted(names - rules.keys())]
    found += [f"no table for {name}" for name in sorted(rules.keys() - names)]
    for name in sorted(names & rules.keys()):
        table, rule = tables.tables[name], rules[name]
        if is_of_people(table) and not rule.of_person:
            found.append(f"{name} is of people, and its rule says otherwise")
        if not is_of_people(table) and rule.of_person:
            found.append(f"{name} leads to nobody, and its rule says otherwise")
        words = {column.name for column in table.c if holds_words(column)}
        found += [f"{name}.{column} is not told" for column in sorted(words - rule.inside.keys())]
        found += [f"{name} has no {column}" for column in sorted(rule.inside.keys() - words)]
        found += [f"{name}.{c.name} may be a person's" for c in table.c if is_unknown_id(c)]
    return found


def is_of_people(table: sa.Table, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a person's id is in a table, or in one that its keys lead to."""
    if "discord_id" in table.c or table.name == "learner":
        return True
    parents = {key.column.table for key in table.foreign_keys} - {table}
    return any(
        is_of_people(parent, seen | {table.name}) for parent in parents if parent.name not in seen
    )


def holds_words(column: sa.Column[object]) -> bool:
    """Whether a column may hold text of people, or names and ids inside JSON or bytes."""
    checked = column.table.name == "run" and column.name == "state"  # an enum, in the database
    return isinstance(column.type, sa.String | sa.JSON | sa.LargeBinary) and not checked


def is_unknown_id(column: sa.Column[object]) -> bool:
    """Whether a column holds ids of something outside the database that this test does not know."""
    is_large = isinstance(column.type, sa.BigInteger)
    own = column.primary_key and column.name == "id"
    known = column.name in NO_PERSONS | {"discord_id"}
    return is_large and not own and not column.foreign_keys and not known


@pytest.fixture
def real(path: Path) -> sa.MetaData:
    """Return the tables of a database that the migrations made."""
    engine, found = sa.create_engine(f"sqlite:///{path}"), sa.MetaData()
    found.reflect(engine)
    engine.dispose()
    return found


def test_every_table_of_the_real_database_has_a_rule(real: sa.MetaData) -> None:
    assert faults(real, RULES_BY_NAME) == []


def test_every_table_of_the_program_has_a_rule() -> None:
    assert faults(metadata, {k: v for k, v in RULES_BY_NAME.items() if k != VERSION}) == []


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ([sa.Column("learner_id", sa.ForeignKey("learner.id"))], "no rule for made_up"),
        ([sa.Column("run_id", sa.ForeignKey("run.id"))], "no rule for made_up"),
        ([sa.Column("person", sa.BigInteger)], "no rule for made_up"),
        ([sa.Column("said", sa.JSON)], "no rule for made_up"),
    ],
)
def test_a_new_table_without_a_rule_is_found(
    real: sa.MetaData, columns: list[sa.Column[object]], fault: str
) -> None:
    sa.Table("made_up", real, sa.Column("id", sa.Integer, primary_key=True), *columns)
    assert faults(real, RULES_BY_NAME) == [fault]


def test_a_new_column_that_may_hold_people_or_their_words_is_found(real: sa.MetaData) -> None:
    real.tables["classroom"].append_column(sa.Column("owner_id", sa.BigInteger))
    real.tables["press"].append_column(sa.Column("typed", sa.JSON))
    real.tables["member"].append_column(sa.Column("nickname", sa.Text))
    assert set(faults(real, RULES_BY_NAME)) == {
        "classroom.owner_id may be a person's",
        "press.typed is not told",
        "member.nickname is not told",
    }


def test_a_rule_without_its_table_or_column_and_a_wrong_one_are_found(real: sa.MetaData) -> None:
    real.remove(real.tables["talk"])
    wrong = {**RULES_BY_NAME, "note": RULES_BY_NAME["classroom"]}
    assert set(faults(real, wrong)) == {
        "no table for talk",
        "note is of people, and its rule says otherwise",
        "note.text is not told",
        "note has no results",
        "note has no zone",
    }


def test_every_rule_is_there_once_and_says_everything() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        said = (rule.holds, rule.why, rule.kept, rule.seen_by, rule.exported, rule.deleted)
        assert all(said), rule.name
        assert rule.holds.endswith("."), rule.name
        assert rule.why.endswith("."), rule.name
        assert rule.exported.startswith(("whole", "not: ", "what you opened")), rule.name
        assert rule.of_person or rule.fate is Fate.STAYS, rule.name


def test_every_table_of_people_is_exported_with_all_its_columns_but_the_keys_of_people() -> None:
    exported = dict(OWN_ROWS)
    of_people = {rule.name for rule in TABLE_RULES if rule.of_person}
    assert exported.keys() == of_people == TITLES.keys()
    for name, statements in OWN_ROWS:
        table = metadata.tables[name]
        people = {
            c.name for c in table.c if any(k.column.table.name == "learner" for k in c.foreign_keys)
        }
        held_back = people | ({"id"} if name == "learner" else set()) | {"image"}
        for statement in statements:
            given = {column.name for column in statement.selected_columns}
            assert {column.name for column in table.c} - given <= held_back, name
            assert not given & people, name


def test_ids_of_discord_are_told_as_texts() -> None:
    assert NO_PERSONS - {"role_id"} | {"discord_id"} == DISCORDS
    assert {OVER, OF_OTHERS}.isdisjoint({c.name for t in metadata.tables.values() for c in t.c})
