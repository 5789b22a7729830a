FROM centos:7
LABEL maintainer "ops@example.com"
RUN yum -y install epel-release
RUN yum -y update; yum -y install httpd php php-mysql; yum clean all
ADD https://example.com/releases/agent-1.2.tar.gz /opt/
RUN cd /opt && tar xzf agent-1.2.tar.gz && ./agent/install.sh
RUN echo "root:secret" | chpasswd
EXPOSE 80
EXPOSE 22
CMD /usr/sbin/sshd && /usr/sbin/httpd -D FOREGROUND
