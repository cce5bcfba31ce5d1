"""The journal: real negotiations, prepared, gone into, and reviewed."""
