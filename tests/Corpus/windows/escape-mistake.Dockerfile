FROM mcr.microsoft.com/windows/servercore:1809
COPY app.exe C:\app\
WORKDIR C:\app
RUN powershell -Command Invoke-WebRequest -Uri http://example.com/tool.msi -OutFile tool.msi
RUN msiexec /i tool.msi /quiet
CMD app.exe
