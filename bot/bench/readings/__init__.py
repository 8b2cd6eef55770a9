"""Measures whether what is said of a training is true, and whether what is advised helps."""
