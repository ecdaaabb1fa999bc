import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", "--autoplay-policy=no-user-gesture-required"]

/** What a test runner gives: Vitest's and Jest's functions. */
export type PageRunner = { it(name: string, body: () => Promise<void>, timeoutMs?: number): void; afterAll(body: () => Promise<void>): void }

/** Where a page finds the package's processors. */
export const WORKLETS_URL = "/worklets.js"

declare const soundTests: { names(): string[]; run(at: number): Promise<void> }

/**
 * Runs files of tests inside Chromium, where Web Audio is real; they are written as for Vitest (`describe`, `it`, `it.each`, `expect`).
 * Await it at the top of a test file. The browser is CHROMIUM_PATH, or the system's.
 */
export async function testInChromium(files: readonly (URL | string)[], { it, afterAll }: PageRunner): Promise<void> {
  const { page, close } = await soundPage(await bundle(files))
  afterAll(close)
  const names = await page.evaluate(() => soundTests.names())
  for (const [at, name] of names.entries()) it(name, async () => { await page.evaluate((number) => soundTests.run(number), at) }, 60_000)
}

/** A page that has run a script; it can load the package's processors from WORKLETS_URL. @throws {Error} what the page complained of */
export async function soundPage(script: string) {
  const { chromium } = await import("playwright-core")
  // Playwright does not answer for what a worklet fetches, so there is a server.
  const files: Record<string, [type: string, text: string]> = {
    "/": ["text/html", "<!doctype html><script src=/script.js></script>"],
    "/script.js": ["text/javascript", script],
    [WORKLETS_URL]: ["text/javascript", await readFile(createRequire(__filename).resolve("@max-booster/studio-sound/worklets.js"), "utf8")],
  }
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ""] ?? ["text/plain", ""]
    response.writeHead(text ? 200 : 404, { "content-type": type }).end(text)
  })
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve) })
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium", args: ARGS })
  const close = async () => {
    await browser.close()
    server.close()
  }
  const page = await browser.newPage()
  const faults: string[] = []
  page.on("pageerror", (error) => { faults.push(error.stack ?? error.message) })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  if (faults.length === 0) return { page, close }
  await close()
  throw new Error(faults.join("\n"))
}

/** Files as one script for a page, Vitest replaced. */
async function bundle(files: readonly (URL | string)[]): Promise<string> {
  const { build } = await import("esbuild")
  const vitest = createRequire(createRequire(__filename).resolve("vitest/package.json"))
  const paths = files.map((file) => (typeof file === "string" ? file : fileURLToPath(file)))
  const { outputFiles } = await build({
    stdin: { contents: paths.map((path) => `import ${JSON.stringify(path)}`).join("\n"), resolveDir: __dirname },
    bundle: true, write: false, format: "iife", target: "es2022", sourcemap: "inline", logLevel: "silent",
    alias: { vitest: join(__dirname, "page-vitest.mjs"), "@vitest/expect": vitest.resolve("@vitest/expect"), chai: vitest.resolve("chai") },
  })
  return outputFiles[0]?.text ?? ""
}
