import { agreeSplit, proposeSplit, readProposal, readSplits, type ProposalView, type SplitsView } from "@max-booster/api-contract"
import type { z } from "zod"
import { query } from "./database"
import { call } from "./http"
import { linkIn, mailTo } from "./mail"
import type { Producer } from "./people"
import { unique } from "./ready"

type Wish = z.input<typeof proposeSplit.body>
type Part = Wish["shares"][number]

/** A share in percent; the shop's own without an address. */
export const part = (name: string, email: string | null, revenue: number, publishing = revenue, role = "producer"): Part => ({ name, email, role, revenue_points: revenue * 100, publishing_points: publishing * 100 })

/** An address that nobody has used. */
export const anAddress = () => `${unique("collaborator")}@example.com`

/** Proposes a split. @returns all versions, newest first */
export const propose = async ({ sellerToken: token }: Producer, id: string, shares: Part[], more: Partial<Wish> = {}): Promise<SplitsView["versions"]> =>
  (await call(proposeSplit, { token, params: { id }, body: { shares, ...more } })).splits.versions

export const splitsOf = async ({ sellerToken: token }: Producer, id: string): Promise<SplitsView["versions"]> => (await call(readSplits, { token, params: { id } })).splits.versions

/** The state of each version, newest first. */
export const statesOf = async (producer: Producer, id: string): Promise<string[]> => (await splitsOf(producer, id)).map(({ version, state }) => `${version} ${state}`)

/** Waits for the mail about a share and takes its token. */
export async function tokenFor(email: string, subject = "share of"): Promise<string> {
  return decodeURIComponent(new URL(linkIn(await mailTo(email, subject), "/splits/")).pathname.split("/").at(-1) ?? "")
}

export const proposalOf = async (token: string): Promise<ProposalView> => (await call(readProposal, { params: { token } })).proposal

/** Reads and agrees. */
export async function agree(token: string, name = "Ben Öström"): Promise<ProposalView> {
  const { text_hash } = await proposalOf(token)
  return (await call(agreeSplit, { params: { token }, body: { typed_name: name, text_hash } })).proposal
}

/** Has the clock's job run now. */
export const theClockStrikes = () => query("insert into jobs.outbox (queue, name, data) values ('notify', 'split.keep', '{}')")
