import Type from 'typebox'
import { assumed, observed, wire } from '../../../http/wire.ts'

const SDK = observed('a test of the vendor\'s JavaScript SDK')

export const interruptSchemas = [
  wire({
    interactionId: Type.String({ format: 'uuid', ...SDK }),
    flowId: Type.String({ format: 'uuid', ...SDK }),
    flowVersion: Type.String({
      format: 'uuid', ...assumed('that it is told is observed; here a flow has one version')
    })
  }, { $id: 'InterruptSent', ...SDK })
]
