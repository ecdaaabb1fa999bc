/** Written down, because browsers and servers name some countries differently (ISO 3166-1, Unicode CLDR). */
const NAMES: readonly (readonly [code: string, name: string])[] = [
  ["al", "Albania"], ["dz", "Algeria"], ["ad", "Andorra"], ["ao", "Angola"], ["ar", "Argentina"], ["am", "Armenia"], ["au", "Australia"], ["at", "Austria"],
  ["az", "Azerbaijan"], ["bs", "Bahamas"], ["bh", "Bahrain"], ["bd", "Bangladesh"], ["bb", "Barbados"], ["by", "Belarus"], ["be", "Belgium"], ["bz", "Belize"],
  ["bo", "Bolivia"], ["ba", "Bosnia & Herzegovina"], ["bw", "Botswana"], ["br", "Brazil"], ["bg", "Bulgaria"], ["kh", "Cambodia"], ["cm", "Cameroon"], ["ca", "Canada"],
  ["cl", "Chile"], ["cn", "China"], ["co", "Colombia"], ["cr", "Costa Rica"], ["ci", "Côte d’Ivoire"], ["hr", "Croatia"], ["cu", "Cuba"], ["cy", "Cyprus"],
  ["cz", "Czechia"], ["dk", "Denmark"], ["do", "Dominican Republic"], ["ec", "Ecuador"], ["eg", "Egypt"], ["sv", "El Salvador"], ["ee", "Estonia"], ["et", "Ethiopia"],
  ["fj", "Fiji"], ["fi", "Finland"], ["fr", "France"], ["ge", "Georgia"], ["de", "Germany"], ["gh", "Ghana"], ["gr", "Greece"], ["gt", "Guatemala"], ["hn", "Honduras"],
  ["hk", "Hong Kong"], ["hu", "Hungary"], ["is", "Iceland"], ["in", "India"], ["id", "Indonesia"], ["iq", "Iraq"], ["ie", "Ireland"], ["il", "Israel"], ["it", "Italy"],
  ["jm", "Jamaica"], ["jp", "Japan"], ["jo", "Jordan"], ["kz", "Kazakhstan"], ["ke", "Kenya"], ["kw", "Kuwait"], ["lv", "Latvia"], ["lb", "Lebanon"], ["ly", "Libya"],
  ["lt", "Lithuania"], ["lu", "Luxembourg"], ["mg", "Madagascar"], ["my", "Malaysia"], ["mt", "Malta"], ["mu", "Mauritius"], ["mx", "Mexico"], ["md", "Moldova"],
  ["mn", "Mongolia"], ["me", "Montenegro"], ["ma", "Morocco"], ["mz", "Mozambique"], ["mm", "Myanmar"], ["na", "Namibia"], ["np", "Nepal"], ["nl", "Netherlands"],
  ["nz", "New Zealand"], ["ni", "Nicaragua"], ["ng", "Nigeria"], ["mk", "North Macedonia"], ["no", "Norway"], ["om", "Oman"], ["pk", "Pakistan"], ["pa", "Panama"],
  ["py", "Paraguay"], ["pe", "Peru"], ["ph", "Philippines"], ["pl", "Poland"], ["pt", "Portugal"], ["qa", "Qatar"], ["ro", "Romania"], ["ru", "Russia"], ["rw", "Rwanda"],
  ["sa", "Saudi Arabia"], ["sn", "Senegal"], ["rs", "Serbia"], ["sg", "Singapore"], ["sk", "Slovakia"], ["si", "Slovenia"], ["za", "South Africa"], ["kr", "South Korea"],
  ["es", "Spain"], ["lk", "Sri Lanka"], ["se", "Sweden"], ["ch", "Switzerland"], ["tw", "Taiwan"], ["tz", "Tanzania"], ["th", "Thailand"], ["tt", "Trinidad & Tobago"],
  ["tn", "Tunisia"], ["tr", "Türkiye"], ["ug", "Uganda"], ["ua", "Ukraine"], ["ae", "United Arab Emirates"], ["gb", "United Kingdom"], ["us", "United States"],
  ["uy", "Uruguay"], ["uz", "Uzbekistan"], ["ve", "Venezuela"], ["vn", "Vietnam"], ["ye", "Yemen"], ["zm", "Zambia"], ["zw", "Zimbabwe"],
]

/** Countries to choose from, by name. */
export const countries = NAMES.map(([code, name]) => ({ code, name }))

const byCode = new Map(NAMES)

/** A country's name by its ISO 3166-1 code. */
export const countryName = (code: string): string => byCode.get(code) ?? code.toUpperCase()
