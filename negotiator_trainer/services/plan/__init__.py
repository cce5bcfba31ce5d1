"""What to do next, and why; the week; what comes up. Pure but for `service`."""
