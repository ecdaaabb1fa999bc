import { inRoot } from "./paths.mjs"
import { EMULATOR_KEY } from "./settings.mjs"

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

/** Where the data is: the caller's database, or the embedded one. */
export function databaseUrl(/** @type {import("./settings.mjs").Settings} */ { ports }, /** @type {import("./secrets.mjs").Secrets} */ { POSTGRES_PASSWORD }) {
  return process.env.DATABASE_URL || `postgres://postgres:${POSTGRES_PASSWORD}@localhost:${ports.postgres}/max_booster`
}
