import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { withPayload } from "@payloadcms/next/withPayload"
import type { NextConfig } from "next"

const here = dirname(fileURLToPath(import.meta.url))

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  htmlLimitedBots: /.*/, // title and description stand in the head for everybody, not only for known crawlers
  typescript: { ignoreBuildErrors: true }, // `npm run check` checks them; a start does not wait for it
  transpilePackages: ["@max-booster/api-contract", "@max-booster/kernel", "@max-booster/mastering", "@max-booster/music", "@max-booster/extension-api", "@max-booster/studio-core", "@max-booster/studio-sound"],
  turbopack: { root: join(here, ".."), resolveAlias: { yjs: "./node_modules/yjs/dist/yjs.mjs" } },
  images: { unoptimized: false, remotePatterns: [{ protocol: "http", hostname: "localhost" }, { protocol: "https", hostname: "**" }], dangerouslyAllowLocalIP: true, qualities: [70, 80] },
  experimental: { serverActions: { bodySizeLimit: "10mb" }, turbopackFileSystemCacheForBuild: !process.env["CI"] }, // a build server builds once, and would write the cache for nobody
}

export default withPayload(config, { devBundleServerPackages: false })
