"""Negotiator Trainer: practise negotiation against scripted counterparts."""

__version__ = "0.1.0"
