"""`nudge train-chat`: trains the network that understands what people write."""
