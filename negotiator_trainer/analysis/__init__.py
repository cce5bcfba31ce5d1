"""Every reachable state, beliefs, scripted trainees: what is known before anybody plays."""
