FROM public.ecr.aws/lambda/python:3.12
RUN dnf install -y gcc && dnf clean all
COPY requirements.txt ${LAMBDA_TASK_ROOT}
RUN pip install -r requirements.txt
COPY handler.py ${LAMBDA_TASK_ROOT}
CMD [ "handler.main" ]
