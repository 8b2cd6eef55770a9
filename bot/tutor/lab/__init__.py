"""The lab: what may be trained, what it costs, and the trainings as they are stored."""
