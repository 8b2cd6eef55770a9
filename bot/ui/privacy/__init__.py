"""/privacy and /mydata: what is kept about a person, as they see it and take it along."""
