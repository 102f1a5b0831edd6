import type { Random } from './random.ts'

/** Ranges that the numbering authorities keep free for fiction: nobody can be reached there. */
const FICTIONAL = {
  // 555-0100 to 555-0199 of any area code (North American Numbering Plan).
  us: [
    '205', '212', '213', '214', '215', '303', '305', '312', '313',
    '314', '404', '405', '412', '414', '415', '502', '503', '504',
    '505', '512', '513', '602', '603', '612', '614', '615', '617',
    '702', '704', '713', '716', '801', '804', '808', '813', '816'
  ].map(area => ({ prefix: `+1${area}55501`, digits: 2 })),
  // Ofcom's numbers for drama use.
  gb: [
    ...[
      '113', '114', '115', '116', '117', '118', '121', '131', '141', '151', '161'
    ].map(area => ({ prefix: `+44${area}4960`, digits: 3 })),
    { prefix: '+442079460', digits: 3 }, { prefix: '+441914980', digits: 3 }, { prefix: '+442920180', digits: 3 },
    { prefix: '+441632960', digits: 3 }, { prefix: '+447700900', digits: 3 }
  ]
}

export type Country = keyof typeof FICTIONAL

/** A telephone number in E.164 form from a range reserved for fiction. */
export function drawPhoneNumber (country: Country, random: Random): string {
  const { prefix, digits } = random.pick(FICTIONAL[country])
  return prefix + String(random.int(0, 10 ** digits - 1)).padStart(digits, '0')
}
