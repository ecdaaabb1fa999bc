import { z } from "zod"
import { downloadSchema, licenseSchema } from "./purchase"
import { route } from "./route"

/** Asks for a free license: no account, no payment. */
export const askForFree = route({
  method: "POST", path: "/store/beats/:handle/free-download", who: "store", summary: "Gives the beat's free license for a name and an e-mail address, once an address, and mails the link; asked again it mails it again. 429 after too many",
  body: z.object({
    name: z.string().trim().min(2, "Write your name").max(200, "At most 200 characters"), email: z.email("Write an e-mail address, like name@example.com").max(254).transform((address) => address.toLowerCase()),
    accept: z.literal(true, "Accept the terms of the free license"),
    /** Whether the producer may write about other things than this download. */
    may_write: z.boolean(),
  }),
  response: z.object({ sent_to: z.string() }),
})
export const readFree = route({ method: "GET", path: "/store/free-downloads/:token", who: "store", summary: "Where the mailed link leads: the license, and fresh links to its files", response: z.object({ license: licenseSchema, files: z.array(downloadSchema) }) })

/** Who took a beat for free. */
export const freeDownloadSchema = z.object({
  id: z.string(), recording_id: z.string(), beat_title: z.string(), name: z.string(), email: z.string(), may_write: z.boolean(), asked_at: z.string(),
  /** How often its files were fetched; the link went to the address, so above 0 the address is proven. */
  fetched: z.number().int(),
})
export type FreeDownload = z.infer<typeof freeDownloadSchema>
export const listFreeDownloads = route({ method: "GET", path: "/sellers/me/free-downloads", who: "seller", summary: "Who took beats for free, newest first, 500 at most", response: z.object({ free_downloads: z.array(freeDownloadSchema) }) })
