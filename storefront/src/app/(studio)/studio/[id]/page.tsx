import { readStudioProject } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { callOrNotFound, requireCustomer } from "@/features/account/session"
import { Studio } from "@/features/studio/ui/studio.client"

export const metadata: Metadata = { title: "Project" }

/** One project in the studio. */
export default async function StudioPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { account, token } = await requireCustomer(`/studio/${id}`)
  const { project } = await callOrNotFound(readStudioProject, { token, params: { id } })
  return <Studio id={id} person={account.customer_id} name={account.first_name || account.email.split("@")[0] || "Somebody"} hasShop={account.seller !== null} beat={project.beat?.handle ?? null} />
}
