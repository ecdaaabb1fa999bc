import { describeAnswers } from "../support/answers"

// The others are in ../faults/answers.spec.ts.
describeAnswers([["nothing after it did the work", "timeout_after_work", { delayMs: 100 }]])
