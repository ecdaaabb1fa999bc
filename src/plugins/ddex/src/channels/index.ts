import type { Channel } from "@max-booster/extension-api"
import { findPackage, packageNames, type Found } from "@max-booster/kernel/packages"
import { z } from "zod"
import { byHand } from "./by-hand"
import { s3 } from "./s3"
import { sftp } from "./sftp"

/** The ways to the stores that are shipped. */
export const shipped: readonly Channel[] = [byHand, sftp, s3]

/** A channel with its settings, checked. */
export type SetUp = { channel: Channel; settings: unknown }

/**
 * Those that are set up here.
 * @throws {Error} naming the variable and the fix, when one is half set up
 */
export const setUpChannels = (env: Readonly<Record<string, string | undefined>> = process.env, among: readonly Channel[] = installed()): SetUp[] =>
  among.flatMap((channel) => {
    const given = channel.read(env)
    if (given === null) return []
    const parsed = channel.settings.safeParse(given)
    if (!parsed.success) throw new Error(`The channel ${channel.label} cannot work: ${z.prettifyError(parsed.error)}`)
    return [{ channel, settings: parsed.data }]
  })

/**
 * The shipped ones, and those of packages that `RELEASE_CHANNELS` names. A package that is broken is left out whole.
 * @param warn hears why, in words
 */
export function gatherChannels(names: readonly string[], find: (name: string) => Found, warn: (words: string) => void): Channel[] {
  const channels = [...shipped]
  for (const name of names) {
    try {
      const own = channelsIn(find(name).exported)
      for (const { id } of own) if (channels.some((channel) => channel.id === id)) throw new Error(`Its channel "${id}" exists already. Give it another id.`)
      channels.push(...own)
    } catch (error) {
      warn(`The package ${name} of RELEASE_CHANNELS is left out: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return channels
}

function channelsIn(exported: unknown): Channel[] {
  const { channels } = (exported ?? {}) as { channels?: unknown }
  if (!Array.isArray(channels) || channels.length === 0) throw new Error("It exports no channels: write `export const channels = [myChannel]`.")
  return (channels as Channel[]).map((channel) => {
    if (typeof channel?.id !== "string" || !/^[a-z][a-z0-9-]{1,30}$/.test(channel.id) || typeof channel.label !== "string" || typeof channel.read !== "function" || typeof channel.settings?.safeParse !== "function" || (channel.hand && typeof channel.hand.send !== "function")) throw new Error("What it exports is no channel: make it with defineChannel.")
    return channel
  })
}

let known: Channel[] | undefined

/** Found once a process, so that all of it sees the same. */
const installed = (): Channel[] => (known ??= gatherChannels(
  packageNames(process.env["RELEASE_CHANNELS"] ?? ""), (name) => findPackage(name, process.cwd(), { key: "channels", words: "channels", variable: "RELEASE_CHANNELS" }), (words) => { console.warn(words) },
))
