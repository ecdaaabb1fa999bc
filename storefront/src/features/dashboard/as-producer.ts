import "server-only"
import type { RouteContract } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { sellerBearer } from "./session"

type Options<R extends RouteContract> = Omit<NonNullable<Parameters<typeof call<R>>[1]>, "token">
type Answer<R extends RouteContract> = Awaited<ReturnType<typeof call<R>>>

/** Calls a seller's route for a form, and reads the page anew. */
export async function asProducer<const R extends RouteContract>(route: R, options: Options<R>, path: string, done: string | null, onAnswer: (answer: Answer<R>) => void = () => undefined): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const outcome = await attempt(async () => { onAnswer((await call<R>(route, { ...options, token } as NonNullable<Parameters<typeof call<R>>[1]>)) as Answer<R>) }, done)
  if (outcome.ok) revalidatePath(path)
  return outcome
}
