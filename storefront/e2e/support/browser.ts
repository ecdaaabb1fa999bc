import { mkdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core"
import { afterAll, beforeAll, onTestFailed } from "vitest"
import { ready } from "../../../medusa-backend/integration-tests/support/ready"

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic", "--autoplay-policy=user-gesture-required"]

/** Milliseconds to give a page that waits for work on sound: FFmpeg is nice, and gives way to a second browser. */
export const SOUND_MS = 150_000

/** A visitor: a browser context of his own with a page, and what went wrong in it. */
export type Visitor = { page: Page; context: BrowserContext; errors: string[] }

/** One browser for a file of tests. Call it at the top; it answers with a way to make visitors. */
export function useBrowser(): (options?: Parameters<Browser["newContext"]>[0]) => Promise<Visitor> {
  let browser: Browser
  beforeAll(async () => { browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium", args: ARGS }) })
  afterAll(() => browser.close())
  return async (options = {}) => {
    const context = await browser.newContext({ baseURL: ready.storefront, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", acceptDownloads: true, ...options })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const errors: string[] = []
    page.on("pageerror", (error) => { errors.push(error.message) })
    page.on("console", (message) => { if (message.type() === "error" && !/favicon|Failed to load resource/.test(message.text())) errors.push(message.text()) })
    return { page, context, errors }
  }
}

/** Keeps a picture of a page when the test that is running fails. */
export function pictureOnFailure({ page }: Visitor, name: string): void {
  onTestFailed(async () => {
    const folder = join(tmpdir(), "max-booster-failures")
    await mkdir(folder, { recursive: true })
    const path = join(folder, `${name}.png`)
    await page.screenshot({ path, fullPage: true }).then(() => { console.error(`${page.url()} looked like ${path}`) }, () => undefined)
    console.error((await page.locator("body").innerText().catch(() => "")).slice(0, 2_000))
  })
}
