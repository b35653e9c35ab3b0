# syntax=docker/dockerfile:1
# docker build -t latchkey .
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends build-essential perl && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --profile dist --locked --bin latchkey && install -D target/dist/latchkey /out/latchkey

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin latchkey \
    && install -d -o latchkey -g latchkey -m 700 /var/lib/latchkey
COPY --from=build /out/latchkey /usr/local/bin/latchkey
USER 10001:10001
WORKDIR /var/lib/latchkey
ENV LATCHKEY_LISTEN=0.0.0.0:8080 \
    LATCHKEY_MANAGEMENT_LISTEN=127.0.0.1:9080 \
    LATCHKEY_DATA_DIR=/var/lib/latchkey \
    LATCHKEY_LOG_FORMAT=json
VOLUME /var/lib/latchkey
EXPOSE 8080
STOPSIGNAL SIGTERM
# Ready means: migrated, both stores answer, revocations are fresh.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
    CMD ["latchkey", "health"]
ENTRYPOINT ["latchkey"]
CMD ["serve"]
