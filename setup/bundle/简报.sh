#!/bin/sh
# Open the studio: of the book or the shelf that is named, else of a shelf in the user's own folder.
here=$(readlink -f "$0")
here=${here%/*}
place="${1:-$HOME/简报}"
case "$place" in
  *.yaml) exec "$here/jianbao" preview "$place" ;;
esac
mkdir -p "$place"
exec "$here/jianbao" studio "$place"
