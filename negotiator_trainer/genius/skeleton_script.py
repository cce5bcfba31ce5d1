"""The script of a skeleton: a hub, one line for each reaction, and a way out of everything."""

from __future__ import annotations

import re
from typing import Final

from negotiator_trainer.script.formatter import format_script
from negotiator_trainer.script.line_ids import with_line_ids
from negotiator_trainer.script.parser import parse

_OPENING: Final = """\
// A skeleton: it plays, and it teaches nothing yet. Put every line into somebody's mouth.

title: Start
---
Sam: You wanted to talk. Here is what I had in mind. #mood:neutral
<<counter>>
<<jump Table>>
===

title: Table
---
<<offers>>
-> What matters most to you in this? #act:open_question
    Sam: {priority} #mood:interested
    <<learn their_priority>>
    <<trust +5 "you asked before you offered">>
    <<return>>
-> How far could you go? #act:how_question
{limit}
    <<learn their_limit>>
    <<return>>
-> Let me say what matters to me. <<if !gave("my_priority")>> #act:disclose
    Sam: That helps. Thank you. #mood:warm
    <<give my_priority>>
    <<trust +5 "you said what matters to you">>
    <<return>>
-> Where do you stand now? #act:closed_question
    Sam: Here. #mood:neutral
    <<counter>>
    <<return>>
===
"""

_REACTIONS: Final = {
    "accept": "Agreed. #mood:warm",
    "insulting": "I will pretend that I did not hear that. #mood:angry",
    "low": "That is a long way off. #mood:guarded",
    "close": "We are nearly there. #mood:interested",
    "wrong_issue": "You are giving me what I need least. #mood:neutral",
    "step_back": "You offered more before. #mood:frustrated",
    "repeat": "You have said that already. #mood:neutral",
    "several": "None of these yet; one of them is nearer than the others. #mood:interested",
}

_CLOSING: Final = """\

title: Reaction
---
Sam: Not like that. #mood:neutral
<<counter>>
===

title: Accepted
---
Sam: Good. Let us write it down. #mood:warm
===

title: Walk
---
Sam: You know where to find me. #mood:neutral
<<end walked>>
===

title: Outside
---
You step outside for a minute.
===

title: AfterTurn
when: $tension >= 4
---
Sam: We had better stop here. #mood:angry
<<end they_left>>
===

title: ExitInterview
---
Sam: Ask me what mattered, and I would have told you. #mood:neutral
===
"""

_EFFECTS: Final = {
    "insulting": (
        '<<trust -5 "the offer was an insult">>\n<<tension +1 "the offer was an insult">>\n'
    ),
    "low": "<<counter>>\n",
    "close": "<<counter>>\n",
    "wrong_issue": "<<counter>>\n",
}


def script_text(*, priority: str, limits: dict[str, str]) -> str:
    """Return the script of the playable role, with line ids, in its canonical form.

    Args:
        priority: What the counterpart says matters most.
        limits: What the counterpart says about its limit, by variant; one or two of them.
    """
    said = [f"Sam: {words} #mood:guarded" for words in limits.values()]
    if len(said) == 1:
        limit = f"    {said[0]}"
    else:
        first = next(iter(limits))
        limit = (
            f'    <<if variant("{first}")>>\n        {said[0]} #signal\n'
            f"    <<else>>\n        {said[1]} #signal\n    <<endif>>"
        )
    # A name from the domain may hold what means something in a script.
    spoken = re.sub(r"[^\w\s’',.()-]", "", priority)
    opening = _OPENING.replace("{priority}", spoken).replace("{limit}", limit)
    reactions = "".join(map(_reaction, _REACTIONS))
    named = "script.party_a.yarn"
    text = format_script(parse(opening + reactions + _CLOSING, file=named).script)
    return with_line_ids(text, file=named, prefix="pa", taken=frozenset())


def _reaction(kind: str) -> str:
    body = f"Sam: {_REACTIONS[kind]}\n{_EFFECTS.get(kind, '')}"
    return f'\ntitle: Reaction\nwhen: reply("{kind}")\n---\n{body}===\n'
