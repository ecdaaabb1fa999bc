import type { HeldShare, ProposalView, SplitSheetView, SplitsView } from "@max-booster/api-contract"
import { money, toMoneyJson } from "@max-booster/kernel"
import type { ShareInSheet, SplitSheetRecord, SplitShareRecord } from "../../modules/orders"
import { tokenOf } from "./links"

/** All versions of a recording, newest first, as its shop sees them. */
export function toSplits(recordingId: string, versions: SplitSheetRecord[], currency: string, now: Date): SplitsView {
  const current = versions.find(({ in_force_from }) => in_force_from !== null && in_force_from <= now)
  return { recording_id: recordingId, currency, versions: versions.map((sheet) => toSheetView(sheet, sheet.id === current?.id || sheet.in_force_from === null || sheet.in_force_from > now ? stateOf(sheet, now) : "superseded")) }
}

/** A proposal as the party of a share sees it. */
export function toProposal({ sheet, share }: ShareInSheet, now: Date): ProposalView {
  const { title, shop, version, text, text_hash, shares, recoup } = sheet
  return {
    title, shop, version, text, text_hash, state: stateOf(sheet, now), ...timesOf(sheet),
    shares: shares.map((each) => ({ ...partOf(each), is_you: each.id === share.id, state: each.state })),
    recoup: recoup && { name: nameIn(sheet, recoup.party_id), amount: toMoneyJson(money(recoup.amount, recoup.currency)) },
    you: { ...partOf(share), email: share.email ?? "", state: share.state, decided_at: iso(share.decided_at), has_shop: share.paid_to !== null },
  }
}

/** A share in another shop's recording, and no more. */
export function toHeldShare({ sheet, share }: ShareInSheet, now: Date): HeldShare {
  const state = stateOf(sheet, now)
  return {
    id: share.id, title: sheet.title, shop: sheet.shop, version: sheet.version, state, in_force_from: iso(sheet.in_force_from), role: share.role, revenue_points: share.revenue_points, publishing_points: share.publishing_points,
    share_state: share.state, token: share.state === "pending" && state === "proposed" ? tokenOf(share.id, now) : null,
  }
}

/** False for a share of nothing that its party agreed to: it has left. */
export const isHeld = ({ share_state, revenue_points, publishing_points }: HeldShare): boolean => share_state !== "agreed" || revenue_points > 0 || publishing_points > 0

function toSheetView(sheet: SplitSheetRecord, state: SplitSheetView["state"]): SplitSheetView {
  const { id, version, created_at, text, shares, recoup, seller_id } = sheet
  const recouping = recoup && shares.find(({ party_id }) => party_id === recoup.party_id)
  return {
    id, version, state, created_at: created_at.toISOString(), text, ...timesOf(sheet),
    shares: shares.map((share) => ({
      id: share.id, ...partOf(share), email: share.email, is_own: share.party_id === seller_id, state: share.state, decided_at: iso(share.decided_at), typed_name: share.typed_name, reason: share.reason, has_shop: share.paid_to !== null,
    })),
    recoup: recoup && { name: nameIn(sheet, recoup.party_id), email: recouping?.email ?? null, amount: toMoneyJson(money(recoup.amount, recoup.currency)) },
  }
}

/** The stored state, told apart by the clock where the next tick of a job has not moved it yet. */
function stateOf({ state, in_force_from }: SplitSheetRecord, now: Date): SplitSheetView["state"] {
  if (state !== "proposed" || in_force_from === null) return state
  return in_force_from > now ? "agreed" : "in_force"
}

const timesOf = ({ effective_from, in_force_from }: SplitSheetRecord) => ({ effective_from: effective_from.toISOString(), in_force_from: iso(in_force_from) })
const partOf = ({ name, role, revenue_points, publishing_points }: SplitShareRecord) => ({ name, role, revenue_points, publishing_points })
const nameIn = ({ shares }: SplitSheetRecord, partyId: string) => shares.find(({ party_id }) => party_id === partyId)?.name ?? ""
const iso = (date: Date | null) => date?.toISOString() ?? null
