import { z } from "zod"

const port = z.coerce.number().int().min(1).max(65_535)
const secret = z.string().min(16, "needs at least 16 characters; `openssl rand -hex 32` makes one")

/** What the backend reads from its environment. Every key is checked once, at start. */
const environment = z.object({
  NODE_ENV: z.string().default("production"),
  DATABASE_URL: z.url("is missing; e.g. postgres://user:password@localhost:5432/max_booster"),
  REDIS_URL: z.url().optional(),
  PORT: port.default(9000),
  WORKER_PORT: port.default(9001),
  BACKEND_URL: z.url("is missing: the address under which browsers and Stripe reach this backend"),
  STOREFRONT_URL: z.url("is missing: the address of the shop, for links in mails"),
  JWT_SECRET: secret, COOKIE_SECRET: secret, LINK_SECRET: secret, CMS_SECRET: secret,
  LICENSE_KEY: z.string().regex(/^[0-9a-f]{64}$/i, "needs 64 hexadecimal digits, the private key that signs licenses; `openssl rand -hex 32` makes one"),
  LICENSE_OLD_KEYS: z.string().regex(/^([\w-]{43}([\s,]+|$))*$/, "takes the `x` of each old key from /.well-known/max-booster-license-keys.json, with commas between").optional(),
  LICENSE_PLUGINS: z.string().regex(/^\s*((@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(\s*,\s*|\s*$))*$/, "names npm packages with commas between, e.g. @max-booster/license-sync,my-license; `none` for none").optional(),
  STRIPE_API_KEY: z.string().min(1, "is missing: your secret key from Stripe's dashboard"),
  STRIPE_EMULATOR_URL: z.url().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1, "is missing: the signing secret of the webhook endpoint"),
  STRIPE_CONNECT_WEBHOOK_SECRET: z.string().min(1, "is missing: the signing secret of the Connect webhook endpoint"),
  SMTP_URL: z.url().optional(), SENDGRID_API_KEY: z.string().optional(),
  MAIL_FROM: z.string().default("Max Booster <shop@localhost>"),
  FILES_DIR: z.string().optional(),
  S3_BUCKET: z.string().optional(), S3_ENDPOINT: z.string().optional(), S3_REGION: z.string().default("us-east-1"), S3_FILE_URL: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(), S3_SECRET_ACCESS_KEY: z.string().optional(),
  UPLOADS_DIR: z.string().optional(),
  SPOTIFY_CLIENT_ID: z.string().optional(), SPOTIFY_CLIENT_SECRET: z.string().optional(), SPOTIFY_EMULATOR_URL: z.url().optional(),
  RELEASE_SFTP_URL: z.string().optional(), RELEASE_SFTP_PASSWORD: z.string().optional(), RELEASE_SFTP_PRIVATE_KEY: z.string().optional(), RELEASE_SFTP_HOST_KEY: z.string().optional(),
  RELEASE_CHANNELS: z.string().regex(/^\s*((@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(\s*,\s*|\s*$))*$/, "names npm packages with commas between").optional(),
  RELEASE_S3_BUCKET: z.string().optional(), RELEASE_S3_PREFIX: z.string().optional(), RELEASE_S3_REGION: z.string().optional(), RELEASE_S3_ENDPOINT: z.string().optional(),
  RELEASE_S3_ACCESS_KEY_ID: z.string().optional(), RELEASE_S3_SECRET_ACCESS_KEY: z.string().optional(),
  RELEASE_RECIPIENT_NAME: z.string().optional(), RELEASE_RECIPIENT_DPID: z.string().optional(), RELEASE_TEST_MESSAGES: z.enum(["1", "0"]).optional(), RELEASE_APPLE_PROVIDER: z.string().optional(),
  DDEX_XSD_DIR: z.string().optional(),
  ALLOW_EMULATORS: z.enum(["1", "0"]).default("0"),
  CURRENCY: z.string().regex(/^[a-z]{3}$/).default("usd"),
})
export type Config = z.infer<typeof environment>

/** Every key that the backend reads. */
export const environmentKeys: readonly string[] = Object.keys(environment.shape)

/**
 * Reads and checks the environment.
 * @throws {Error} one line a problem, each naming the key and the fix
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new Error(`The configuration is not complete:\n${parsed.error.issues.map((i) => `  ${i.path.join(".")}: ${i.message}`).join("\n")}`)
  }
  const config = parsed.data
  const problems = contradictions(config)
  if (problems.length > 0) throw new Error(`The configuration cannot work:\n${problems.map((p) => `  ${p}`).join("\n")}`)
  return config
}

function contradictions(config: Config): string[] {
  const problems: string[] = []
  if (config.STRIPE_EMULATOR_URL && config.ALLOW_EMULATORS !== "1") problems.push("STRIPE_EMULATOR_URL: an emulator takes no real money; unset it, or set ALLOW_EMULATORS=1 on a test machine")
  if (config.STRIPE_EMULATOR_URL && config.STRIPE_API_KEY.startsWith("sk_live_")) problems.push("STRIPE_API_KEY: a live key must never reach the emulator; unset STRIPE_EMULATOR_URL")
  if (config.SPOTIFY_EMULATOR_URL && config.ALLOW_EMULATORS !== "1") problems.push("SPOTIFY_EMULATOR_URL: an emulator knows no release that is on sale; unset it, or set ALLOW_EMULATORS=1 on a test machine")
  if (Boolean(config.SPOTIFY_CLIENT_ID) !== Boolean(config.SPOTIFY_CLIENT_SECRET)) problems.push("SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET go together: both are on the app's page in Spotify's dashboard")
  if (config.RELEASE_SFTP_URL && !config.RELEASE_SFTP_PASSWORD && !config.RELEASE_SFTP_PRIVATE_KEY) problems.push("RELEASE_SFTP_PASSWORD or RELEASE_SFTP_PRIVATE_KEY: one of them must be set with RELEASE_SFTP_URL")
  if (config.RELEASE_S3_BUCKET && !(config.RELEASE_S3_ACCESS_KEY_ID && config.RELEASE_S3_SECRET_ACCESS_KEY)) problems.push("RELEASE_S3_ACCESS_KEY_ID and RELEASE_S3_SECRET_ACCESS_KEY: both must be set with RELEASE_S3_BUCKET")
  if (!config.SMTP_URL && !config.SENDGRID_API_KEY) problems.push("SMTP_URL or SENDGRID_API_KEY: one of them must be set, else nobody gets their license")
  if (!config.FILES_DIR && !config.S3_BUCKET) problems.push("FILES_DIR or S3_BUCKET: say where files are kept")
  return problems
}
