"use server"

import {
  confirmFacts, deleteRecording, factsSchema, openShop, payoutDashboard, payOutNow, previewLicense, publishListing, resetPlan, retryRecording, savePayoutSchedule, savePlan, saveSeller, saveShopPlan, signLicenseText, startOnboarding,
  withdrawListing, type Clause, type TierChange,
} from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import { origin } from "@/lib/origin"
import { keepSession, readSession } from "@/lib/session"
import type { Outcome } from "@/lib/outcome"
import { whoAsks } from "@/lib/visitor"
import { asProducer } from "./as-producer"
import { sellerBearer } from "./session"

/** Opens the shop of the signed-in customer and goes to its first page. */
export async function openShopAction(form: FormData): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const parsed = openShop.body.safeParse({ name: form.get("name"), bio: form.get("bio") ?? "", country: form.get("country") ?? "" }) // nothing chosen is not sent
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const outcome = await attempt(async () => { await keepSession("seller", (await call(openShop, { token, body: parsed.data })).token) })
  if (outcome.ok) redirect("/sell/dashboard")
  return outcome
}

/** Changes the shop's page. */
export async function saveShopAction(form: FormData): Promise<Outcome> {
  const parsed = saveSeller.body.safeParse({ name: form.get("name"), bio: form.get("bio") ?? "" })
  if (!parsed.success) return refusedFields(parsed.error.issues)
  return asProducer(saveSeller, { body: parsed.data }, "/sell/shop", "Saved.")
}

/** Leads to Stripe's onboarding page. */
export async function startOnboardingAction(): Promise<Outcome> {
  const here = `${await origin()}/sell/payouts`
  return leadTo(startOnboarding, { body: { return_url: `${here}?from=stripe`, refresh_url: `${here}?from=expired` } })
}

/** Leads to the Express dashboard, where payouts are seen. */
export async function payoutDashboardAction(): Promise<Outcome> {
  return leadTo(payoutDashboard, {})
}

/** Sets when Stripe pays out. */
export async function savePayoutScheduleAction(form: FormData): Promise<Outcome> {
  const interval = form.get("interval")
  const anchor = interval === "weekly" ? form.get("weekday") : interval === "monthly" ? Number(form.get("monthday")) : undefined
  const parsed = savePayoutSchedule.body.safeParse({ interval, ...(anchor !== undefined && { anchor }) })
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Choose a schedule" }
  return asProducer(savePayoutSchedule, { body: parsed.data }, "/sell/payouts", "Saved. Stripe pays out by it from now on.")
}

/** Sends what is available in a currency to the bank. */
export async function payOutNowAction(currency: string): Promise<Outcome> {
  return asProducer(payOutNow, { body: { currency } }, "/sell/payouts", "On its way to your bank.")
}

/** Keeps the producer's word on a beat. */
export async function confirmFactsAction(id: string, facts: unknown): Promise<Outcome> {
  const parsed = factsSchema.safeParse(facts)
  if (!parsed.success) return refusedFields(parsed.error.issues)
  return asProducer(confirmFacts, { params: { id }, body: parsed.data }, `/sell/beats/${id}`, "Saved.")
}

/** Sets what a beat's tiers have otherwise than the shop's. */
export async function savePlanAction(id: string, tiers: TierChange[]): Promise<Outcome> {
  return asProducer(savePlan, { params: { id }, body: { tiers } }, `/sell/beats/${id}`, "Prices saved. A beat on sale shows them within seconds.")
}

/** Has a beat follow the shop's plan again. */
export async function resetPlanAction(id: string): Promise<Outcome> {
  return asProducer(resetPlan, { params: { id } }, `/sell/beats/${id}`, "The shop’s plan holds for this beat.")
}

/** Sets the shop's tiers. */
export async function saveShopPlanAction(tiers: TierChange[]): Promise<Outcome> {
  return asProducer(saveShopPlan, { body: { tiers } }, "/sell/licenses", "Saved. Beats on sale show it one after the other.")
}

/** Signs the license texts that were shown. */
export async function signLicenseTextAction(typedName: string, textHash: string): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const headers = await whoAsks()
  const outcome = await attempt(() => call(signLicenseText, { token, body: { typed_name: typedName, consent: true, text_sha256: textHash }, headers }), "Signed.")
  revalidatePath("/sell", "layout")
  return outcome
}

/** The clauses of a license under terms that are not saved yet. */
export async function previewLicenseAction(type: string, terms: Record<string, unknown>): Promise<{ clauses: Clause[]; message: string | null }> {
  const token = await sellerBearer()
  if (!token) return { clauses: [], message: ENDED.message }
  let clauses: Clause[] = []
  const { ok, message } = await attempt(async () => { ({ clauses } = await call(previewLicense, { token, body: { type, terms } })) })
  return { clauses, message: ok ? null : message }
}

/** Puts a beat on sale. */
export async function publishAction(id: string): Promise<Outcome> {
  return asProducer(publishListing, { params: { id } }, `/sell/beats/${id}`, "On sale.")
}

/** Takes a beat off sale. */
export async function withdrawAction(id: string): Promise<Outcome> {
  return asProducer(withdrawListing, { params: { id } }, `/sell/beats/${id}`, "Off sale. Licenses that were sold stay valid.")
}

/** Runs a failed ingest again. */
export async function retryAction(id: string): Promise<Outcome> {
  return asProducer(retryRecording, { params: { id } }, `/sell/beats/${id}`, "It runs again.")
}

/** Removes a recording that was never sold, and goes back to the list. */
export async function deleteAction(id: string): Promise<Outcome> {
  const outcome = await asProducer(deleteRecording, { params: { id } }, "/sell/beats", "Deleted.")
  if (outcome.ok) redirect("/sell/beats")
  return outcome
}

async function leadTo(route: typeof startOnboarding | typeof payoutDashboard, options: { body?: { return_url: string; refresh_url: string } }): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  let url = ""
  const outcome = await attempt(async () => { ({ url } = await call(route as typeof startOnboarding, { ...options, token } as NonNullable<Parameters<typeof call<typeof startOnboarding>>[1]>)) })
  if (outcome.ok) redirect(url)
  return outcome
}
