import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { s3 } from "../../../../src/plugins/ddex/src/channels/s3"
import { sftp } from "../../../../src/plugins/ddex/src/channels/sftp"
import { testChannel, type DropPlace } from "../../../../src/plugins/ddex/src/testing/channel"
import { startStore, type StoreEmulator } from "../server"

let folder: string
let store: StoreEmulator
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"))
  store = await startStore({ host: "127.0.0.1", port: 0, sftpPort: 0, folder, user: "producer", password: "a password of a test" })
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const place = (env: DropPlace["env"]): DropPlace => ({
  env,
  arrived: async () => {
    const entries = await readdir(join(folder, "drop"), { withFileTypes: true, recursive: true })
    return new Map(await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(join(folder, "drop"), path), await readFile(path)] as const
    })))
  },
  leaveHalf: (path, bytes) => put(path, bytes),
  answer: (path, xml) => put(path, xml),
})

async function put(path: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(join(folder, "drop", path)), { recursive: true })
  await writeFile(join(folder, "drop", path), content)
}

const sftpEnv = () => ({ RELEASE_SFTP_URL: `sftp://producer@127.0.0.1:${store.sftpPort}/`, RELEASE_SFTP_PASSWORD: "a password of a test", RELEASE_SFTP_HOST_KEY: store.fingerprint })
testChannel(sftp, () => place(sftpEnv()), { describe, it })
testChannel(s3, () => place({ RELEASE_S3_BUCKET: "drop", RELEASE_S3_ENDPOINT: `http://127.0.0.1:${store.port}`, RELEASE_S3_ACCESS_KEY_ID: "producer", RELEASE_S3_SECRET_ACCESS_KEY: "a password of a test" }), { describe, it })

describe("SFTP's host key", () => {
  const send = async (over: Record<string, string>) => {
    const settings = sftp.settings.parse(sftp.read({ ...sftpEnv(), ...over }))
    await sftp.hand?.send({ batch: "20261126230000000", release_id: "r", target: "generic-ern", message_id: "m", files: [] }, settings, { signal: new AbortController().signal, report: () => undefined, log: () => undefined })
  }
  it("sends nothing to a server that shows another key, and names both", async () => {
    const other = `SHA256:${"a".repeat(43)}`
    await expect(send({ RELEASE_SFTP_HOST_KEY: other })).rejects.toThrow(`shows the key ${store.fingerprint}, not ${other}`)
  })
  it("names the key when none was set, to compare it with the partner's", async () => {
    await expect(send({ RELEASE_SFTP_HOST_KEY: "" }).catch((error: unknown) => { throw error })).rejects.toThrow(/RELEASE_SFTP_HOST_KEY/)
  })
  it("says what is wrong with a password", async () => {
    await expect(send({ RELEASE_SFTP_PASSWORD: "another" })).rejects.toThrow(/authentication/i)
  })
})
