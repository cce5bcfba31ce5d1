"""Walks every state of a game and leaves marks on what play can come to."""
