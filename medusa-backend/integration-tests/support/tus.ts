import { request, type IncomingHttpHeaders } from "node:http"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Producer } from "./people"
import { ready } from "./ready"

/** What the upload server answered. */
export type TusAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

const VERSION = { "tus-resumable": "1.0.0" }
const BYTES = { "content-type": "application/offset+octet-stream" }

/** Announces an upload of so many bytes. */
export const announce = ({ sellerToken }: Producer, name: string, size: number): Promise<TusAnswer> =>
  ask("POST", `${ready.backend}/sellers/uploads`, sellerToken, { "upload-length": String(size), "upload-metadata": `filename ${Buffer.from(name).toString("base64")}` })

/** The address of an upload that was announced. @throws {Error} when it was refused */
export async function anUpload(producer: Producer, name: string, size: number): Promise<string> {
  const { status, headers, text } = await announce(producer, name, size)
  if (status !== 201 || !headers.location) throw new Error(`The upload was refused: ${status} ${text}`)
  return new URL(headers.location, ready.backend).href
}

/** How far an upload is. */
export const look = ({ sellerToken }: Producer, url: string): Promise<TusAnswer> => ask("HEAD", url, sellerToken, {})
export const offsetOf = async (producer: Producer, url: string): Promise<number> => Number((await look(producer, url)).headers["upload-offset"])

/** Sends bytes from an offset on. */
export const sendBytes = ({ sellerToken }: Producer, url: string, offset: number, bytes: Buffer | Readable): Promise<TusAnswer> =>
  ask("PATCH", url, sellerToken, { ...BYTES, "upload-offset": String(offset) }, Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes)

/** Gives an upload up. */
export const giveUp = ({ sellerToken }: Producer, url: string): Promise<TusAnswer> => ask("DELETE", url, sellerToken, {})

/** Sends bytes and breaks the line after so many of them, as a closed laptop does. */
export async function breakOffAfter(bytes: number, { sellerToken }: Producer, url: string, from: Readable): Promise<void> {
  const line = request(url, { method: "PATCH", headers: { ...VERSION, ...BYTES, authorization: `Bearer ${sellerToken}`, "upload-offset": "0" } })
  let sent = 0
  await pipeline(from, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      yield chunk
      if ((sent += chunk.length) >= bytes) throw new Error("The line broke")
    }
  }, line).catch((error: Error) => { if (error.message !== "The line broke") throw error })
}

function ask(method: string, url: string, token: string, headers: Record<string, string>, body?: Readable): Promise<TusAnswer> {
  return new Promise((resolve, reject) => {
    const line = request(url, { method, headers: { ...VERSION, ...headers, authorization: `Bearer ${token}` } }, (response) => {
      let text = ""
      response.setEncoding("utf8").on("data", (part: string) => { text += part }).on("end", () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, text }) })
    })
    line.on("error", reject)
    if (body) pipeline(body, line).catch(reject)
    else line.end()
  })
}
