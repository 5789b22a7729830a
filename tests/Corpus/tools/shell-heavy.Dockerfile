FROM debian:12
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
RUN for tool in jq yq; do \
      if ! command -v $tool > /dev/null; then echo "missing: $tool"; fi; \
    done
RUN cd /tmp; wget http://example.com/archive.zip; unzip archive.zip; rm archive.zip
RUN find / -name '*.pyc' | xargs rm -f
RUN cat /etc/passwd | grep root | awk '{print $1}'
RUN export VERSION=$(cat /etc/debian_version) && echo Version $VERSION
RUN [ -d /data ] && cp -r /data/* /srv || true
RUN sed -i "s/localhost/$HOSTNAME/g" /etc/hosts
RUN ps aux | grep nginx | grep -v grep | wc -l
