"""/privacy and /mydata: what is kept of a person, as they see it and take it along."""
