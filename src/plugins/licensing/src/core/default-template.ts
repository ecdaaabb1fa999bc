import type { Clause } from "@max-booster/extension-api"

/** The contract text that the shop starts with; an operator writes his own in the CMS. */
export const defaultTemplate: { title: string; clauses: Clause[] } = {
  title: "Beat license agreement",
  clauses: [
    { heading: "Parties", text: "This agreement is made between {{licensor.name}}, professionally known as {{licensor.alias}}, {{licensor.address}} (the Licensor), and {{licensee.name}}, {{licensee.address}}, {{licensee.email}} (the Licensee)." },
    { heading: "Recording and fee", text: "The Licensor licenses the instrumental recording \u201c{{beat.title}}\u201d (the Beat) to the Licensee for a single payment of {{license.price}}. The rights in this agreement begin when the payment is received and end if it is refunded or charged back." },
    { heading: "Grant", text: "The Licensor grants the Licensee a worldwide, non-transferable right to record vocals and other performances over the Beat, and to reproduce, distribute, stream and publicly perform the one new song that results (the Song), within the limits of this license." },
    { heading: "Scope of this license", text: "{{terms}}" },
    { heading: "Delivery", text: "The files named in this agreement are delivered by download at once after payment and stay available in the Licensee\u2019s account." },
    { heading: "What is not allowed", text: "The Licensee may not resell, sublicense or give away the Beat by itself; may not register the Beat or the Song with Content ID or any other fingerprinting service; and may not use the Beat, its files or this recording to train artificial intelligence. Any right of text and data mining is reserved." },
    { heading: "Ownership", text: "The Licensor keeps the copyright in the Beat. The Licensee owns his own lyrics and performances. The Licensor may license the Beat to others as long as no exclusive license was sold; licenses sold before an exclusive one remain in force." },
    { heading: "Publishing", text: "The Licensor and the Licensee each hold fifty percent of the publishing of the Song. Each registers his share with his own performing rights organization." },
    { heading: "Credit", text: "Wherever credits are customary the Licensee credits the Beat as \u201cProd. by {{licensor.alias}}\u201d." },
    { heading: "Warranties", text: "The Licensor warrants that he made the Beat or holds every right in it that this license needs, and will answer for claims of others against that. The Licensee warrants that what he adds infringes no right of others." },
    { heading: "Breach", text: "If a party breaks this agreement and does not mend it within fourteen days of written notice, the other may end it. The Licensee then takes the Song down." },
    { heading: "Law and severability", text: "The law of the Licensor\u2019s country of residence governs this agreement. If a clause cannot stand, the others remain." },
  ],
}
