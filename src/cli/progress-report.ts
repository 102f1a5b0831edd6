import { Presets, SingleBar } from 'cli-progress'

/** How far a long piece of work has come, and what else there is to tell of it. */
export interface Step { done: number, total: number, notes?: readonly string[] }

export interface ProgressReport {
  tell (step: Step): void
  /** Clears the bar away. */
  end (): void
  /** Since it was created. */
  seconds (): number
}

type Drawn = Pick<ProgressReport, 'tell' | 'end'>

/** Standard error, or what a test has in its place. */
type Output = NodeJS.WritableStream & { isTTY?: boolean | undefined }

/** How often a line is written where no bar can be, in s. */
const INTERVAL = 10

/**
 * Tells on stderr how far a command is: a bar on a terminal, a line now and then elsewhere.
 * @param unit what is counted, in the plural
 */
export function createProgressReport (unit: string, stream: Output = process.stderr): ProgressReport {
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1000
  const drawn = stream.isTTY ? bar(unit, stream) : lines(unit, stream, seconds)
  return { ...drawn, seconds }
}

function bar (unit: string, stream: Output): Drawn {
  const format = ` {bar} {value}/{total} ${unit} | {notes}{eta_formatted} left`
  const options = { format, stream, clearOnComplete: true, hideCursor: true, gracefulExit: false }
  const bar = new SingleBar(options, Presets.shades_classic)
  return {
    tell ({ done, total, notes = [] }) {
      const payload = { notes: notes.map(note => `${note} | `).join('') }
      if (bar.isActive) {
        bar.setTotal(total)
        bar.update(done, payload)
      } else bar.start(total, done, payload)
    },
    end: () => bar.stop()
  }
}

function lines (unit: string, stream: Output, seconds: () => number): Drawn {
  let next = INTERVAL
  return {
    tell ({ done, total, notes = [] }) {
      if (seconds() < next) return
      next = seconds() + INTERVAL
      stream.write(`${[`${done} of ${total} ${unit}`, ...notes].join(', ')}\n`)
    },
    end () {}
  }
}
