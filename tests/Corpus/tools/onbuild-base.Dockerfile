FROM python:3-onbuild
ONBUILD COPY requirements.txt /usr/src/app/
ONBUILD RUN pip install --no-cache-dir -r requirements.txt
ONBUILD COPY . /usr/src/app
ONBUILD USER nobody
WORKDIR usr/src/app
CMD [ "python", "./main.py" ]
