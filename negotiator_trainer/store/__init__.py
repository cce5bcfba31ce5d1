"""Keeps attempts, sheets, estimates and notes; the only package that knows the database.

Importing it is free: `records`, `home`, `locations` and `failures` need nothing but the
standard library, and SQLModel is imported with `database`.
"""
