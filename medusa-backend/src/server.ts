import { createServer } from "node:http"
import { join } from "node:path"
import { LIVE, LIVE_DOCUMENTS, type DocumentKind, type Live } from "@max-booster/extension-api"
import { startRealtime } from "@max-booster/collaboration/realtime/server"
import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import express from "express"
import { STUDIO } from "../../src/modules/studio"
import { loadApp, onStop } from "./app"
import { readConfig } from "./config"

/** The backend: Medusa's routes, public files, health, and the WebSocket, on one port. */
async function main(): Promise<void> {
  process.env["MEDUSA_WORKER_MODE"] = "server"
  const config = readConfig()
  let ready = false
  const { container, express: app, shutdown } = await loadApp({
    routes: true,
    before: (server) => {
      server.disable("x-powered-by")
      server.get("/health", (_req, res) => { res.send("OK") })
      server.get("/ready", (_req, res) => { res.status(ready ? 200 : 503).send(ready ? "ready" : "starting") })
      if (config.FILES_DIR) server.use("/static", publicFiles(config.FILES_DIR))
    },
  })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const realtime = await startRealtime({ live: container.resolve<Live>(LIVE), documents: { studio: container.resolve<DocumentKind>(STUDIO) }, databaseUrl: config.DATABASE_URL, secret: config.LINK_SECRET, now: Date.now, log: logger })
  container.register(LIVE_DOCUMENTS, asValue(realtime))
  const server = createServer(app)
  server.on("upgrade", (request, socket, head) => { realtime.handleUpgrade(request, socket, head) })
  server.requestTimeout = 0 // uploads of 2 GB over slow lines
  server.on("error", (error) => { process.stderr.write(`The backend cannot listen on port ${config.PORT}: ${error.message}. Free it or set PORT.\n`); process.exit(1) })
  server.listen(config.PORT, process.env["HOST"] ?? "127.0.0.1", () => { ready = true; logger.info(`Backend ready on ${config.BACKEND_URL}`) })
  onStop(async () => {
    ready = false
    server.close()
    server.closeIdleConnections()
    await realtime.close()
    await shutdown()
  })
}

/** Previews, peaks and artwork: public, never changed under one name, with range requests. */
function publicFiles(directory: string): express.Handler {
  return express.static(join(directory, "public"), {
    immutable: true, maxAge: "365d", index: false, dotfiles: "ignore",
    setHeaders: (res) => {
      res.setHeader("Access-Control-Allow-Origin", "*")
      res.setHeader("Cross-Origin-Resource-Policy", "cross-origin")
      res.setHeader("X-Content-Type-Options", "nosniff")
    },
  })
}

main().catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
