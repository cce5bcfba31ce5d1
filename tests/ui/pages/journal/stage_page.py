"""A page with one stage of a case on it, for the tests of the stages that are written in."""

from negotiator_trainer.ui.pages.page import Page


class StagePage(Page):
    """Holds a stage as the case's page has it.

    Attributes:
        stage: The stage.
        seen: What it reported as edited.
    """

    def __init__(self, stage, view):
        super().__init__("Case")
        self.stage = stage
        self.stage.history.take_keys(self)
        self.body.addWidget(stage)
        self.body.addStretch()
        self.stage.show_case(view)
        self.seen = []
        self.stage.edited.connect(self.seen.append)

    def narrow_changed(self, *, narrow):
        self.stage.narrow_changed(narrow=narrow)
