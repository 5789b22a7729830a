ARG REGISTRY=docker.io
ARG BASE_TAG
FROM ${REGISTRY}/library/ubuntu:${BASE_TAG:-22.04} AS base
ARG USER=app
ARG UID=1000
ENV HOME=/home/${USER} LANG=C.UTF-8
ENV PATH="${HOME}/bin:${PATH}"
RUN groupadd -g ${UID} ${USER} && useradd -m -u ${UID} -g ${USER} -s /bin/bash ${USER}
RUN if [[ -z "$BASE_TAG" ]]; then echo "default tag"; fi
RUN echo "export PROMPT='$USER'" >> $HOME/.bashrc
WORKDIR ${HOME}
COPY --chown=$USER:$USER dotfiles/ .
LABEL version=$VERSION
USER ${USER}
CMD ["bash"]
