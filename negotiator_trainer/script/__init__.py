"""The conversation language: a declared subset of Yarn Spinner, and our own forms."""
