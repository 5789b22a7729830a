FROM tomcat:8.5-jre8
MAINTAINER Web Team
RUN rm -rf /usr/local/tomcat/webapps/*
COPY target/shop.war /usr/local/tomcat/webapps/ROOT.war
ENV JAVA_OPTS="-Xmx1g -Ddb.password=changeit"
EXPOSE 8080
CMD ["catalina.sh", "run"]
