"""The dials of a training: what each is, the table of all of them, and pairs typed by hand."""
