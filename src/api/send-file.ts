import type { MedusaResponse } from "@medusajs/framework/http"

/** Answers with a file to be kept, that no cache holds. */
export function sendFile(res: MedusaResponse, { filename, type, bytes }: { filename: string; type: "text/csv; charset=utf-8" | "application/pdf"; bytes: string | Uint8Array }): void {
  res.setHeader("content-type", type)
  res.setHeader("content-disposition", `attachment; filename="${filename.replace(/[^\w.-]/g, "_")}"`)
  res.setHeader("cache-control", "private, no-store")
  res.send(typeof bytes === "string" ? bytes : Buffer.from(bytes))
}
