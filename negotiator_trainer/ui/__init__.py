"""The window: Qt widgets, charts and everything that people see."""
