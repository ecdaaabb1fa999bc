import type { LicenseNews } from "@max-booster/extension-api"
import { mail, type Mail } from "./mails"

type Words = Pick<LicenseNews, "label" | "number" | "beat_title" | "name" | "words" | "is_gift"> & { ends_on: string | null; remedy_by: string | null; link: string }

const named = ({ label, beat_title, number }: Words) => `Your ${label} license ${number} of “${beat_title}”`

/** Reminds a licensee that his license ends. */
export const endsSoonMail = (license: Words): Mail =>
  mail("license-ends", `Your license of ${license.beat_title} ends on ${license.ends_on}`, {
    heading: "Your license ends soon", lines: [`Hello ${license.name},`, `${named(license)} runs until ${license.ends_on} and holds on that day for the last time.`, license.is_gift ? "What is released by it needs another license from then on." : "Renew it, and the new one follows the day after, so that nothing has to be taken down."],
    action: license.is_gift ? { label: "See your license", link: license.link } : { label: "Renew it", link: `${license.link}#renew` }, foot: "The contract says what happens with songs that are out when it ends.",
  })

/** Tells a licensee that his license has ended. */
export const endedMail = (license: Words): Mail =>
  mail("license-ended", `Your license of ${license.beat_title} has ended`, {
    heading: "Your license has ended", lines: [`Hello ${license.name},`, `${named(license)} ended with ${license.ends_on}. Its files are not delivered any more, and new uses need a new license.`],
    action: license.is_gift ? { label: "See your license", link: license.link } : { label: "Renew it", link: `${license.link}#renew` },
  })

/** Written notice of a breach. */
export const breachNoticeMail = (license: Words): Mail =>
  mail("license-breach", `Notice: your license of ${license.beat_title}`, {
    heading: "Notice of a breach of your license", lines: [`Hello ${license.name},`, `${named(license)} is said to be breached:`, license.words ?? "", `Put it right until ${license.remedy_by}, thirty days from this notice, and answer this mail with what you did. If that does not happen, the license ends.`],
    action: { label: "See your license", link: license.link }, foot: "This is the written notice that your contract speaks of, under “Breach and end”.",
  })

/** Tells a licensee that a breach is settled. */
export const remediedMail = (license: Words): Mail =>
  mail("license-remedied", `Settled: your license of ${license.beat_title}`, {
    heading: "The breach is settled", lines: [`Hello ${license.name},`, `${named(license)} goes on. Noted:`, license.words ?? ""], action: { label: "See your license", link: license.link },
  })

/** Tells a licensee that his license was ended for a breach. */
export const revokedMail = (license: Words): Mail =>
  mail("license-revoked", `Your license of ${license.beat_title} was ended`, {
    heading: "Your license was ended", lines: [`Hello ${license.name},`, `${named(license)} was ended for a breach:`, license.words ?? "", "Take songs made with it off sale and off streaming services within a reasonable time. Its files are not delivered any more."],
    action: { label: "See your license", link: license.link }, foot: "If you think that this is wrong, answer this mail.",
  })

/** Tells a licensee that his license holds again, because what took its place was given back. */
export const reinstatedMail = (license: Words): Mail =>
  mail("license-reinstated", `Your license of ${license.beat_title} holds again`, {
    heading: "Your license holds again", lines: [`Hello ${license.name},`, `${named(license)} holds again, since the money of its upgrade went back to you.`], action: { label: "See your license", link: license.link },
  })

/** Tells a producer what became of a breach of one of his licenses. */
export const producersBreachMail = (license: Words, what: string): Mail =>
  mail("license-breach-seller", `License ${license.number} of ${license.beat_title}: ${what}`, {
    heading: `License ${license.number}: ${what}`, lines: [`${license.label} license of “${license.beat_title}”, ${license.name}.`, license.words ?? ""], action: { label: "See your licensees", link: license.link },
  })
