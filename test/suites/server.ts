import { suite } from '../support/suite.ts'

await suite('control', 'http', 'platforms/toy')
