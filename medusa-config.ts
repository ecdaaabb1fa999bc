import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { defineConfig, Modules } from "@medusajs/framework/utils"
import { readConfig } from "./medusa-backend/src/config"

const env = readConfig()

const plugins = ["@max-booster/collaboration", "@max-booster/ddex", "@max-booster/licensing", "@max-booster/stems", "@max-booster/admin-extensions"]
for (const plugin of plugins) {
  const built = join(dirname(require.resolve(`${plugin}/package.json`)), ".medusa/server/src")
  if (!existsSync(built)) throw new Error(`${plugin} is not built: run \`npm run build\`. Without its build its tables could be dropped.`)
}

const stripe = {
  apiKey: env.STRIPE_API_KEY, emulatorUrl: env.STRIPE_EMULATOR_URL,
  webhookSecret: env.STRIPE_WEBHOOK_SECRET, connectWebhookSecret: env.STRIPE_CONNECT_WEBHOOK_SECRET,
}

const redis = env.REDIS_URL
const overRedis = redis
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl: redis } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: redis } } },
      { resolve: "@medusajs/medusa/locking", options: { providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl: redis } }] } },
    ]
  : [{ resolve: "@medusajs/medusa/locking", options: { providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }] } }]

const fileProvider = env.S3_BUCKET
  ? {
      resolve: "@medusajs/medusa/file-s3", id: "s3",
      options: {
        bucket: env.S3_BUCKET, endpoint: env.S3_ENDPOINT, region: env.S3_REGION, file_url: env.S3_FILE_URL,
        access_key_id: env.S3_ACCESS_KEY_ID, secret_access_key: env.S3_SECRET_ACCESS_KEY, additional_client_config: { forcePathStyle: true },
      },
    }
  : {
      resolve: "@medusajs/medusa/file-local", id: "local",
      options: { upload_dir: join(env.FILES_DIR ?? "", "public"), private_upload_dir: join(env.FILES_DIR ?? "", "private"), backend_url: `${env.BACKEND_URL}/static` },
    }

const mailProvider = env.SENDGRID_API_KEY
  ? { resolve: "@medusajs/medusa/notification-sendgrid", id: "mail", options: { channels: ["email"], api_key: env.SENDGRID_API_KEY, from: env.MAIL_FROM } }
  : { resolve: "./src/modules/mail", id: "mail", options: { channels: ["email"], url: env.SMTP_URL, from: env.MAIL_FROM } }

export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    ...(redis && { redisUrl: redis }),
    workerMode: process.env["MEDUSA_WORKER_MODE"] === "worker" ? "worker" : "server",
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    cookieOptions: { secure: env.BACKEND_URL.startsWith("https:"), sameSite: "lax" },
    http: {
      storeCors: env.STOREFRONT_URL, adminCors: env.BACKEND_URL, authCors: `${env.STOREFRONT_URL},${env.BACKEND_URL}`,
      jwtSecret: env.JWT_SECRET, cookieSecret: env.COOKIE_SECRET, jwtExpiresIn: "7d",
      authMethodsPerActor: { user: ["emailpass"], customer: ["emailpass"], seller: ["emailpass"] },
    },
  },
  admin: { path: "/app", backendUrl: env.BACKEND_URL, storefrontUrl: env.STOREFRONT_URL },
  plugins: plugins.map((resolve) => ({ resolve, options: {} })),
  modules: [
    { resolve: "./src/modules/marketplace" },
    { resolve: "./src/modules/deals" },
    { resolve: "./src/modules/recordings", dependencies: [Modules.FILE] },
    { resolve: "./src/modules/orders" },
    { resolve: "./src/modules/studio", dependencies: [Modules.FILE] },
    { resolve: "./src/modules/stripe-connect", options: stripe },
    { resolve: "@medusajs/medusa/payment", options: { providers: [{ resolve: "./src/modules/stripe-connect/payment-provider", id: "stripe", options: stripe }] } },
    { resolve: "@medusajs/medusa/file", options: { providers: [fileProvider] } },
    { resolve: "@medusajs/medusa/notification", options: { providers: [mailProvider, { resolve: "@medusajs/medusa/notification-local", id: "feed", options: { channels: ["feed"] } }] } },
    { key: Modules.SEARCH, disable: true },
    ...overRedis,
  ],
})
