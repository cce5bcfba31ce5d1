"""Solves a game exactly: expectimax over what the trainee can believe."""
