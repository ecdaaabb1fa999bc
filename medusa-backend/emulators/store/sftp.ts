import { createHash, generateKeyPairSync, timingSafeEqual } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { open, type FileHandle } from "node:fs/promises"
import { dirname, join } from "node:path"
import ssh2 from "ssh2"
import type { Drop } from "./drop"

const { Server, utils } = ssh2
const { STATUS_CODE, OPEN_MODE } = utils.sftp

type Handle = { path: string; file: FileHandle; writes: boolean } | { path: string; names: string[] | null }

/** The server's key, made once a folder; its fingerprint is what clients compare. */
export function hostKeyOf(folder: string): { key: string; fingerprint: string } {
  const file = join(folder, "sftp-host-key.pem")
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs1", format: "pem" }, publicKeyEncoding: { type: "pkcs1", format: "pem" } }).privateKey, { mode: 0o600 })
  }
  const key = readFileSync(file, "utf8")
  const parsed = utils.parseKey(key)
  if (parsed instanceof Error) throw parsed
  const own = Array.isArray(parsed) ? parsed[0] : parsed
  return { key, fingerprint: `SHA256:${createHash("sha256").update(own?.getPublicSSH() ?? "").digest("base64").replace(/=+$/, "")}` }
}

/** An SFTP server over the drop: what a client of a store needs, and no more. */
export function createSftpServer(drop: Drop, login: { user: string; password: string }, hostKey: string) {
  return new Server({ hostKeys: [hostKey] }, (client) => {
    client.on("error", () => { /* A client that goes away is no news. */ })
    client.on("authentication", (context) => {
      if (context.method === "password" && context.username === login.user && same(context.password, login.password)) context.accept()
      else context.reject(["password"])
    })
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => { serve(acceptSftp(), drop) })
    })
  })
}

const same = (given: string, wanted: string): boolean => given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))

function serve(sftp: ssh2.SFTPWrapper, drop: Drop): void {
  const handles = new Map<number, Handle>()
  let next = 0
  const keep = (handle: Handle): Buffer => {
    handles.set(next, handle)
    const id = Buffer.alloc(4)
    id.writeUInt32BE(next++)
    return id
  }
  const handleOf = (id: Buffer) => handles.get(id.readUInt32BE(0))
  const answer = (request: number, work: Promise<void>) => { work.then(() => { sftp.status(request, STATUS_CODE.OK) }, () => { sftp.status(request, STATUS_CODE.FAILURE) }) }
  const attributes = (request: number, path: string) => {
    drop.stat(path).then((found) => { if (found) sftp.attrs(request, attributesOf(found)); else sftp.status(request, STATUS_CODE.NO_SUCH_FILE) }, () => { sftp.status(request, STATUS_CODE.FAILURE) })
  }

  sftp.on("OPEN", (request, path, flags) => {
    const writes = (flags & OPEN_MODE.WRITE) !== 0
    const opened = async () => {
      mkdirSync(dirname(drop.at(path)), { recursive: true })
      return open(drop.at(path), writes ? "w" : "r")
    }
    opened().then((file) => { sftp.handle(request, keep({ path, file, writes })) }, () => { sftp.status(request, STATUS_CODE.NO_SUCH_FILE) })
  })
  sftp.on("WRITE", (request, id, offset, data) => {
    const handle = handleOf(id)
    answer(request, handle && "file" in handle ? handle.file.write(data, 0, data.length, offset).then(() => undefined) : Promise.reject(new Error("closed")))
  })
  sftp.on("READ", (request, id, offset, length) => {
    const handle = handleOf(id)
    if (!handle || !("file" in handle)) { sftp.status(request, STATUS_CODE.FAILURE); return }
    handle.file.read(Buffer.alloc(length), 0, length, offset).then(({ bytesRead, buffer }) => {
      if (bytesRead === 0) sftp.status(request, STATUS_CODE.EOF)
      else sftp.data(request, buffer.subarray(0, bytesRead))
    }, () => { sftp.status(request, STATUS_CODE.FAILURE) })
  })
  sftp.on("CLOSE", (request, id) => {
    const handle = handleOf(id)
    handles.delete(id.readUInt32BE(0))
    answer(request, handle && "file" in handle ? handle.file.close().then(() => (handle.writes ? drop.finished(handle.path) : undefined)) : Promise.resolve())
  })
  sftp.on("OPENDIR", (request, path) => {
    drop.list(path).then((names) => { sftp.handle(request, keep({ path, names })) }, () => { sftp.status(request, STATUS_CODE.FAILURE) })
  })
  sftp.on("READDIR", (request, id) => {
    const handle = handleOf(id)
    if (!handle || !("names" in handle) || handle.names === null) { sftp.status(request, STATUS_CODE.EOF); return }
    const { path, names } = handle
    handle.names = null
    Promise.all(names.map(async (filename) => ({ filename, found: await drop.stat(`${path}/${filename}`) }))).then((all) => {
      sftp.name(request, all.flatMap(({ filename, found }) => (found ? [{ filename, longname: `${found.isFolder ? "d" : "-"}rw-r--r-- 1 store store ${found.size} Jan  1 00:00 ${filename}`, attrs: attributesOf(found) }] : [])))
    }, () => { sftp.status(request, STATUS_CODE.FAILURE) })
  })
  sftp.on("STAT", attributes)
  sftp.on("LSTAT", attributes)
  sftp.on("FSTAT", (request, id) => { attributes(request, handleOf(id)?.path ?? "?") })
  sftp.on("MKDIR", (request, path) => { answer(request, drop.makeFolder(path)) })
  sftp.on("RENAME", (request, from, to) => { answer(request, drop.rename(from, to)) })
  sftp.on("REMOVE", (request, path) => { answer(request, drop.remove(path)) })
  sftp.on("SETSTAT", (request) => { sftp.status(request, STATUS_CODE.OK) })
  sftp.on("FSETSTAT", (request) => { sftp.status(request, STATUS_CODE.OK) })
  sftp.on("REALPATH", (request, path) => { sftp.name(request, [{ filename: path === "." ? "/" : path, longname: path, attrs: attributesOf({ isFolder: true, size: 0, mtime: new Date(0) }) }]) })
}

const attributesOf = ({ isFolder, size, mtime }: { isFolder: boolean; size: number; mtime: Date }) => {
  const time = Math.floor(mtime.getTime() / 1_000)
  return { mode: isFolder ? 0o40755 : 0o100644, uid: 0, gid: 0, size, atime: time, mtime: time }
}
