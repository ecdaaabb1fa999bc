import { valuesOf } from "@max-booster/api-contract"
import type { HookTools } from "@max-booster/extension-api"
import type { LicensingService } from "./modules/licensing"
import type { LicenseRow } from "./modules/licensing/rows"

/** Tells the type of a license that it was issued. A type that is gone is told nothing. @throws what its hook does: it is tried again */
export async function tellType(licensing: LicensingService, licenseId: string, { signal, log, attempt }: Omit<HookTools, "fetch">): Promise<void> {
  const { id, number, type, order_id, facts, issued_at } = (await licensing.retrieveLicense(licenseId)) as unknown as LicenseRow
  const { beat_title, licensor, licensee, terms = {}, answers } = facts
  const tools: HookTools = { signal, attempt, log: (words) => { log(`${type}: ${words}`) }, fetch: (input, init) => fetch(input, { signal, ...init }) }
  await licensing.types.find((each) => each.id === type)?.onIssued?.({ id, number, type, order_id, beat_title, licensor, licensee, terms: terms as never, answers: valuesOf(answers), issued_at: issued_at?.toISOString() ?? "" }, tools)
}
