import loaders from "@medusajs/medusa/loaders/index"
import type { MedusaContainer } from "@medusajs/framework/types"
import express, { type Express } from "express"

/** A loaded Medusa application: its container and how to end it. */
export type App = { container: MedusaContainer; express: Express; shutdown(): Promise<void> }

/** Loads Medusa from the built application folder, which is the working directory. */
export async function loadApp(options: { routes: boolean; before?: (app: Express) => void }): Promise<App> {
  const app = express()
  options.before?.(app)
  const { container, shutdown } = await loaders({ directory: process.cwd(), expressApp: app, skipLoadingEntryPoints: !options.routes })
  return { container, express: app, shutdown }
}

/** Ends a process once, gracefully: at most `seconds`, then by force. */
export function onStop(stop: () => Promise<void>, seconds = 15): void {
  let stopping = false
  const end = (signal: string) => {
    if (stopping) return
    stopping = true
    process.stdout.write(`${signal}: stopping\n`)
    setTimeout(() => process.exit(1), seconds * 1_000).unref()
    stop().then(() => process.exit(0), (error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => { end(signal) })
}
