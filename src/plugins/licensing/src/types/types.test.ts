import { testLicenseType } from "../testing/conformance"
import { shippedTypes } from "."

for (const type of shippedTypes) testLicenseType(type)
