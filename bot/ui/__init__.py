"""Discord: what people see and press."""
