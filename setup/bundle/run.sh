#!/bin/sh
# Run the program of this script's own name from the bundle, with the bundle's own libraries; the
# system's are not looked at, however old they are.
here=$(readlink -f "$0")
here=${here%/*/*}
program=${0##*/}
exec "$here/lib/ld.so" --inhibit-cache --argv0 "$here/bin/$program" --library-path "$here/lib" "$here/libexec/$program" "$@"
