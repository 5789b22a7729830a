FROM ubuntu:24.04
MAINTAINER someone@example.com
RUN apt-get update && \

    apt-get install -y wget && \
    apt-get clean
ADD app.tar.gz /opt/
EXPOSE 80 443
ENTRYPOINT /opt/start.sh