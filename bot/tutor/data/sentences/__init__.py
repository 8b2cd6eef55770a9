"""Sentences as numbers: the signals and measures that they show, and one neuron over them."""
