FROM archlinux:latest
RUN pacman -Syu --noconfirm base-devel git
RUN useradd -m build
USER build
WORKDIR /tmp
RUN git clone https://aur.example.org/yay.git && cd yay && makepkg -si --noconfirm
