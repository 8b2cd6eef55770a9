"""Posts of a class: chosen and previewed, answered, led, closed."""
