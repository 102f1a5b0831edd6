// Stricter than most programs: the types of the libraries are checked, too.
import { createRingback, type CaseReport, type Report, type Ringback, type Scenario } from 'ringback'

const scenario: Scenario = { description: 'mine', tenants: [] }
export const ringback: Ringback = createRingback({ scenario, clock: '2026-01-05T12:30:00Z' })
export const url: string = ringback.url
export const report: Promise<Report> = ringback.invariants()
export const cases: Promise<CaseReport[]> = ringback.cases()
