"""The turn-by-turn review of an attempt: judged by what could be known at each turn.

`service.Reviews(database, practice, tables, now=…)` is the way in; an attempt is its id:

    page(attempt)                    -> ReviewPage | NotReady
    position(attempt, turn)          -> RetryPosition          the table before that turn
    try_again(attempt, turn, move)   -> RetryVerdict | NotReady  move in the log's notation; kept
    better(attempt, turn)            -> BetterLine | NotReady  kept as viewed
    skip(attempt, turn)              -> None                   kept as skipped
    revealed(attempt)                -> bool                   variant and interview may be shown
    hint(attempt, level)             -> Hint | NotReady        for the next move; kept: assisted
    coach(attempt)                   -> Coaching | NotReady    the label of the last move
    branch(attempt, turn)            -> int                    a practice fork's attempt
"""
