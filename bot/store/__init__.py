"""SQL: everything that is remembered, each change in one transaction."""
