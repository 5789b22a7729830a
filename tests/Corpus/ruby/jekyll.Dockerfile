FROM ruby:3.3-alpine
RUN apk add --update build-base git
RUN gem install jekyll bundler
WORKDIR /site
COPY Gemfile* ./
RUN bundle config set without 'development test' && bundle install --jobs 4
COPY . .
CMD ["bundle", "exec", "jekyll", "serve", "--host", "0.0.0.0"]
