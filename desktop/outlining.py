"""The threshold slider at work: outline and regions follow it, the machine's reading does not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.case import Case
from desktop.findings.panel import FindingsPanel
from desktop.findings.said import regions
from desktop.onscreen import OnScreen
from desktop.opened import Outlined, outline
from desktop.session import Session
from desktop.viewer.panel import ViewerPanel


class Outlining(QObject):
    """Asks for another outline of the film on screen, and shows the last one asked for."""

    def __init__(self, session: Session, onscreen: OnScreen, viewer: ViewerPanel, findings: FindingsPanel) -> None:
        super().__init__(onscreen)
        self._session, self._onscreen, self._viewer, self._findings = session, onscreen, viewer, findings
        findings.threshold.moved.connect(self._moved)
        onscreen.shown.connect(self._shown)

    @Slot()
    def _shown(self) -> None:
        if self._findings.threshold.moved_away:
            self._moved(self._findings.threshold.threshold)

    @Slot(float)
    def _moved(self, threshold: float) -> None:
        case, opened, loaded = self._onscreen.current, self._viewer.main.opened, self._onscreen.loaded
        if case is None or opened is None or loaded is None:
            return
        if self._findings.threshold.moved_away:
            call = partial(outline, case, opened.film, loaded.card, threshold)
            self._session.redraw(call, partial(self._outlined, case))
        else:
            self._viewer.main.show_found(case.regions, opened.drawn.fracture, opened.drawn.mask)
            self._findings.show_regions(regions(case), case.spacing)

    def _outlined(self, case: Case, found: Outlined) -> None:
        """Show an outline, unless the film or the slider has moved on."""
        if self._viewer.main.shows(case) and self._findings.threshold.threshold == found.threshold:
            self._viewer.main.show_found(found.regions, found.contours, found.mask)
            self._findings.show_regions(found.regions, case.spacing)
