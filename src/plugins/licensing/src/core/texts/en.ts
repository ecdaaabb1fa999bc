import type { Template } from "../template"

/** The English text that a shop starts with. */
export const english: Template = {
  title: "{{license.type}} License Agreement",
  clauses: [
    {
      heading: "Parties and beat",
      text: "This agreement is made between {{licensor.name}}, known as {{licensor.alias}} (the “Licensor”), and {{licensee.name}} (the “Licensee”). It concerns the musical work and sound recording “{{beat.title}}” (the “Beat”), tempo {{beat.bpm}} BPM, key {{beat.key}}. Addresses and e-mail addresses stand in the table of parties, which is part of this agreement.",
    },
    {
      heading: "Fee and effect",
      text: "The Licensee pays {{license.price}} once. The rights below are granted on condition of that payment and take effect when it has arrived; the order confirms the date. They end if the payment is reversed or refunded. Apart from the fee and the publishing share stated below, no royalties are owed for uses within the limits.",
    },
    { heading: "Delivery", text: "The Licensor delivers at once, for download: {{license.files}}. The Licensee keeps a copy; links may be renewed from the account." },
    { heading: "Terms of the license", text: "{{license.terms}}" },
    {
      heading: "Ownership",
      text: "The Licensor keeps all rights in the Beat, its composition and its recording. The Licensee owns the lyrics and the performances that he or she adds. The new song is a derivative work; this license gives the right to make it, not ownership of the Beat.",
    },
    {
      heading: "Credit",
      text: "Wherever credits are customary, the Licensee names the producer: “{{license.credit}}”.",
    },
    {
      heading: "Samples and warranties",
      text: "The Licensor warrants that the Beat is his or her own work, or that he or she holds the rights granted here, and that it contains no third-party sample that is not cleared for this use, unless the beat’s page said so at the time of purchase. Each party holds the other harmless from claims that follow from the breach of its own warranty. Otherwise the Beat is delivered as it is, and neither party is liable for indirect loss, as far as the law permits.",
    },
    {
      heading: "Breach and end",
      text: "A party that breaches this agreement has thirty days after written notice to put it right. If that does not happen, the license ends, and the Licensee takes the new song off sale and off streaming services within a reasonable time. Earlier lawful uses stay lawful.",
    },
    {
      heading: "Final provisions",
      text: "This document, its tables and the acceptance below are the whole agreement; changes need the written consent of both parties. If a provision is void, the others stand. The law of the Licensor’s country ({{licensor.country}}) governs, without taking from a consumer the protection of the mandatory law of the country where he or she lives.",
    },
  ],
}
