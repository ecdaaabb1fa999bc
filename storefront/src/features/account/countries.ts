const CODES = "ad ae al am ao ar at au az ba bb bd be bg bh bo br bs bw by bz ca ch ci cl cm cn co cr cu cy cz de dk do dz ec ee eg es et fi fj fr gb ge gh gr gt hk hn hr hu id ie il in iq is it jm jo jp ke kh kr kw kz lb lk lt lu lv ly ma md me mg mk mm mn mt mu mx my mz na ng ni nl no np nz om pa pe ph pk pl pt py qa ro rs ru rw sa se sg si sk sn sv th tn tr tt tw tz ua ug us uy uz ve vn ye za zm zw".split(" ")

const names = new Intl.DisplayNames("en", { type: "region" })

/** A country's name by its ISO 3166-1 code. */
export const countryName = (code: string): string => names.of(code.toUpperCase()) ?? code.toUpperCase()

/** Countries to choose from, by name. */
export const countries: readonly { code: string; name: string }[] = CODES.map((code) => ({ code, name: countryName(code) })).sort((a, b) => a.name.localeCompare(b.name, "en"))
