import "server-only"
import { verifyFile, verifyLicense, type VerifiedLicense } from "@max-booster/api-contract"
import { BackendError, call } from "@/lib/backend"
import { whoAsks } from "@/lib/visitor"

/** The license of a number with its code, or why it is not shown, in a sentence. */
export const byNumber = (number: string, code: string): Promise<VerifiedLicense | string> =>
  refusedInWords(async () => (await call(verifyLicense, { params: { number }, query: { c: code }, headers: await whoAsks() })).license)

/** The license whose contract has this hash, or why there is none. */
export const byFile = (sha256: string): Promise<VerifiedLicense | string> =>
  refusedInWords(async () => (await call(verifyFile, { params: { sha256 }, headers: await whoAsks() })).license)

async function refusedInWords<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackendError) return error.message
    throw error
  }
}
