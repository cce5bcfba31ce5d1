"""Solving in a process of its own: what it is told, what it tells, and what it leaves behind."""
