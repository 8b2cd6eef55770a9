"""What every feature draws with: persistent items, cards, and the "What next?" row."""
