FROM registry.access.redhat.com/ubi9/ubi-minimal:9.3
LABEL name="example/service" vendor="Example" version="1.0"
RUN microdnf install -y java-17-openjdk-headless tar gzip \
    && microdnf clean all
COPY --chmod=0755 run.sh /opt/run.sh
COPY lib/ /opt/lib/
USER 1001
ENV JAVA_HOME=/usr/lib/jvm/jre
ENTRYPOINT [ "/opt/run.sh" ]
