import { listRecordings, readSeller, readVoiceTag } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead, Panel } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { ShopForm } from "@/features/dashboard/shop/shop-form.client"
import { PictureForm } from "@/features/dashboard/picture-form.client"
import { VoiceTagPanel } from "@/features/dashboard/voice-tag/voice-tag-panel.client"

export const metadata: Metadata = { title: "Shop page" }

/** What buyers see of the shop. */
export default async function ShopPage() {
  const [{ seller }, { voice_tag }, { recordings }] = await Promise.all([callAsProducer(readSeller, {}), callAsProducer(readVoiceTag, {}), callAsProducer(listRecordings, {})])
  return (
    <>
      <PageHead title="Shop page" lead="What buyers see of you."><ButtonLink href={`/producers/${seller.handle}`} tone="quiet">See it as others do</ButtonLink></PageHead>
      <Panel title="Name and words"><ShopForm seller={seller} /></Panel>
      <Panel title="Picture"><PictureForm url={seller.avatar_url} title={seller.name} endpoint="/api/workshop/avatar" round /></Panel>
      <VoiceTagPanel tag={voice_tag} beats={recordings.filter(({ state }) => state === "ready").map(({ id, title }) => ({ id, title }))} />
    </>
  )
}
