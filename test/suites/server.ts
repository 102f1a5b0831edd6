import { suite } from '../support/suite.ts'

await suite('control', 'http', 'invariants', 'cases', 'seeding', 'platforms/toy')
