FROM php:7.4-fpm
RUN apt-get update && apt-get install -y \
    git \
    curl \
    libpng-dev \
    zip \
    unzip
RUN docker-php-ext-install pdo_mysql mbstring gd
RUN curl -sS https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin --filename=composer
COPY --from=composer:latest /usr/bin/composer /usr/bin/composer
WORKDIR /var/www
COPY . /var/www
RUN composer install
RUN chmod -R 777 /var/www/storage
EXPOSE 9000
CMD ["php-fpm"]
