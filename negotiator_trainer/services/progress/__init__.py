"""Progress: what many attempts and real cases say together, and what each figure rests on."""
