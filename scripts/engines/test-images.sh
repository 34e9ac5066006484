#!/bin/sh
# Builds the images that the tests use into one engine, out of this machine's own programs: no registry is needed.
# Usage: test-images.sh docker | podman | "runuser -u USER -- podman" …   (a command that understands `import` and `image inspect`)
set -eu
engine=${1:?usage: test-images.sh ENGINE-COMMAND}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck disable=SC2086 # the engine may be several words
present() { $engine image inspect "$1" >/dev/null 2>&1; }
# shellcheck disable=SC2086
import() { tar -C "$work/$1" --sort=name --mtime=@0 --owner=0 --group=0 -c . | (cd / && $engine import - "$2") >/dev/null && echo "$2"; }
root() { mkdir -p "$work/$1/bin" "$work/$1/etc" "$work/$1/tmp" && chmod 1777 "$work/$1/tmp"; }

# busybox: a shell, env, tar and the rest in one file.
if ! present cleanroom-test/busybox:1; then
  root busybox
  cp /bin/busybox "$work/busybox/bin/busybox"
  for applet in $(/bin/busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "$work/busybox/bin/$applet"
  done
  import busybox cleanroom-test/busybox:1
fi

# bare: one static program and no `sh`, so that no agent can run.
if ! present cleanroom-test/bare:1; then
  root bare
  cp /bin/busybox "$work/bare/bin/busybox"
  import bare cleanroom-test/bare:1
fi

# gnu: dash, GNU coreutils, tar and bash, linked dynamically, as in Debian's images.
if ! present cleanroom-test/gnu:1; then
  root gnu
  ln -s bin "$work/gnu/sbin"
  for program in dash bash env tar cat rm cp mkdir chmod ls echo true false sleep id head tail wc od dd touch printf kill sort tr grep sed seq stat test uname hostname sha256sum setsid nohup; do
    path=$(command -v "/bin/$program" || command -v "/usr/bin/$program") || continue
    cp -L "$path" "$work/gnu/bin/$program"
    ldd "$path" 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^[[:space:]]*\(\/[^ ]*\).*/\1/p'
  done | sort -u | while read -r library; do
    mkdir -p "$work/gnu$(dirname "$library")"
    cp -L "$library" "$work/gnu$library"
  done
  ln -s dash "$work/gnu/bin/sh"
  import gnu cleanroom-test/gnu:1
fi
