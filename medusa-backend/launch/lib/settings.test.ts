import { createServer } from "node:net"
import { describe, expect, it } from "vitest"

import { nodeTrouble } from "./node-version.mjs"
import { claimPorts, isFree } from "./ports.mjs"
import { portsInUse, readSettings } from "./settings.mjs"

describe("settings", () => {
  it("moves every port with one base, and one port alone", () => {
    const { ports } = readSettings({ MAX_BOOSTER_PORT_BASE: "21480", MAIL_PORT: "21499" })
    expect(ports).toMatchObject({ storefront: 21_480, backend: 21_481, mail: 21_499 })
    expect(readSettings({}).storefrontUrl).toBe("http://localhost:3000")
  })

  it("opens no port for what the environment replaces", () => {
    const settings = readSettings({ DATABASE_URL: "postgres://u:p@db/shop", SMTP_URL: "smtp://mail:25", SPOTIFY_CLIENT_ID: "an-app" })
    expect(Object.keys(portsInUse(settings)).sort()).toEqual(["backend", "storefront", "stripe", "worker"])
  })

  it.each([
    [{ MAX_BOOSTER_PORT_BASE: "eighty" }, /MAX_BOOSTER_PORT_BASE is "eighty": write a port/],
    [{ STOREFRONT_PORT: "9000" }, /use port 9000: give .* another/],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL .* like postgres:/],
    [{ FFMPEG_PATH: "/nowhere/ffmpeg" }, /FFMPEG_PATH is "\/nowhere\/ffmpeg", and no such file/],
    [{ STRIPE_API_KEY: "pk_live_1" }, /STRIPE_API_KEY is not a secret key/],
    [{ STRIPE_API_KEY: "sk_live_1" }, /STRIPE_WEBHOOK_SECRET is missing/],
  ])("names the key and the fix for %j", (env, message) => {
    expect(() => readSettings(env)).toThrow(message)
  })

  it("says who holds a taken port and how to choose another", async () => {
    const server = createServer()
    await new Promise<void>((resolve) => { server.listen(21_470, "127.0.0.1", resolve) })
    try {
      expect(await isFree(21_470)).toBe(false)
      await expect(claimPorts({ mail: 21_470 })).rejects.toThrow(new RegExp(`Port 21470 \\(mail\\) is taken.*process ${process.pid}.*MAIL_PORT`))
    } finally {
      server.close()
    }
  })
})

it.each([["v18.20.0", true], ["v20.18.1", true], ["v20.19.0", false], ["v21.7.0", true], ["v22.11.0", true], ["v22.12.0", false], ["v24.0.0", false]])(
  "knows whether Node %s is too old", (version, isOld) => {
    expect(nodeTrouble(version) !== undefined).toBe(isOld)
  },
)
