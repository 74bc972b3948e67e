import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from engine.report import dicom_sc, dicom_seg, dicom_sr
from tests.report.films import dicom_reading

pytestmark = pytest.mark.skipif(shutil.which("Orthanc") is None, reason="Orthanc is not installed")


@pytest.fixture
def archive(tmp_path):
    """An Orthanc of this test's own, on loopback; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path / "orthanc"
    settings = {
        "Name": "test", "HttpPort": port, "HttpBindAddresses": ["127.0.0.1"], "DicomServerEnabled": False,
        "RemoteAccessAllowed": False, "AuthenticationEnabled": False, "Plugins": [], "StorageDirectory": str(folder),
        "IndexDirectory": str(folder), "HttpServerEnabled": True,
    }  # fmt: skip
    config = tmp_path / "orthanc.json"
    config.write_text(json.dumps(settings), "utf-8")
    process = subprocess.Popen(["Orthanc", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def test_orthanc_returns_our_objects_unchanged(tmp_path, archive):
    reading = dicom_reading(tmp_path / "film.dcm")
    studies = set()
    for name, kind in {"sr": dicom_sr, "seg": dicom_seg, "sc": dicom_sc}.items():
        path = tmp_path / f"{name}.dcm"
        kind.write(reading, path)
        stored = json.loads(_ask(f"{archive}/instances", path.read_bytes()))
        assert stored["Status"] == "Success"
        studies.add(stored["ParentStudy"])
        assert _ask(f"{archive}/instances/{stored['ID']}/file") == path.read_bytes()
    assert json.loads(_ask(f"{archive}/instances", (tmp_path / "film.dcm").read_bytes()))["ParentStudy"] in studies
    assert len(studies) == 1


def _ask(address, body=None):
    with urllib.request.urlopen(urllib.request.Request(address, body)) as answer:
        return answer.read()


def _wait(address, process):
    for _ in range(300):
        assert process.poll() is None, "Orthanc did not start"
        try:
            _ask(f"{address}/system")
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("Orthanc does not answer")
