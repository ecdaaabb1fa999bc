import { Client } from "pg"

const RELISTEN_MS = 1_000

type Log = { error(text: string): void }

/** Listens on channels of PostgreSQL and goes on after a lost connection. `onAgain` is called when it listens again: what was told meanwhile is lost. */
export async function listen(connectionString: string, channels: Readonly<Record<string, (payload: string) => void>>, log: Log, onAgain: () => void): Promise<() => Promise<void>> {
  let client: Client | undefined
  let stopped = false
  const again = () => { if (!stopped) setTimeout(() => { connect().then(onAgain).catch(() => undefined) }, RELISTEN_MS) }
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString })
    next.on("notification", ({ channel, payload }) => { if (payload) channels[channel]?.(payload) })
    next.on("error", (error) => {
      log.error(`Live: lost the database (${error.message}), listening again`)
      again()
    })
    try {
      await next.connect()
      for (const channel of Object.keys(channels)) await next.query(`listen ${channel}`)
      client = next
    } catch (error) {
      again()
      log.error(`Live: ${(error as Error).message}`)
    }
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
