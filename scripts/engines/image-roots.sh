# shellcheck shell=sh
# Functions that fill the root folders of test images. Sourced by test-images.sh, which sets $work.

# A root with the usual folders.
root() { mkdir -p "$work/$1/bin" "$work/$1/etc" "$work/$1/tmp" && chmod 1777 "$work/$1/tmp"; }

# Debian's static busybox under all its names.
busybox_into() {
  cp /bin/busybox "$work/$1/bin/busybox"
  for applet in $(/bin/busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "$work/$1/bin/$applet"
  done
}

# Files and folders by their paths, out of the unpacked packages, else of this machine.
files_into() {
  into=$work/$1
  shift
  for path; do
    mkdir -p "$into$(dirname "$path")"
    if [ -e "$work/packages$path" ]; then cp -a "$work/packages$path" "$into$path"; else cp -a "$path" "$into$path"; fi
  done
}

# The shared libraries of programs of a root, by the names under which the linker looks for them.
libraries_into() {
  into=$work/$1
  shift
  unpacked=$work/packages$libraries
  for program; do LD_LIBRARY_PATH=$unpacked ldd "$program" 2>/dev/null || true; done >"$work/ldd"
  if grep 'not found' "$work/ldd" >&2; then exit 1; fi
  sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^[[:space:]]*\(\/[^ ]*\).*/\1/p' "$work/ldd" | sort -u | while read -r library; do
    target=$into${library#"$work/packages"}
    mkdir -p "$(dirname "$target")"
    cp -L "$library" "$target"
  done
}

# Unpacks the Debian packages of real servers that this machine lacks; none is installed, and nothing is started.
unpack_servers() {
  mkdir -p "$work/packages$libraries" "$work/debs"
  if [ -x "$(command -v redis-server)" ] && ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then return; fi
  missing=$(missing_packages) || { (apt-get update -q >/dev/null); missing=$(missing_packages); }
  # shellcheck disable=SC2086 # several packages
  (cd "$work/debs" && chmod 777 . && apt-get download -q $missing) >/dev/null
  for deb in "$work/debs/"*.deb; do dpkg-deb -x "$deb" "$work/packages"; done
}

# The compiler of queries and the scripts that look after clusters are large, and nothing here runs them.
missing_packages() {
  plan=$(apt-get install --simulate --no-install-recommends postgresql redis-server) || return
  echo "$plan" | sed -n 's/^Inst \([^ ]*\).*/\1/p' | grep -vE '^(libllvm|libz3|libperl|perl|ssl-cert|libpq-dev)|-perl$'
}

accounts() {
  printf 'root:x:0:0:root:/root:/bin/sh\n%s:x:999:999::/:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n' "$2" >"$work/$1/etc/passwd"
  printf 'root:x:0:\n%s:x:999:\nnogroup:x:65534:\n' "$2" >"$work/$1/etc/group"
}

# What both servers need besides themselves: a shell, a change of user, and their entrypoint.
server_root() {
  root "$1"
  busybox_into "$1"
  accounts "$1" "$1"
  mkdir -p "$work/$1/usr/local/bin" "$work/$1/root"
  cp -L /usr/bin/setpriv "$work/$1/usr/local/bin/setpriv"
  cp "$here/$1-entrypoint.sh" "$work/$1/usr/local/bin/docker-entrypoint.sh"
  chmod 755 "$work/$1/usr/local/bin/docker-entrypoint.sh"
  libraries_into "$1" /usr/bin/setpriv
}

postgres_root() {
  server_root postgres
  home=$(ls -d "$work"/packages/usr/lib/postgresql/* /usr/lib/postgresql/* 2>/dev/null | head -n 1)
  home=${home#"$work/packages"}
  for program in postgres initdb pg_ctl pg_isready psql createdb dropdb pg_dump; do
    files_into postgres "$home/bin/$program"
    ln -s "$home/bin/$program" "$work/postgres/usr/local/bin/$program"
  done
  files_into postgres "$home/lib" "/usr/share/postgresql/${home##*/}" /usr/share/zoneinfo /usr/lib/locale/C.utf8
  # As in the official image: the server answers on every address that it has.
  sed -i "s/^#listen_addresses = .*/listen_addresses = '*'/" "$work/postgres/usr/share/postgresql/${home##*/}/postgresql.conf.sample"
  rm -rf "$work/postgres$home/lib/bitcode" "$work/postgres$home/lib/llvmjit"*
  libraries_into postgres "$work/postgres$home/bin/"* "$work/postgres$home/lib/"*.so
  mkdir -p "$work/postgres/var/lib/postgresql/data" "$work/postgres/var/run/postgresql" "$work/postgres/docker-entrypoint-initdb.d"
  chmod 1777 "$work/postgres/var/lib/postgresql/data" "$work/postgres/var/run/postgresql"
}

redis_root() {
  server_root redis
  server=$(ls "$work/packages/usr/bin/redis-server" "$(command -v redis-server)" 2>/dev/null | head -n 1)
  cp -L "$server" "$work/redis/usr/local/bin/redis-server"
  cp -L "${server%-server}-cli" "$work/redis/usr/local/bin/redis-cli"
  libraries_into redis "$work/redis/usr/local/bin/redis-server" "$work/redis/usr/local/bin/redis-cli"
  mkdir -p "$work/redis/data"
  chmod 1777 "$work/redis/data"
}

# A server over HTTP that is ready a second after its start, and says so through the image's own healthcheck.
health_root() {
  root health
  busybox_into health
  mkdir -p "$work/health/www"
  echo ready >"$work/health/www/index.html"
}

gnu_root() {
  root gnu
  ln -s bin "$work/gnu/sbin"
  for program in dash bash env tar cat rm cp mkdir chmod ls echo true false sleep id head tail wc od dd touch printf kill sort tr grep sed seq stat test uname hostname sha256sum setsid nohup; do
    path=$(command -v "/bin/$program" || command -v "/usr/bin/$program") || continue
    cp -L "$path" "$work/gnu/bin/$program"
  done
  libraries_into gnu "$work/gnu/bin/"*
  ln -s dash "$work/gnu/bin/sh"
}
