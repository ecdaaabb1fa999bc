import { createStudioProject } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { call } from "../../../medusa-backend/integration-tests/support/http"
import { aPerson, type Person } from "../../../medusa-backend/integration-tests/support/people"
import { ready } from "../../../medusa-backend/integration-tests/support/ready"
import { signIn } from "./steps"

/** Opens a new project in the studio, as somebody new or as this person. @returns its id, and whose it is */
export async function openStudio(page: Page, who?: Person): Promise<{ id: string; person: Person }> {
  const person = who ?? (await aPerson("Studio Guest"))
  const { project: { id } } = await call(createStudioProject, { token: person.token, body: { name: "Night Drive" } })
  await enterStudio(page, id, person)
  return { id, person }
}

/** Opens a project that is there already; signs in where that is asked. */
export async function enterStudio(page: Page, id: string, person: Person): Promise<void> {
  await page.goto(`${ready.storefront}/studio/${id}`)
  if (page.url().includes("/sign-in")) await signIn(page, person)
  await page.getByRole("list", { name: "Tracks" }).waitFor({ state: "attached" }) // without a track it has no height
}
