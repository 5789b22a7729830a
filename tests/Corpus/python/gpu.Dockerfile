FROM nvidia/cuda:11.8.0-cudnn8-runtime-ubuntu22.04
ENV DEBIAN_FRONTEND noninteractive
RUN apt-get update
RUN apt-get install -y python3 python3-pip git libgl1-mesa-glx ffmpeg
RUN pip3 install torch torchvision --extra-index-url https://download.pytorch.org/whl/cu118
RUN git clone https://github.com/example/detector.git /opt/detector && cd /opt/detector && pip3 install -e .
WORKDIR /opt/detector
CMD python3 serve.py --port 8000
