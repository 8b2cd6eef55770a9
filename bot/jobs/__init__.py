"""Running a training in another process."""
