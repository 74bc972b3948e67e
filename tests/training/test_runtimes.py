"""Runtimes compared: film by film, on disk at once, and with differences counted where they are."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.records import Radiograph
from tests.factory import make_bundle
from training.data.fracatlas import Film
from training.data.known import Known
from training.runtimes import HEADER, Answer, Answers, gather, loaded, rows

ANSWER = Answer("a", "tune", True, "torch fp32", "model", None, 0.5, "doubt", {"x": 1.0, "y": 2.0}, 0.1)


def known(seed):
    name = f"{seed}.png"
    film = Film(
        name=name, path=Path(name), component=name, side="tune", main="hand", visible=("hand",), confident=True,
        cast=False, hardware=False, fractured=bool(seed % 2), frontal=False, lateral=False, oblique=False,
        original_size=(200, 160), traced=False, outlined=False,
    )  # fmt: skip
    pixels = np.random.default_rng(seed).random((200, 160), np.float32)
    return Known(film, Radiograph(Path(name), pixels), None)


def test_torch_and_openvino_agree_and_a_stopped_run_goes_on(tmp_path):
    bundle = make_bundle(tmp_path / "test-0.0.1")
    path, model = tmp_path / "answers.jsonl", bundle.card.sha256
    run = loaded(bundle, ("torch fp32", "openvino fp32"))
    gather(bundle, run, (1, [known(0)]), Answers(path, model))
    first = path.read_text("utf-8")
    again = Answers(path, model)
    gather(bundle, run, (2, [known(0), known(1)]), again)
    assert Answers(path, model).settled(run) == {"0.png", "1.png"}
    assert path.read_text("utf-8").startswith(first) and len(path.read_text("utf-8").splitlines()) == 4
    _, ours = (dict(zip(HEADER, row, strict=True)) for row in rows(again, list(run)))
    assert ours["films"] == 2 and ours["films_beyond_0.01"] == ours["other_triage"] == ours["other_status"] == 0
    assert 0 < float(ours["largest_logit_difference"]) < 1e-2
    assert Answers(path, "another model").of("torch fp32") == {}


def test_differences_are_counted(tmp_path):
    answers = Answers(tmp_path / "answers.jsonl", "model")
    for film in "abc":
        answers.add(replace(ANSWER, film=film))
    other = replace(ANSWER, runtime="openvino bf16")
    answers.add(replace(other, logits={"x": 1.0, "y": 2.5, "z": 9.0}, probability=0.75, triage="positive"))
    answers.add(replace(other, film="b", probability=None, triage=None, refused="chest"))
    answers.add(replace(other, film="c", side="held_out"))
    same, row = (dict(zip(HEADER, row, strict=True)) for row in rows(answers, ("torch fp32", "openvino bf16")))
    assert (same["largest_logit_difference"], same["other_triage"]) == ("0.0e+00", 0)
    assert (row["films"], row["largest_logit_difference"], row["films_beyond_0.01"]) == (3, "5.0e-01", 1)
    assert (row["largest_probability_difference"], row["other_status"], row["other_triage"]) == ("2.5e-01", 1, 2)
    assert set(answers.of("openvino bf16", "tune")) == {"a", "b"}
    assert answers.settled(("torch fp32", "openvino int8")) == set()
