"""What this program is, and what its model is worth: the card, for people."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QUrl, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop import licences, spoken, words
from desktop.work import Loaded
from engine import __version__
from engine.card import Card, Rate

# What the card calls its figures, as a radiologist would; others are shown by their own names.
FIGURES = {
    "part_main": str(QT_TRANSLATE_NOOP("AboutDialog", "Likeliest part is the film's main part")),
    "part_main_or_visible": str(QT_TRANSLATE_NOOP("AboutDialog", "Likeliest part is on the film")),
    "limb": str(QT_TRANSLATE_NOOP("AboutDialog", "Upper or lower limb right")),
    "fracture_auc": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture, AUC")),
    "fracture_auc_without_cast": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture, AUC on films without a cast")),
    "fracture_auc_of_size_alone": str(QT_TRANSLATE_NOOP("AboutDialog", "For scale: AUC of the image's size alone")),
    "fracture_auc_of_cast_alone": str(QT_TRANSLATE_NOOP("AboutDialog", "For scale: AUC of knowing the cast alone")),
    "fracture_ece": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture, calibration error (ECE)")),
    "fracture_brier": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture, Brier score")),
    "fracture_dice": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture outline, Dice on fractured films")),
    "bone_dice": str(QT_TRANSLATE_NOOP("AboutDialog", "Bone outline, Dice on traced films")),
    "fracture_iou": str(QT_TRANSLATE_NOOP("AboutDialog", "Fracture outline, IoU on fractured films")),
    "lesions_found_at_half_a_false_region": str(
        QT_TRANSLATE_NOOP("AboutDialog", "Fractures found at 0.5 false regions a film")
    ),
    "bone_iou": str(QT_TRANSLATE_NOOP("AboutDialog", "Bone outline, IoU on traced films")),
    "negative_and_whole": str(QT_TRANSLATE_NOOP("AboutDialog", "Called negative, and no fracture")),
    "positive_and_fractured": str(QT_TRANSLATE_NOOP("AboutDialog", "Called positive, and a fracture")),
    "refused": str(QT_TRANSLATE_NOOP("AboutDialog", "Films turned away")),
    "turned_away_held_out_limb_films": str(QT_TRANSLATE_NOOP("AboutDialog", "Limb films turned away")),
    "turned_away_chest_films": str(QT_TRANSLATE_NOOP("AboutDialog", "Chest films turned away")),
    "turned_away_CT_images": str(QT_TRANSLATE_NOOP("AboutDialog", "CT images turned away")),
    "turned_away_MR_images": str(QT_TRANSLATE_NOOP("AboutDialog", "MR images turned away")),
    "turned_away_US_images": str(QT_TRANSLATE_NOOP("AboutDialog", "Ultrasound images turned away")),
    "turned_away_knee_osteoporosis": str(
        QT_TRANSLATE_NOOP("AboutDialog", "Knee films of another source turned away, though known")
    ),
    "turned_away_graded_knees": str(
        QT_TRANSLATE_NOOP("AboutDialog", "Knees cut to the joint turned away, though known")
    ),
    "turned_away_phantoms_of_the_chest": str(QT_TRANSLATE_NOOP("AboutDialog", "Synthetic chests turned away")),
    "turned_away_phantoms_of_the_spine": str(QT_TRANSLATE_NOOP("AboutDialog", "Synthetic spines turned away")),
    "turned_away_phantoms_of_the_skull": str(QT_TRANSLATE_NOOP("AboutDialog", "Synthetic skulls turned away")),
    "turned_away_drawn_pictures": str(QT_TRANSLATE_NOOP("AboutDialog", "Drawn pictures turned away")),
    "bone_density_macro_auc": str(
        QT_TRANSLATE_NOOP("AboutDialog", "Bone density, macro AUC of the best attempt (switched off)")
    ),
    "knees_graded": str(QT_TRANSLATE_NOOP("AboutDialog", "Knees cut to the joint that were graded")),
    "kl_quadratic_kappa": str(QT_TRANSLATE_NOOP("AboutDialog", "Kellgren-Lawrence grade, quadratic kappa")),
    "kl_accuracy": str(QT_TRANSLATE_NOOP("AboutDialog", "Kellgren-Lawrence grade exactly right")),
}
TRAINING = {
    "data": str(QT_TRANSLATE_NOOP("AboutDialog", "Data")),
    "licence_of_data": str(QT_TRANSLATE_NOOP("AboutDialog", "Licence of the data")),
    "licence_of_weights": str(QT_TRANSLATE_NOOP("AboutDialog", "Licence of the weights")),
    "split": str(QT_TRANSLATE_NOOP("AboutDialog", "Split")),
    "start": str(QT_TRANSLATE_NOOP("AboutDialog", "Started from")),
    "method": str(QT_TRANSLATE_NOOP("AboutDialog", "Method")),
    "seed_papers": str(QT_TRANSLATE_NOOP("AboutDialog", "Seed papers")),
    "not_reached": str(QT_TRANSLATE_NOOP("AboutDialog", "Aims not reached, and what was tried")),
}
_PART_AUC = "fracture_auc_"


class AboutDialog(QDialog):
    """Says what the program is for, what it is not for, and whose model reads."""

    def __init__(self, loaded: Loaded | None, missing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Osteoscope"))
        self.resize(760, 680)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("About"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._show_licence)
        self.text.setHtml(self._page(loaded, missing) + licences.page())
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(close)

    @Slot(QUrl)
    def _show_licence(self, link: QUrl) -> None:
        licences.LicenceDialog(link.toString(), self).open()

    def _page(self, loaded: Loaded | None, missing: str) -> str:
        research = self.tr("Research use only. Not a medical device.")  # in a string's braces lupdate would not see it
        lines = [
            f"<h2>Osteoscope {escape(__version__)}</h2>",
            _paragraph(self.tr("An offline reader for orthopaedic radiographs. It never uses a network.")),
            f"<p><b>{escape(research)}</b> ",
            escape(self.tr("No finding may be used for a decision about a patient without a qualified reader.")),
            "</p>",
        ]
        return "".join([*lines, _paragraph(missing)] if loaded is None else [*lines, self._card(loaded.card)])

    def _card(self, card: Card) -> str:
        name = self.tr("Model {name} {version}").format(name=card.name, version=card.version)
        limits = "".join(f"<li>{escape(spoken.said(limit))}</li>" for limit in card.limits)
        return "".join((
            f"<h3>{escape(name)}</h3>",
            _title(self.tr("Limits")), f"<ul>{limits}</ul>",
            _title(self.tr("At the operating points")), self._points(card),
            _title(self.tr("Measured on held-out films")), self._figures(card.results),
            _title(self.tr("Training and licences")), self._training(card.training),
            _title(self.tr("Identity")), f"<p>SHA-256 <code>{escape(card.sha256)}</code></p>",
        ))  # fmt: skip

    def _points(self, card: Card) -> str:
        """Show each pair of operating points once, with the parts it is used for."""
        by_pair: dict[Any, list[str]] = {}
        for part, points in card.points.items():
            by_pair.setdefault(points, []).append(words.part(part))
        rows = []
        for points, parts in by_pair.items():
            scope = self.tr("{parts}; measured on: {scope}").format(
                parts=", ".join(parts), scope=words.films_of(points.scope)
            )
            rows.append(f"<tr><td colspan=4><br><i>{escape(scope)}</i></td></tr>")
            for text, point in (
                (self.tr("negative below {threshold}"), points.high_sensitivity),
                (self.tr("positive from {threshold}"), points.high_specificity),
            ):
                said = text.format(threshold=words.per_cent(point.threshold))
                films = f"{point.sensitivity.films} / {point.specificity.films}"
                rows.append(_row(said, _rate(point.sensitivity), _rate(point.specificity), films))
        number = self.tr("Films with / without fracture")
        return _table((self.tr("Triage"), self.tr("Sensitivity"), self.tr("Specificity"), number), rows)

    def _figures(self, results: dict[str, Any]) -> str:
        rows = [
            _row(self._called(name), *_figure(figure)) for name, figure in results.items() if isinstance(figure, dict)
        ]
        return _table((self.tr("Figure"), self.tr("Value"), self.tr("95 % interval"), self.tr("Films")), rows)

    def _called(self, name: str) -> str:
        if name in FIGURES:
            return QCoreApplication.translate("AboutDialog", FIGURES[name])
        if name.startswith(_PART_AUC):
            return self.tr("Fracture, AUC: {part}").format(part=words.part(name.removeprefix(_PART_AUC)))
        return words.part(name)

    def _training(self, facts: dict[str, Any]) -> str:
        def called(name: str) -> str:
            return QCoreApplication.translate("AboutDialog", TRAINING.get(name, words.part(name)))

        return _table((), [_row(called(name), str(fact)) for name, fact in facts.items()])


def _figure(figure: dict[str, Any]) -> tuple[str, str, str]:
    """Return a figure's value, interval and number of films; a dash for what could not be measured."""
    if "value" not in figure:
        return ", ".join(f"{name}: {fact}" for name, fact in figure.items()), "–", "–"
    value, low, high = figure.get("value"), figure.get("low"), figure.get("high")
    films, positives = figure.get("films"), figure.get("positives")
    number = "–" if films is None else str(films) if positives is None else f"{films} ({positives})"
    if not isinstance(value, float):
        return "–", "–", number
    interval = f"{low:.3f} – {high:.3f}" if isinstance(low, float) and isinstance(high, float) else "–"
    return f"{value:.3f}", interval, number


def _rate(rate: Rate) -> str:
    return f"{rate.value:.3f} ({rate.low:.3f} – {rate.high:.3f})"


def _row(*cells: object) -> str:
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    head = "".join(f"<th align='left'>{escape(text)}</th>" for text in heads)
    return f"<table cellspacing=0 cellpadding=4 border=0><tr>{head}</tr>{''.join(rows)}</table>"


def _title(text: str) -> str:
    return f"<h4>{escape(text)}</h4>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
