"use server"

import { capNames, reportBreach, reportUsage, takeLicenseOffer } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { newCartId, openCartId } from "@/features/cart/cart"
import { sellerBearer } from "@/features/dashboard/session"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { BackendError, call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

/** Reports use of a license: a field a cap, those that are empty are left as they were. */
export async function reportUsageAction(id: string, form: FormData): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const typed = capNames.flatMap((cap) => { const text = String(form.get(cap) ?? "").replace(/[\s,.]/g, ""); return text === "" ? [] : [[cap, Number(text)] as const] })
  if (typed.length === 0) return { ok: false, message: "Write at least one total." }
  const parsed = reportUsage.body.safeParse({ as_of: form.get("as_of"), note: form.get("note") ?? "", totals: Object.fromEntries(typed) })
  if (!parsed.success) return refusedFields(parsed.error.issues.map(({ path, message }) => ({ path: path[0] === "totals" ? path.slice(1) : path, message })))
  const outcome = await attempt(() => call(reportUsage, { token, params: { id }, body: parsed.data }), "Reported. A later report corrects it.")
  if (outcome.ok) revalidatePath(`/account/licenses/${id}`)
  return outcome
}

/** Puts an upgrade or a renewal in the cart and goes there. */
export async function takeOfferAction(id: string, kind: "upgrade" | "renewal", type: string): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const into = (cart_id: string) => call(takeLicenseOffer, { token, params: { id }, body: { cart_id, kind, type } })
  const outcome = await attempt(async () => into(await openCartId()).catch(async (error: unknown) => {
    if (error instanceof BackendError && (error.code === "already_paid" || error.code === "cart_completed")) return into(await newCartId())
    throw error
  }))
  if (!outcome.ok) return outcome
  revalidatePath("/", "layout")
  redirect("/cart")
}

/** Asks the operator to end a license for a breach. */
export async function reportBreachAction(id: string, form: FormData): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const parsed = reportBreach.body.safeParse({ reason: form.get("reason") })
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const outcome = await attempt(() => call(reportBreach, { token, params: { id }, body: parsed.data }), "Sent. The operator looks at it and tells you by mail.")
  if (outcome.ok) revalidatePath("/sell/licensees")
  return outcome
}
