"""One async method for each thing a person does."""
