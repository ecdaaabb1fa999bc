import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import { environmentKeys, readConfig } from "./config"

type Service = { image?: string; build?: unknown; command?: string; environment?: Record<string, string | null>; depends_on?: string[] | Record<string, unknown> }
const compose = parse(readFileSync(join(process.cwd(), "docker-compose.yml"), "utf8"), { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> }

describe("docker-compose.yml", () => {
  it("is the production shape: database, queue, files, backend, worker, storefront", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["backend", "migrate", "postgres", "redis", "s3", "s3-setup", "storefront", "worker"])
    for (const { depends_on } of Object.values(compose.services)) {
      for (const name of Array.isArray(depends_on) ? depends_on : Object.keys(depends_on ?? {})) expect(compose.services).toHaveProperty(name)
    }
  })

  it("sets only keys that the backend knows, and all that it needs", () => {
    const environment = compose.services["backend"]?.environment ?? {}
    for (const key of Object.keys(environment)) expect([...environmentKeys, "OPERATOR_EMAIL", "OPERATOR_PASSWORD"]).toContain(key)
    const filled = Object.fromEntries(Object.entries(environment).flatMap(([key, value]) => (value === null ? [] : [[key, value.replace(/\$\{[^}]*\}/g, "a".repeat(64))]])))
    const config = readConfig({ ...filled, BACKEND_URL: "https://api.example.com", STOREFRONT_URL: "https://example.com", S3_FILE_URL: "https://files.example.com", SMTP_URL: "smtp://mail.example.com" })
    expect(config.ALLOW_EMULATORS).toBe("0")
  })
})

describe("a backend's configuration", () => {
  it("names every key that is missing, and the fix", () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL.*postgres:\/\/.*JWT_SECRET.*STRIPE_API_KEY/s)
  })
  it("refuses an emulator where it was not allowed", () => {
    const good = { DATABASE_URL: "postgres://x/y", BACKEND_URL: "https://a.b", STOREFRONT_URL: "https://c.d", STRIPE_API_KEY: "sk_test_x", STRIPE_WEBHOOK_SECRET: "w", STRIPE_CONNECT_WEBHOOK_SECRET: "w", SMTP_URL: "smtp://a.b", FILES_DIR: "/files", LICENSE_KEY: "0a".repeat(32), ...Object.fromEntries(["JWT", "COOKIE", "LINK", "CMS"].map((name) => [`${name}_SECRET`, "0123456789abcdef"])) }
    expect(readConfig(good).NODE_ENV).toBe("production")
    expect(() => readConfig({ ...good, STRIPE_EMULATOR_URL: "http://localhost:9010" })).toThrow(/STRIPE_EMULATOR_URL: an emulator takes no real money/)
    expect(() => readConfig({ ...good, STRIPE_EMULATOR_URL: "http://localhost:9010", ALLOW_EMULATORS: "1", STRIPE_API_KEY: "sk_live_x" })).toThrow(/a live key must never reach the emulator/)
  })
})
