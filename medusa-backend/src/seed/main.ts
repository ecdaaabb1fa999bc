import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { join } from "node:path"
import { atOnce } from "./at-once"
import { producerOf, seedBeats, type SeedBeat, seedProducers } from "./catalog"
import { Client } from "./client"
import { featureBeat } from "./feature"
import { Passwords } from "./passwords"
import { enroll, openShopOf, type SeedPerson } from "./people"
import { addStems, releaseBeat } from "./release-beat"
import { renderFile, renderStems } from "./render-file"

const buyer: SeedPerson = { email: "robin@example.com", firstName: "Robin", lastName: "Okafor", address: { line1: "7 Quay Street", city: "Bristol", postalCode: "BS1 4SB", country: "gb" } }
const FEATURED = 4

/**
 * Fills an empty shop over its own HTTP API: producers and a buyer, then beat after beat. It may be killed and run again.
 * Prints JSON lines: the logins once, then one a beat on sale.
 */
async function main(): Promise<void> {
  const state = need("SEED_STATE")
  const client = new Client(need("BACKEND_URL"), need("PUBLISHABLE_KEY_FILE"))
  const passwords = new Passwords(state)
  const work = join(state, "..", "seed")
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  const folder = await mkdtemp(join(work, "run-")) // a renderer left by a killed run writes elsewhere

  const shops = new Map(await Promise.all(seedProducers.map(async (producer) => [producer, await openShopOf(client, passwords, producer)] as const)))
  await enroll(client, passwords, buyer)
  const [seller] = seedProducers
  const login = ({ email }: { email: string }) => ({ email, password: passwords.of(email) })
  if (seller) report({ step: "logins", seller: login(seller), buyer: login(buyer) })

  // While the worker prepares one beat, the next ones are rendered.
  const releasing = atOnce(3)
  const rendering = atOnce(2)
  const tokenOf = (beat: SeedBeat) => shops.get(producerOf(beat)) ?? ""
  let done = 0
  const released = await Promise.allSettled(seedBeats.map((beat, index) => releasing(async () => {
    await releaseBeat(client, tokenOf(beat), beat, () => rendering(() => renderFile(beat, folder)))
    await rm(join(folder, `${beat.slug}.wav`), { force: true })
    if (index < FEATURED) await featureBeat(client, beat)
    report({ step: "beat", done: ++done, of: seedBeats.length, title: beat.title })
  })))
  // Stems come last: the shop need not wait for them.
  const added = await Promise.allSettled(seedBeats.filter(({ stems }, index) => stems && released[index]?.status === "fulfilled").map((beat) => rendering(async () => {
    await addStems(client, tokenOf(beat), beat, () => renderStems(beat, folder))
    report({ step: "stems", title: beat.title })
  })))
  await rm(work, { recursive: true, force: true })
  const troubles = [...released, ...added].flatMap((end) => (end.status === "rejected" ? [(end.reason as Error).message] : []))
  if (troubles.length > 0) throw new Error(troubles.join("\n"))
}

const report = (line: object) => { process.stdout.write(`${JSON.stringify(line)}\n`) }

function need(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: \`npm start\` sets it`)
  return value
}

main().then(() => process.exit(0), (error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
