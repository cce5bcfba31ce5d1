"""Charts, each with a table of the same figures; import this package when one is first shown.

It brings in pyqtgraph and numpy, which cost more than the rest of the window.
"""
