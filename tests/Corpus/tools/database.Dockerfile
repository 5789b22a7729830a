FROM postgres:13
ENV POSTGRES_USER docker
ENV POSTGRES_PASSWORD docker
ENV POSTGRES_DB shop
COPY init/*.sql /docker-entrypoint-initdb.d/
HEALTHCHECK --interval=10s --timeout=3s --retries=5 CMD pg_isready -U docker
