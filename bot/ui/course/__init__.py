"""The course as people see it: cards, progress, help and glossary."""
