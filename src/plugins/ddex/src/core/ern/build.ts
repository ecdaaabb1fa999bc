import type { Delivery } from "../delivery"
import type { Party, ReleaseFacts } from "../facts"
import { tidy } from "../words"
import { dealListOf } from "./deals"
import { ERN_VERSION, ernVersions, type NewReleaseMessage } from "./message"
import { partiesOf } from "./parties"
import { planMessage } from "./plan"
import { releaseOf, trackReleasesOf } from "./releases"
import { imageOf, soundRecordingOf } from "./resources"

/**
 * The message about a release to a recipient: the first, an update (a newer message of the same thread) or a takedown (the same with ended deals).
 * The same facts give the same message but for ids and dates.
 * @throws {UnbuildableRelease} when something lacks without which no message can be
 */
export function buildMessage(facts: ReleaseFacts, delivery: Delivery): NewReleaseMessage {
  const plan = planMessage(facts, delivery)
  const image = imageOf(plan)
  return {
    MessageHeader: {
      MessageThreadId: delivery.threadId, MessageId: delivery.messageId, MessageSender: messaging(facts.sender), MessageRecipient: [messaging(delivery.recipient)],
      MessageCreatedDateTime: delivery.createdAt, MessageControlType: delivery.isTest ? "TestMessage" : "LiveMessage",
    },
    PartyList: { Party: partiesOf(plan) },
    ResourceList: { SoundRecording: plan.tracks.map((track) => soundRecordingOf(plan, track)), Image: image ? [image] : undefined },
    ReleaseList: { Release: releaseOf(plan), TrackRelease: trackReleasesOf(plan) },
    DealList: dealListOf(plan),
    "@ReleaseProfileVersionId": plan.profile, "@LanguageAndScriptCode": facts.document.language, "@AvsVersionId": ernVersions[ERN_VERSION].allowedValues,
  }
}

const messaging = ({ name, dpid }: Party) => ({ PartyId: dpid ?? "", PartyName: { FullName: tidy(name) } })
