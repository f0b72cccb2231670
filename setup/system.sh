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
  else
    sudo "$@"
  fi
}

need_root() {
  if [ "$(id -u)" != 0 ] && ! { command -v sudo >/dev/null && sudo true; }; then
    say "要管理员权限。请管理员运行：apt-get update && apt-get install -y $(missing_packages $purposes | tr '\n' ' ')" \
      "This needs root. Ask for: apt-get update && apt-get install -y $(missing_packages $purposes | tr '\n' ' ')"
    bundle
    exit 2
  fi
}

bundle() {
  say "也可以用不要管理员、不用安装的压缩包，见手册“安装”" \
    "Or take the bundle, which needs no administrator and no installation: see the manual, 安装"
}

# Other programs may be installing software: that is waited for, ten minutes at most.
apt_get() {
  need_root
  waited=0
  until as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null 2>"$work/apt"; do
    if ! grep -qi 'get lock' "$work/apt" || [ "$waited" -ge 600 ]; then
      cat "$work/apt" >&2
      say "系统软件没有装上（上面是 apt-get 说的）：系统比 Debian 12 旧就没有这些软件，不旧就看网络和软件源" \
        "System packages could not be installed (what apt-get says is above): systems older than Debian 12 lack them, else see to network and sources"
      bundle
      exit 2
    fi
    [ "$waited" -gt 0 ] || say "别的程序正在安装软件，等它结束…" "Waiting for another program that installs software…"
    waited=$((waited + 5))
    sleep 5
  done
}

# Where the system's own Python is too old, its packages have no newer one.
check_python() {
  python=$("$(dirname "$0")/python.sh")
  command -v "$python" >/dev/null || return 0
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && return 0
  found=$("$python" -c 'import platform; print(platform.python_version())')
  say "要 Python 3.11 以上，这里是 $found。升级到 Debian 12 以上，或另装一个 Python 3.11，再来一次" \
    "Python 3.11 or newer is needed, here is $found. Upgrade to Debian 12, or install a Python 3.11 besides"
  bundle
  exit 2
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
    python3) "$("$(dirname "$0")/python.sh")" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ;;
    python3-venv) "$("$(dirname "$0")/python.sh")" -c 'import venv, ensurepip' 2>/dev/null ;;
    default-jre-headless) command -v java >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    *) false ;;
  esac
}

install_debian() {
  check_python
  packages=$(missing_packages "$@")
  if [ -n "$packages" ]; then
    say "安装系统软件：" "Installing system packages:"
    echo "$packages" >&2
    apt_get update
    # shellcheck disable=SC2086 # one word a package
    apt_get install -y --no-install-recommends $packages
    check_python
  fi
  [ -n "$(fc-list :family=FandolFang)" ] || install_fandol
}

# The package holds half of TeX; only its one face of 仿宋 is wanted.
install_fandol() {
  say "安装仿宋体 FandolFang" "Installing the face FandolFang"
  # For everybody if root does it, else for whoever does: with another HOME it has to be done again.
  faces="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/jianbao"
  [ "$(id -u)" != 0 ] || faces=/usr/local/share/fonts/jianbao
  mkdir -p "$faces"
  chmod 755 "$work"
  if ! (cd "$work" && apt-get download -qq "$FANDOL_PACKAGE" 2>/dev/null); then
    apt_get update
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

purposes="$*"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v apt-get >/dev/null; then
  install_debian "$@"
elif [ "$(uname)" = Darwin ]; then
  install_macos "$@"
else
  say "本系统需自行安装：Python 3.11+、Pango、HarfBuzz（含 subset）、fontconfig、Noto CJK、霞鹜文楷、FandolFang" \
    "Install by hand: Python 3.11+, Pango, HarfBuzz (with subset), fontconfig, Noto CJK, LXGW WenKai, FandolFang"
fi
