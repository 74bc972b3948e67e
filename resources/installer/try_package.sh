#!/usr/bin/env bash
# Install a .deb into an empty root, try its programs, and remove it again without a trace:
#     resources/installer/try_package.sh dist/packages/osteoscope_*.deb
# The root holds nothing else: the programs bring their libraries, and what else they link to is this system's, which
# apt is asked about first.
set -euo pipefail
package=$(realpath "$1")
cd "$(dirname "$0")/../.."

apt-get install --simulate --no-install-recommends "$package" >/dev/null # all it depends on can be had

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/var/lib/dpkg/{info,updates}
touch "$root/var/lib/dpkg/status"
dpkg=(dpkg "--root=$root" --log=/dev/null --force-depends --force-script-chrootless --force-not-root)

"${dpkg[@]}" --install "$package"
for name in osteoscope osteoscope-cli; do
    [ -x "$root$(readlink "$root/usr/bin/$name")" ] || { echo "/usr/bin/$name leads nowhere" >&2; exit 1; }
done
desktop-file-validate "$root/usr/share/applications/osteoscope.desktop"
OSTEOSCOPE_PROGRAM=$root/opt/osteoscope uv run pytest -q -ra tests/smoke_frozen.py

"${dpkg[@]}" --purge osteoscope
left=$(find "$root" -mindepth 1 -not -path "$root/var*")
[ -z "$left" ] || { printf 'left behind:\n%s\n' "$left" >&2; exit 1; }
echo "installed, tried and removed without a trace"
