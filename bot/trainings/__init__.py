"""The values that tutor, neural, store and services share: what is trained, and what came of it."""
