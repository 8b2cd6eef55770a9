"""Whether the bot is well, as other programs of this computer see it: metrics, probes, systemd."""
