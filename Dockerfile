# One image for the web application and for the workers: docker compose up
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish Axon.Web/Axon.Web.csproj -c Release --use-current-runtime --no-self-contained -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What decodes uploaded pictures.
RUN apt-get update && apt-get install -y --no-install-recommends libvips-tools curl && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir data && chown app data
USER app
ENV ASPNETCORE_HTTP_PORTS=8080 Axon__DataDirectory=data
ENTRYPOINT ["dotnet"]
CMD ["Axon.Web.dll"]
