FROM alpine:3.15
ENV NGINX_VERSION 1.20.2
RUN CONFIG="--prefix=/etc/nginx --with-http_ssl_module" \
  && apk add --no-cache --virtual .build-deps gcc libc-dev make openssl-dev pcre-dev zlib-dev curl \
  && curl -fSL https://nginx.org/download/nginx-$NGINX_VERSION.tar.gz -o nginx.tar.gz \
  && mkdir -p /usr/src && tar -zxC /usr/src -f nginx.tar.gz && rm nginx.tar.gz \
  && cd /usr/src/nginx-$NGINX_VERSION \
  && ./configure $CONFIG \
  && make -j$(getconf _NPROCESSORS_ONLN) && make install \
  && rm -rf /usr/src/nginx-$NGINX_VERSION \
  && apk del .build-deps
STOPSIGNAL SIGTERM
CMD ["nginx", "-g", "daemon off;"]
