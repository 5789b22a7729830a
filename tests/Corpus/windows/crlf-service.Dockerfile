from mcr.microsoft.com/dotnet/aspnet:8.0
workdir /app
copy publish/ .
copy start.sh /app/start.sh
run <<EOF
chmod +x /app/start.sh
EOF
entrypoint ["/app/start.sh"]
