import type { IncomingMessage } from "node:http"

const LOOPBACK = ["127.0.0.1", "localhost", "::1"]

/** The address to listen at. @throws {Error} it is not this machine's own */
export function loopbackHost(host = "127.0.0.1"): string {
  if (LOOPBACK.includes(host)) return host
  throw new Error(`HOST is ${host}, but the emulator serves this machine only. Unset it, or set HOST=127.0.0.1.`)
}

/** A port from the environment. @throws {Error} naming the key */
export function portOf(env: NodeJS.ProcessEnv, key: string, example: number): number {
  const port = Number(env[key])
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port
  throw new Error(`${key} is "${env[key] ?? ""}", but must be a port number. Set ${key}, for example ${key}=${example}.`)
}

/** Whether a request came by a name of this machine: a page elsewhere must not reach it by a name that resolves here. */
export function isLocal(host = ""): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}

/** Reads a body. @throws {Error} it is longer than `limit` bytes */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return (await readBytes(request, limit)).toString("utf8")
}

/** Reads a body as it came. @throws {Error} it is longer than `limit` bytes */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new Error(`A request to ${request.url} is larger than ${limit} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Runs a server's program until SIGINT or SIGTERM; what prevents its start is said in one sentence. */
export function runServer(start: () => Promise<{ close(): Promise<void> }>): void {
  start().then(
    (server) => {
      const stop = (): void => void server.close().then(() => process.exit(0))
      process.once("SIGINT", stop)
      process.once("SIGTERM", stop)
    },
    (error: unknown) => {
      console.error(reasonOf(error))
      process.exit(1)
    },
  )
}

function reasonOf(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number }
  if (code === "EADDRINUSE") return `Port ${port} is taken. Stop what listens there, or choose another port.`
  return error instanceof Error ? error.message : String(error)
}
