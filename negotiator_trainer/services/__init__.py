"""What a person can do with the trainer, one module an activity; no Qt, no SQL."""
