import progress, { Presets, SingleBar, type GenericFormatter } from 'cli-progress'

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
type Output = NodeJS.WritableStream & { isTTY?: boolean | undefined, columns?: number | undefined }

/** How often a line is written where no bar can be, in s. */
const INTERVAL = 10

/** Node cannot see that the package exports it by name. */
const { BarFormat: formatBar, TimeFormat: formatTime } = progress.Format

/**
 * Tells on stderr how far a command is: a bar on a terminal, a line now and then elsewhere.
 * @param unit what is counted, in the plural
 * @param first when the first line is due, in s
 */
export function createProgressReport (
  unit: string, stream: Output = process.stderr, first = INTERVAL
): ProgressReport {
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1000
  const drawn = stream.isTTY ? bar(unit, stream) : lines(unit, stream, seconds, first)
  return { ...drawn, seconds }
}

/** The smallest and the largest bar, in columns. */
const [SHORTEST, LONGEST] = [8, 40]
/** Of a terminal that does not say how wide it is. */
const COLUMNS = 80

interface Payload { notes: readonly string[] }

function bar (unit: string, stream: Output): Drawn {
  /** First things first: the bar takes what they leave, and the last note may be cut. */
  const format: GenericFormatter = (options, { progress, value, total, eta }, { notes }: Payload) => {
    const left = `${formatTime(eta, options, 5)} left`
    const text = [`${value}/${total} ${unit}`, left, ...notes].join(' | ')
    const room = (stream.columns ?? COLUMNS) - 3 // two blanks, and the last column, which would begin another line
    const barsize = Math.max(SHORTEST, Math.min(LONGEST, room - text.length))
    return ` ${formatBar(progress, { ...options, barsize })} ${text.slice(0, Math.max(0, room - barsize))}`
  }
  const options = { format, stream, clearOnComplete: true, hideCursor: true, gracefulExit: false }
  const bar = new SingleBar(options, Presets.shades_classic)
  return {
    tell ({ done, total, notes = [] }) {
      const payload = { notes }
      if (bar.isActive) {
        bar.setTotal(total)
        bar.update(done, payload)
      } else bar.start(total, done, payload)
    },
    end: () => bar.stop()
  }
}

function lines (unit: string, stream: Output, seconds: () => number, first: number): Drawn {
  let next = first
  return {
    tell ({ done, total, notes = [] }) {
      if (seconds() < next) return
      next = seconds() + INTERVAL
      stream.write(`${[`${done} of ${total} ${unit}`, ...notes].join(', ')}\n`)
    },
    end () {}
  }
}
