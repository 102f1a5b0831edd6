import type { Case } from '../cases/case.ts'
import type { Behaviour } from '../scenario-behaviour.ts'

/** What a case leaves open stays out, but for quantities and words, which are drawn as for everybody. */
export function behaviourOf (usual: Behaviour, script: Case | undefined): Behaviour {
  if (script === undefined) return usual
  const { patience, talk, wrapUp, warmTransfer, disposition } = usual
  const certain = (does: boolean) => does ? 1 : 0
  return {
    patience,
    talk,
    wrapUp,
    warmTransfer,
    ivrAbandon: certain(script.end === 'ivrAbandoned'),
    noAnswer: certain(script.end === 'noAnswer'),
    hold: certain(script.holds > 0),
    cancelledTransfer: certain(script.cancelledTransfers > 0),
    conference: certain(script.conference),
    callAgain: certain(script.callsAgain),
    callBack: certain(script.calledBack),
    knownContact: certain(script.knownContact),
    disposition: script.disposition === undefined && !script.corrected ? disposition : 1,
    note: certain(script.note),
    satisfaction: certain(script.score !== undefined),
    linked: certain(script.linked),
    attributed: certain(script.attributed),
    monitored: certain(script.monitored),
    flagged: certain(script.flagged),
    failed: certain(script.failed),
    late: certain(script.late),
    corrected: certain(script.corrected),
    missedOffer: 0, // counted instead
    transfer: 0 // listed instead
  }
}
