#!/usr/bin/env bash
# Sign, notarise and pack dist/Osteoscope.app as a disk image: resources/installer/macos/package.sh VERSION
# NOT run so far: it needs a Mac, and for all but the image itself an Apple developer's account.
#   SIGN_AS       "Developer ID Application: …"; without it the app is signed ad hoc, and a Mac asks before it opens it
#   NOTARY        profile that `xcrun notarytool store-credentials` keeps; without it nothing is sent to Apple
set -euo pipefail
cd "$(dirname "$0")/../../.."

version=$1
app=dist/Osteoscope.app
image=dist/packages/osteoscope-$version-macos-$(uname -m).dmg
mkdir -p dist/packages

# From the inside out, as Apple asks; --deep would sign the libraries with the program's entitlements.
options=(--force --options runtime --timestamp --sign "${SIGN_AS:--}")
[ -n "${SIGN_AS:-}" ] || options=(--force --sign -)
find "$app/Contents/Frameworks" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign "${options[@]}"
for program in osteoscope-cli osteoscope; do
    codesign "${options[@]}" --entitlements resources/installer/macos/entitlements.plist "$app/Contents/MacOS/$program"
done
codesign "${options[@]}" --entitlements resources/installer/macos/entitlements.plist "$app"
codesign --verify --deep --strict "$app"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Osteoscope $version" -srcfolder "$folder" -ov -format UDZO "$image"
[ -z "${SIGN_AS:-}" ] || codesign --force --timestamp --sign "$SIGN_AS" "$image"

if [ -n "${NOTARY:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
