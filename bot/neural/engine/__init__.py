"""The fast engine: the numpy calls of an epoch are listed once and then only run."""
