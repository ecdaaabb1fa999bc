import { createHash } from "node:crypto"
import { posix } from "node:path"
import { defineChannel, type Acknowledgement, type ChannelTools } from "@max-booster/extension-api"
import Client from "ssh2-sftp-client"
import { z } from "zod"
import { ANSWER_FOLDERS, isAnswerTo, readAcknowledgement } from "../core/acknowledgement"

const settings = z.object({
  url: z.url({ protocol: /^sftp$/, error: "RELEASE_SFTP_URL needs an address such as sftp://name@host:22/folder" }),
  password: z.string().optional(),
  privateKey: z.string().optional(),
  /** The server's key as `ssh-keygen -lf` shows it: SHA256:… */
  hostKey: z.string().regex(/^SHA256:[\w+/]{43}=?$/, "RELEASE_SFTP_HOST_KEY needs the fingerprint of the server's key, SHA256:…, as `ssh-keygen -lf` shows it").optional(),
}).refine(({ password, privateKey }) => password || privateKey, "RELEASE_SFTP_PASSWORD or RELEASE_SFTP_PRIVATE_KEY: one of them must be set")
type Settings = z.output<typeof settings>

/** Puts batches on a partner's SFTP server: DDEX cloud-based storage, batched. */
export const sftp = defineChannel({
  id: "sftp", label: "SFTP", settings,
  read: (env) => (env["RELEASE_SFTP_URL"]
    ? { url: env["RELEASE_SFTP_URL"], password: env["RELEASE_SFTP_PASSWORD"], privateKey: env["RELEASE_SFTP_PRIVATE_KEY"], hostKey: env["RELEASE_SFTP_HOST_KEY"] }
    : null),
  hand: {
    send: (packed, to, tools) => connected(to, tools, async (client, root) => {
      const made = new Set<string>()
      const whole = packed.files.reduce((sum, { size }) => sum + size, 0)
      let sent = 0
      for (const { path, file, size } of packed.files) {
        const target = posix.join(root, path)
        const folder = posix.dirname(target)
        if (!made.has(folder)) await client.mkdir(folder, true)
        made.add(folder)
        if (!(await isThere(client, target, size))) await put(client, file, target)
        sent += size
        tools.report(sent / whole)
      }
    }),
    acknowledgements: (batches, from, tools) => connected(from, tools, async (client, root) => {
      const answers: Acknowledgement[] = []
      for (const batch of batches) {
        for (const folder of ANSWER_FOLDERS(batch)) {
          const path = posix.join(root, folder)
          if ((await client.exists(path)) !== "d") continue
          for (const { name, modifyTime } of await client.list(path, ({ name: each }) => isAnswerTo(batch, each))) {
            const answer = readAcknowledgement(batch, String(await client.get(posix.join(path, name))), new Date(modifyTime).toISOString())
            if (answer) answers.push(answer)
          }
        }
      }
      return answers
    }),
  },
})

/** A whole file has its name only once it is whole. */
async function put(client: Client, file: string, target: string): Promise<void> {
  const part = `${target}.part`
  await client.put(file, part)
  if (await client.exists(target)) await client.delete(target)
  await client.rename(part, target)
}

const isThere = async (client: Client, path: string, size: number): Promise<boolean> => (await client.exists(path)) === "-" && (await client.stat(path)).size === size

async function connected<Result>({ url, password, privateKey, hostKey }: Settings, { signal, log }: ChannelTools, work: (client: Client, root: string) => Promise<Result>): Promise<Result> {
  const { hostname, port, username, pathname } = new URL(url)
  const client = new Client()
  let shown = ""
  const stop = () => void client.end().catch(() => false)
  signal.addEventListener("abort", stop, { once: true })
  try {
    signal.throwIfAborted()
    await client.connect({
      host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 22), username: decodeURIComponent(username), readyTimeout: 20_000,
      ...(password && { password }), ...(privateKey && { privateKey }),
      hostVerifier: (key: Buffer) => {
        shown = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`
        return shown === hostKey?.replace(/=+$/, "")
      },
    }).catch((error: unknown) => { throw shown && shown !== hostKey?.replace(/=+$/, "") ? new Error(unknownServer(hostname, shown, hostKey), { cause: error }) : error })
    return await work(client, decodeURIComponent(pathname) || "/")
  } finally {
    signal.removeEventListener("abort", stop)
    await client.end().catch((error: unknown) => { log(`SFTP: the connection did not end well: ${String(error)}`) })
  }
}

const unknownServer = (host: string, shown: string, expected: string | undefined): string =>
  `${host} shows the key ${shown}, ${expected ? `not ${expected}: nothing was sent. Ask the partner whether the key was changed.` : "and RELEASE_SFTP_HOST_KEY is not set. Compare it with the partner's, then set it."}`
