FROM debian:buster
RUN apt-get update && \
    apt-get install -y nginx supervisor openssh-server && \
    mkdir -p /var/run/sshd /var/log/supervisor
ADD supervisord.conf /etc/supervisor/conf.d/supervisord.conf
RUN sed -i 's/PermitRootLogin prohibit-password/PermitRootLogin yes/' /etc/ssh/sshd_config
RUN ln -sf /dev/stdout /var/log/nginx/access.log
VOLUME /var/log
EXPOSE 22 80
CMD ["/usr/bin/supervisord"]
