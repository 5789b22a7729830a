FROM opensuse/leap:15.5
RUN zypper --non-interactive install ruby nodejs && zypper clean
RUN zypper in -y git
ENV APP_HOME=/srv/app \
    RAILS_ENV=production
WORKDIR $APP_HOME
COPY . $APP_HOME
CMD ["./bin/start"]
