"""Scripted trainees, and what they show about a scenario."""
