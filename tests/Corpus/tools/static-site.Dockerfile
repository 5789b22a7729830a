FROM klakegg/hugo:0.101.0-ext-alpine AS site
COPY . /src
RUN hugo --minify

FROM nginx:1.25-alpine-slim
COPY --from=site /src/public /usr/share/nginx/html
COPY default.conf /etc/nginx/conf.d/default.conf
RUN chown -R nginx:nginx /usr/share/nginx/html
USER nginx
EXPOSE 8080
