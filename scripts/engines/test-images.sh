#!/bin/sh
# Builds the images that the tests use into engines, out of this machine's own programs and, for the servers, Debian's
# packages: no registry is needed.
# Usage: test-images.sh ENGINE…   (each a command that understands `load` and `image inspect`: docker, podman, "runuser -u USER -- podman")
# The servers are left out where CLEANROOM_TEST_POSTGRES_IMAGE and CLEANROOM_TEST_REDIS_IMAGE name other images.
set -eu
[ $# -gt 0 ] || { echo "usage: test-images.sh ENGINE-COMMAND…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
libraries=/usr/lib/$(uname -m)-linux-gnu
# shellcheck source-path=SCRIPTDIR
. "$here/image-roots.sh"

# shellcheck disable=SC2086 # the engine may be several words
present() { $engine image inspect "cleanroom-test/$1:1" >/dev/null 2>&1; }

# The archive of an image, as `docker save` writes it: what it does when it is run is the same in every engine.
archive() {
  mkdir -p "$work/archive/$1"
  tar -C "$work/$1" --sort=name --mtime=@0 --owner=0 --group=0 -c . >"$work/archive/$1/layer.tar"
  layer=$(sha256sum <"$work/archive/$1/layer.tar" | cut -d' ' -f1)
  case $(uname -m) in x86_64) arch=amd64 ;; aarch64) arch=arm64 ;; *) arch=$(uname -m) ;; esac
  cat >"$work/archive/$1/config.json" <<JSON
{"architecture":"$arch","os":"linux","created":"1970-01-01T00:00:00Z","config":$2,
"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},"history":[{"created":"1970-01-01T00:00:00Z"}]}
JSON
  echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"cleanroom-test/$1:1\"],\"Layers\":[\"layer.tar\"]}]" >"$work/archive/$1/manifest.json"
  rm -rf "${work:?}/$1"
}

# What runs in the image when nothing else is asked for.
config() {
  path='"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"'
  case $1 in
    postgres)
      echo "{\"Env\":[$path,\"LANG=C.UTF-8\",\"PGDATA=/var/lib/postgresql/data\"],\"Entrypoint\":[\"docker-entrypoint.sh\"],\"Cmd\":[\"postgres\"],
\"ExposedPorts\":{\"5432/tcp\":{}},\"Volumes\":{\"/var/lib/postgresql/data\":{}},\"StopSignal\":\"SIGINT\"}"
      ;;
    redis)
      echo "{\"Env\":[$path],\"Entrypoint\":[\"docker-entrypoint.sh\"],\"Cmd\":[\"redis-server\"],\"WorkingDir\":\"/data\",
\"ExposedPorts\":{\"6379/tcp\":{}},\"Volumes\":{\"/data\":{}}}"
      ;;
    health)
      echo "{\"Env\":[$path],\"Cmd\":[\"sh\",\"-c\",\"sleep 1; : >/tmp/ready; exec httpd -f -p 8080 -h /www\"],\"ExposedPorts\":{\"8080/tcp\":{}},
\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"test -e /tmp/ready\"],\"Interval\":1000000000,\"Timeout\":1000000000,\"Retries\":3}}"
      ;;
    *) echo "{}" ;;
  esac
}

# Fills the root folder of an image.
fill() {
  case $1 in
    # a shell, env, tar and the rest in one file
    busybox) root busybox && busybox_into busybox ;;
    # one static program and no `sh`, so that no agent can run
    bare) root bare && cp /bin/busybox "$work/bare/bin/busybox" ;;
    # dash, GNU coreutils, tar and bash, linked dynamically, as in Debian's images
    gnu) gnu_root ;;
    health) health_root ;;
    postgres | redis)
      [ -e "$work/packages" ] || unpack_servers
      "$1_root"
      ;;
  esac
}

for engine; do
  for image in busybox bare gnu health postgres redis; do
    case $image in
      postgres) [ "${CLEANROOM_TEST_POSTGRES_IMAGE:-cleanroom-test/postgres:1}" = cleanroom-test/postgres:1 ] || continue ;;
      redis) [ "${CLEANROOM_TEST_REDIS_IMAGE:-cleanroom-test/redis:1}" = cleanroom-test/redis:1 ] || continue ;;
    esac
    if present "$image"; then continue; fi
    if [ ! -e "$work/archive/$image" ]; then
      fill "$image"
      archive "$image" "$(config "$image")"
    fi
    # shellcheck disable=SC2086
    tar -C "$work/archive/$image" -c manifest.json config.json layer.tar | (cd / && $engine load -q) >/dev/null
    echo "cleanroom-test/$image:1"
  done
done
