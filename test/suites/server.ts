import { suite } from '../support/suite.ts'

await suite('control', 'http', 'platforms/kit', 'platforms/toy')
