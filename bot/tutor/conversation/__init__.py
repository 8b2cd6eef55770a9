"""What a typed message asks for."""
