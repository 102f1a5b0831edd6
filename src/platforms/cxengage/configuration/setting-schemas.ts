import Type, { type Static } from 'typebox'
import { assumed, observed, wire } from '../../../http/wire.ts'
import { RECORD, nothing, orNull, stamps } from './schema-atoms.ts'

export const IntegrationSchema = wire({
  id: Type.String({ format: 'uuid', ...RECORD }),
  tenantId: Type.String({ format: 'uuid', ...RECORD }),
  name: Type.String({ ...RECORD }),
  description: orNull(Type.String(), RECORD),
  type: Type.String({ ...RECORD }),
  properties: Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean(), Type.Number()]), {
    description: 'Asterisks stand for secrets', ...RECORD
  }),
  active: Type.Boolean({ description: 'Whether the tenant has to do with it', ...RECORD }),
  ...stamps(RECORD)
}, { $id: 'Integration' })

const CONSOLE = observed('the vendor\'s console')
const GUESS = assumed('the form of the vendor\'s console has these; the names are those of an interaction\'s queues')

export const SlaSchema = wire({
  id: Type.String({ format: 'uuid', description: 'As slaId in interactions of 2022', ...GUESS }),
  tenantId: Type.String({ format: 'uuid', ...GUESS }),
  name: Type.String({ ...CONSOLE }),
  description: Type.String({ ...CONSOLE }),
  active: Type.Boolean({ ...CONSOLE }),
  activeVersion: wire({
    versionId: Type.String({ format: 'uuid' }),
    versionName: Type.String(),
    slaThreshold: Type.Number({ description: 'Seconds' }),
    abandonType: Type.String({ description: 'ignore-abandons: short ones do not count' }),
    abandonThreshold: Type.Number({ description: 'Seconds' })
  }, { ...GUESS }),
  ...stamps(GUESS)
}, { $id: 'Sla', description: 'How soon customers are to be answered; one for each pair of thresholds of queues' })

const BRANDING = observed('a staging answer in the vendor\'s user interface')

export const BrandingSchema = wire({
  logo: nothing(BRANDING),
  favicon: nothing(BRANDING),
  productName: Type.String({ ...BRANDING }),
  styles: Type.String({ description: 'JSON in a text; here without any', ...BRANDING }),
  active: Type.Boolean({ ...BRANDING }),
  tenantId: Type.String({ format: 'uuid', ...BRANDING }),
  updated: Type.String({ format: 'date-time', ...BRANDING }),
  updatedBy: Type.String({ format: 'uuid', ...BRANDING })
}, { $id: 'Branding' })

export const BetaFeaturesSchema = Type.Record(Type.String(), Type.Boolean(), {
  $id: 'BetaFeatures', ...observed('the vendor\'s lambdas'), description: 'Here none'
})

export type Integration = Static<typeof IntegrationSchema>
