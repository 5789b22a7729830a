FROM ubuntu:20.04
ARG DEBIAN_FRONTEND=noninteractive
ARG TERRAFORM_VERSION=1.5.0
RUN apt-get update && apt-get upgrade -y && apt-get install -y curl git jq unzip software-properties-common sudo vim
RUN curl -LO https://releases.example.com/terraform/${TERRAFORM_VERSION}/terraform_${TERRAFORM_VERSION}_linux_amd64.zip
RUN unzip terraform_${TERRAFORM_VERSION}_linux_amd64.zip && mv terraform /usr/local/bin
RUN curl -sL https://aka.example.com/InstallAzureCLIDeb | sudo bash
RUN curl -LO "https://dl.example.com/$(curl -s https://dl.example.com/stable.txt)/bin/linux/amd64/kubectl" && chmod +x ./kubectl && mv ./kubectl /usr/local/bin/kubectl
COPY ./start.sh .
RUN chmod 777 start.sh
ENTRYPOINT ["./start.sh"]
