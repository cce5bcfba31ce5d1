"""The pages: what they were told to show, and signals for what the person did."""
