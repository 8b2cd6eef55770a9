"""Training by talking: which settings a message asks for."""
