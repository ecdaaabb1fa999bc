import { replayStripeEvent, type StripeEventRow } from "@max-booster/api-contract"
import { Button } from "@medusajs/ui"
import { call } from "../../../lib/call"
import { useChange } from "../../../lib/use-change"

/** Has an event processed again. While a try is under way there is nothing to press. */
export function ReplayButton({ event: { id, type, state }, size = "base" }: { event: StripeEventRow; size?: "small" | "base" }) {
  const { mutate, isPending } = useChange((event: string) => call(replayStripeEvent, { params: { id: event } }), () => `${type} is processed again.`)
  return <Button size={size} variant="secondary" isLoading={isPending} disabled={state === "received" && size === "small"} onClick={() => { mutate(id) }} aria-label={`Replay ${type} ${id}`}>Replay</Button>
}
