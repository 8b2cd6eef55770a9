"""All rules of privacy: a literal list, which a test holds against the tables of the database."""

from __future__ import annotations

from bot.tutor.privacy.deletion_rules import DELETION_RULES
from bot.tutor.privacy.lab_rules import LAB_RULES
from bot.tutor.privacy.learning_rules import DATA_RULES, YOUR_RULES
from bot.tutor.privacy.outside_rules import OUTSIDE_RULES
from bot.tutor.privacy.rules import PrivacyRule
from bot.tutor.privacy.shared_rules import SHARED_RULES

TABLE_RULES: tuple[PrivacyRule, ...] = (
    *YOUR_RULES,
    *SHARED_RULES,
    *LAB_RULES,
    *DATA_RULES,
    *DELETION_RULES,
)
RULES: tuple[PrivacyRule, ...] = (*TABLE_RULES, *OUTSIDE_RULES)
"""Each table of the database has one, and so has each place outside it."""


def rule_of(table: str) -> PrivacyRule:
    """Return the rule of a table. Raise KeyError where there is none."""
    found = {rule.name: rule for rule in TABLE_RULES}
    return found[table]
