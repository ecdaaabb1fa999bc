const MINUTE = 60_000

/** Asks within the hour before that one address or one computer may make. */
const OF_ADDRESS = 10
const OF_COMPUTER = 30

type Asked = { email: string; ip: string; created_at: Date }

/**
 * Why somebody who asks for free licenses must wait, or null. `recent`: what this address or computer was given within the last hour;
 * `mailed_at`: when this very license was mailed to him before.
 */
export function giftRefusal({ email, ip }: Pick<Asked, "email" | "ip">, recent: readonly Asked[], mailed_at: Date | null, now: Date): string | null {
  if (mailed_at && now.getTime() - mailed_at.getTime() < 2 * MINUTE) return "The mail is on its way to you. Look into the folder for spam, too; in two minutes you may ask again."
  const ofHour = recent.filter(({ created_at }) => now.getTime() - created_at.getTime() < 60 * MINUTE)
  const isTooMany = ofHour.filter((each) => each.email === email).length >= OF_ADDRESS || ofHour.filter((each) => each.ip === ip).length >= OF_COMPUTER
  return isTooMany ? "That was a lot of free downloads. Try again in an hour." : null
}
