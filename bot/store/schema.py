"""The number of the newest migration.

It stands alone so that comparing a file with it needs neither SQLAlchemy nor Alembic.
"""

SCHEMA = "0002"
