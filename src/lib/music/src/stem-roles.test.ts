import fc from "fast-check"
import { expect, it } from "vitest"
import { roleOfName, stemRoleIds } from "./stem-roles"

it.each([
  ["Kick", "kick"], ["01_Kick Drum", "kick"], ["Drums - Hi-Hats", "hats"], ["drumloop", "drums"], ["Night Drive Bass", "bass"], ["808s", "bass"], ["SubBass_02", "bass"], ["LeadVox", "vocals"], ["Electric Guitar 2", "guitar"],
  ["Synth Pad", "pad"], ["Bass Drum", "kick"], ["piano", "keys"], ["Riser", "fx"], ["Open Hat", "hats"], ["Stem 4", "other"], ["", "other"], ["Bus", "other"],
] as const)("%s is %s", (name, role) => {
  expect(roleOfName(name)).toBe(role)
})

it("any name has a role", () => {
  fc.assert(fc.property(fc.string(), (name) => { expect(stemRoleIds).toContain(roleOfName(name)) }))
})
