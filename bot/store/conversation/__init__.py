"""Ports of the talk."""
