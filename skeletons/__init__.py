"""Each case on paper: its payoffs counted by arithmetic that knows nothing of the program."""
