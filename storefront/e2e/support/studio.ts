import { createStudioProject } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { call } from "../../../medusa-backend/integration-tests/support/http"
import { aPerson, type Person } from "../../../medusa-backend/integration-tests/support/people"
import { signIn } from "./steps"

/** Opens a new project in the studio, as somebody new or as this person. @returns its id, and whose it is */
export async function openStudio(page: Page, who?: Person): Promise<{ id: string; person: Person }> {
  const person = who ?? (await aPerson("Studio Guest"))
  const { project } = await call(createStudioProject, { token: person.token, body: { name: "Night Drive" } })
  await page.goto(`/studio/${project.id}`)
  if (page.url().includes("/sign-in")) await signIn(page, person)
  await page.getByRole("list", { name: "Tracks" }).waitFor({ state: "attached" }) // without a track it has no height
  return { id: project.id, person }
}
