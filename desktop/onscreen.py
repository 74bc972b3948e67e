"""The film on screen: the same one in the list, the viewer and the findings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.case import Case
from desktop.desk import Desk
from desktop.findings.panel import FindingsPanel
from desktop.opened import Opened
from desktop.session import Session
from desktop.viewer.controls import Controls
from desktop.viewer.panel import ViewerPanel
from desktop.work import Loaded
from desktop.worklist.model import place_of
from desktop.worklist.panel import WorklistPanel
from engine.store.cases import Verdict


class OnScreen(QObject):
    """Keeps the three panels on one film, and hands on what the reader does to it."""

    changed = Signal()  # another film, or more is known of it
    shown = Signal()  # its pixels are there
    lined = Signal(object, object)  # Case, and the ends of a line along an object of known size

    def __init__(
        self, session: Session, desk: Desk, worklist: WorklistPanel, viewer: ViewerPanel, findings: FindingsPanel,
        controls: Controls,
    ) -> None:  # fmt: skip
        super().__init__(session)
        self.current: Case | None = None
        self.loaded: Loaded | None = None
        self._session, self._desk, self._controls = session, desk, controls
        self._worklist, self._viewer, self._findings = worklist, viewer, findings
        self._unasked = False  # whether the film on screen is there without anyone having chosen it
        session.listed.connect(self._listed)
        session.batch.finished.connect(self._begin)
        session.opened.connect(self._opened)
        session.unopened.connect(self._unopened)
        session.worklist.dataChanged.connect(self._more_known)
        worklist.chosen.connect(self._chosen)
        desk.touched.connect(self._touched)
        desk.drawn_on.connect(self._drawn_on)
        for pane in viewer.panes:
            pane.measured.connect(desk.measure)
            pane.painted.connect(desk.paint)
            pane.lined.connect(self.lined)
        findings.note_written.connect(self._note)

    def judge(self, verdict: Verdict) -> None:
        """Accept or reject the film on screen."""
        if self.current is not None:
            self._desk.judge(self.current, verdict)

    def take_mask_back(self) -> None:
        """Leave the machine's mask alone on the film on screen."""
        if self.current is not None:
            self._desk.paint(self.current, None)

    def uncalibrate(self) -> None:
        """Measure the film on screen by what its file says."""
        if self.current is not None:
            self._desk.calibrate(self.current, None)

    @Slot(int)
    def _listed(self, number: int) -> None:
        if self.current is None and number:
            self._worklist.step(0)
            self._unasked = True

    @Slot()
    def _begin(self) -> None:
        """Begin where a person is needed most, unless the reader has begun elsewhere."""
        if self._unasked and self.current is not None and not self._desk.touched_by_hand(self.current):
            self._worklist.first()

    @Slot(object)
    def _chosen(self, case: Case | None) -> None:
        """Show another film; the one before goes at once, so that no finding stands beside another's film."""
        self._findings.note.finish()
        self.current, self._unasked = case, False
        self._findings.show_case(case, self.loaded)
        self._viewer.show_nothing(self.tr("Opening {name}…").format(name=case.name) if case else "")
        if case is not None:
            self._session.show(case)
        self.changed.emit()

    @Slot()
    def _more_known(self) -> None:
        """Show what has become known of the film on screen."""
        for pane in self._viewer.panes:
            known = self._session.worklist.case(place_of(pane.case)) if pane.case else None
            if known is not None and known is not pane.case:
                self._viewer.show_drawings(known)
        before = self.current
        now = self._session.worklist.case(place_of(before)) if before else None
        if before is None or now is None or now is before:
            return
        self.current = now
        self._findings.show_case(now, self.loaded)
        if now.reading is not before.reading or now.sha256 != before.sha256:
            self._session.show(now)
        self.changed.emit()

    @Slot(object, object)
    def _opened(self, case: Case, ready: Opened) -> None:
        if self.current is not None and place_of(case) == place_of(self.current):
            self._viewer.show_film(self.current, ready)
            self._controls.show_layers()
            self.shown.emit()

    @Slot(object, str)
    def _unopened(self, case: Case, why: str) -> None:
        if self.current is not None and place_of(case) == place_of(self.current):
            self._viewer.show_nothing(why)

    @Slot(object)
    def _touched(self, case: Case) -> None:
        if self.current is None or place_of(case) != place_of(self.current):
            self._worklist.choose(case)

    @Slot(object)
    def _drawn_on(self, case: Case) -> None:
        if not self._viewer.beside.shows(case):
            self._touched(case)

    @Slot(str)
    def _note(self, text: str) -> None:
        if self.current is not None:
            self._desk.write_note(self.current, text)
