"""The packages around a program of a few bytes: what they hold, that they are the same twice, and what they refuse."""

import os
import shutil
import subprocess
import tarfile

import pytest

from engine.places import PORTABLE
from resources.installer import linux
from resources.installer.__main__ import sums

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's packages are made by dpkg-deb")


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A built folder whose programs are this system's smallest."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "dist" / "osteoscope"
    (folder / "_internal").mkdir(parents=True)
    for name in linux.PROGRAMS:
        shutil.copy(shutil.which("true"), folder / name)
    (folder / "_internal" / "数据.bin").write_bytes(b"x" * 1000)
    (folder / "_internal" / "数据.bin").chmod(0o600)
    return folder


@pytest.fixture
def dpkg(tmp_path):
    """Run dpkg on an empty root."""
    root = tmp_path / "root"
    for name in ("info", "updates"):
        (root / "var/lib/dpkg" / name).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    options = ["--log=/dev/null", "--force-depends", "--force-script-chrootless", "--force-not-root"]

    def run(*words):
        return subprocess.run(
            ["dpkg", f"--root={root}", *options, *map(str, words)], capture_output=True, text=True, check=False
        )

    run.root = root
    return run


def said(package, *words):
    return subprocess.run(["dpkg-deb", *words, package], capture_output=True, text=True, check=True).stdout


@needs_dpkg
def test_the_debian_package_puts_everything_in_its_place_and_is_the_same_twice(built, tmp_path):
    package = linux.deb(built, tmp_path / "one", quick=True)
    listed = {line.split(maxsplit=5)[5]: line.split()[:2] for line in said(package, "--contents").splitlines()}
    assert listed["./usr/bin/osteoscope-cli -> /opt/osteoscope/osteoscope-cli"][1] == "root/root"
    assert listed["./opt/osteoscope/_internal/数据.bin"][0] == "-rw-r--r--"
    assert listed["./opt/osteoscope/osteoscope"][0] == "-rwxr-xr-x"
    assert {
        "./usr/share/applications/osteoscope.desktop", "./usr/share/mime/packages/osteoscope.xml",
        "./usr/share/icons/hicolor/256x256/apps/osteoscope.png",
    } <= set(listed)  # fmt: skip
    depends = said(package, "--field")
    assert "libc6 (>= 2." in depends and "fontconfig-config" in depends
    assert linux.deb(built, tmp_path / "two", quick=True).read_bytes() == package.read_bytes()


@needs_dpkg
def test_the_debian_package_goes_without_a_trace_and_an_older_one_is_refused(built, tmp_path, dpkg):
    newer, older = (linux.deb(built, tmp_path, version, quick=True) for version in ("2.10.0", "2.9.0"))
    assert dpkg("--install", newer).returncode == 0
    assert os.access(dpkg.root / "opt/osteoscope/osteoscope", os.X_OK)
    refused = dpkg("--install", older)
    assert refused.returncode != 0 and "Osteoscope 2.10.0 is installed, and 2.9.0 is older" in refused.stderr
    assert "Version: 2.10.0" in dpkg("--status", "osteoscope").stdout
    assert dpkg("--purge", "osteoscope").returncode == 0
    assert [path.name for path in dpkg.root.iterdir()] == ["var"]


@pytest.mark.skipif(shutil.which("xz") is None, reason="archives are packed by xz")
def test_the_archive_for_a_stick_is_marked_portable_and_the_same_twice(built, tmp_path):
    archive = linux.tar(built, tmp_path / "one", "2.9.0", quick=True)
    with tarfile.open(archive) as opened:
        held = {member.name: member for member in opened}
        words = opened.extractfile("osteoscope-2.9.0/README.txt").read().decode("utf-8")
    assert {f"osteoscope-2.9.0/{name}" for name in (PORTABLE, *linux.PROGRAMS)} <= set(held)
    assert not any(member.islnk() or member.issym() for member in held.values())  # sticks know neither
    assert "Osteoscope 2.9.0" in words and "Research use only" in words
    assert linux.tar(built, tmp_path / "two", "2.9.0", quick=True).read_bytes() == archive.read_bytes()


def test_the_list_of_sums_holds_every_package(tmp_path):
    (tmp_path / "osteoscope.deb").write_bytes(b"abc")
    assert sums(tmp_path).read_text("utf-8") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  osteoscope.deb\n"
    )
