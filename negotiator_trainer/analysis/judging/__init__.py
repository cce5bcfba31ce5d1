"""Judges the turns of an attempt by what could be known when they were made."""
