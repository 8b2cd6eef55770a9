"""What every feature draws with: persistent items, cards, and the rooms to go to next."""
