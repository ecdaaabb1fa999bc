import { existsSync, readdirSync } from "node:fs"
import { createServer } from "node:http"
import { cpus } from "node:os"
import { dirname, join } from "node:path"
import { startWorker, type JobHandler, type Resolver } from "@max-booster/jobs"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { loadApp, onStop } from "./app"
import { readConfig } from "./config"

/** The worker: does the jobs of the root and of every plugin (`jobs/<name>/index`). */
async function main(): Promise<void> {
  process.env["MEDUSA_WORKER_MODE"] = "worker"
  const config = readConfig()
  const { container, shutdown } = await loadApp({ routes: false })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const spare = Math.max(1, cpus().length - 1)
  const worker = await startWorker({
    config: { databaseUrl: config.DATABASE_URL, redisUrl: config.REDIS_URL },
    handlers: [join(process.cwd(), "src"), ...pluginFolders(container.resolve("configModule"))].flatMap(handlersIn),
    container: container as unknown as Resolver,
    log: logger,
    concurrency: { audio: Math.max(2, spare), renditions: spare, money: 4, licensing: 2, notify: 4, hooks: 2 },
  })
  const health = createServer((req, res) => { res.writeHead(req.url === "/health" ? 200 : 404).end("OK") })
  health.listen(config.WORKER_PORT, process.env["HOST"] ?? "127.0.0.1")
  onStop(async () => {
    health.close()
    await worker.close()
    await shutdown()
  }, 20)
}

function pluginFolders(config: { plugins?: readonly (string | { resolve: string })[] }): string[] {
  return (config.plugins ?? []).map((plugin) => (typeof plugin === "string" ? plugin : plugin.resolve)).flatMap((name) => {
    const folder = join(dirname(require.resolve(`${name}/package.json`)), ".medusa/server/src")
    return existsSync(folder) ? [folder] : []
  })
}

/** Job handlers of one part: the default export of each `jobs/<name>/index.js`. */
function handlersIn(folder: string): JobHandler[] {
  const jobs = join(folder, "jobs")
  if (!existsSync(jobs)) return []
  return readdirSync(jobs, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => {
    // oxlint-disable-next-line typescript/no-require-imports -- found at run time, as Medusa finds routes
    const { default: handler } = require(join(jobs, name, "index.js")) as { default?: JobHandler }
    if (!handler) throw new Error(`${join(jobs, name)} has no default export: export default handleJob(...)`)
    return handler
  })
}

main().catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
