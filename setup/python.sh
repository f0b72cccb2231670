#!/bin/sh
# Print the first Python on this machine that is new enough for jianbao (3.11); with the word
# "newest", the newest there is.
newer="python3.16 python3.15 python3.14 python3.13 python3.12 python3.11"
case "${1:-}" in
  newest)
    # pyenv's own names for them work only where a folder asks for them.
    installed=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3 2>/dev/null | sort -rV || true)
    candidates="$installed $newer python3"
    ;;
  *) candidates="python3 $newer" ;;
esac
for python in $candidates; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    # Its own path: what stands on PATH may be a shim that goes by HOME.
    "$python" -c 'import sys; print(sys.executable)'
    exit 0
  fi
done
echo python3
