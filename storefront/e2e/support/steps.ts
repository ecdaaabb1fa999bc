import type { Page } from "playwright-core"
import { linkIn, mailTo } from "../../../medusa-backend/integration-tests/support/mail"
import { unique } from "../../../medusa-backend/integration-tests/support/ready"

/** Who signs up in a test. */
export type Somebody = { firstName: string; lastName: string; email: string; password: string; address: string; country: string }

/** Somebody new. */
export const somebody = (firstName: string, lastName: string): Somebody => ({
  firstName, lastName, email: `${unique(firstName.toLowerCase().replace(/[^a-z]/g, ""))}@example.com`, password: "correct horse battery", address: "12 Cable Street\nLondon E1 8JG", country: "gb",
})

/** Fills in the sign-up form that is shown. */
export async function signUp(page: Page, { firstName, lastName, email, password }: Somebody): Promise<void> {
  await page.getByLabel("First name").fill(firstName)
  await page.getByLabel("Last name").fill(lastName)
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign up" }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-up")
}

/** Signs in at the page that is shown, or at the sign-in page. */
export async function signIn(page: Page, { email, password }: Pick<Somebody, "email" | "password">, next = ""): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in")
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-in")
}

/** Opens the link of the verification mail. */
export async function confirmAddress(page: Page, { email }: Somebody): Promise<void> {
  await page.goto(linkIn(await mailTo(email, "Confirm"), "/verify-email"))
  await page.getByRole("heading", { name: "Confirmed" }).waitFor()
}

/** Fills in legal name and address where they are asked for. */
export async function giveLegal(page: Page, { firstName, lastName, address, country }: Somebody, button: string | RegExp = /^Save/): Promise<void> {
  await page.getByLabel("Legal name").fill(`${firstName} ${lastName}`)
  await page.getByLabel("Address").fill(address)
  await page.getByLabel("Country").selectOption(country)
  await page.getByRole("button", { name: button }).click()
}

/** Puts a license tier of a beat in the cart. */
export async function addToCart(page: Page, handle: string, tier: string): Promise<void> {
  await page.goto(`/beats/${handle}`)
  const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name: tier, exact: true }) })
  await card.getByRole("button", { name: `Add to cart: the ${tier} license` }).click()
  await card.getByRole("link", { name: "In your cart" }).waitFor()
}

/** Reads, accepts, signs and goes to the payment page; legal name and address are known already. */
export async function acceptAndPay(page: Page, name: string): Promise<void> {
  await page.getByLabel("I have read the contracts above and accept them.").check()
  await page.getByLabel(/Deliver at once/).check()
  await page.getByLabel("Sign with your name").fill(name)
  await page.getByRole("button", { name: /^Pay / }).click()
  await page.getByText("What should the card do?").waitFor()
}
