#!/bin/sh
# What the official image's entrypoint does: options and configuration files alone are for redis-server, which never runs as root.
set -eu

case "${1-}" in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "${1-}" = redis-server ] && [ "$(id -u)" = 0 ]; then
  chown -R redis:redis .
  exec /usr/local/bin/setpriv --reuid=redis --regid=redis --clear-groups -- "$0" "$@"
fi
if [ "${1-}" = redis-server ]; then
  # The official image is built to answer every address.
  shift
  case "${1-}" in
    '' | -*) set -- redis-server --protected-mode no "$@" ;;
    *)
      file=$1
      shift
      set -- redis-server "$file" --protected-mode no "$@"
      ;;
  esac
fi
exec "$@"
