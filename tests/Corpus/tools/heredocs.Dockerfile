# syntax=docker/dockerfile:1.7
FROM debian:12-slim
RUN <<EOF
set -e
apt-get update
apt-get install -y --no-install-recommends ca-certificates
rm -rf /var/lib/apt/lists/*
EOF
RUN python3 <<PY > /tmp/out
print("FROM here")
PY
RUN <<-'ONE' bash && cat <<TWO
	echo "$HOME"
	ONE
two
TWO
ONBUILD COPY --chown=1000:1000 . /work
STOPSIGNAL SIGQUIT
LABEL org.opencontainers.image.title="Tools" org.opencontainers.image.licenses=MIT
VOLUME ["/data", "/cache"]
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL https://example.com/list | sort -u > /list
