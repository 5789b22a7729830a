FROM fedora:40
RUN dnf -y install gcc gcc-c++ make cmake ninja-build git python3-pip \
    && dnf -y install https://download.example.com/tool.rpm
RUN pip install conan
RUN useradd -m builder && echo "builder ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers
USER builder
RUN sudo chown -R builder /opt
WORKDIR /home/builder
