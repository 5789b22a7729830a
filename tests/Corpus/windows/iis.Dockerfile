# escape=`
FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2019
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
WORKDIR C:\inetpub\wwwroot
COPY bin\Release\Publish .
RUN Remove-Website -Name 'Default Web Site'; `
    New-Website -Name 'shop' -PhysicalPath 'C:\inetpub\wwwroot' -Port 80
EXPOSE 80
