"""Real negotiations: what is kept of a case, and what follows from it. No Qt, no SQL, no clock."""
