"""Commands: everything can be used and tested without a screen."""
