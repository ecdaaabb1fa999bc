import { runServer } from "../shared/http"
import { baseUrl } from "./context"
import { startEmulator } from "./server"
import { readSettings } from "./settings"

runServer(async () => {
  const settings = readSettings(process.env)
  const emulator = await startEmulator(settings)
  console.log(`Stripe emulator (no real money) at ${baseUrl(settings)}`)
  return emulator
})
