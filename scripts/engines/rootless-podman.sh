#!/bin/sh
# As root: makes the user cleanroom-ci where it is missing, starts a rootless Podman for it, and prints the socket's
# path. The socket lies in the user's runtime folder, where root can reach it too.
set -eu
user=cleanroom-ci

id -u "$user" >/dev/null 2>&1 || useradd --create-home --shell /bin/sh "$user"
grep -q "^$user:" /etc/subuid || echo "$user:300000:65536" >>/etc/subuid
grep -q "^$user:" /etc/subgid || echo "$user:300000:65536" >>/etc/subgid
uid=$(id -u "$user")
runtime=/run/user/$uid
socket=$runtime/podman/podman.sock
home=$(getent passwd "$user" | cut -d: -f6)
mkdir -p "$runtime/podman"
chown -R "$user:" "$runtime"
chmod 700 "$runtime"

as_user() { (cd "$home" && runuser -u "$user" -- env HOME="$home" XDG_RUNTIME_DIR="$runtime" DBUS_SESSION_BUS_ADDRESS= "$@"); }
answers() { curl -sf -m 2 -o /dev/null --unix-socket "$socket" http://engine/_ping; }

if [ "${1:-}" = podman ]; then
  # `rootless-podman.sh podman ARGS…` runs one command in that engine.
  as_user "$@"
  exit
fi
if ! answers; then
  rm -f "$socket"
  # The streams are the subshell's own, or `$(rootless-podman.sh)` would wait for the service's end.
  (
    exec >"${CLEANROOM_ENGINE_LOGS:-/var/log}/podman-rootless.log" 2>&1 </dev/null
    as_user setsid podman system service --time=0 "unix://$socket"
  ) &
  tries=0
  until answers; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo "rootless Podman does not answer at $socket" >&2; exit 1; }
    sleep 0.2
  done
fi
echo "$socket"
