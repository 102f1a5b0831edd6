import Type, { type Static } from 'typebox'
import { observed, wire } from '../../../http/wire.ts'
import { Active, Name, TenantId, Uuid, stamps } from './schema-atoms.ts'

export const DASHBOARDS = observed('the vendor\'s dashboards of 2021')
const LIKE_OTHERS = observed('the vendor\'s console, of all its entities')

const Shown = (words: object) => Type.Optional(wire({ show: Type.Boolean(), ...words }))
const Text = { text: Type.String() }
const Cells = Type.Integer({ description: 'Cells of the grid' })

export const WidgetSchema = wire({
  id: Type.String({ description: 'Unique in the dashboard', ...DASHBOARDS }),
  type: Type.Enum(['label', 'source-switcher', 'statistic'], { ...DASHBOARDS }),
  entity: Type.Optional(Type.String({ description: 'What a source-switcher chooses from', ...DASHBOARDS })),
  query: Type.Optional(wire({
    api: Type.String(),
    endpoint: Type.String({ description: 'The name of the statistic' }),
    responseKey: Type.String(),
    parameters: Type.Record(Type.String(), Type.String(), {
      description: 'By the name of a filter the id of the source-switcher that says what it is'
    })
  }, { ...DASHBOARDS })),
  presentation: wire({
    title: Shown(Text), header: Shown(Text), footer: Shown(Text), value: Type.Optional(wire({ format: Type.String() }))
  }, { ...DASHBOARDS }),
  sizeX: Cells,
  sizeY: Cells,
  col: Cells,
  row: Cells
}, { $id: 'Widget', ...DASHBOARDS })

export const DashboardSchema = wire({
  id: Uuid,
  tenantId: TenantId,
  name: Name,
  description: Type.String({ ...LIKE_OTHERS }),
  active: Active,
  activeVersion: Type.String({ format: 'uuid', ...DASHBOARDS }),
  activeDashboard: Type.Optional(wire({
    enabled: Type.Boolean(), widgets: Type.Array(Type.Ref('Widget'))
  }, { description: 'Not in a list without-active-dashboard', ...DASHBOARDS })),
  ...stamps(LIKE_OTHERS)
}, { $id: 'Dashboard', description: 'A custom one. Assumed: a tenant has one, of its queues' })

export type Widget = Static<typeof WidgetSchema>
