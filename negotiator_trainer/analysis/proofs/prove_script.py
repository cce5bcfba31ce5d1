"""What a walk over every state finds against a script: what never runs, or always does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.graph.tracing import Mark
from negotiator_trainer.engine.state import REPLIES
from negotiator_trainer.script.tree import Command, Comment, If, Line, LineGroup
from negotiator_trainer.script.walk import questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.graph.explored import Walk
    from negotiator_trainer.analysis.proofs.proof import Found, Subject
    from negotiator_trainer.script.tree import Branch, Condition, Node, Option, Place, Statement


@dataclass(slots=True)
class ScriptProof:
    """Goes through one script beside the marks that play left in it.

    What stands inside something that never runs is not reported again.

    Attributes:
        subject: What is proved something about.
        walk: Every state of it.
        found: What was found.
    """

    subject: Subject
    walk: Walk
    found: list[Found] = field(default_factory=list)

    def all(self) -> list[Found]:
        """Look at every node, then at what is said too early or unannounced."""
        for node in self.subject.game.script.nodes:
            self._node(node)
        self._reactions()
        for mark in sorted(self.walk.marks):
            self._shown(mark)
        return self.found

    def _add(self, code: str, place: Place, message: str, *, shown: Mark | None = None) -> None:
        witness = None if shown is None else self.walk.witness(shown)
        self.found.append(self.subject.found(code, place, message, witness))

    def _node(self, node: Node) -> None:
        if Mark("entered", node.place) not in self.walk:
            self._unreached(node)
            return
        if node.title != "Reaction":
            self._always(node.when, node.place)
        self._body(node.body)
        for option in node.options:
            self._option(option)

    def _unreached(self, node: Node) -> None:
        if node.title != "Reaction":
            self._add("P002", node.place, f"No play comes to this “{node.title}”.")
        elif node.when is not None:  # a fallback has to be there, needed or not
            self._add("P003", node.place, "No offer in any play is answered with this.")

    def _option(self, option: Option) -> None:
        place = option.place
        if Mark("offered", place) not in self.walk:
            asked = option.condition is not None
            never = asked and Mark("holds", place) not in self.walk
            why = "its condition is never true" if never else "it is closed whenever it could be"
            self._add("P007", place, f"Nobody can ever say this: {why}.")
            return
        self._always(option.condition, place)
        self._body(option.body)

    def _body(self, body: Sequence[Statement]) -> None:
        for statement in body:
            if isinstance(statement, Comment) or _silent(statement):
                continue
            if isinstance(statement, If):
                if not self._asked(statement):
                    return
                self._arms(statement)
            elif Mark("ran", statement.place) not in self.walk:
                self._never(statement)
                return

    def _asked(self, statement: If) -> bool:
        place = statement.branches[0].place
        if Mark("holds", place) in self.walk or Mark("fails", place) in self.walk:
            return True
        self._never(statement)
        return False

    def _never(self, statement: Statement) -> None:
        said = isinstance(statement, Line | LineGroup)
        what = "This is never said" if said else "This is never done"
        self._add("P006", statement.place, f"{what}: play always leaves before it.")

    def _arms(self, statement: If) -> None:
        for branch in statement.branches:
            if not self._arm(branch):
                return

    def _arm(self, branch: Branch) -> bool:
        """Look at one arm; False where none after it is ever tried."""
        if branch.condition is None:
            if Mark("entered", branch.place) in self.walk:
                self._body(branch.body)
            return True
        if Mark("holds", branch.place) not in self.walk:
            self._add("P004", branch.place, "This is true in no play.")
            return True
        self._always(branch.condition, branch.place)
        self._body(branch.body)
        return Mark("fails", branch.place) in self.walk

    def _always(self, condition: Condition | None, place: Place) -> None:
        if condition is None or Mark("fails", place) in self.walk:
            return
        if Mark("holds", place) in self.walk:
            self._add("P005", place, "This is true whenever it is asked, in every play.")

    def _reactions(self) -> None:
        """A node that answers several kinds of offer without asking which."""
        for node in self.subject.game.script.nodes:
            if node.title != "Reaction" or node.when is not None:
                continue
            kinds = [reply for reply in REPLIES if Mark("replied", node.place, reply) in self.walk]
            if len(kinds) > 1 and not _asks_reply(node):
                shown = Mark("replied", node.place, kinds[-1])
                self._add(
                    "P019",
                    node.place,
                    f"Offers that are {' and '.join(kinds)} are answered alike.",
                    shown=shown,
                )

    def _shown(self, mark: Mark) -> None:
        script = self.subject.game.script
        if mark.kind == "leak":
            message = f"This gives “{mark.name}” away, and it need not be known by then."
            self._add("P017", mark.place, message, shown=mark)
        elif mark.kind == "unannounced":
            message = f"It is announced by “{mark.name}”, which need not be known by then."
            self._add("P018", mark.place, message, shown=mark)
        elif mark.kind == "stuck":
            node = next(node for node in script.nodes if node.place == mark.place)
            message = f"In “{node.title}” there can be nothing to say and nothing to offer."
            self._add("P011", mark.place, message, shown=mark)


def _silent(statement: Statement) -> bool:
    return isinstance(statement, Command) and statement.name == "offers"


def _asks_reply(node: Node) -> bool:
    return any(
        getattr(question, "name", "") == "reply"
        for statement in node.body
        if isinstance(statement, If)
        for branch in statement.branches
        if branch.condition is not None
        for question in questions(branch.condition)
    )
