"""Processes that are started to be measured; each prints JSON, one object a line."""
