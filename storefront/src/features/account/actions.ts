"use server"

import { saveLegal, sendVerification } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

/** Keeps whom contracts name. */
export async function saveLegalAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const parsed = saveLegal.body.safeParse({ name: form.get("name"), address: form.get("address"), country: form.get("country") ?? "" })
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const outcome = await attempt(() => call(saveLegal, { token, body: parsed.data }), "Saved. New contracts name you so.")
  if (outcome.ok) revalidatePath("/", "layout")
  return outcome
}

/** Sends the e-mail verification again. */
export async function sendVerificationAction(): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  return attempt(() => call(sendVerification, { token }), "Sent. Look into your inbox, and into the spam folder.")
}
