FROM golang:alpine as builder
RUN apk update && apk add --no-cache git ca-certificates && update-ca-certificates
RUN adduser -D -g '' appuser
COPY . $GOPATH/src/example/app/
WORKDIR $GOPATH/src/example/app/
RUN go get -d -v
RUN GOOS=linux GOARCH=amd64 go build -o /go/bin/app

FROM scratch
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /etc/passwd /etc/passwd
COPY --from=builder /go/bin/app /go/bin/app
USER appuser
ENTRYPOINT ["/go/bin/app"]
