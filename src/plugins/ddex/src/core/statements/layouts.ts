import type { Mapping, StatementField } from "./line"

/** A kind of file that is known by the names of its columns. */
export type Layout = {
  id: string; label: string
  /** Columns that tell it from others. */
  known: readonly string[]
  columns: Mapping
  /** The store of all lines where no column says it. */
  store?: string
  /** Of all lines where no column says it; a column such as `Earnings (USD)` says it by its name. */
  currency?: string
}

/**
 * Names of columns as these files have them.
 * DistroKid: "Bank details", download of all earnings (tab-separated; "Songwriter Royalties Withheld" and "Earnings (USD)" since 2018, "Source Type" for "Song/Album" and "Recoup (USD)" since 2024).
 * TuneCore: "Sales report" CSV ("Sales Period" is the first day of the month; "Optional ISRC" is the track's).
 * CD Baby: accounting export, tab-separated ("Sales Date", "Transaction Type", "Quantity" and "Subtotal" as public tools read it; the others are guesses that the mapping shows). Spotify for Artists: help page "Exporting data": songs and the audience timeline.
 */
export const layouts: readonly Layout[] = [
  {
    id: "distrokid", label: "DistroKid", known: ["Sale Month", "Team Percentage", "Country of Sale"],
    columns: { isrc: "ISRC", upc: "UPC", title: "Title", artist: "Artist", store: "Store", country: "Country of Sale", period: "Sale Month", quantity: "Quantity", amount: "Earnings (USD)" }, currency: "usd",
  },
  {
    id: "tunecore", label: "TuneCore", known: ["Sales Period", "TC Song ID", "Total Earned"],
    columns: { isrc: "Optional ISRC", upc: "UPC", title: "Song Title", artist: "Artist", store: "Store Name", country: "Country Of Sale", period: "Sales Period", quantity: "# Units Sold", amount: "Total Earned", currency: "Currency" },
  },
  {
    id: "cdbaby", label: "CD Baby", known: ["Sales Date", "Transaction Type", "Subtotal"],
    columns: { isrc: "ISRC", upc: "UPC", title: "Track Name", artist: "Artist Name", store: "Partner", country: "Country", period: "Sales Date", quantity: "Quantity", amount: "Payable", currency: "Currency" }, currency: "usd",
  },
  { id: "spotify-songs", label: "Spotify for Artists (songs)", known: ["song", "listeners", "streams"], columns: { title: "song", quantity: "streams" }, store: "Spotify" },
  { id: "spotify-audience", label: "Spotify for Artists (audience)", known: ["date", "listeners", "streams"], columns: { period: "date", quantity: "streams" }, store: "Spotify" },
]

/** What columns are called elsewhere, the likeliest first. */
export const otherNames: Readonly<Record<StatementField, readonly string[]>> = {
  isrc: ["isrc", "isrc code", "track isrc", "optional isrc", "song isrc"],
  upc: ["upc", "ean", "upc/ean", "barcode", "release upc", "album upc", "icpn"],
  title: ["title", "track title", "song title", "track name", "song name", "track", "song", "product title"],
  artist: ["artist", "artist name", "track artist", "artists", "primary artist", "interpret"],
  store: ["store", "store name", "retailer", "partner", "dsp", "service", "platform", "channel", "shop"],
  country: ["country of sale", "country", "territory", "sale country", "country/region", "country code", "land"],
  period: ["sale month", "sales period", "sales month", "reporting month", "period", "sales date", "sale date", "transaction date", "statement period", "month", "date", "monat"],
  quantity: ["quantity", "# units sold", "units", "streams", "count", "qty", "sales count", "menge", "anzahl"],
  amount: ["net revenue", "net share account currency", "earnings", "total earned", "payable", "net royalty", "royalty", "royalties", "revenue", "net amount", "amount", "net", "total", "subtotal", "betrag"],
  currency: ["currency", "payment currency", "account currency", "client payment currency", "währung"],
}
