import type { Page } from "playwright-core"
import { unique } from "../../../medusa-backend/integration-tests/support/ready"

/** Opens a new project in the studio. @returns its id */
export async function openStudio(page: Page): Promise<string> {
  const id = unique("project")
  await page.goto(`/studio/${id}`)
  await page.getByRole("list", { name: "Tracks" }).waitFor({ state: "attached" }) // without a track it has no height
  return id
}
