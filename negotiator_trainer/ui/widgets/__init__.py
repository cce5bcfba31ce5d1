"""Widgets that every page is built from; none of them knows a service."""
