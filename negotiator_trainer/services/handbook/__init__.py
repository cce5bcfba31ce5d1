"""The handbook: concept cards, what they are about, and where they show in one's own attempts."""
