"""What can be proved of a scenario, each finding with the shortest play that shows it."""
