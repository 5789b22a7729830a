FROM node:20 AS deps
WORKDIR /app
COPY package*.json ./
RUN npm install

FROM deps AS build
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
COPY --chmod=0644 <<EOF /etc/nginx/conf.d/default.conf
server {
    listen 8080;
    location / { try_files $uri /index.html; }
}
EOF
