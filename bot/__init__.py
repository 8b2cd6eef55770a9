"""Nudge: a Discord tutor that teaches how a neural network learns."""
