#!/usr/bin/env bash
# Build the edition for processors and try every kind of packing that can be tried on Linux: what CI does.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(uv run python -c 'import engine; print(engine.__version__)')

uv run pyinstaller --noconfirm --log-level WARN build.spec
rm -rf dist/packages
uv run python -m resources.installer deb --quick
resources/installer/try_package.sh dist/packages/osteoscope_*.deb

resources/installer/appimage.sh "$version" --folder
[ "$(env -i dist/Osteoscope.AppDir/AppRun cli --version)" = "osteoscope $version" ]

# A Windows installer around nothing: that its script is right.
payload=$(mktemp -d)
mkdir "$payload/_internal"
touch "$payload"/{osteoscope.exe,osteoscope-cli.exe,_internal/placeholder}
makensis -V2 -WX "-DVERSION=$version" "-DPAYLOAD=$payload" "-DOUT=$payload/osteoscope-$version.exe" \
    resources/installer/windows/osteoscope.nsi
[ -s "$payload/osteoscope-$version.exe" ]
rm -r "$payload"
bash -n resources/installer/macos/package.sh

uv run python -m resources.installer sums
(cd dist/packages && sha256sum --check --quiet SHA256SUMS)
