import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../seeding/seed-file.ts'

export interface ProgressReport {
  tell (progress: Progress): void
  /** Clears the bar away. */
  end (): void
  /** Since it was created. */
  seconds (): number
}

/** How often a line is written where no bar can be, in s. */
const INTERVAL = 10

const FORMAT = ' {bar} {value}/{total} days | {interactions} interactions | {rate}/s | {eta_formatted} left'

/** Tells on stderr how far a seeding is: a bar on a terminal, a line now and then elsewhere. */
export function createProgressReport (): ProgressReport {
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1000
  const figures = ({ interactions }: Progress) => {
    const most = Math.max(0, ...interactions.values())
    return { interactions: most, rate: Math.round(most / seconds()) }
  }
  return { ...process.stderr.isTTY ? bar(figures) : lines(figures, seconds), seconds }
}

type Figures = (progress: Progress) => { interactions: number, rate: number }

function bar (figures: Figures): Omit<ProgressReport, 'seconds'> {
  const bar = new SingleBar({ format: FORMAT, stream: process.stderr, clearOnComplete: true, hideCursor: true, gracefulExit: false }, Presets.shades_classic)
  return {
    tell (progress) {
      const { done, total } = progress.days
      if (bar.isActive) bar.update(done, figures(progress))
      else bar.start(total, done, figures(progress))
    },
    end: () => bar.stop()
  }
}

function lines (figures: Figures, seconds: () => number): Omit<ProgressReport, 'seconds'> {
  let next = INTERVAL
  return {
    tell (progress) {
      if (seconds() < next) return
      next = seconds() + INTERVAL
      const { interactions, rate } = figures(progress)
      const { done, total } = progress.days
      console.error(`${done} of ${total} days, ${interactions} interactions, ${rate} a second`)
    },
    end () {}
  }
}
