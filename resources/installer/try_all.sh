#!/usr/bin/env bash
# Build the edition for processors and try every kind of packing that can be tried on Linux: what CI does.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(uv run python -c 'import engine; print(engine.__version__)')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

uv run pyinstaller --noconfirm --log-level WARN build.spec
rm -rf dist/packages
uv run python -m resources.installer deb --quick
resources/installer/try_package.sh dist/packages/osteoscope_*.deb

# The archive, unpacked where a stick might be: that it holds the programs and keeps their data beside them.
uv run python -m resources.installer tar --quick
stick="$work/U 盘 stick"
mkdir "$stick"
tar --extract --directory="$stick" --file dist/packages/osteoscope-"$version"-linux-*-portable.tar.xz
env -i "HOME=$stick" "$stick/osteoscope-$version/osteoscope-cli" selftest
[ "$(ls -A "$stick")" = "osteoscope-$version" ] || { echo "the portable program wrote into the home" >&2; exit 1; }

resources/installer/appimage.sh "$version" --folder
[ "$(env -i dist/Osteoscope.AppDir/AppRun cli --version)" = "osteoscope $version" ]

# A Windows installer around nothing: that its script is right.
payload=$work/payload
mkdir -p "$payload/_internal"
touch "$payload"/{osteoscope.exe,osteoscope-cli.exe,_internal/placeholder}
makensis -V2 -WX "-DVERSION=$version" "-DPAYLOAD=$payload" "-DOUT=$work/osteoscope-$version.exe" \
    resources/installer/windows/osteoscope.nsi
[ -s "$work/osteoscope-$version.exe" ]
bash -n resources/installer/macos/package.sh

uv run python -m resources.installer sums
(cd dist/packages && sha256sum --check --quiet SHA256SUMS)
