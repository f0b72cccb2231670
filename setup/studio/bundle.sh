#!/bin/sh
# Bundle the libraries of the studio's page into one module, with their licences, in the folder FOLDER.
# Usage: setup/studio/bundle.sh [FOLDER]
#
# What comes of it lies in the repository: who installs jianbao from there needs no Node.js, and a
# wheel is made without the network. tests/outside/test_studio_parts.py makes it anew and compares.
set -eu

cd "$(dirname "$0")"
folder=${1:-../../src/jianbao/studio/static}
[ -e node_modules/.ready ] || {
  npm ci --ignore-scripts --no-progress --loglevel=error
  touch node_modules/.ready
}
node_modules/.bin/esbuild parts.js --bundle --format=esm --minify --legal-comments=none --charset=utf8 \
  --log-level=warning --outfile="$folder/parts.js" --metafile=node_modules/.parts.json
node licences.js node_modules/.parts.json >"$folder/parts.LICENSE"
