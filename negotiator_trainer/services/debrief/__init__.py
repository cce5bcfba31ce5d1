"""The debrief: what happened, measured, with the turns that every figure rests on."""
