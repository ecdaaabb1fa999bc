import { inRoot } from "./paths.mjs"
import { EMULATOR_KEY, STORE_USER } from "./settings.mjs"

/**
 * The environment handed to every part: the contract between the launcher and the programs.
 * What the caller's environment sets wins over what is embedded.
 * @param {import("./settings.mjs").Settings} settings
 * @param {import("./secrets.mjs").Secrets} secrets
 * @param {{ ffmpeg: string, ffprobe: string }} tools
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnv(settings, secrets, tools, env = process.env) {
  const { ports, embedded } = settings
  const { POSTGRES_PASSWORD, ...handed } = secrets
  return {
    NODE_ENV: "production",
    ...handed,
    DATABASE_URL: databaseUrl(settings, secrets),
    STRIPE_API_KEY: EMULATOR_KEY,
    MAIL_FROM: "Max Booster <shop@max-booster.test>",
    OPERATOR_EMAIL: "operator@max-booster.test",
    CMS_ADMIN_EMAIL: env.OPERATOR_EMAIL || "operator@max-booster.test",
    CMS_ADMIN_PASSWORD: env.OPERATOR_PASSWORD || secrets.OPERATOR_PASSWORD,
    PUBLISHABLE_KEY_FILE: settings.at("publishable-key"),
    ...(embedded.mail ? { SMTP_URL: `smtp://localhost:${ports.smtp}`, MAIL_URL: settings.mailUrl } : {}),
    ...(embedded.store ? storeEnv(settings, secrets) : {}),
    ...Object.fromEntries(Object.entries(env).filter(([key, value]) => value !== "" && key !== "NODE_ENV")),
    ...(embedded.stripe ? { STRIPE_EMULATOR_URL: settings.stripeUrl, ALLOW_EMULATORS: "1" } : {}),
    MAX_BOOSTER_DIR: settings.dir,
    FILES_DIR: settings.filesDir,
    UPLOADS_DIR: env.UPLOADS_DIR || settings.at("uploads"),
    BACKEND_URL: settings.backendUrl,
    STOREFRONT_URL: settings.storefrontUrl,
    WORKER_PORT: String(ports.worker),
    FFMPEG_PATH: tools.ffmpeg,
    FFPROBE_PATH: tools.ffprobe,
    SEED_STATE: settings.at("seed.json"),
    NODE_COMPILE_CACHE: inRoot("node_modules", ".cache", "node-compile"), // Node 22 and newer start faster with it
    MEDUSA_DISABLE_TELEMETRY: "true",
    NEXT_TELEMETRY_DISABLED: "1",
  }
}

/** The store emulator as a partner that takes deliveries, and as Spotify. Its host key is known once it runs. */
const storeEnv = (/** @type {import("./settings.mjs").Settings} */ { ports, storeUrl }, /** @type {import("./secrets.mjs").Secrets} */ { STORE_PASSWORD }) => ({
  SPOTIFY_CLIENT_ID: STORE_USER, SPOTIFY_CLIENT_SECRET: STORE_PASSWORD, SPOTIFY_EMULATOR_URL: storeUrl, ALLOW_EMULATORS: "1",
  RELEASE_SFTP_URL: `sftp://${STORE_USER}@localhost:${ports.sftp}/`, RELEASE_SFTP_PASSWORD: STORE_PASSWORD,
  RELEASE_S3_BUCKET: "drop", RELEASE_S3_ENDPOINT: storeUrl, RELEASE_S3_ACCESS_KEY_ID: STORE_USER, RELEASE_S3_SECRET_ACCESS_KEY: STORE_PASSWORD,
  RELEASE_RECIPIENT_NAME: "Store emulator", RELEASE_RECIPIENT_DPID: "PADPIDA2026112601R", RELEASE_TEST_MESSAGES: "1",
})

/** Where the data is: the caller's database, or the embedded one. */
export function databaseUrl(/** @type {import("./settings.mjs").Settings} */ { ports }, /** @type {import("./secrets.mjs").Secrets} */ { POSTGRES_PASSWORD }) {
  return process.env.DATABASE_URL || `postgres://postgres:${POSTGRES_PASSWORD}@localhost:${ports.postgres}/max_booster`
}
