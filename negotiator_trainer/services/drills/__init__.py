"""Drills: positions in which something was lost, until the better move comes by itself.

`service.Drills(database, practice)` keeps and schedules; `asking` shows a position and judges an
answer with the reviews. Times are given by the caller, aware and in the person's zone: a day is
the day where the person is.
"""
