import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs"
import { execFileSync } from "node:child_process"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

import { ROOT } from "../lib/paths.mjs"

const serve = `import { createServer } from "node:http"
export const serve = (name: string) => {
  createServer((request, response) => { response.end(request.url === "/health" ? JSON.stringify({ status: "ok", sftp: "SHA256:none" }) : name) }).listen(Number(process.env["PORT"]), process.env["HOST"])
  process.on("SIGTERM", () => { process.exit(0) })
}`
const main = (name: string, from: string) => `import { serve } from "${from}"\nserve("${name}")`
const seed = `console.log(JSON.stringify({ step: "logins", seller: { email: "s", password: "p" }, buyer: { email: "b", password: "q" } }))
for (let done = 1; done <= 4; done++) console.log(JSON.stringify({ step: "beat", done, of: 4, title: "Beat" }))`
const next = `const { mkdirSync, writeFileSync } = require("node:fs")
if (process.argv[2] === "build") { mkdirSync(".next", { recursive: true }); writeFileSync(".next/BUILD_ID", "1") }
else require("node:http").createServer((_request, response) => response.end("shop")).listen(Number(process.env.PORT))`
const bundle = `import { mkdirSync, writeFileSync } from "node:fs"
mkdirSync(process.argv[2], { recursive: true }); writeFileSync(process.argv[2] + "/index.html", "<html>")`

/**
 * A repository with the real launcher and the real PostgreSQL, around programs of a few lines: what the launcher does can be
 * tested in seconds. It is laid out as ours, with our node_modules.
 * @returns its folder
 */
export function tinyShop(): string {
  const root = join(mkdtempSync(join(tmpdir(), "tiny-shop-")), "clone")
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const copy = (path: string) => { cpSync(join(ROOT, path), join(root, path), { recursive: true }) }
  for (const path of ["package.json", "package-lock.json", "medusa-backend/launch", "medusa-backend/package.json", "admin-extensions/package.json"]) copy(path)
  for (const group of ["src/lib", "src/plugins"]) for (const name of readdirSync(join(ROOT, group))) copy(`${group}/${name}/package.json`)
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"))

  write("medusa-backend/src/serve.ts", serve)
  for (const name of ["server", "worker"]) write(`medusa-backend/src/${name}.ts`, main(name, "./serve"))
  for (const name of ["stripe", "mail", "store"]) write(`medusa-backend/emulators/${name}/main.ts`, main(name, "../../src/serve"))
  write("medusa-backend/src/migrate.ts", "console.log('migrated')")
  write("medusa-backend/src/provision.ts", "console.log(JSON.stringify({ publishableKey: 'pk', operator: { email: 'o', password: process.env['OPERATOR_PASSWORD'] } }))")
  write("medusa-backend/src/seed/main.ts", seed)
  write("medusa-backend/launch/lib/admin-bundle.script.mjs", bundle)
  write("src/lib/studio-sound/src/worklets/processors.ts", "export {}")
  write("storefront/package.json", JSON.stringify({ name: "storefront", private: true, scripts: { "cms:migrate": "node --version" } }))
  write("storefront/node_modules/next/dist/bin/next", next)
  write("storefront/node_modules/.package-lock.json", "{}")
  markInstalled(root)
  return root
}

/** Says of both npm projects that they are installed, as the launcher itself would. */
function markInstalled(root: string): void {
  const script = `const { wanted } = await import(${JSON.stringify(join(root, "medusa-backend/launch/lib/install.mjs"))})
    const { writeFileSync } = await import("node:fs")
    writeFileSync(${JSON.stringify(join(root, "storefront/node_modules/.max-booster-install"))}, await wanted("storefront"))
    writeFileSync(${JSON.stringify(join(root, "node_modules/.max-booster-install"))}, await wanted("root"))`
  execFileSync(process.execPath, ["--input-type=module", "-e", script])
}
