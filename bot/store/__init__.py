"""SQL: stores everything that is kept, each change in one transaction."""
