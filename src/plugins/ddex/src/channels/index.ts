import type { Channel } from "@max-booster/extension-api"
import { z } from "zod"
import { byHand } from "./by-hand"
import { s3 } from "./s3"
import { sftp } from "./sftp"

/** The ways to the stores that are shipped. */
export const channels: readonly Channel[] = [byHand, sftp, s3]

/** A channel with its settings, checked. */
export type SetUp = { channel: Channel; settings: unknown }

/**
 * Those that are set up here.
 * @throws {Error} naming the variable and the fix, when one is half set up
 */
export const setUpChannels = (env: Readonly<Record<string, string | undefined>>, among: readonly Channel[] = channels): SetUp[] =>
  among.flatMap((channel) => {
    const given = channel.read(env)
    if (given === null) return []
    const parsed = channel.settings.safeParse(given)
    if (!parsed.success) throw new Error(`The channel ${channel.label} cannot work: ${z.prettifyError(parsed.error)}`)
    return [{ channel, settings: parsed.data }]
  })
