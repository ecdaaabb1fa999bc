import { loopbackHost, portOf } from "../shared/http"

/** How the store emulator runs. */
export interface StoreSettings {
  host: string
  /** Pages, Spotify's Web API and the S3 drop. */
  port: number
  sftpPort: number
  /** Folder of what was dropped and of the catalogue. */
  folder: string
  /** Whoever delivers, and whoever looks releases up. */
  user: string
  password: string
}

/** Reads the environment. @throws {Error} naming the key and the fix */
export function readStoreSettings(env: NodeJS.ProcessEnv): StoreSettings {
  return { host: loopbackHost(env.HOST), port: portOf(env, "PORT", 9014), sftpPort: portOf(env, "SFTP_PORT", 9015), folder: needed(env, "STORE_STATE"), user: needed(env, "STORE_USER"), password: needed(env, "STORE_PASSWORD") }
}

function needed(env: NodeJS.ProcessEnv, key: string): string {
  const value = env[key]
  if (value) return value
  throw new Error(`${key} is missing. Set it.`)
}
