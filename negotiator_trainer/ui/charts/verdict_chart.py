"""The 2 × 2 of should have agreed × agreed, as labelled counts."""

from __future__ import annotations

from dataclasses import dataclass

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.wording import ntr

_HALF = 0.47
"""Half a cell, where cells are 1 apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCell:
    """One of the four.

    Attributes:
        key: Told when the cell is chosen.
        name: The verdict in words.
        agreed: Whether there was a deal: the column.
        should: Whether there should have been one: the row.
        practice: How many attempts.
        real: How many real cases.
    """

    key: object
    name: str
    agreed: bool
    should: bool
    practice: int
    real: int

    @property
    def right(self) -> bool:
        """Whether it is one of the two good ones."""
        return self.agreed is self.should


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictData:
    """The four cells."""

    cells: tuple[VerdictCell, ...]

    @property
    def practice(self) -> int:
        """All attempts."""
        return sum(cell.practice for cell in self.cells)

    @property
    def real(self) -> int:
        """All real cases that could be judged."""
        return sum(cell.real for cell in self.cells)


class VerdictChart(Chart):
    """Shows `VerdictData`: columns agreed and not, rows should have and should not."""

    places_labels = False
    _data: VerdictData | None = None

    def show_data(self, data: VerdictData) -> None:
        """Show `data`."""
        self._data = data
        self._present(
            ChartContent(
                title=self.tr("Should you have agreed?"),
                count=self._counts(data),
                summary=self._summary(data),
                headers=(self.tr("Verdict"), self.tr("Should have agreed"), self.tr("Agreed"),
                         self.tr("Practice"), self.tr("Real cases")),
                rows=tuple(
                    (cell.name, self._yes(cell.should), self._yes(cell.agreed),
                     str(cell.practice), str(cell.real))
                    for cell in data.cells
                ),
                points=tuple(
                    ChartPoint(x=_column(cell), y=_row(cell), text=self._said(cell), key=cell.key)
                    for cell in data.cells
                ),
                missing="" if data.practice or data.real
                else self.tr("Fills in after your first attempt."),
            )
        )  # fmt: skip

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Did you agree?"), "")
        self.plot.showGrid(x=False, y=False)
        for cell in data.cells:
            self._draw_cell(cell)
        self.plot.getAxis("bottom").setTicks([[(0, self.tr("agreed")), (1, self.tr("did not"))]])
        left = self.plot.getAxis("left")
        left.setTicks([[(1, self.tr("should\nhave")), (0, self.tr("should\nnot"))]])
        self.plot.setXRange(-0.5, 1.5, padding=0)
        self.plot.setYRange(-0.5, 1.5, padding=0)

    def _draw_cell(self, cell: VerdictCell) -> None:
        x, y = _column(cell), _row(cell)
        if cell.right:
            corners = [(x - _HALF, y - _HALF), (x + _HALF, y - _HALF),
                       (x + _HALF, y + _HALF), (x - _HALF, y + _HALF)]  # fmt: skip
            self.plot.addItem(ink.Hatched(corners))
        else:
            self.plot.addItem(ink.box(x - _HALF, y - _HALF, x + _HALF, y + _HALF, role="them"))
        count = self.tr("{0} in practice").format(f"{cell.practice:,}")
        if self._data is not None and self._data.real:
            count += "\n" + self.tr("{0} for real").format(f"{cell.real:,}")
        self.plot.addItem(
            ink.words(f"{cell.name}\n{count}", x, y, role="text", font=self.font(), backed=True)
        )

    def _yes(self, so: bool) -> str:  # noqa: FBT001  a word for it
        return self.tr("yes") if so else self.tr("no")

    def _counts(self, data: VerdictData) -> str:
        words = ntr("1 attempt", "{count:,} attempts", data.practice)
        if data.real:
            words += ", " + ntr("1 real case", "{count} real cases", data.real)
        return words

    def _summary(self, data: VerdictData) -> str:
        total = data.practice + data.real
        if not total:
            return ""
        right = sum(cell.practice + cell.real for cell in data.cells if cell.right)
        return self.tr("Right {0} of {1} times. Choose a field to see which.").format(
            f"{right:,}", f"{total:,}"
        )

    def _said(self, cell: VerdictCell) -> str:
        said = self.tr("{0}: {1} in practice, {2} real cases.")
        return said.format(cell.name, cell.practice, cell.real)


def _column(cell: VerdictCell) -> float:
    return 0.0 if cell.agreed else 1.0


def _row(cell: VerdictCell) -> float:
    return 1.0 if cell.should else 0.0
