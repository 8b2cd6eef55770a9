"""The number of the newest migration.

It has a module of its own so that comparing a file with it imports neither SQLAlchemy nor Alembic.
"""

SCHEMA = "0018"
