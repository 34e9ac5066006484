#!/bin/sh
# On a bare Debian or Ubuntu machine, as root: installs Docker and Podman, starts both where they don't run yet, and
# waits until they answer. Changes nothing that is there already.
set -eu

installed() { command -v "$1" >/dev/null 2>&1; }
answers() { curl -sf -m 2 -o /dev/null --unix-socket "$1" http://engine/_ping; }
await() {
  tries=0
  until answers "$2"; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo "$1 does not answer at $2" >&2; exit 1; }
    sleep 0.2
  done
  echo "$1 answers at $2"
}

missing=
installed dockerd || answers /var/run/docker.sock || missing="$missing docker.io"
installed podman || missing="$missing podman"
installed iptables || missing="$missing iptables"
installed curl || missing="$missing curl ca-certificates"
installed newuidmap || missing="$missing uidmap"
installed slirp4netns || missing="$missing slirp4netns"
installed fuse-overlayfs || missing="$missing fuse-overlayfs"
[ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1 || missing="$missing busybox-static"
if [ -n "$missing" ]; then
  apt-get update -q
  # shellcheck disable=SC2086 # several packages
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
fi

# Podman's defaults ask for more open files and newer cgroups than such machines have. crun, Debian's default, refuses
# cgroup v1 next to v2.
if [ ! -e /etc/containers/containers.conf ]; then
  mkdir -p /etc/containers
  {
    echo '[containers]'
    echo 'default_ulimits = ["nofile=20000:20000", "nproc=32768:32768"]'
    if [ ! -e /sys/fs/cgroup/cgroup.controllers ] && installed runc; then
      echo '[engine]'
      echo 'runtime = "runc"'
    fi
  } >/etc/containers/containers.conf
fi

logs=${CLEANROOM_ENGINE_LOGS:-/var/log}
if ! answers /var/run/docker.sock; then
  (cd / && exec setsid dockerd) >"$logs/dockerd.log" 2>&1 </dev/null &
fi
if ! answers /run/podman/podman.sock; then
  mkdir -p /run/podman
  # Where a container runs out of memory, conmon leaves a file `oom` in the folder that the service was started in.
  (cd / && exec setsid podman system service --time=0 unix:///run/podman/podman.sock) >"$logs/podman.log" 2>&1 </dev/null &
fi
await Docker /var/run/docker.sock
await Podman /run/podman/podman.sock
