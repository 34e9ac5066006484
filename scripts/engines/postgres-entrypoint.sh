#!/bin/sh
# What the official image's entrypoint does, as far as tests can see: a database made at the first start out of
# POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, with a server on the unix socket alone while that happens.
set -eu

case "${1-}" in -*) set -- postgres "$@" ;; esac
if [ "${1-}" != postgres ]; then exec "$@"; fi

: "${PGDATA:=/var/lib/postgresql/data}"
export PGDATA
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec /usr/local/bin/setpriv --reuid=postgres --regid=postgres --clear-groups -- "$0" "$@"
fi
mkdir -p "$PGDATA"
chmod 700 "$PGDATA" 2>/dev/null || true

initialise() {
  user=${POSTGRES_USER:-postgres}
  database=${POSTGRES_DB:-$user}
  auth=${POSTGRES_HOST_AUTH_METHOD:-}
  if [ -z "${POSTGRES_PASSWORD-}" ] && [ "$auth" != trust ]; then
    printf '%s\n' 'Error: Database is uninitialized and superuser password is not specified.' \
      '       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser.' >&2
    exit 1
  fi
  password=$(mktemp)
  printf '%s\n' "${POSTGRES_PASSWORD-}" >"$password"
  # shellcheck disable=SC2086 # several arguments
  initdb --username="$user" --pwfile="$password" ${POSTGRES_INITDB_ARGS-}
  rm -f "$password"
  printf '\nhost all all all %s\n' "${auth:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"

  PGUSER=$user pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start
  if [ "$database" != postgres ]; then
    psql -v ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname=postgres --set=name="$database" <<'SQL'
CREATE DATABASE :"name";
SQL
  fi
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sql) psql -v ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname="$database" --file="$file" ;;
      *.sh) sh "$file" ;;
    esac
  done
  PGUSER=$user pg_ctl -D "$PGDATA" -m fast -w stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

if [ -s "$PGDATA/PG_VERSION" ]; then
  printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
else
  initialise
fi
exec "$@"
