import { pageBody } from "./page-body"
import type { Page } from "./payload-types"

/** A page as we ship it. */
export type Words = Pick<Page, "title" | "slug" | "summary" | "body">

/** The help pages of a new shop. */
export const helpPages: Words[] = [
  {
    title: "What a license lets you do", slug: "licenses", summary: "Tiers, files, limits, and what happens when a song outgrows its license.",
    body: pageBody([
      "A beat is licensed, not handed over. The producer keeps the composition and the recording; you get the right to make and release one new song with it, within the limits of the tier.",
      "Each tier lists what it delivers (MP3, WAV, stems) and its limits: copies, audio streams, music videos, radio stations, paid performances. The full contract can be read before you pay, with your name in it.",
      "When a song outgrows its limits, license the beat again on a higher tier. An exclusive license takes the beat off sale; licenses that were sold before stay valid.",
      "Everything you bought stays in your account: the contract as a PDF, and the files of your tier. Download links expire after an hour; make fresh ones there at any time.",
    ]),
  },
  {
    title: "Sell your beats", slug: "sell", summary: "From an upload to a payout.",
    body: pageBody([
      "Open your shop under “Sell”. Verify your e-mail address, give your shop a name, and set up a payout account with Stripe: only then can buyers pay you.",
      "Upload a WAV, FLAC, AIFF or another audio file. Tempo, key and loudness are measured for you; you confirm or correct them. A preview with an audible tag is made, and the untagged files stay private.",
      "Set a price for each license tier, add a cover, and publish. Prices can be changed at any time; a buyer pays the price that the checkout shows.",
      "Each sale appears under “Sales” with the platform's fee and your part. Stripe pays out to your bank account.",
    ]),
  },
  {
    title: "Refunds and problems", slug: "refunds", summary: "When something does not work, and what we can do.",
    body: pageBody([
      "A file that does not open, a contract with a wrong name, a charge you do not know: write to us with your order number, and we put it right or give the money back.",
      "Downloads are delivered at once, with your consent at the checkout; the right to withdraw from the purchase ends with that. When a purchase is refunded, its licenses end and are marked as revoked.",
    ]),
  },
]
