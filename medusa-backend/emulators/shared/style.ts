/** The look of every page: near-black or warm paper, by the browser's preference. Nothing is loaded from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f5f1e8; --card: #fffdf7; --ink: #1b1917; --soft: #645d52; --line: #d9d1c1; --accent: #a8431c; --on-accent: #fff; --good: #20683c; --bad: #a3201d; --bad-bg: #fbe9e4; --note: #efe6d2 }
@media (prefers-color-scheme: dark) { :root { --page: #100f0e; --card: #1a1918; --ink: #f3eee4; --soft: #a9a194; --line: #36332f; --accent: #ff9a62; --on-accent: #1c0d04; --good: #7fd6a0; --bad: #ffaaa1; --bad-bg: #3a1a17; --note: #262320 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 Inter, ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums }
.banner { background: var(--note); border-bottom: 1px solid var(--line); color: var(--soft); font-size: 14px; padding: 8px 16px; text-align: center }
main { margin: 0 auto; max-width: 520px; padding: 32px 16px 64px }
main.wide { max-width: 960px }
main.split { max-width: 960px; display: grid; gap: 32px }
@media (min-width: 820px) { main.split { grid-template-columns: 1fr 1fr; align-items: start; padding-top: 64px } }
h1 { font-size: 28px; letter-spacing: -.02em; line-height: 1.2; margin: 0 0 8px }
h2 { font-size: 18px; margin: 32px 0 8px }
p { margin: 0 0 16px } .soft { color: var(--soft) } .small { font-size: 14px }
.total { font-size: 40px; font-weight: 650; letter-spacing: -.03em; line-height: 1.2; margin: 4px 0 24px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 24px }
ul.lines { list-style: none; margin: 0; padding: 0 } ul.lines li { display: flex; gap: 16px; justify-content: space-between; padding: 12px 0; border-top: 1px solid var(--line) }
ul.lines li:last-child { border-bottom: 1px solid var(--line) } ul.lines .name { overflow-wrap: anywhere }
.row { display: flex; gap: 16px; justify-content: space-between; padding: 12px 0; font-weight: 650 }
fieldset { border: 0; margin: 0 0 24px; padding: 0; display: grid; gap: 8px } legend { font-weight: 650; margin-bottom: 8px; padding: 0 }
label.choice { display: grid; grid-template-columns: auto 1fr; column-gap: 12px; align-items: center; min-height: 56px; padding: 10px 16px; border: 1px solid var(--line); border-radius: 12px; cursor: pointer }
label.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
label.choice input { accent-color: var(--accent); width: 20px; height: 20px; margin: 0; grid-row: span 2 }
label.choice .hint { color: var(--soft); font-size: 14px; grid-column: 2 }
label.field { display: grid; gap: 4px; margin-bottom: 16px; font-weight: 600; font-size: 14px }
label.field input, label.field select { font: inherit; font-weight: 400; font-size: 16px; min-height: 44px; padding: 8px 12px; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: 10px; width: 100% }
button, a.button { display: block; width: 100%; min-height: 48px; padding: 12px 20px; font: inherit; font-weight: 650; text-align: center; text-decoration: none; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 12px; cursor: pointer }
button.quiet { background: transparent; color: var(--ink); border-color: var(--line); margin-top: 8px }
a { color: var(--accent) } a.back { display: inline-flex; align-items: center; min-height: 44px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.alert { background: var(--bad-bg); color: var(--bad); border: 1px solid var(--bad); border-radius: 12px; padding: 12px 16px; margin-bottom: 24px }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: 14px } th, td { text-align: left; padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); white-space: nowrap } td:first-child { white-space: normal; overflow-wrap: anywhere } th { color: var(--soft); font-weight: 600 } td.num, th.num { text-align: right; padding-right: 0 }
.tiles { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); margin: 24px 0 } .tiles .card { padding: 16px 20px } .tiles strong { display: block; font-size: 24px } .tiles strong::first-letter { text-transform: uppercase }
.pill { display: inline-block; padding: 0 10px; border: 1px solid currentColor; border-radius: 99px; font-size: 13px } .good { color: var(--good) } .bad { color: var(--bad) }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
`
