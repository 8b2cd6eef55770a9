"""The labs that are worked by hand, as people see them."""
