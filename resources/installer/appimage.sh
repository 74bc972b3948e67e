#!/usr/bin/env bash
# Pack dist/osteoscope as an AppImage: resources/installer/appimage.sh VERSION
# The folder that it packs is made and looked at by CI (--folder); the image itself has NOT been made so far: that needs
# appimagetool (https://github.com/AppImage/appimagetool) on the path, and the image needs FUSE, or --appimage-extract.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$1
folder=dist/Osteoscope.AppDir
rm -rf "$folder"
mkdir -p "$folder/usr/lib" dist/packages
cp -al dist/osteoscope "$folder/usr/lib/osteoscope" 2>/dev/null || cp -a dist/osteoscope "$folder/usr/lib/osteoscope"
cp resources/installer/linux/osteoscope.desktop resources/icons/osteoscope.png "$folder/"
cat >"$folder/AppRun" <<'END'
#!/bin/sh
# The window; `Osteoscope.AppImage cli …` is the console tool.
here=$(dirname "$(readlink -f "$0")")/usr/lib/osteoscope
if [ "${1:-}" = cli ]; then shift; exec "$here/osteoscope-cli" "$@"; fi
exec "$here/osteoscope" "$@"
END
chmod 755 "$folder/AppRun"
[ "${2:-}" = --folder ] && { echo "$folder"; exit; }

command -v appimagetool >/dev/null || { echo "appimagetool is not here; it makes the image." >&2; exit 1; }
ARCH=$(uname -m) appimagetool --no-appstream "$folder" "dist/packages/osteoscope-$version-linux-$(uname -m).AppImage"
