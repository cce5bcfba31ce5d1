"""Negotiation theory: issues, packages, preferences, alternatives, the zone and the frontier.

Pure functions and frozen values. Nothing here knows a script, a database or a screen, and numpy
is imported only inside the functions that handle large spaces, so that starting the program does
not pay for it.
"""
