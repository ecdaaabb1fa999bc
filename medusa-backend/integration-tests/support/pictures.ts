import type { Producer } from "./people"
import { ready } from "./ready"

/** Sends a picture as the body of a request. */
export async function pictureTo(path: string, { sellerToken }: Producer, bytes: Buffer, type = "image/png"): Promise<{ status: number; body: { code?: string; message?: string } }> {
  const response = await fetch(`${ready.backend}${path}`, { method: "POST", headers: { authorization: `Bearer ${sellerToken}`, "content-type": type }, body: new Uint8Array(bytes) })
  return { status: response.status, body: (await response.json()) as { code?: string; message?: string } }
}
