import { runServer } from "../shared/http"
import { startStore } from "./server"
import { readStoreSettings } from "./settings"

runServer(async () => {
  const store = await startStore(readStoreSettings(process.env))
  console.log(`Store emulator (nothing is on sale anywhere) at http://127.0.0.1:${store.port}, SFTP at port ${store.sftpPort}`)
  return store
})
