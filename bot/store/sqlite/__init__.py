"""What only SQLite needs: connections, the writer, and the health, lock, version and copies."""
