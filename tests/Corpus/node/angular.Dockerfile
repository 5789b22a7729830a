FROM node:14.17 as build
WORKDIR /usr/local/app
COPY ./ /usr/local/app/
RUN npm install -g @angular/cli
RUN npm install --legacy-peer-deps
RUN ng build --prod

FROM nginx:latest
COPY --from=build /usr/local/app/dist/shop /usr/share/nginx/html
EXPOSE 80
