FROM node:16-alpine

ENV NODE_ENV production
WORKDIR /usr/src/app
COPY . .
RUN apk add --update python3 make g++ \
    && npm ci \
    # native modules only
    && npm rebuild

EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s CMD wget -qO- http://localhost:3000/health || exit 1
CMD [ "node", "server.js" ]
