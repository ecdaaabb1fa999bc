import type { Template } from "../template"

/** The German text that a shop starts with. */
export const german: Template = {
  title: "Lizenzvertrag {{license.type}}",
  clauses: [
    {
      heading: "Parteien und Beat",
      text: "Dieser Vertrag wird geschlossen zwischen {{licensor.name}}, bekannt als {{licensor.alias}} (der „Lizenzgeber“), und {{licensee.name}} (der „Lizenznehmer“). Er betrifft das Musikwerk und die Tonaufnahme „{{beat.title}}“ (der „Beat“), Tempo {{beat.bpm}} BPM, Tonart {{beat.key}}. Anschriften und E-Mail-Adressen stehen in der Übersicht der Parteien, die Teil dieses Vertrags ist. Personenbezeichnungen gelten für jedes Geschlecht.",
    },
    {
      heading: "Vergütung und Wirksamkeit",
      text: "Der Lizenznehmer zahlt einmalig {{license.price}}. Die folgenden Rechte werden unter der Bedingung dieser Zahlung eingeräumt und werden wirksam, wenn sie eingegangen ist; die Bestellung bestätigt das Datum. Sie enden, wenn die Zahlung zurückgebucht oder erstattet wird. Außer der Vergütung und dem unten genannten Anteil an den Verlagsrechten sind für Nutzungen in den Grenzen keine Lizenzgebühren geschuldet.",
    },
    { heading: "Lieferung", text: "Der Lizenzgeber liefert sofort, zum Herunterladen: {{license.files}}. Der Lizenznehmer bewahrt eine Kopie auf; Links lassen sich im Konto erneuern." },
    { heading: "Bedingungen der Lizenz", text: "{{license.terms}}" },
    {
      heading: "Eigentum",
      text: "Der Lizenzgeber behält alle Rechte am Beat, an seiner Komposition und an seiner Aufnahme. Dem Lizenznehmer gehören der Text und die Darbietungen, die er hinzufügt. Der neue Song ist eine Bearbeitung; diese Lizenz gibt das Recht, sie zu schaffen, nicht das Eigentum am Beat.",
    },
    { heading: "Nennung", text: "Wo Nennungen üblich sind, nennt der Lizenznehmer den Produzenten: „{{license.credit}}“." },
    {
      heading: "Samples und Zusicherungen",
      text: "Der Lizenzgeber sichert zu, dass der Beat sein eigenes Werk ist oder dass er die hier eingeräumten Rechte innehat, und dass er kein fremdes Sample enthält, das für diese Nutzung nicht geklärt ist, es sei denn, die Seite des Beats hat beim Kauf darauf hingewiesen. Jede Partei stellt die andere von Ansprüchen frei, die aus der Verletzung ihrer eigenen Zusicherung folgen. Im Übrigen wird der Beat geliefert, wie er ist, und keine Partei haftet für mittelbare Schäden, soweit das Gesetz es zulässt.",
    },
    {
      heading: "Vertragsverletzung und Ende",
      text: "Eine Partei, die diesen Vertrag verletzt, hat nach schriftlicher Aufforderung dreißig Tage Zeit, das abzustellen. Geschieht das nicht, endet die Lizenz, und der Lizenznehmer nimmt den neuen Song in angemessener Zeit aus dem Verkauf und von Streaming-Diensten. Frühere rechtmäßige Nutzungen bleiben rechtmäßig.",
    },
    {
      heading: "Schlussbestimmungen",
      text: "Dieses Dokument mit seinen Tabellen und den Unterschriften ist die gesamte Vereinbarung; Änderungen bedürfen der schriftlichen Zustimmung beider Parteien. Ist eine Bestimmung unwirksam, gelten die übrigen. Es gilt das Recht des Landes des Lizenzgebers ({{licensor.country}}), ohne einem Verbraucher den Schutz des zwingenden Rechts des Landes zu nehmen, in dem er lebt.",
    },
  ],
}
