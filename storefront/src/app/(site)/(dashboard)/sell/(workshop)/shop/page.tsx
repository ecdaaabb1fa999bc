import { readSeller } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { ShopForm } from "@/features/dashboard/shop/shop-form.client"
import { PictureForm } from "@/features/dashboard/picture-form.client"

export const metadata: Metadata = { title: "Shop page" }

export default async function ShopPage() {
  const { seller } = await callAsProducer(readSeller, {})
  return (
    <>
      <PageHead title="Shop page" lead="What buyers see of you." />
      <Panel title="Name and words"><ShopForm seller={seller} /></Panel>
      <Panel title="Picture"><PictureForm url={seller.avatar_url} title={seller.name} endpoint="/api/workshop/avatar" round /></Panel>
    </>
  )
}
