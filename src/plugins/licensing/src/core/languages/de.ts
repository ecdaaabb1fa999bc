import type { Words } from "./en"

const months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ")

/** What contracts say, in German. */
export const german: Words = {
  day: (day, month, year) => `${day}. ${months[month - 1] ?? ""} ${year}`,
  thousands: ".", and: "und", unlimited: "unbegrenzt", notStated: "nicht angegeben", world: "die ganze Welt",
  price: (amount, code) => `${amount} ${code}`,
  percent: (number) => `${number.replace(".", ",")} %`,
  key: (key) => key.replace(/ minor$/, "-Moll").replace(/ major$/, "-Dur"),
  years: (years) => (years === null ? "ohne Ende" : years === 1 ? "1 Jahr" : `${years} Jahre`),
  files: { mp3: "MP3 (320 kbit/s)", wav: "WAV (verlustfrei)", stems: "Stems (ZIP mit getrennten Spuren)" },
  prohibitions: {
    resale: "den Beat für sich allein oder als Loop, Sample oder Instrumental verkaufen, vermieten, verschenken oder anmelden",
    sublicense: "diese Lizenz weitergeben oder Unterlizenzen erteilen, außer an Vertriebe und Plattformen, soweit sie sie brauchen, um den neuen Song anzubieten",
    "content-id": "den neuen Song oder den Beat bei Content ID oder einem anderen System anmelden, das den Beat an Fingerabdrücken in fremden Werken erkennt und beansprucht",
  },
  caps: {
    audioStreams: "Audio-Streams", copies: "Verkaufte Exemplare, physisch und als Download", freeDownloads: "Verschenkte Exemplare", monetizedVideos: "Musikvideos, die Geld einbringen", otherVideos: "Andere Musikvideos",
    radioStations: "Radiosender", paidPerformances: "Bezahlte Auftritte",
  },
  firstCaps: { copies: "Verkaufte oder verschenkte Exemplare, physisch und als Download", musicVideos: "Musikvideos" },
  upTo: (cap) => `Bis zu ${cap}`, allUses: "Unbegrenzt", noUse: "Nicht enthalten", included: "Enthalten",
  onlyEnglish: { heading: "Sprache", text: "Die eigenen Klauseln dieser Lizenzart liegen nur auf Englisch vor. Sie folgen auf Englisch und gelten so." },
  succession: {
    upgrade: (number) => ({ heading: "Frühere Lizenz", text: `Diese Lizenz tritt an die Stelle der Lizenz ${number} des Lizenznehmers an dem Beat; jene ist abgelöst, sobald der Preis bezahlt ist. Der Preis ist der dieser Lizenz abzüglich dessen, was für jene bezahlt wurde. Nutzungen unter der Lizenz ${number} bleiben lizenziert und zählen auf die Grenzen dieser Lizenz. Wird der Preis erstattet, gilt die Lizenz ${number} wieder.` }),
    renewal: (number, from) => ({ heading: "Verlängerung", text: `Diese Lizenz folgt auf die Lizenz ${number} des Lizenznehmers an dem Beat${from ? ` und läuft ab dem ${from}, oder ab dem Tag der Zahlung, wenn er später liegt` : ""}. Bis dahin bleibt die Lizenz ${number} in ihren eigenen Grenzen in Kraft.` }),
  },
  contract: {
    by: (beat, producer) => `„${beat}“ von ${producer}`,
    subject: (label, beat, licensee) => `Lizenz ${label} an „${beat}“ für ${licensee}`,
    licensor: "Lizenzgeber", licensee: "Lizenznehmer", knownAs: (alias) => `bekannt als ${alias}`,
    license: "Die Lizenz", permits: "Was sie erlaubt", answers: "Angaben des Lizenznehmers", publishing: "Verlagsrechte: wie der Anteil des Lizenzgebers geteilt ist", files: "Gelieferte Dateien", terms: "Bedingungen", prior: "Früher erteilte Lizenzen",
    running: (number) => `Lizenz ${number}`,
    beat: "Beat", sound: "Tempo und Tonart", typeRow: "Lizenz", typeAndNumber: (label, number) => `${label}, Nummer ${number}`,
    price: "Preis", paidPrice: "Preis, vollständig bezahlt", credit: "Nennung", from: "Gültig ab", ends: "Endet mit dem",
    deal: "Preisgrund", deals: { offer: "In einem Angebot vereinbart", upgrade: "Unterschied zu einer früher erworbenen Lizenz", renewal: "Verlängerung einer Lizenz", bulk: "Mengenrabatt", bundle: "Bündel" },
    instead: (deal, listPrice) => `${deal}; im Shop ${listPrice}`, codes: (count) => (count === 1 ? "Rabattcode" : "Rabattcodes"),
    replaces: { upgrade: "Tritt an die Stelle von", renewal: "Verlängert" },
    given: "Erteilt", givenOn: (moment) => `Kostenlos, ${moment}`, order: "Bestellung", paidOn: (number, moment) => `Nr. ${number}, bezahlt am ${moment}`,
    payment: "Zahlung", text: "Text", version: (number) => `Fassung ${number} des Lizenztextes`,
    verify: (page, number, code) => `Prüfen unter ${page}: Nummer ${number}, Code ${code}`,
    signatures: "Unterschriften", account: "Konto", acceptedText: "Angenommener Text (SHA-256)", signedText: "Unterschriebener Text (SHA-256)",
    typedBy: { licensor: "Name, wie ihn der Lizenzgeber eingegeben hat", licensee: "Name, wie ihn der Lizenznehmer eingegeben hat" },
    offers: (name, moment, version) => `Angeboten und elektronisch unterschrieben von ${name} am ${moment}, für die Lizenzen, die unter Fassung ${version} des Lizenztextes verkauft werden.`,
    offersUnsigned: (name) => `Angeboten von ${name}, der oder die diese Lizenz zum Verkauf gestellt hat.`,
    accepts: (name, moment) => `Elektronisch angenommen von ${name} am ${moment}.`,
    consents: {
      license_text: "Ich habe diesen Lizenztext gelesen und biete Lizenzen an meinen Beats darunter an.",
      terms: "Ich habe die Bedingungen dieser Lizenz gelesen und nehme sie an.",
      contact: "Der Lizenzgeber darf mir auch zu anderem als dieser Lizenz schreiben.",
      immediate_delivery: "Ich wünsche die sofortige Lieferung und weiß, dass ich damit mein Widerrufsrecht verliere.",
    },
    notice: "Lizenzvorlagen sind keine Rechtsberatung. Lassen Sie einen wichtigen Vertrag anwaltlich prüfen.",
  },
}
