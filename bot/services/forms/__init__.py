"""Forms that were refused: what was typed into them is kept and can be opened again."""
