"""One file for each feature's commands; each ends in setup()."""
