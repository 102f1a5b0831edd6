# Every stage has the same Node, so that what is installed in one runs in another. This one is an index of amd64 and arm64;
# --build-arg NODE_IMAGE=… takes another, of a mirror for example. Dependabot reads the line with the digest.
ARG NODE_IMAGE=pinned
FROM node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20 AS pinned

FROM ${NODE_IMAGE} AS deps
WORKDIR /app
COPY package.json package-lock.json ./
# better-sqlite3 carries its binaries in its package: nothing has to be compiled or run. One of them is for this system; the
# others and the sources are not needed here.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && cd node_modules/better-sqlite3 \
 && rm -r deps src \
 && find prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json --declaration false

FROM ${NODE_IMAGE} AS runtime
WORKDIR /app
ENV NODE_ENV=production \
    RINGBACK_HOST=0.0.0.0
COPY package.json LICENSE ./
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY seeds ./seeds
COPY assets ./assets
COPY openapi ./openapi
# A new volume takes the owner of the folder that it is mounted on.
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000
EXPOSE 7464
# While the server starts it is asked every second, so that who waits for it waits no longer than it takes.
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["node", "dist/cli/main.js", "health"]
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD []

# A release says both; at the end, because another version is no other layer.
ARG VERSION=unreleased
ARG SOURCE=
LABEL org.opencontainers.image.title="ringback" \
      org.opencontainers.image.description="Mock API server for CxEngage and Vonage Contact Center, played from one simulated contact centre" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.source="${SOURCE}"
