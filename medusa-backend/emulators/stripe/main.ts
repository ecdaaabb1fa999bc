import { baseUrl } from "./context"
import { startEmulator } from "./server"
import { readSettings } from "./settings"

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const emulator = await startEmulator(settings)
  console.log(`Stripe emulator (no real money) at ${baseUrl(settings)}`)
  const stop = (): void => void emulator.close().then(() => process.exit(0))
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
}

main().catch((error: unknown) => {
  const taken = (error as { code?: string }).code === "EADDRINUSE"
  const text = error instanceof Error ? error.message : String(error)
  console.error(taken ? `Port ${process.env.PORT} is taken. Stop what listens there, or set another PORT.` : text)
  process.exit(1)
})
