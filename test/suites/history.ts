import { suite } from '../support/suite.ts'

await suite('seeding', 'cases', 'invariants')
