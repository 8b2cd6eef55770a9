"""What is SQLite's own: connections, the writer, the file's health, lock, version and copies."""
