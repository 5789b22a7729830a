FROM debian:12-slim AS Base
RUNN apt-get update
RUN apt-get install -y curl \
# a comment between the lines

 git
COPY --from=bild /out /out
COPY onlyone
EXPOSE 80:8080 99999
CMD ["start", 'now']
ENTRYPOINT ["/start.sh"]
ENTRYPOINT ["/start2.sh"]
ENV KEY
USER
HEALTHCHECK CMD
