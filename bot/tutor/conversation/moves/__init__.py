"""Short messages whose meaning what is open decides."""
