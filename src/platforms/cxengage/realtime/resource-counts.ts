import { observed } from '../../../http/wire.ts'
import { percentOf } from '../wire/percent.ts'
import type { AgentNow } from './agents-now.ts'
import { count } from './results.ts'
import type { Scoped } from './scoped.ts'
import { statistics } from './statistic.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const DASHBOARDS = observed('the vendor\'s dashboards of 2021')
const SDK = observed('the vendor\'s JavaScript SDK and its tests')

const counts = statistics('resource-count', { count: 'count' })
const percentages = statistics('percentage', { percent: 'percentage' })

const LOGGED_IN: readonly AgentNow['state'][] = ['ready', 'busy', 'away']

const numberOf = ({ agents }: Scoped, states: readonly AgentNow['state'][]): number =>
  agents.filter(({ state }) => states.includes(state)).length

const inState = (...states: AgentNow['state'][]) => (scoped: Scoped) => count(numberOf(scoped, states))

const shareOf = (state: AgentNow['state']) => (scoped: Scoped) =>
  ({ percent: percentOf(numberOf(scoped, [state]), numberOf(scoped, LOGGED_IN)), unit: 'percentage' })

/** What agents do right now. */
export const resourceCounts = [
  counts('resources-logged-in-count', 'Agents who are logged in', 'Agents who are idle, busy or away', SDK,
    inState(...LOGGED_IN)),
  counts('resources-idle-count', 'Idle agents', 'Agents who are ready and have nothing to do', DASHBOARDS,
    inState('ready')),
  counts('resources-busy-count', 'Busy agents', 'Agents who are offered or handle an interaction', DASHBOARDS,
    inState('busy')),
  counts('resources-away-count', 'Agents who are away', 'Agents on a break, or after an offer that they missed',
    DASHBOARDS, inState('away')),
  counts('resources-ready', 'Agents who are ready and have nothing to do', 'As resources-idle-count', CONSOLE,
    inState('ready')),
  counts('resources-busy', 'Agents who are offered or handle an interaction', 'As resources-busy-count', CONSOLE,
    inState('busy')),
  counts('resources-away', 'Agents who are away, by its older name', 'As resources-away-count', CONSOLE,
    inState('away')),
  percentages('resources-idle-percentage', 'Idle agents, per cent', 'resources-idle-count of those who are logged in',
    DASHBOARDS, shareOf('ready')),
  percentages('resources-busy-percentage', 'Busy agents, per cent', 'resources-busy-count of those who are logged in',
    DASHBOARDS, shareOf('busy')),
  percentages('resources-away-percentage', 'Agents who are away, per cent',
    'resources-away-count of those who are logged in', DASHBOARDS, shareOf('away'))
]
