"""The values that tutor, neural, store and services share: what is trained, with what result."""
