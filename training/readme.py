"""The README's table of figures, written from a bundle's own evaluation so that the two never differ."""

from __future__ import annotations

import csv
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end figures -->"
LABELS = {
    "part_main": "likeliest part is the film's main part",
    "part_main_or_visible": "likeliest part is on the film",
    "limb": "upper or lower limb right",
    "fracture_auc": "fracture AUC, all films",
    "fracture_auc_without_cast": "fracture AUC, films without cast",
    "fracture_auc_of_cast_alone": "for scale: AUC of knowing the cast alone",
    "fracture_auc_of_size_alone": "for scale: AUC of the original image size alone",
    "fracture_auc_hand_to_forearm": "fracture AUC, hand to forearm",
    "fracture_auc_elbow_to_shoulder": "fracture AUC, elbow to shoulder",
    "fracture_auc_hip_to_knee": "fracture AUC, hip to knee",
    "fracture_auc_leg_to_foot": "fracture AUC, lower leg to foot",
    "fracture_dice": "fracture Dice on fractured films",
    "lesions_found_at_half_a_false_region": "fractures found at 0.5 false regions a film",
    "bone_dice": "bone Dice on traced films",
    "fracture_ece": "calibration error (ECE) of the fracture probability",
    "sensitivity_at_high_sensitivity": "sensitivity at the high-sensitivity point",
    "specificity_at_high_sensitivity": "specificity at the high-sensitivity point",
    "sensitivity_at_high_specificity": "sensitivity at the high-specificity point",
    "specificity_at_high_specificity": "specificity at the high-specificity point",
    "negative_and_whole": "a film called negative has no fracture",
    "positive_and_fractured": "a film called positive has a fracture",
    "doubt": "share of films in doubt",
    "turned_away_held_out_limb_films": "limb films turned away",
    "turned_away_chest_films": "chest films of another source turned away",
    "turned_away_CT_images": "CT images turned away",
    "turned_away_MR_images": "MR images turned away",
    "turned_away_US_images": "ultrasound images turned away",
    "turned_away_knee_osteoporosis": "knee films of another source turned away, though known",
    "kl_quadratic_kappa": "Kellgren-Lawrence grade, quadratic kappa (knees cut to the joint)",
    "kl_accuracy": "Kellgren-Lawrence grade exactly right (the same)",
}


def update(readme: Path, figures: Path) -> None:
    """Replace what stands between the marks of `readme` by the rows of `figures`, a bundle's figures.csv.

    Raise ValueError where a mark or a figure is missing.
    """
    text = readme.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme.name} has no {BEGIN} … {END}")
    readme.write_text(f"{before}{BEGIN}\n{table(figures)}\n{END}{after}", "utf-8")


def table(figures: Path) -> str:
    """Return the figures as a Markdown table, in the order of `LABELS`."""
    with figures.open(encoding="utf-8", newline="") as stream:
        rows = {row["figure"]: row for row in csv.DictReader(stream)}
    missing = sorted(set(LABELS) - set(rows))
    if missing:
        raise ValueError(f"{figures.name} does not hold {', '.join(missing)}")
    lines = ["| figure | value | 95 % interval | films (fractured) |", "|---|---|---|---|"]
    for name, label in LABELS.items():
        row = rows[name]
        value, low, high = (float(row[key]) for key in ("value", "low", "high"))
        count = f"{row['films']} ({row['positives']})" if row["positives"] else row["films"]
        lines.append(f"| {label} | {value:.3f} | {low:.3f} to {high:.3f} | {count} |")
    return "\n".join(lines)
