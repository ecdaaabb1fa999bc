import type { Clause } from "@max-booster/extension-api"
import { capWords, fileWords, listWords, prohibitionWords, territoryWords } from "../../core/words"
import type { BeatClauses } from "."

/** What a beat license adds to a contract, in German. */
export const german: BeatClauses = {
  beatLicense: ({ terms, delivers, reserved, exclusive, limits }) => [
    {
      heading: "Rechteeinräumung",
      text: `Der Lizenzgeber räumt dem Lizenznehmer ${exclusive ? "das ausschließliche" : "das einfache"}, nicht übertragbare Recht ein, für ${territoryWords(terms.territory, "de")} mit dem Beat einen neuen Song zu schaffen und diesen Song als Tonaufnahme und in Musikvideos zu vervielfältigen, zu verbreiten, zu streamen, aufzuführen und zu veröffentlichen, in den unten genannten Grenzen. ${termOf(terms.years)} ${exclusive ? "Dies ist eine ausschließliche Lizenz und keine Übertragung: Der Lizenzgeber bleibt Inhaber der Rechte am Beat. Ab dem Tag der Zahlung nimmt der Lizenzgeber den Beat aus dem Verkauf und lizenziert ihn an niemanden sonst. Vorher erteilte Lizenzen bleiben in ihren eigenen Grenzen in Kraft; sie sind in diesem Dokument aufgeführt." : "Der Lizenzgeber darf den Beat auch an andere lizenzieren."}`,
    },
    { heading: "Grenzen der Nutzung", text: `${limits ?? "Audio-Streams, verkaufte und verschenkte Exemplare, Videos, Radiosender und bezahlte Auftritte sind unbegrenzt."} Ist eine Grenze erreicht, erwirbt der Lizenznehmer eine höhere Lizenz, bevor er die Nutzung fortsetzt; bis dahin bleibt sie lizenziert.` },
    { heading: "Dateien und Bearbeitung", text: `Der Lizenznehmer darf die gelieferten Dateien (${listWords(delivers.map((kind) => fileWords(kind, "de")), "de")}) bearbeiten, arrangieren und mischen, soweit der neue Song es braucht.` },
    {
      heading: "Verbindung mit Bildern",
      text: "Musikvideos des neuen Songs auf Videoplattformen sind bis zu den Grenzen erlaubt. Die Verwendung in Film, Fernsehen, Spielen, Werbung oder anderen bewegten Bildern braucht eine gesonderte schriftliche Lizenz.",
    },
    notAllowed(reserved),
    {
      heading: "Verlagsrechte",
      text: `Die Komposition des neuen Songs wird geteilt: ${terms.producerShare} % erhalten der Lizenzgeber und die Mitautoren des Beats, ${100 - terms.producerShare} % der Lizenznehmer und die Mitautoren des neuen Songs. Jede Seite meldet ihren Anteil bei ihrer Verwertungsgesellschaft an.`,
    },
  ],
  nonProfit: {
    heading: "Nicht gewerbliche Nutzung",
    text: "Diese Lizenz wird kostenlos erteilt, für einen Namen und eine E-Mail-Adresse; eine Zahlung ist nicht geschuldet. Der neue Song darf verschenkt und gestreamt, aber nicht verkauft werden, und es darf nichts mit ihm verdient werden: keine Videos, die Geld einbringen, keine bezahlten Auftritte, keine Werbung.",
  },
}

function notAllowed({ prohibited, aiTraining }: Parameters<BeatClauses["beatLicense"]>[0]["reserved"]): Clause {
  const training = aiTraining === "reserved" ? " Der Lizenzgeber behält sich alle Nutzungen des Beats zum Trainieren, Abstimmen oder Prüfen von Systemen maschinellen Lernens sowie für Text und Data Mining vor; der Lizenznehmer darf weder den Beat noch den neuen Song dafür verwenden oder weitergeben." : ""
  return { heading: "Was nicht erlaubt ist", text: `Der Lizenznehmer darf nicht: ${prohibited.map((use) => prohibitionWords(use, "de")).join("; ")}.${training}` }
}

const termOf = (years: number | null) => (years === null
  ? "Die Lizenz läuft, solange die Rechte am Beat geschützt sind."
  : `Die Lizenz läuft ${capWords(years, "de")} ${years === 1 ? "Jahr" : "Jahre"} ab dem Tag der Zahlung und endet mit dem Tag dieses Datums, oder mit dem letzten Tag des Monats, wenn das Jahr keinen solchen Tag hat.`)
