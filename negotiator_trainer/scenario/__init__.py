"""The model of a scenario: strict documents, checks with file, line and column, packs."""
