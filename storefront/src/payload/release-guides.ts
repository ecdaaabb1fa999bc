import { releaseTargets, type ReleaseTarget } from "@max-booster/api-contract"
import { guideSlug } from "@/lib/guide-slug"
import { pageBody, type PageBlock } from "./page-body"
import type { Words } from "./help-pages"

const MARK = "Come back here and mark the release as submitted, with the day. When it is live, press “Look it up” or paste its address; when it was refused, write down the reason, so that you know it next time."

const guides: Readonly<Record<ReleaseTarget, { title: string; summary: string; blocks: readonly PageBlock[] }>> = {
  spotify: {
    title: "Release to Spotify", summary: "Spotify takes music from distributors and from labels that deliver by themselves. Both ways, step by step.",
    blocks: [
      "Spotify has no page on which anybody uploads music. A distributor carries it there, or you deliver DDEX packages as a label that Spotify has taken as a provider. Choose the first unless you have a contract for the second.",
      { steps: ["By a distributor: choose DistroKid, TuneCore or CD Baby as a target as well and follow its guide. Spotify comes with it.", "As a provider: have your DDEX party id entered under Identifiers, and ask your operator to set up the channel to which Spotify told you to deliver.", "Mend what the checklist shows for Spotify until nothing blocks, then make the package.", "Send it by the channel, or download it. It holds the sound, the cover, the message (ERN 4.3.2) and the file that closes the batch.", "Wait for the answer: it is read back and shown here.", MARK, "Claim your artist page, and pitch the song to editors at least seven days before it comes out."] },
      { link: "Sign up at Spotify for Artists", href: "https://artists.spotify.com/" },
    ],
  },
  "apple-music": {
    title: "Release to Apple Music", summary: "Apple takes music from its partners: a distributor, or your own account with a package.",
    blocks: [
      "Apple Music takes deliveries from distributors and from labels with a delivery account of their own. The package that is made here is for such an account: a folder whose name ends in .itmsp, with metadata, sound and cover.",
      { steps: ["Without an account: choose a distributor as a target as well and follow its guide. Apple Music comes with it.", "With one: ask your operator to set the provider's short name that Apple gave you.", "Mend what the checklist shows for Apple Music, then make the package and download it.", "Unpack it and give the folder to Apple's Transporter, which checks it once more before it uploads.", MARK] },
      { link: "Sign up at Apple Music for Artists", href: "https://artists.apple.com/" },
    ],
  },
  "generic-ern": {
    title: "Deliver a DDEX package", summary: "To any distributor or store that takes the standard: ERN 4.3.2.",
    blocks: [
      "Many distributors and stores take packages by the standard of DDEX. What is made here is a batch as it describes it: a folder a release, with its message and its resources, and a last file that closes the batch.",
      { steps: ["Get a DDEX party id, free of charge, and enter it under Identifiers.", "Ask the recipient for his party id, for his server, and whether he takes ERN 4.3.2; your operator enters both.", "Mend what blocks, and make the package. It says whether it was held against the schema of the standard.", "Send it by a channel, or download it.", "Later changes are updates: make the package again after you changed the release, and send it the same way. Taking down is a message, too.", MARK] },
      { link: "Get a party id at DDEX", href: "https://dpid.ddex.net/" },
    ],
  },
  distrokid: {
    title: "Release with DistroKid", summary: "Files by their names, and a form to copy field by field.",
    blocks: [
      { steps: ["Sign up, choose a plan, and add the artist's name.", "Mend what the checklist shows for DistroKid, make the package, and download it.", "At DistroKid choose “Upload”. Copy each field from the sheet here, in its order; the buttons copy for you.", "Upload the files in the order of their names: disc, then track.", "Leave the code fields empty to take DistroKid's, or paste yours. Enter the ones that you got here, so that the release is found later.", "Do not switch on Content ID for a song over a licensed beat unless its license permits it: the checklist says so.", MARK] },
      { link: "Sign up at DistroKid", href: "https://distrokid.com/" },
    ],
  },
  tunecore: {
    title: "Release with TuneCore", summary: "Files by their names, and a form to copy field by field.",
    blocks: [
      { steps: ["Sign up and choose a plan.", "Mend what the checklist shows for TuneCore, make the package, and download it.", "At TuneCore choose “Add release”, then single or album, as it is here. Copy the fields from the sheet here.", "Add the songs in the order of their names, with writers and their roles.", "Upload the cover, choose the stores and the day, and pay.", MARK] },
      { link: "Sign up at TuneCore", href: "https://www.tunecore.com/" },
    ],
  },
  cdbaby: {
    title: "Release with CD Baby", summary: "Files by their names, and a form to copy field by field.",
    blocks: [
      { steps: ["Sign up and begin a new release: single or album, as it is here.", "Mend what the checklist shows for CD Baby, make the package, and download it.", "Copy the fields from the sheet here into the form; a barcode that you got here goes into its field.", "Upload the files in the order of their names, then the cover.", "Say no to social video monetization for a song over a licensed beat unless its license permits it.", MARK] },
      { link: "Sign up at CD Baby", href: "https://cdbaby.com/" },
    ],
  },
}

/** A guide to each target, step by step; the operator may change them. */
export const releaseGuides: readonly Words[] = releaseTargets.map((target) => ({ title: guides[target].title, slug: guideSlug(target), summary: guides[target].summary, body: pageBody(guides[target].blocks) }))
