"""The course: its lessons, where somebody stands in them, and the glossary."""
