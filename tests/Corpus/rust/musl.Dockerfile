FROM rust:1.70
RUN rustup target add x86_64-unknown-linux-musl
RUN apt update && apt install -y musl-tools
WORKDIR /usr/src/app
COPY . .
RUN cargo install --target x86_64-unknown-linux-musl --path .
CMD ["app"]
