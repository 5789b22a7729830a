FROM continuumio/miniconda3
COPY environment.yml /tmp/environment.yml
RUN conda env create -f /tmp/environment.yml
RUN echo "source activate analysis" > ~/.bashrc
ENV PATH /opt/conda/envs/analysis/bin:$PATH
RUN conda install -y -c conda-forge jupyterlab
COPY notebooks/ /notebooks/
CMD jupyter lab --ip=0.0.0.0 --allow-root --NotebookApp.token=''
