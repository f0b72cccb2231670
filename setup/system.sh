#!/bin/sh
# Install the system libraries, faces and programs that are missing.
# Usage: setup/system.sh build [test] [outside] [pictures]
set -eu

FANDOL_FILE=FandolFang-Regular.otf
FANDOL_PACKAGE=texlive-lang-chinese

say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) echo "$2" >&2 ;;
    *) echo "$1" >&2 ;;
  esac
}

debian_packages() {
  for purpose in "$@"; do
    case "$purpose" in
      build)
        echo python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        echo fontconfig fonts-noto-cjk fonts-lxgw-wenkai fonts-dejavu-core
        ;;
      # Node.js checks the scripts of the studio's page; a locale in GBK is made of lists of locales.
      test) echo default-jre-headless poppler-utils nodejs npm locales ;;
      # Playwright brings a Node.js of its own, which asks for libatomic.
      outside) echo chromium firefox-esr libatomic1 calibre libreoffice-writer-nogui strace
        # What veraPDF reads its profiles with.
        echo libjaxb-java libjaxb-api-java libistack-commons-java
        ;;
      pictures) echo chromium poppler-utils ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "需要管理员权限，请运行：$*" "This needs root; run: $*"
    exit 2
  fi
}

missing_packages() {
  for package in $(debian_packages "$@"); do
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || provided "$package" || echo "$package"
  done
}

# A machine may have a newer Python, Java or Node of its own making.
provided() {
  case "$1" in
    python3) "$(dirname "$0")/python.sh" | xargs -I{} {} -c 'import sys; sys.exit(sys.version_info < (3, 11))' ;;
    python3-venv) "$("$(dirname "$0")/python.sh")" -c 'import venv, ensurepip' 2>/dev/null ;;
    default-jre-headless) command -v java >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    *) false ;;
  esac
}

install_debian() {
  packages=$(missing_packages "$@")
  if [ -n "$packages" ]; then
    say "安装系统软件：" "Installing system packages:"
    echo "$packages" >&2
    as_root apt-get update -qq
    # shellcheck disable=SC2086 # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
  fi
  [ -n "$(fc-list :family=FandolFang)" ] || install_fandol
}

# The package holds half of TeX; only its one face of 仿宋 is wanted.
install_fandol() {
  say "安装仿宋体 FandolFang" "Installing the face FandolFang"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  # For everybody if root does it, else for whoever does: with another HOME it has to be done again.
  faces="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/jianbao"
  [ "$(id -u)" != 0 ] || faces=/usr/local/share/fonts/jianbao
  mkdir -p "$faces"
  chmod 755 "$work"
  if ! (cd "$work" && apt-get download -qq "$FANDOL_PACKAGE" 2>/dev/null); then
    as_root apt-get update -qq
    (cd "$work" && apt-get download -qq "$FANDOL_PACKAGE")
  fi
  dpkg-deb --fsys-tarfile "$work"/*.deb \
    | tar --extract --to-stdout --wildcards "*/fandol/$FANDOL_FILE" > "$work/face.otf"
  mv "$work/face.otf" "$faces/$FANDOL_FILE"
  fc-cache "$faces"
}

install_macos() {
  if ! command -v brew >/dev/null; then
    say "请先安装 Homebrew" "Install Homebrew first"
    exit 2
  fi
  for formula in python@3.12 pango harfbuzz fontconfig; do
    brew list "$formula" >/dev/null 2>&1 || brew install "$formula"
  done
  for cask in font-noto-serif-cjk-sc font-noto-sans-cjk-sc font-lxgw-wenkai; do
    brew list --cask "$cask" >/dev/null 2>&1 || brew install --cask "$cask"
  done
  case " $* " in
    *" test "*)
      for formula in openjdk poppler; do
        brew list "$formula" >/dev/null 2>&1 || brew install "$formula"
      done
      ;;
  esac
  [ -n "$(fc-list :family=FandolFang)" ] || say \
    "没有仿宋体：请把 FandolFang-Regular.otf 放进 ~/Library/Fonts" \
    "No 仿宋 face: put FandolFang-Regular.otf into ~/Library/Fonts"
}

if command -v apt-get >/dev/null; then
  install_debian "$@"
elif [ "$(uname)" = Darwin ]; then
  install_macos "$@"
else
  say "本系统需自行安装：Python 3.11+、Pango、HarfBuzz（含 subset）、fontconfig、Noto CJK、霞鹜文楷、FandolFang" \
    "Install by hand: Python 3.11+, Pango, HarfBuzz (with subset), fontconfig, Noto CJK, LXGW WenKai, FandolFang"
fi
