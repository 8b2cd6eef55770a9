"""The exercises as people see them."""
