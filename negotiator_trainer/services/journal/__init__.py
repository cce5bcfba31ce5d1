"""The journal: cases kept, found and shown."""
