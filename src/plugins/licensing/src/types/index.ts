import type { LicenseType } from "@max-booster/extension-api"
import { exclusiveLicense } from "./exclusive"
import { freeLicense } from "./free"
import { mp3License } from "./mp3"
import { premiumLicense } from "./premium"
import { unlimitedLicense } from "./unlimited"
import { wavLicense } from "./wav"

/** The license types that a shop has from the start. */
export const shippedTypes = [freeLicense, mp3License, wavLicense, premiumLicense, unlimitedLicense, exclusiveLicense] as unknown as readonly LicenseType[]
