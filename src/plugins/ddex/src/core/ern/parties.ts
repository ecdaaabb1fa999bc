import type { ReleasePerson } from "@max-booster/api-contract"
import { bare, tidy } from "../words"
import type { ErnParty } from "./message"
import { LABEL, personReference, VARIOUS, VARIOUS_ARTISTS } from "./parts"
import type { Plan } from "./plan"
import { storeNamespaces } from "./tables"

/** Those whom a message speaks of, each once: credited people, holders of the composition, the label. */
export function partiesOf({ facts: { document, seller }, people, tracks }: Plan): ErnParty[] {
  const named = new Set([...document.credits, ...tracks.flatMap(({ track }) => [...track.credits, ...track.shares])].map(({ person }) => person))
  const isVarious = tracks.some(({ billing }) => billing.main.length === 0) || !document.credits.some(({ role, person }) => role === "main" && people.has(person))
  return [
    ...[...people.values()].filter(({ id }) => named.has(id)).map((person) => partyOf(person, document.language)),
    ...(isVarious ? [{ PartyReference: VARIOUS, PartyName: [{ FullName: VARIOUS_ARTISTS }] }] : []),
    { PartyReference: LABEL, PartyName: [{ FullName: tidy(document.label) || tidy(seller.name) }] },
  ]
}

function partyOf(person: ReleasePerson, language: string): ErnParty {
  const ids = { ISNI: bare(person.isni), IpiNameNumber: bare(person.ipi) }
  const proprietary = [
    ...(person.spotify_id?.trim() ? [{ "#": `spotify:artist:${lastPart(person.spotify_id)}`, "@Namespace": storeNamespaces.spotify }] : []),
    ...(person.apple_id?.trim() ? [{ "#": lastPart(person.apple_id), "@Namespace": storeNamespaces.apple }] : []),
  ]
  return {
    PartyReference: personReference(person.id),
    PartyName: [
      { FullName: tidy(person.name), "@LanguageAndScriptCode": language },
      ...person.names.filter(({ name }) => name.trim()).map(({ language: spoken, name }) => ({ FullName: tidy(name), "@LanguageAndScriptCode": spoken })),
    ],
    ...((ids.ISNI || ids.IpiNameNumber || proprietary.length > 0) && { PartyId: [{ ...ids, ...(proprietary.length > 0 && { ProprietaryId: proprietary }) }] }),
  }
}

/** Ids are also pasted as addresses and URIs: what stands last is the id. */
const lastPart = (id: string) => id.trim().replace(/[?#].*$/, "").split(/[/:]/).at(-1) ?? ""
