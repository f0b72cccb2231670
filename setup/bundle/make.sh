#!/bin/sh
# Make dist/jianbao-VERSION-linux-MACHINE.tar.xz from this checkout: a folder that runs without
# administrator, network, Python or faces. It brings its own C library with its own loader, so
# that it runs on systems older than the one it was made on. With "deb" a package of it as well.
# Usage: setup/bundle/make.sh [deb]   (after `make book`)
set -eu

python=.venv/bin/python
base=$("$python" -c 'import sys; print(sys._base_executable)')
stdlib=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
version=$("$python" -c 'import jianbao; print(jianbao.__version__)')
machine=$(uname -m)
name=jianbao-$version-linux-$machine
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home=$work/$name
site=$home/lib/$(basename "$stdlib")/site-packages
mkdir -p "$home/bin" "$home/libexec" "$home/fonts" "$home/licences" "$site" dist

# Python without what nobody calls, the locked libraries, and jianbao itself.
(cd "$stdlib" && tar --create --exclude=site-packages --exclude=dist-packages --exclude=test \
  --exclude=tests --exclude=idlelib --exclude=tkinter --exclude=lib2to3 --exclude=turtledemo \
  --exclude=ensurepip --exclude='config-*' --exclude='_tkinter*' --exclude='readline*' \
  --exclude='nis.*' --exclude='_dbm*' --exclude='_gdbm*' --exclude=__pycache__ .) \
  | tar --extract --directory "$(dirname "$site")"
pip="$python -m pip install --quiet --disable-pip-version-check --no-compile --target $site"
$pip --require-hashes -r setup/requirements.txt
$pip --no-deps --no-build-isolation .
(cd "$site" && rm -rf bin docs tests share hatchling* editables* pathspec* pluggy* trove_classifiers* \
  jieba/lac_small jieba/posseg jieba/analyse)
cp "$(readlink -f "$base")" "$home/libexec/python3"
cp "$(command -v fc-list)" "$home/libexec/fc-list"

# Every library that these name, and those that are loaded by name.
by_name='lib(pango-1\.0|pangoft2-1\.0|fontconfig|harfbuzz|harfbuzz-subset|gobject-2\.0|gcc_s)\.so\.[0-9]+'
{
  /sbin/ldconfig -p | grep -oE "/.*/$by_name\$"
  find "$home" -name '*.so*' -o -path "$home/libexec/*"
} | sort -u >"$work/objects"
{
  grep -v "^$work" "$work/objects"
  xargs ldd <"$work/objects" 2>/dev/null | sed -n 's/.* => \(\/[^ ]*\) (0x.*/\1/p' | grep -v "^$work"
} | sort -u >"$work/libraries"
loader=$(ldd "$home/libexec/python3" | sed -n 's/^[[:space:]]*\(\/[^ ]*ld-[^ ]*\) (0x.*/\1/p')
cp "$loader" "$home/lib/ld.so"
while read -r library; do cp --dereference "$library" "$home/lib/$(basename "$library")"; done <"$work/libraries"
find "$home" -name '*.so*' ! -name ld.so -exec strip --strip-unneeded {} + "$home"/libexec/* 2>/dev/null || true

# The faces, and what starts everything.
"$python" setup/bundle/faces.py "$home/fonts" >"$home/licences/字体.txt"
sed 's|<fontconfig>|&<dir prefix="relative">.</dir>|' src/jianbao/font_folders.conf >"$home/fonts/fonts.conf"
for program in python3 fc-list; do cp setup/bundle/run.sh "$home/bin/$program"; done
for program in jianbao 简报; do cp "setup/bundle/$program.sh" "$home/$program"; done
cp setup/bundle/简报.desktop setup/bundle/使用说明.txt "$home/"
chmod 755 "$home"/bin/* "$home"/jianbao "$home"/简报 "$home"/简报.desktop

# Licences: the project's, those of the libraries in Python are beside them, Debian's of the rest.
cp --dereference LICENSE NOTICE /usr/share/common-licenses/*GPL-[0-9]* "$home/licences/"
{ cat "$work/libraries"; grep '^/' "$home/licences/字体.txt"; } | while read -r file; do
  real=$(readlink -f "$file")  # what the system calls /usr/lib, its packages may still call /lib
  package=$({ dpkg-query --search "$real" || dpkg-query --search "${real#/usr}"; } 2>/dev/null | sed -n '1s/[:,].*//p')
  [ -z "$package" ] || cp --dereference "/usr/share/doc/$package/copyright" "$home/licences/$package"
  [ -z "$package" ] || dpkg-query --show "$package"
done | sort -u >"$home/licences/来自Debian.txt"

# The same input gives the same files.
"$home/bin/python3" -m compileall -q --invalidation-mode unchecked-hash "$home/lib" || true
moment=$(git log -1 --format=%ct 2>/dev/null || date +%s)
packed() { tar --create --sort=name --mtime="@$moment" --owner=0 --group=0 --numeric-owner "$@"; }
packed --directory "$work" "$name" | xz -T0 -6 >"dist/$name.tar.xz"
ls -l "dist/$name.tar.xz"
[ "${1:-}" = deb ] || exit 0

# The same folder as a package for Debian, Ubuntu, UOS and Kylin.
tree=$work/deb
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/mime/packages"
mv "$home" "$tree/opt/jianbao"
ln -s /opt/jianbao/jianbao "$tree/usr/bin/jianbao"
sed 's|^Exec=.*|Exec=/opt/jianbao/简报 %f\nMimeType=application/x-jianbao-book;|' \
  setup/bundle/简报.desktop >"$tree/usr/share/applications/jianbao.desktop"
cp setup/bundle/jianbao.xml "$tree/usr/share/mime/packages/"
cat >"$tree/DEBIAN/control" <<END
Package: jianbao
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: jianbao <jianbao@localhost>
Installed-Size: $(du -sk "$tree/opt" | cut -f1)
Section: text
Priority: optional
Description: 简报排版 / Chinese briefing booklets
 把稿件编成可印的 PDF 和手机上读的 EPUB。自带 Python、排版库和字体，不联网。
END
find "$tree" -exec touch --no-dereference --date="@$moment" {} +
SOURCE_DATE_EPOCH=$moment dpkg-deb --root-owner-group -Zxz --build "$tree" \
  "dist/jianbao_${version}_$(dpkg --print-architecture).deb"
