"""Training on other machines, through a Dask scheduler."""
