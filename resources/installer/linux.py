"""The Linux packages of a built program: a .deb, and a .tar.xz that runs from a USB stick.

The same programs and the same moment of the source make the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import __version__
from engine.places import PORTABLE
from resources.installer import needs
from resources.installer.budget import size

HERE = Path(__file__).parent / "linux"
ICONS = Path(__file__).parents[1] / "icons"
NAME = "osteoscope"
PROGRAMS = (NAME, f"{NAME}-cli")
HOME = Path("opt") / NAME
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kib}
Depends: {depends}
Recommends: fonts-noto-core, fonts-noto-cjk
Section: science
Priority: optional
Homepage: {homepage}
Description: Offline reader for orthopaedic radiographs, for research use only
 Names the body part, outlines the bone, marks what may be a fracture, and sorts
 films into positive, doubt, negative or not assessable. It never uses a network.
 Not a medical device. Not for use in diagnosis.
"""


def deb(built: Path, folder: Path, version: str = __version__, *, quick: bool = False) -> Path:
    """Pack the programs in `built` as a Debian package into `folder`; `quick` packs faster and less tightly."""
    made = folder / f"{NAME}_{version}_{_architecture()}.deb"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as name:
        root = Path(name) / "root"
        shutil.copytree(built, root / HOME, symlinks=True, copy_function=_linked)
        _placed(root)
        _control(root, version)
        _plain(root)
        packing = ["-Zzstd", "-z3"] if quick else ["-Zxz", "-z6"]
        _run("dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(made))
    return made


def tar(built: Path, folder: Path, version: str = __version__, *, quick: bool = False) -> Path:
    """Pack the programs in `built` with the mark that keeps their data beside them."""
    made = folder / f"{NAME}-{version}-linux-{os.uname().machine}-portable.tar.xz"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as name:
        root = Path(name) / f"{NAME}-{version}"
        shutil.copytree(built, root, symlinks=True, copy_function=_linked)
        (root / PORTABLE).touch()
        (root / "README.txt").write_text(_filled(HERE / "portable.txt", version), "utf-8")
        _plain(root)
        same = f"--sort=name --hard-dereference --mtime=@{moment()} --owner=0 --group=0 --numeric-owner"
        packing = f"--use-compress-program=xz -T0 -{0 if quick else 6}"
        _run("tar", "--create", *same.split(), packing, f"--directory={name}", f"--file={made}", root.name)
    return made


def moment() -> int:
    """Return when the source was last changed, in seconds since 1970: SOURCE_DATE_EPOCH, else the last commit."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False, cwd=HERE)
    return int(said.stdout.strip() or 0)


def _placed(root: Path) -> None:
    """Put what the desktop looks for into its places: names, menu entry, icons, file types."""
    places = {
        HERE / f"{NAME}.desktop": f"usr/share/applications/{NAME}.desktop",
        HERE / f"{NAME}.xml": f"usr/share/mime/packages/{NAME}.xml",
        HERE / "copyright": f"usr/share/doc/{NAME}/copyright",
        ICONS / f"{NAME}.png": f"usr/share/icons/hicolor/256x256/apps/{NAME}.png",
        ICONS / f"{NAME}.svg": f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg",
    }
    for source, place in places.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, root / place)
    (root / "usr/bin").mkdir()
    for program in PROGRAMS:
        (root / "usr/bin" / program).symlink_to(Path("/") / HOME / program)


def _control(root: Path, version: str) -> None:
    facts = {
        "name": NAME, "version": version, "architecture": _architecture(), "kib": size(root) // 1024,
        "depends": ", ".join(needs.packages(root / HOME)),
        "maintainer": os.environ.get("OSTEOSCOPE_MAINTAINER", "The Osteoscope project <osteoscope@example.org>"),
        "homepage": os.environ.get("OSTEOSCOPE_HOMEPAGE", "https://example.org/osteoscope"),
    }  # fmt: skip
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(CONTROL.format(**facts), "utf-8")
    (root / "DEBIAN/preinst").write_text(_filled(HERE / "preinst", version), "utf-8")
    (root / "DEBIAN/preinst").chmod(0o755)


def _filled(path: Path, version: str) -> str:
    return path.read_text("utf-8").replace("@VERSION@", version)


def _plain(root: Path) -> None:
    """Give every file and folder the rights that any user needs and no more, whatever the builder's were."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or bool(path.stat().st_mode & 0o100)
            path.chmod(0o755 if runs else 0o644)


def _linked(source: str, target: str) -> None:
    """Copy without copying where the file system allows it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _architecture() -> str:
    said = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return said.stdout.strip()


def _run(*words: str) -> None:
    made = {"SOURCE_DATE_EPOCH": str(moment()), "LC_ALL": "C.UTF-8"}
    subprocess.run(words, check=True, env=os.environ | made, stdout=subprocess.DEVNULL)
