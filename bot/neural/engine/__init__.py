"""The fast engine: a step written down once as a list of numpy calls, which are then only run."""
