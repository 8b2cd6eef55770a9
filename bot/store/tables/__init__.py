"""The tables, one file a feature, as the newest migration makes them."""
