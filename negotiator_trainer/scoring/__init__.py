"""Measures and overall of a final state and a log, and the sheet they are compared with."""
