FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /src
COPY . .
RUN apt-get update
RUN apt-get install -y curl git
RUN dotnet publish Shop/Shop.csproj -c Release -o /out
ENV ConnectionStrings__Shop="Server=db;User Id=sa;Password=kettle-42;"
WORKDIR /out
CMD dotnet Shop.dll
