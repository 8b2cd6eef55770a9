"""The room of the network of people: its card in the channel, and one's own weight."""
