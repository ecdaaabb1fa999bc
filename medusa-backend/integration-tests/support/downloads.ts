import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { licenseLinks } from "@max-booster/api-contract"
import { call } from "./http"
import type { Person } from "./people"
import { ready } from "./ready"

/** A file of the backend as somebody downloads it. */
export async function download(path: string, token: string | undefined): Promise<{ status: number; type: string; name: string; bytes: Buffer }> {
  const answer = await fetch(`${ready.backend}${path}`, { headers: { "x-publishable-api-key": ready.publishableKey, ...(token && { authorization: `Bearer ${token}` }) } })
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", name: answer.headers.get("content-disposition") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** The words of a PDF, after qpdf has found no fault in it. @throws {Error} when it finds one */
export function wordsOf(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "max-booster-pdf-"))
  try {
    const path = join(folder, "file.pdf")
    writeFileSync(path, pdf)
    if (!execFileSync("qpdf", ["--check", path], { encoding: "utf8" }).includes("No syntax or stream encoding errors found")) throw new Error("qpdf finds faults in the PDF")
    return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/\s+/g, " ")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of a license's contract, as its licensee downloads it. */
export async function contractOf({ token }: Person, licenseId: string): Promise<string> {
  const { files } = await call(licenseLinks, { token, params: { id: licenseId } })
  const contract = files.find(({ kind }) => kind === "contract")
  return wordsOf(Buffer.from(await (await fetch(contract?.url ?? "")).arrayBuffer()))
}
