#!/usr/bin/env bash
# A Docker engine with BuildKit for the tests, where none is running: Debian's packages in a chroot, with a socket and a
# data folder of its own. Needs Linux, root, and debootstrap or apt-get.
#
#   engine.sh start          installs it (two or three minutes, once) and starts it
#   engine.sh stop           stops it; what was installed and built stays
#   engine.sh env            DOCKER_HOST, DOCKER_CONFIG and DOCKER_CLI, one a line
#   engine.sh base <image>   imports a minimal Debian 12 as <image>
#
# Packages come from DEBIAN_MIRROR, from the mirror that this machine uses, or from debootstrap's own; proxies from the
# environment. ENGINE_HOME is the folder of all of it.
set -euo pipefail
home=${ENGINE_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/dockerfile-analyzers-engine}
host=$home/host
export DOCKER_HOST=unix://$home/docker.sock DOCKER_CONFIG=$home/client
cli=$host/usr/bin/docker
mirror=${DEBIAN_MIRROR:-$(sed -nE 's/^URIs: *(\S+).*/\1/p' /etc/apt/sources.list.d/debian.sources \
  2>/dev/null | head -n 1)}

bootstrap() { # <packages> <suite> <folder>
  command -v debootstrap >/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; } >/dev/null
  rm -rf "$3"
  debootstrap --variant=minbase ${1:+"--include=$1"} "$2" "$3" ${mirror:+"$mirror"} >"$3.log" 2>&1 ||
    { tail -n 3 "$3.log" >&2; return 1; }
  rm -rf "$3"/var/cache/apt/archives/*.deb "$3"/var/lib/apt/lists/*
}

# What 'base' imports. A mirror behind HTTPS needs the certificates; the image itself has none.
bookworm() {
  [ -f "$home/bookworm.complete" ] && return
  local packages=
  case "$mirror" in https:*) packages=ca-certificates ;; esac
  bootstrap "$packages" bookworm "$home/bookworm"
  touch "$home/bookworm.complete"
}

case "${1:-}" in
env) printf 'DOCKER_HOST=%s\nDOCKER_CONFIG=%s\nDOCKER_CLI=%s\n' "$DOCKER_HOST" "$DOCKER_CONFIG" "$cli" ;;
start)
  [ "$(id -u)" = 0 ] || { echo "an engine can be started by root only" >&2; exit 1; }
  mkdir -p "$home/data" "$home/exec" "$DOCKER_CONFIG/cli-plugins"
  exec 9>"$home/lock"
  flock 9
  if [ ! -f "$host/.complete" ]; then
    bootstrap docker.io,docker-cli,docker-buildx,iptables,ca-certificates sid "$host"
    cp "$host/usr/libexec/docker/cli-plugins/docker-buildx" "$DOCKER_CONFIG/cli-plugins/"
    touch "$host/.complete"
  fi
  bookworm || true
  "$cli" info >/dev/null 2>&1 && exit 0
  rm -f "$home/pid"
  # No bridge and no firewall rules: a build uses the network of the machine, a container has none.
  # shellcheck disable=SC2016
  setsid unshare --mount bash -c '
    set -e
    mount --make-rprivate /
    mount --bind "$1" "$1"
    mount -t proc proc "$1/proc"
    mount --rbind /sys "$1/sys"
    mount --rbind /dev "$1/dev"
    mkdir -p "$1/engine"
    mount --bind "$2" "$1/engine"
    mount -t tmpfs tmpfs "$1/run"
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    # Images come from this machine: a pull fails at once.
    export HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9
    exec chroot "$1" dockerd --data-root /engine/data --exec-root /engine/exec --host unix:///engine/docker.sock \
      --pidfile /engine/pid --iptables=false --ip6tables=false --bridge=none' engine "$host" "$home" \
    >"$home/engine.log" 2>&1 </dev/null 9>&- &
  for _ in $(seq 120); do
    "$cli" info >/dev/null 2>&1 && exit 0
    sleep 0.5
  done
  echo "the engine did not start: $(tail -n 3 "$home/engine.log")" >&2
  exit 1
  ;;
stop)
  [ ! -f "$home/pid" ] || kill "$(cat "$home/pid")"
  ;;
base)
  bookworm
  tar -C "$home/bookworm" -c . | "$cli" import - "$2" >/dev/null
  ;;
*)
  sed -n '2,13s/^# \{0,1\}//p' "$0"
  exit 2
  ;;
esac
