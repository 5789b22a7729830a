FROM mcr.microsoft.com/dotnet/sdk:6.0
WORKDIR /app
COPY . .
RUN dotnet tool install --global dotnet-ef
ENV PATH="$PATH:/root/.dotnet/tools"
RUN dotnet build
ENV ASPNETCORE_ENVIRONMENT Development
EXPOSE 5000
CMD ["dotnet", "run", "--urls", "http://localhost:5000"]
