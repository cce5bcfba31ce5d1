"""The one engine: pure functions over an immutable state; nobody else changes it."""
