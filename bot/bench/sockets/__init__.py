"""A small Discord on a loopback socket, a bot in a process of its own, and people who press."""
