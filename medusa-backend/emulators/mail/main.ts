import { runServer } from "../shared/http"
import { readMailSettings, startMailCatcher } from "./server"

runServer(async () => {
  const catcher = await startMailCatcher(readMailSettings(process.env))
  console.log(`Mail catcher (nothing leaves this machine): SMTP at port ${catcher.smtpPort}, inbox at http://127.0.0.1:${catcher.port}`)
  return catcher
})
