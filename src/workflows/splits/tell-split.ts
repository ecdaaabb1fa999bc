import type { MedusaContainer } from "@medusajs/framework/types"
import { LIVE, MARKETPLACE, type Live, type MarketplaceDoor, type splitNews } from "@max-booster/extension-api"
import { exhaustive } from "@max-booster/kernel"
import { ORDERS, type OrdersService, type SplitSheetRecord, type SplitShareRecord } from "../../modules/orders"
import type { Mail } from "../notify/mails"
import { sendMail } from "../notify/send-mail"
import { linkOf } from "./links"
import { agreedMail, declinedMail, endedMail, proposalMail } from "./mails"

/** Tells everybody whom it concerns what happened to a split sheet. Runs again without a second mail: each has a key. */
export async function tellSplit(container: MedusaContainer, sheetId: string, news: (typeof splitNews)[number], now: Date): Promise<void> {
  const { splits } = container.resolve<OrdersService>(ORDERS)
  const [sheet] = await splits.byIds([sheetId])
  if (!sheet) return
  const send = async (share: SplitShareRecord, content: Mail) => { if (share.email) await sendMail(container, share.email, content, `split-${news}:${share.id}`) }
  const others = sheet.shares.filter(({ party_id }) => party_id !== sheet.seller_id)
  switch (news) {
    case "proposed": {
      // A mail that comes late must not ask for what has ended meanwhile.
      const asked = sheet.state === "proposed" ? others.filter(({ state }) => state === "pending") : []
      for (const share of asked) await send(share, proposalMail({ sheet, share, link: linkOf(share.id, now), nth: 0 }))
      break
    }
    case "answered": break
    case "agreed": {
      for (const share of others) await send(share, agreedMail({ sheet, link: linkOf(share.id, now), isOwner: false }))
      if (others.length > 0) await tellShop(container, sheet, agreedMail({ sheet, link: workshop(sheet), isOwner: true }), news)
      break
    }
    case "declined": {
      const decliner = others.find(({ state }) => state === "declined")
      if (decliner) await tellShop(container, sheet, declinedMail({ sheet, share: decliner, link: workshop(sheet) }), news)
      for (const share of others) if (share !== decliner) await send(share, endedMail({ sheet, why: "Somebody declined it." }))
      break
    }
    case "withdrawn": {
      for (const share of others) await send(share, endedMail({ sheet, why: `${sheet.shop} has taken it back.` }))
      break
    }
    case "replaced": {
      const [newest] = await splits.ofRecording(sheet.recording_id)
      const stays = new Set(newest?.shares.map(({ email }) => email))
      for (const share of others) if (!stays.has(share.email)) await send(share, endedMail({ sheet, why: `${sheet.shop} proposes another split, without you.` }))
      break
    }
    default: exhaustive(news)
  }
  await container.resolve<Live>(LIVE).publish({ audience: { actor: "seller", id: sheet.seller_id }, topic: `recording:${sheet.recording_id}`, kind: "split.changed", data: { sheet_id: sheet.id, news } })
}

async function tellShop(container: MedusaContainer, sheet: SplitSheetRecord, content: Mail, news: string): Promise<void> {
  const [seller] = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([sheet.seller_id])
  if (seller) await sendMail(container, seller.email, content, `split-${news}:${sheet.id}`)
}

const workshop = ({ recording_id }: SplitSheetRecord) => `${process.env["STOREFRONT_URL"] ?? ""}/sell/beats/${recording_id}`
