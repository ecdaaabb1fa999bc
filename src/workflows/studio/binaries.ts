import type { MedusaContainer } from "@medusajs/framework/types"
import type { Readable } from "node:stream"
import { readToken, signToken } from "@max-booster/kernel/sign"
import { notFound, openProject, studioOf } from "./caller"

const PURPOSE = "studio-file"
const HOUR = 3_600_000

/** A file to be sent. Its bytes never change: `sha256` names them. */
export type SentFile = { sha256: string; size: number; mime_type: string; filename: string; open(): Promise<Readable> }

export async function missing(container: MedusaContainer, customerId: string, projectId: string, hashes: readonly string[]): Promise<string[]> {
  await openProject(container, customerId, projectId)
  return studioOf(container).binaries.missing(projectId, hashes)
}

/** A file of a project. @throws {MedusaError} not_found — the project is not his, or does not hold it */
export async function readBinary(container: MedusaContainer, customerId: string, projectId: string, hash: string): Promise<SentFile> {
  await openProject(container, customerId, projectId)
  return fileOf(container, projectId, hash)
}

/** An address of a file that works for an hour. */
export async function linkBinary(container: MedusaContainer, customerId: string, projectId: string, hash: string, now: Date) {
  await readBinary(container, customerId, projectId, hash)
  const expires = now.getTime() + HOUR
  const token = signToken(secret(), PURPOSE, { customer: customerId, project: projectId, hash }, expires)
  return { url: `${process.env["BACKEND_URL"] ?? ""}/studio-files/${token}`, expires_at: new Date(expires).toISOString() }
}

/** The file of a signed address, as long as who asked for it may still open it. @throws {MedusaError} not_found */
export async function linkedBinary(container: MedusaContainer, token: string, now: Date): Promise<SentFile> {
  const read = readToken<{ customer: string; project: string; hash: string }>(secret(), PURPOSE, token, now.getTime())
  if (!read.ok) throw notFound(read.error === "expired" ? "This link has expired: links are good for an hour." : "There is no file behind this link.")
  return readBinary(container, read.value.customer, read.value.project, read.value.hash)
}

async function fileOf(container: MedusaContainer, projectId: string, hash: string): Promise<SentFile> {
  const { binaries } = studioOf(container)
  const found = await binaries.find(projectId, hash)
  if (!found) throw notFound(`This project has no file ${hash}`)
  return { sha256: found.hash, size: found.size, mime_type: found.mime_type, filename: found.name, open: () => binaries.read(found) }
}

const secret = () => process.env["LINK_SECRET"] ?? ""
