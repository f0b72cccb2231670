#!/bin/sh
# Run where it was not made: on the newest Python of the machine, with another HOME, from the
# wheel, and first with nothing beside it but what the wheel itself asks for.
# Usage: setup/elsewhere.sh FOLDER-OR-FILE-OF-TESTS…
set -eu

python=$(setup/python.sh newest)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
export HOME="$work/home"
setup/system.sh build test

"$python" --version
.venv/bin/hatchling build -t wheel -d "$work/wheel" >/dev/null
pip="pip install --quiet --disable-pip-version-check"

# Which libraries it asks for is the wheel's to say, which versions of them the lock's.
sed -n 's/^\([a-z][^ ]*==[^ ]*\).*/\1/p' setup/requirements.txt > "$work/versions.txt"
"$python" -m venv "$work/alone"
"$work/alone/bin/"$pip --constraint "$work/versions.txt" "$work"/wheel/*.whl
(
  cd "$work"
  alone/bin/jianbao new 第3期简报
  alone/bin/jianbao build 第3期简报
  alone/bin/jianbao check 第3期简报
  alone/bin/jianbao impose 第3期简报
)

"$python" -m venv "$work/dev"
"$work/dev/bin/"$pip --require-hashes -r setup/requirements-dev.txt
"$work/dev/bin/"$pip --no-deps "$work"/wheel/*.whl
"$work/dev/bin/pytest" -n 2 -q -m "not outside and not bundle" -p no:cacheprovider "$@"
