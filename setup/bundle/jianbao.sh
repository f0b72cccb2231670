#!/bin/sh
# jianbao as it stands in this folder, with the faces beside it and those of the system.
here=$(readlink -f "$0")
here=${here%/*}
export PATH="$here/bin:$PATH" PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 PYTHONNOUSERSITE=1
unset PYTHONHOME PYTHONPATH
export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$here/fonts/fonts.conf}"
# What is said stays in the encoding of the terminal.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Gg][Bb]*) export PYTHONIOENCODING="${PYTHONIOENCODING:-gb18030}" ;;
esac
exec "$here/bin/python3" -m jianbao "$@"
