import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"

/** What axe finds wrong with a page, or with a part of it: each rule with the elements that break it. It has no frames, and what passes is not told: that takes longest. */
export async function axeFaults(page: Page, within = "html"): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never }).include(within).options({ resultTypes: ["violations"] }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)
}
